"""Learning at one's stage of life: all stages, and one with its needs."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resources.stages.models import LifeStage
from resources.stages.presentation import needs_and_more, tiles
from search.answers import answer

SHOWN = 4  # resources on the page of a stage


@require_safe
def life_stages(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/chang-doi/`: the stages of life, each with the number of its resources."""
    context = {
        "page_title": _("Learning for each stage of life"),
        "page_description": _("Choose where you are in life, and find what people there most often come for."),
        "breadcrumbs": _breadcrumbs(),
        "stages": tiles(list(LifeStage.objects.all())),
    }
    return render(request, "resources/stages/index.html", context)


@require_safe
def life_stage(request: HttpRequest, code: str) -> HttpResponse:
    """`/hoc-lieu/chang-doi/<stage>/`: its needs with what answers them, some resources, what else the portal has."""
    stages = list(LifeStage.objects.all())
    stage = next((one for one in stages if one.code == code), None)
    if stage is None:
        raise Http404
    answered, unanswered, elsewhere = needs_and_more(stage, list(stage.needs.all()))
    results, hits = answer(replace(stage.query, sort="newest", size=SHOWN), objects=True)
    context = {
        "page_title": stage.title,
        "page_description": stage.intro or stage.hint,
        "breadcrumbs": _breadcrumbs(stage),
        "stage": stage,
        "needs": answered,
        "unanswered": unanswered,
        "elsewhere": elsewhere,
        "total": results.total,
        "resources": [hit.object for hit in hits],
        "other_stages": [one for one in stages if one != stage],
        "ask_address": f"{reverse('feedback')}?{urlencode({'ve': request.path})}",
        "demo": any(hit.object.demo for hit in hits),
    }
    return render(request, "resources/stages/stage.html", context)


def _breadcrumbs(stage: LifeStage | None = None) -> list[dict]:
    index = reverse("life_stages") if stage else None
    crumbs = [(_("Library"), reverse("library")), (_("Stages of life"), index)]
    if stage:
        crumbs.append((stage.title, None))
    return [{"label": label, "address": target} for label, target in crumbs]
