"""Learning at one's stage of life: all stages, and one with its needs."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resources.stages.models import LifeStage
from resources.stages.presentation import stages, tiles, what_there_is

SHOWN = 4  # resources on the page of a stage


@require_safe
def life_stages(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/chang-doi/`: the stages of life, each with the number of its resources."""
    context = {
        "page_title": _("Learning for each stage of life"),
        "page_description": _("Choose where you are in life, and find what people there most often come for."),
        "breadcrumbs": _breadcrumbs(),
        "stages": tiles(list(stages().values())),
    }
    return render(request, "resources/stages/index.html", context)


@require_safe
def life_stage(request: HttpRequest, code: str) -> HttpResponse:
    """`/hoc-lieu/chang-doi/<stage>/`: its needs with what answers them, some resources, what else the portal has."""
    if (stage := stages().get(code)) is None:
        raise Http404
    found = what_there_is(stage, SHOWN)
    context = {
        "page_title": stage.title,
        "page_description": stage.intro or stage.hint,
        "breadcrumbs": _breadcrumbs(stage),
        "stage": stage,
        "needs": found.answered,
        "unanswered": found.unanswered,
        "elsewhere": found.elsewhere,
        "total": found.total,
        "cards": found.newest,
        "other_stages": [other for other in stages().values() if other is not stage],
        "ask_address": f"{reverse('feedback')}?{urlencode({'ve': request.path})}",
        "demo": any(card.demo for card in found.newest),
    }
    return render(request, "resources/stages/stage.html", context)


def _breadcrumbs(stage: LifeStage | None = None) -> list[dict]:
    index = reverse("life_stages") if stage else None
    crumbs = [(_("Library"), reverse("library")), (_("Stages of life"), index)]
    if stage:
        crumbs.append((stage.title, None))
    return [{"label": label, "address": target} for label, target in crumbs]
