"""Goals by code: what they lead to, and the field in which a page says which it serves."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from campaigns.documents.demo import load as load_resolution
from campaigns.goals import GoalsField, GoalsFormField, goals
from campaigns.indicators.demo import load as load_measures
from tests.campaigns.documents.factories import ProvisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution(db):
    load_resolution()
    load_measures()


def test_goals_are_measures_then_provisions_in_the_order_of_the_text(resolution, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = goals(["III.4", "D1", "B1a", "II.2.1", "X9"])
    assert [(goal.code, goal.kind, goal.address) for goal in found] == [
        ("B1a", "measure", "/chi-tieu/b1a/"),
        ("D1", "measure", "/chi-tieu/d1/"),
        ("II.2.1", "provision", "/van-ban/23-nq-tu/#ii-2-1"),
        ("III.4", "provision", "/van-ban/23-nq-tu/#iii-4"),
    ]
    assert found[1].title == "Tỷ lệ người dân đạt danh hiệu công dân học tập"
    assert found[3].title == "Đẩy mạnh chuyển đổi số và ứng dụng công nghệ thông tin"


def test_provisions_are_those_of_the_resolution_alone(resolution):
    ProvisionFactory(code="III.4")  # of another document
    assert [goal.address for goal in goals(["III.4"])] == ["/van-ban/23-nq-tu/#iii-4"]


def test_goals_are_in_the_readers_language(resolution):
    with override("en"):
        measure, provision = goals(["D1", "III.4"])
    assert (measure.address, provision.address) == ("/en/chi-tieu/d1/", "/en/van-ban/23-nq-tu/#iii-4")
    assert provision.title == "Step up digital transformation and the use of information technology"


def test_a_measure_brings_its_targets_as_the_resolution_words_them_and_our_note(resolution, django_assert_num_queries):
    with django_assert_num_queries(3):
        measure, provision = goals(["III.4", "C2"], with_targets=True)
    assert measure.title == "Cơ sở giáo dục triển khai hoạt động quản lý, giảng dạy và học tập trên môi trường số"
    assert [(target.year, target.shown) for target in measure.targets] == [(2025, "80%"), (2030, "90%")]
    assert "hai con số không so thẳng được" in measure.note
    assert (provision.targets, provision.note) == ((), "")
    [ranged] = goals(["B1a"], with_targets=True)
    assert [target.shown for target in ranged.targets] == ["55–60%", "trên 60%"]


def test_no_codes_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert goals([]) == []


def test_the_form_field_offers_checkboxes_grouped_by_measures_and_provisions(resolution):
    groups = dict(GoalsFormField().choices)
    assert "Xóa mù chữ và phổ cập giáo dục" in groups
    assert ("A1", "A1 · Kết quả đạt chuẩn xóa mù chữ mức độ 2") in groups["Xóa mù chữ và phổ cập giáo dục"]
    assert [code for code, _label in groups["III · Nhiệm vụ, giải pháp trọng tâm"]] == [
        f"III.{number}" for number in range(1, 10)
    ]


def test_the_form_field_shows_what_is_chosen(resolution):
    class Form(forms.Form):
        goals = GoalsFormField(required=False)

    html = str(Form(initial={"goals": ["D1"]})["goals"])
    assert html.count('type="checkbox"') > 50
    assert html.count("checked") == 1
    assert 'value="D1" ' in html
    assert Form({"goals": ["III.4", "D1"]}).is_valid()


def test_an_unknown_code_is_refused_by_name(resolution):
    with pytest.raises(ValidationError) as refusal:
        GoalsFormField().clean(["D1", "D99"])
    assert refusal.value.messages == ["Nghị quyết không có mục tiêu này: D99. Hãy chọn trong danh sách."]


def test_the_choices_are_read_when_they_are_needed(resolution, django_assert_num_queries):
    with django_assert_num_queries(0):
        field = GoalsFormField(required=False)
        assert field.clean([]) == []
    with django_assert_num_queries(2):
        assert field.clean(["D1", "III.4", "B1a"]) == ["D1", "III.4", "B1a"]


@pytest.mark.parametrize("value", ["D1", {"D1": 1}, [1], [["D1"]]])
def test_the_model_field_refuses_what_is_no_list_of_goals(resolution, value):
    with pytest.raises(ValidationError):
        GoalsField().clean(value, None)


def test_a_goal_that_is_gone_does_not_keep_a_page_from_being_published(resolution):
    """The form refuses what nobody can choose; what was chosen once may have lost its provision since."""
    assert GoalsField().clean(["D99"], None) == ["D99"]


def test_the_model_field_is_an_empty_list_by_default_and_its_form_has_checkboxes():
    field = GoalsField()
    assert (field.get_default(), field.blank) == ([], True)
    assert isinstance(field.formfield(), GoalsFormField)
    assert not field.formfield().required
