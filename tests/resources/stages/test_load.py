"""The delivered stages: complete in both languages, of terms that exist; loading them again changes nothing."""

import json
import unicodedata

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from core.pattern_samples import icon_names
from resources.stages.load import load_stages, read_stages
from resources.stages.models import FACETS, LifeStage, StageNeed
from resources.vocabularies.lookup import TermTable


def test_the_file_says_everything_in_both_languages_with_terms_and_icons_that_exist() -> None:
    known, icons = TermTable.from_file(), set(icon_names())
    stages = read_stages()
    assert len(stages) == 8
    for stage in stages:
        assert 4 <= len(stage["needs"]) <= 6
        assert stage["intro_vi"]
        assert stage["intro_en"]
        for aim in (stage, *stage["needs"]):
            assert all(aim[f"{name}_{language}"] for name in ("title", "hint") for language in ("vi", "en")), aim
            assert aim["icon"] in icons
            for vocabulary, column in FACETS.items():
                assert all(known.get(vocabulary, code) for code in aim.get(column, ())), aim
            for text in filter(lambda value: isinstance(value, str), aim.values()):
                assert text == " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.django_db
def test_all_of_it_is_in_the_database_and_valid() -> None:
    assert list(LifeStage.objects.values_list("code", flat=True)) == [stage["code"] for stage in read_stages()]
    assert StageNeed.objects.count() == sum(len(stage["needs"]) for stage in read_stages())
    for aim in (*LifeStage.objects.all(), *StageNeed.objects.all()):
        aim.full_clean()


@pytest.mark.django_db
def test_what_editors_made_of_it_stays() -> None:
    stage = LifeStage.objects.get(code="hoc-sinh")
    stage.title_vi = "Em đi học"
    stage.save()
    stage.needs.first().delete()
    LifeStage.objects.get(code="nguoi-lao-dong").delete()
    left = StageNeed.objects.count()
    assert load_stages(apps) == 0
    assert StageNeed.objects.count() == left
    assert LifeStage.objects.get(code="hoc-sinh").title_vi == "Em đi học"
    assert not LifeStage.objects.filter(code="nguoi-lao-dong").exists()


@pytest.mark.django_db
def test_a_new_stage_of_a_later_delivery_is_added_behind_the_others(tmp_path) -> None:
    file = tmp_path / "stages.json"
    new = {"code": "noi-tro", "title_vi": "Người nội trợ", "icon": "users", "audiences": ["nguoi-noi-tro"]}
    needs = [{"title_vi": "Nấu ăn", "topics": ["suc-khoe"]}, {"title_vi": "Tiền nong", "topics": ["tai-chinh"]}]
    file.write_text(json.dumps([*read_stages(), {**new, "needs": needs}]))
    assert load_stages(apps, file) == 1
    last = LifeStage.objects.last()
    assert [need.title_vi for need in last.needs.all()] == ["Nấu ăn", "Tiền nong"]
    assert (last.code, load_stages(apps, file)) == ("noi-tro", 0)


def test_what_means_the_whole_library_is_refused() -> None:
    for words in ("", "?!"):
        with pytest.raises(ValidationError):
            StageNeed(title_vi="Tất cả", words=words).clean()
    with pytest.raises(ValidationError):
        StageNeed(title_vi="Quá nhiều", levels=[f"lop-{number}" for number in range(61)]).clean()
    StageNeed(title_vi="Một", words="đan").clean()
