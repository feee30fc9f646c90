"""The way to an Elasticsearch: its address is never shown with a password in it."""

import traceback

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import Unavailable
from search.engines.connection import connect
from tests.search.faults import says, serving


def info(client: Elasticsearch) -> dict:
    return client.info().body


@pytest.mark.parametrize(
    "url",
    [
        "http://portal:gehe/im@127.0.0.1:9",
        "http://portal:gehe?im@127.0.0.1:9",
        "http://portal:gehe#im@127.0.0.1:9",
        "http://portal:4711/gehe@127.0.0.1:9",
        "http://portal:gehe@no host:9",
        "http://portal:gehe@[127.0.0.1:9",
        "http://portal:gehe[im@127.0.0.1:99999",
        "http://portal:gehe℀@127.0.0.1:9",
        "ftp://portal:gehe@127.0.0.1:9",
        "portal:gehe@127.0.0.1:9",
    ],
)
def test_a_password_stands_in_no_error(url):
    with pytest.raises(Unavailable) as fault:
        connect(url).ask(info, 2)
    told = "".join(traceback.format_exception(fault.value))
    assert "gehe" not in told
    assert "4711" not in told


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://search.example.org", ("https", "search.example.org", 443, "")),
        ("http://portal:a%2Fb%40c@search.example.org/es", ("http", "search.example.org", 80, "/es")),
        ("HTTP://[::1]:9200/", ("http", "::1", 9200, "")),
    ],
)
def test_an_address_may_have_a_port_and_a_path(url, parts):
    node = connect(url).ask(lambda client: next(iter(client.transport.node_pool.all())).config, 2)
    assert (node.scheme, node.host, node.port, node.path_prefix) == parts


def test_all_requests_share_connections_and_each_has_its_time():
    with serving(says(200, {"took": 1})) as (url, asked):
        clients = [connect(url).ask(lambda client: client, seconds) for seconds in (1.2, 1.9, 30)]
        assert connect(url).ask(info, 2) == {"took": 1}
    assert clients[0] is clients[1]
    assert clients[0].transport is clients[2].transport
    assert [client._request_timeout for client in clients] == [2, 2, 30]
    assert asked == ["/"]
