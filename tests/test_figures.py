"""Every figure in the content that the portal starts with, and where it comes from. What is not listed is invented.

A figure is a share in percent or a number of things that are counted. The results of the measures have a list of
their own (`campaigns/indicators/test_figures.py`), so have the facts of the Learning City page.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RESOLUTION = "Resolution No. 23-NQ/TU"
UNITS = "Resolution 1656/NQ-UBTVQH15 of 16/06/2025, nld.com.vn 16/06/2025"
NETWORK = "vietnamplus.vn and hanoicapital.chinhphu.vn, 05/12/2025"
LITERACY = "anninhthudo.vn and hanoimoi.vn, 11/07/2023"
DECISION_387 = "Decision 387/QĐ-TTg of 25/03/2022, lsu.vn"
DECISION_677 = "Decision 677/QĐ-TTg of 03/06/2022, as reported by Pháp luật và Xã hội"

SOURCES = {
    "campaigns/news/data/news.json": {
        "25 chỉ tiêu": RESOLUTION,
        "22 chỉ tiêu": RESOLUTION,
        "126 xã": UNITS,
        "126 đơn vị": UNITS,
        "51 phường": UNITS,
        "75 xã": UNITS,
        "526 xã": UNITS,
        "526 đơn vị": UNITS,
        "12 quận": UNITS,
        "17 huyện": UNITS,
        "1 thị xã": UNITS,
        "72 thành phố": NETWORK,
        "46 quốc gia": NETWORK,
        "425 thành phố": NETWORK,
        "91 quốc gia": NETWORK,
        "72 new cities": NETWORK,
        "46 countries": NETWORK,
        "425 cities": NETWORK,
        "91 countries": NETWORK,
    },
    "campaigns/learning_models/data/learning_models.json": {
        "126 đơn vị": UNITS,
        "126 xã": UNITS,
        "51 phường": UNITS,
        "75 xã": UNITS,
        "30 quận": UNITS,
        "126 units": UNITS,
        "126 wards": UNITS,
        "51 wards": UNITS,
        "75 communes": UNITS,
        "30 former districts": UNITS,
        "70%": DECISION_387,
        "65%": DECISION_387,
        "80%": f"{DECISION_387}; {DECISION_677}",
        "60%": DECISION_677,
        "90%": DECISION_677,
    },
    "home/data/home.json": {
        "99,97%": LITERACY,
        "99.97%": LITERACY,
        "99,6%": RESOLUTION,
        "99.6%": RESOLUTION,
        "67%": "vnexpress.net, 05/12/2025, attributed to UNESCO",
        "80%": RESOLUTION,
    },
    "home/data/pages/gioi-thieu.json": {"25 chỉ tiêu": RESOLUTION, "25 measures": RESOLUTION},
    "home/data/pages/kha-nang-tiep-can.json": {"400%": "the zoom that WCAG 2.2 asks for (1.4.10)"},
}
# Campaigns and stories are samples or name no figure at all.
WITHOUT = ("campaigns/campaigns/data/campaigns.json", "campaigns/stories/data/stories.json")

_COUNTED = (
    "chỉ tiêu|thành phố|quốc gia|phường|xã|quận|huyện|thị xã|đơn vị|trường|gia đình|dòng họ|tổ dân phố|thư viện|"
    "trung tâm|học sinh|cơ sở|measures|(?:new )?cities|countries|wards|communes|(?:former )?districts|units|schools|"
    "families|clans|libraries|centres|pupils"
)
_FIGURE = re.compile(rf"(?<![\w.,/-])\d[\d.,]*(?:\s?%| (?:{_COUNTED})\b)")
_TAG = re.compile(r"<[^>]+>")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield _TAG.sub("", value)


def _figures(path: str) -> set[str]:
    texts = _texts(json.loads((ROOT / path).read_text(encoding="utf-8")))
    return {found for text in texts for found in _FIGURE.findall(text)}


def _files() -> list[str]:
    return sorted(
        str(path.relative_to(ROOT))
        for folder in (
            "campaigns/campaigns",
            "campaigns/learning_models",
            "campaigns/news",
            "campaigns/stories",
            "home",
        )
        for path in (ROOT / folder / "data").rglob("*.json")
    )


@pytest.mark.parametrize("path", _files())
def test_every_figure_has_its_source(path):
    assert _figures(path) == set(SOURCES.get(path, {}))


def test_the_list_names_no_file_that_is_gone():
    assert set(SOURCES) | set(WITHOUT) <= set(_files())


def test_a_figure_is_recognised():
    assert _FIGURE.findall("hơn 67% gia đình, 1.192 thư viện và 126 xã; ngày 05/12/2025, TT 25/2023, CC BY 4.0") == [
        "67%",
        "1.192 thư viện",
        "126 xã",
    ]
