"""The pages of the learning models, in both languages. They are content, not samples: removal leaves them."""

import json
from pathlib import Path

from campaigns.learning_models.kinds import LearningModel
from campaigns.learning_models.models import LearningModelIndexPage, LearningModelPage
from core.demo import DemoPart
from core.pages import home_page, publish_in_both

FILE = Path(__file__).parent / "data" / "learning_models.json"
LANGUAGES = ("vi", "en")


def load() -> int:
    """Write the pages into a portal that has a home page and none of them yet; returns how many, both languages."""
    home = home_page()
    if home is None or LearningModelIndexPage.objects.exists():
        return 0
    record = json.loads(FILE.read_text(encoding="utf-8"))
    vietnamese, english = (_index(record["index"][language]) for language in LANGUAGES)
    index = publish_in_both(LearningModelIndexPage(slug="mo-hinh", locale=home.locale, **vietnamese), home, english)
    for row in record["models"]:
        vietnamese, english = (_model(row, record["texts"], language) for language in LANGUAGES)
        page = LearningModelPage(
            slug=LearningModel(row["code"]).slug,
            code=row["code"],
            goals=row["goals"],
            locale=home.locale,
            **vietnamese,
        )
        publish_in_both(page, index, english)
    return 2 * (1 + len(record["models"]))


def _index(fields: dict) -> dict:
    return {**fields, "body": json.dumps(fields["body"])}


def _model(row: dict, texts: dict, language: str) -> dict:
    governing = [
        {"type": "text", "value": {**texts[key], "note": texts[key][f"note_{language}"]}} for key in row["texts"]
    ]
    return {**_index(row[language]), "texts": json.dumps(governing)}


def remove() -> int:
    return 0


DEMO = DemoPart("learning models", load, remove)
