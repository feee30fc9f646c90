"""Stages of life for tests: one call gives a valid one, with needs."""

from resources.stages.models import LifeStage, StageNeed


def a_stage(code: str = "thu-nghiem", needs: tuple[dict, ...] = (), **fields) -> LifeStage:
    """Return a saved stage; `needs` are the fields of its needs, in their order."""
    given = {"title_vi": f"Chặng {code}", "title_en": f"Stage {code}", "audiences": ["nguoi-noi-tro"], **fields}
    stage = LifeStage.objects.create(code=code, position=900, **given)
    for position, need in enumerate(needs):
        StageNeed.objects.create(stage=stage, position=position, **{"title_vi": f"Nhu cầu {position}", **need})
    return stage
