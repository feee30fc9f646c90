"""Kinds of messages, to which later rooms add theirs."""

import pytest

from people.feedback import kinds
from people.feedback.forms import FeedbackForm
from people.feedback.kinds import FeedbackKind, kind_choices, offered_kinds, register_kind
from people.feedback.models import Feedback


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))


def test_a_kind_of_another_room_is_offered_and_stored():
    register_kind(FeedbackKind("lost", "Nhờ tìm giúp", "Không tìm thấy học liệu cần tìm."))
    assert ("lost", "Nhờ tìm giúp") in kind_choices()
    assert "Nhờ tìm giúp" in str(FeedbackForm()["kind"])
    assert Feedback(kind="lost").get_kind_display() == "Nhờ tìm giúp"


def test_a_kind_with_a_form_of_its_own_is_no_choice():
    register_kind(FeedbackKind("report", "Báo lỗi học liệu", offered=False))
    assert "report" not in [kind.name for kind in offered_kinds()]
    assert ("report", "Báo lỗi học liệu") in kind_choices()


def test_the_last_registration_of_a_name_wins():
    before = len(kind_choices())
    for label in ("Một", "Hai"):
        register_kind(FeedbackKind("twice", label))
    assert len(kind_choices()) == before + 1
    assert dict(kind_choices())["twice"] == "Hai"
