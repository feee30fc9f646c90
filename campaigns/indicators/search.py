"""How the measures are found: by code, by name in both languages, by the words of their targets."""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from campaigns.indicators.models import Indicator
from campaigns.indicators.overview import Row
from campaigns.indicators.overview import rows as overview_rows
from core.cache import kept_for_readers
from core.localised import current_language, in_each_language
from search.documents import DocumentData
from search.registry import Kind, rows


def to_search_documents(indicators: Iterable[Indicator]) -> Iterator[DocumentData]:
    """Yield one search document for each measure; its targets should be prefetched."""
    for indicator in indicators:
        groups = in_each_language(indicator.get_group_display)
        with override(settings.LANGUAGE_CODE):
            address = indicator.get_absolute_url()
        quotes = [target.quote for target in indicator.targets.all() if target.quote]
        yield DocumentData(
            kind=INDICATORS.name,
            object_id=str(indicator.pk),
            title=f"{indicator.code} · {indicator.name_vi}",
            body="\n\n".join(filter(None, [indicator.measured_vi, *quotes, indicator.note_vi])),
            terms="\n".join(filter(None, [indicator.name_en, indicator.measured_en, indicator.note_en])),
            address=address,
            shown={
                "title_en": f"{indicator.code} · {indicator.name_en}",
                **{f"place_{code}": group for code, group in groups.items()},
            },
            weight=1.3,
        )


def _documents(ids: Sequence[str]) -> Iterator[DocumentData]:
    return to_search_documents(Indicator.objects.filter(pk__in=ids).prefetch_related("targets"))


def _fetch(ids: Sequence[str]) -> dict[str, Indicator]:
    return {str(row.pk): row for row in Indicator.objects.filter(pk__in=ids)}


def _hit_rows(ids: Sequence[str]) -> dict[str, Row]:
    """Return what the page of all measures shows of these: there are 25, so all are kept."""
    known = kept_for_readers(
        f"measures-{current_language()}", lambda: {str(row.indicator.pk): row for row in overview_rows()}
    )
    return {number: known[number] for number in ids if number in known}


INDICATORS = Kind(
    name="indicator",
    label=_("Measures"),
    public=lambda: Q(Exists(Indicator.objects.filter(pk=OuterRef("number")))),
    fetch=_fetch,
    hit_objects=_hit_rows,
    documents=_documents,
    next_ids=rows(Indicator.objects.all),
    template="indicators/hit.html",
    position=25,
)
