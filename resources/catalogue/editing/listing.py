"""The editors' list: found by the portal's own search, filtered, sorted, exported; the same queries for any number."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from resources.catalogue.editing.completeness import gaps, number_of_gaps, percent
from resources.catalogue.editing.export import table_response
from resources.catalogue.editing.filters import scheduled
from resources.catalogue.editing.finding import find
from resources.catalogue.models import LearningResource
from resources.permissions import may_import, may_restore

BY_GAPS = "gaps"


class StatusColumn(StatusTagColumn):
    """Wagtail's own asks the database once a row whether it is scheduled."""

    def __init__(self) -> None:
        super().__init__(
            "status",
            label=gettext_lazy("Status"),
            accessor=self._status,
            sort_key="live",
            primary=lambda row: row.live,
        )

    @staticmethod
    def _status(row: LearningResource) -> str:
        words = [_("live") if row.live else _("expired") if row.expired else _("draft")]
        if row.is_scheduled:
            words.append(_("scheduled"))
        elif row.live and row.has_unpublished_changes:
            words.append(_("draft"))
        if row.locked:
            words.append(_("locked"))
        return " + ".join(words)


class CompletenessColumn(Column):
    cell_template_name = "resources/admin/completeness_cell.html"

    def __init__(self) -> None:
        super().__init__("completeness", label=gettext_lazy("Completeness"), sort_key=BY_GAPS)

    def get_cell_context_data(self, instance: LearningResource, parent_context: dict) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        missing = gaps(instance)
        return {**context, "percent": percent(len(missing)), "gaps": missing}


def shown_rows(pks: Sequence[int]) -> list[LearningResource]:
    """Return the resources of a page in the order of their keys, with all that its columns show."""
    rows = (
        LearningResource.objects.filter(pk__in=pks)
        .select_related("type", "licence")
        .prefetch_related("levels", "subjects", "topics", "audiences", "accessibility", "link_rows")
        .annotate(is_scheduled=Q(pk__in=scheduled()))
    )
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in pks if pk in by_pk]


COLUMNS = [
    "title",
    Column("type", label=gettext_lazy("Type"), sort_key="type"),
    Column("licence_label", label=gettext_lazy("Licence")),
    Column("source_name", label=gettext_lazy("Source"), sort_key="source"),
    CompletenessColumn(),
    DateColumn("changed_at", label=gettext_lazy("Changed"), sort_key="changed_at"),
    StatusColumn(),
]


class ResourceIndexView(IndexView):
    """The list. `get_queryset` says what it holds, to bulk actions as well."""

    is_searchable = True
    show_export_buttons = True

    def get_valid_orderings(self) -> list[str]:
        return [*super().get_valid_orderings(), "sort_key", "-sort_key"]

    def _get_custom_column(self, field_name: str, column_class: type = Column, **kwargs) -> Column:
        if field_name != "title":
            return super()._get_custom_column(field_name, column_class, **kwargs)
        return column_class("title", label=_("Title"), sort_key="sort_key", **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return LearningResource.objects.all()

    def order_queryset(self, rows: QuerySet) -> QuerySet:
        if self.ordering.lstrip("-") == BY_GAPS:
            rows = rows.annotate(gaps=number_of_gaps())
        return rows.order_by(self.ordering, "-pk")

    def search_queryset(self, rows: QuerySet) -> QuerySet | list[int]:
        """Look for the typed words; unless another order is asked for, the best come first."""
        if not self.is_searching:
            return rows
        pks = find(rows, self.search_query)
        if not self.is_explicitly_ordered:
            return pks
        found = set(pks)
        return [pk for pk in rows.values_list("pk", flat=True).iterator() if pk in found]

    def get_queryset(self) -> QuerySet | list[int]:
        """Return the primary keys of all that matches, in order; `paginate_queryset` fetches the rows of a page."""
        rows = super().get_queryset()
        return rows if isinstance(rows, list) else rows.values_list("pk", flat=True)

    def paginate_queryset(self, pks: QuerySet | list[int], page_size: int) -> tuple:
        paginator, page, found, more = super().paginate_queryset(pks, page_size)
        paginator.model = LearningResource
        page.object_list = shown_rows(list(found))
        return paginator, page, page.object_list, more

    def as_spreadsheet(self, pks: QuerySet | list[int], format: str) -> HttpResponse:
        return table_response(list(pks), format)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if may_import(self.request.user):
            buttons.append(
                Button(_("Import a table"), url=reverse("import_resources"), icon_name="upload", priority=95)
            )
        if may_restore(self.request.user):
            buttons.append(Button(_("Deleted"), url=reverse("deleted_resources"), icon_name="bin", priority=99))
        return buttons
