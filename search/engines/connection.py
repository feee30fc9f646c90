"""The way to an Elasticsearch: its client, a limit of time on all it does, and one name for all that can go wrong."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import Unavailable
from search.engines.deadline import Answer, within

_REFUSED = (400, 413)


class Refused(Unavailable):
    """Elasticsearch is well, but does not take this one request."""


class Connection:
    """To one address; it connects when it is first asked. `api_key` and `ca_file` may be empty."""

    def __init__(self, url: str, api_key: str = "", ca_file: str = "") -> None:
        self._access = (url, api_key, ca_file)

    def ask(self, work: Callable[[Elasticsearch], Answer], seconds: float) -> Answer:
        """Return what `work` returns, which is given the client and must not touch the database.

        Raises Refused for a request that was understood and is not taken, Unavailable for all else that can go wrong.
        """

        def working() -> Answer:
            return work(_client(*self._access).options(request_timeout=max(seconds, 0.01), max_retries=0))

        try:
            return within(seconds, working)
        except ApiError as error:
            answered = isinstance(error.body, dict) and "error" in error.body
            kind = Refused if error.meta.status in _REFUSED and answered else Unavailable
            raise kind(str(error)[:300]) from error
        except TimeoutError as error:
            raise Unavailable(str(error) or f"no answer within {seconds:.1f} s") from error
        except Exception as error:  # whatever stands there may be no Elasticsearch, and make the client raise anything
            raise Unavailable(f"{type(error).__name__}: {error}"[:300]) from error


def understood(read: Callable[[Any], Answer], answer: Any) -> Answer:
    """Return what `read` makes of an answer; raises Unavailable if it makes no sense."""
    try:
        return read(answer)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Unavailable("the answer is none of Elasticsearch's") from error


def connect(url: str = "", api_key: str = "", ca_file: str = "") -> Connection:
    """Return the way to an address, by default to that of the settings, with its key and its authority."""
    if url in ("", settings.ELASTICSEARCH_URL):
        url = settings.ELASTICSEARCH_URL
        api_key, ca_file = api_key or settings.ELASTICSEARCH_API_KEY, ca_file or settings.ELASTICSEARCH_CA_FILE
    return Connection(url, api_key, ca_file)


@lru_cache(maxsize=4)
def _client(url: str, api_key: str, ca_file: str) -> Elasticsearch:
    """Return the client, with its open connections, for all who ask for the same."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("ELASTICSEARCH_URL is not an address like https://search.example.org:9200")
    if parts.port is None:
        url = parts._replace(netloc=f"{parts.netloc}:{443 if parts.scheme == 'https' else 80}").geturl()
    if ca_file and not Path(ca_file).is_file():
        raise ValueError("ELASTICSEARCH_CA_FILE names no file")
    secure = {"ca_certs": ca_file} if ca_file and parts.scheme == "https" else {}
    return Elasticsearch(url, api_key=api_key or None, max_retries=0, retry_on_timeout=False, **secure)
