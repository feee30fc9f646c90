"""Servers that are anything but a healthy Elasticsearch."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address) -> None:
        """A client that gave up waiting is what we want to see."""


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server that answers everything like this, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with contextlib.suppress(OSError):
                answer(self)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer

        def log_message(self, *args) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def says(status: int, body: object, kind: str = "application/json", product: bool = True) -> Answer:
    """An answer of this status; a body that is no text is sent as JSON."""
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        if product:
            request.send_header("X-Elastic-Product", "Elasticsearch")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return answer


def error(status: int, kind: str) -> Answer:
    """What Elasticsearch says of an error."""
    reason = {"type": kind, "reason": "a reason"}
    return says(status, {"error": {"root_cause": [reason], **reason}, "status": status})


def silent(request: BaseHTTPRequestHandler) -> None:
    """Takes the question and says nothing."""
    time.sleep(30)


def drips_headers(request: BaseHTTPRequestHandler) -> None:
    """A letter now and then, for ever."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _turn in range(100):
        request.wfile.write(b"x")
        time.sleep(0.3)


def drips_body(request: BaseHTTPRequestHandler) -> None:
    """Good headers, and then a letter now and then."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\n")
    request.wfile.write(b"Content-Length: 1000\r\n\r\n")
    for _turn in range(100):
        request.wfile.write(b" ")
        time.sleep(0.3)


def hangs_up(request: BaseHTTPRequestHandler) -> None:
    """Closes the connection in the middle of its answer."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
    request.close_connection = True


FAULTS: dict[str, Answer] = {
    "silent": silent,
    "drips headers": drips_headers,
    "drips body": drips_body,
    "hangs up": hangs_up,
    "full": error(429, "es_rejected_execution_exception"),
    "locked": error(401, "security_exception"),
    "forbidden": error(403, "security_exception"),
    "no index": error(404, "index_not_found_exception"),
    "no shard": error(503, "search_phase_execution_exception"),
    "a web page": says(200, "<h1>Welcome</h1>", "text/html", product=False),
    "a proxy's page": says(502, "<h1>Bad gateway</h1>", "text/html", product=False),
    "a proxy that refuses": says(400, "<h1>Bad request</h1>", "text/html", product=False),
    "another server's JSON": says(200, {"hits": []}, product=False),
    "no JSON": says(200, "{{{"),
    "a list": says(200, [1, 2]),
    "no hits": says(200, {"took": 1}),
    "odd hits": says(200, {"hits": {"total": {"value": "many"}, "hits": [{}]}, "aggregations": {}}),
    "nothing": says(200, ""),
}
