"""What /health/ready says of search. The address itself is wired in config/urls.py."""

import asyncio

import pytest
from asgiref.sync import async_to_sync
from django.db import OperationalError
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView

from search import engines
from search.health import Search
from tests.search.faults import FAULTS, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(rf):
    """The report in one of its formats."""

    def ready(kind: str = "text"):
        view = HealthCheckView.as_view(checks=["search.health.Search"])
        return async_to_sync(view)(rf.get("/health/ready", {"format": kind}))

    return ready


def test_the_database_answers_and_is_meant_to(ready):
    response = ready()
    assert (response.status_code, response.content.decode()) == (200, f"Search({engines.engine().name}: ok): OK\n")


def test_without_elasticsearch_the_site_is_ready_and_says_so(ready, settings):
    with serving(FAULTS["no shard"]) as (url, _asked):
        settings.ELASTICSEARCH_URL = url
        for _turn in range(2):
            response = ready()
            name = engines.database_engine().name
            assert (response.status_code, response.content.decode()) == (200, f"Search({name}: degraded): OK\n")
    assert b'engine="' + name.encode() + b'",state="degraded"} 1' in ready("openmetrics").content


def test_elasticsearch_answers(ready, settings, elasticsearch_engine, elasticsearch_url):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = elasticsearch_url, elasticsearch_engine.alias
    assert ready("json").content.decode() == '{"Search(elasticsearch: ok)": "OK"}'


def test_where_nobody_answers_the_site_is_not_ready(ready, monkeypatch):
    def broken(self, plan):
        raise OperationalError("no such table, and a password")

    monkeypatch.setattr(type(engines.database_engine()), "query", broken)
    response = ready()
    assert response.status_code == 500
    assert "cannot be read" in response.content.decode()
    assert "password" not in response.content.decode()
    with pytest.raises(ServiceUnavailable):
        asyncio.run(Search().run())
