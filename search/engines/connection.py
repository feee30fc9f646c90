"""The way to an Elasticsearch: its client, a limit of time on all it does, and one name for all that can go wrong."""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from elastic_transport import NodeConfig
from elastic_transport.client_utils import url_to_node_config
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import Unavailable
from search.engines.deadline import Answer, within

_REFUSED = (400, 413)
_ADDRESS = re.compile(r"https?://([^/?#]*@)?[^/?#@]+(/[^?#@]*)?", re.IGNORECASE)
_NONSENSE = "the answer is none of Elasticsearch's"
_NO_ADDRESS = (
    "ELASTICSEARCH_URL is not an address like https://search.example.org:9200; "
    "in a password, / is written %2F, ? %3F, # %23 and @ %40"
)


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
            return work(_client(*self._access, math.ceil(seconds)))

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
        raise Unavailable(_NONSENSE) from error


def responses(answer: Any, number: int) -> list[Any]:
    """Return the answers of so many searches of one request.

    Raises Refused or Unavailable as `Connection.ask` does where one of them failed.
    """

    def check(one: Any) -> Any:
        if "error" in one:
            kind = Refused if int(one["status"]) in _REFUSED else Unavailable
            raise kind(f"{one['status']} {one['error']['type']}: {one['error']['reason']}"[:300])
        return one

    found = understood(lambda held: [check(one) for one in held["responses"]], answer)
    if len(found) != number:
        raise Unavailable(_NONSENSE)
    return found


def connect(url: str = "", api_key: str = "", ca_file: str = "") -> Connection:
    """Return the way to an address, by default to that of the settings, with its key and its authority."""
    if url in ("", settings.ELASTICSEARCH_URL):
        url = settings.ELASTICSEARCH_URL
        api_key, ca_file = api_key or settings.ELASTICSEARCH_API_KEY, ca_file or settings.ELASTICSEARCH_CA_FILE
    return Connection(url, api_key, ca_file)


@lru_cache(maxsize=256)
def _client(url: str, api_key: str, ca_file: str, seconds: int) -> Elasticsearch:
    """Return the client of `_connected` with so much patience. Kept, because making it takes a millisecond."""
    return _connected(url, api_key, ca_file).options(request_timeout=seconds)


@lru_cache(maxsize=4)
def _connected(url: str, api_key: str, ca_file: str) -> Elasticsearch:
    """Return the client, with its open connections, for all who ask for the same."""
    node = _node(url)
    if ca_file and not Path(ca_file).is_file():
        raise ValueError("ELASTICSEARCH_CA_FILE names no file")
    secure = {"ca_certs": ca_file} if ca_file and node.scheme == "https" else {}
    return Elasticsearch([node], api_key=api_key or None, max_retries=0, retry_on_timeout=False, **secure)


def _node(url: str) -> NodeConfig:
    """Return an address as the client takes it. Raises ValueError in words of our own: an address may hold a
    password, and what cannot read it quotes it."""
    try:
        if not _ADDRESS.fullmatch(url):
            raise ValueError
        return url_to_node_config(url, use_default_ports_for_scheme=True)
    except ValueError:
        raise ValueError(_NO_ADDRESS) from None
