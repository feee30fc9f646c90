"""The decision, without a database."""

from dataclasses import replace

import pytest

from resources.intake.decide import Existing, decide
from resources.record import FIELD_NAMES, record_hash
from tests.resources.factories import a_record

pytestmark = pytest.mark.usefixtures("english")

RECORD = a_record(1, tags=("a", "OER"))
FINGERPRINT = record_hash(RECORD)
KNOWN = Existing(
    pk=1, public_id="abc", source="s", source_name="S", title="Phân số", fingerprint=FINGERPRINT, record=RECORD
)
NEWER = replace(RECORD, publisher="Another", licence_version="3.0")


def decided(record=NEWER, existing=KNOWN, locks=()):
    return decide(record, record_hash(record), existing, locks, source="s")


def test_what_is_not_there_is_created() -> None:
    decision = decided(existing=None)
    assert decision.outcome == "created"
    assert decision.record == NEWER
    assert decision.changed == FIELD_NAMES


def test_what_has_not_changed_since_the_last_time_is_unchanged() -> None:
    """Even if an editor has changed it here: the source says nothing new."""
    decision = decided(RECORD, replace(KNOWN, record=NEWER))
    assert decision.outcome == "unchanged"
    assert decision.record is None


def test_what_differs_is_updated_and_named() -> None:
    decision = decided()
    assert decision.outcome == "updated"
    assert decision.changed == ("publisher", "licence_version")
    assert "publisher" in decision.reason


def test_fields_that_an_editor_keeps_keep_their_words() -> None:
    decision = decided(locks=["publisher"])
    assert decision.changed == ("licence_version",)
    assert decision.record.publisher == RECORD.publisher
    assert decided(locks=["publisher", "licence_version"]).outcome == "unchanged"


def test_another_sources_resource_is_a_duplicate() -> None:
    decision = decided(existing=replace(KNOWN, source="other"))
    assert decision.outcome == "duplicate_of"
    assert "Phân số" in decision.reason


@pytest.mark.parametrize("state", [{"live": False}, {"has_draft": True}, {"locked": True}])
def test_what_an_editor_is_at_waits(state) -> None:
    decision = decided(existing=replace(KNOWN, **state))
    assert decision.outcome == "unchanged"
    assert "editor" in decision.reason
    assert decided(RECORD, replace(KNOWN, **state)).outcome == "unchanged"


def test_letter_case_of_tags_is_no_difference() -> None:
    assert decided(replace(RECORD, tags=("A", "oer"))).outcome == "unchanged"
    assert decided(replace(RECORD, tags=("A",))).changed == ("tags",)
