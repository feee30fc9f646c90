"""The portal with one more page: a Django view that renders a small template, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from config.urls import urlpatterns as portal

ADDRESS = "/trang-tran/"
_TEMPLATE = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><ul>
{% for row in rows %}<li id="r{{ row.number }}">
<a href="{{ row.address }}">{{ row.title }}</a>{% if row.new %} *{% endif %}
{% endfor %}</ul></body></html>"""
_ROWS = [{"number": n, "title": f"Dòng số {n}", "address": f"/{n}/", "new": n % 3 == 0} for n in range(20)]
_template = engines["django"].from_string(_TEMPLATE)


def bare(request: HttpRequest) -> HttpResponse:
    """Twenty rows of a list, through the portal's middleware."""
    return HttpResponse(_template.render({"title": "Trang trần", "rows": _ROWS}))


urlpatterns = [path(ADDRESS[1:], bare), *portal]
