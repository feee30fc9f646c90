"""How editors find wards and communes and mend their names. Units come and go by law, not in the admin."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.localities import Locality, LocalityQuerySet


class NamesOnly(ModelPermissionPolicy):
    """Editors may change units; nobody adds or deletes one by hand."""

    def user_has_permission(self, user, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class LocalityIndexView(IndexView):
    """The list; its search field knows neither accents nor letter case."""

    def search_queryset(self, queryset: LocalityQuerySet) -> LocalityQuerySet:
        return queryset.matching(self.search_query) if self.is_searching else queryset


class LocalitySearchForm(SearchFilterMixin, BaseFilterForm):
    """The search field of the chooser; it searches as the list does."""

    def filter(self, objects: LocalityQuerySet) -> LocalityQuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return objects.matching(self.search_query)


class LocalityChooseView(ChooseView):
    filter_form_class = LocalitySearchForm


class LocalityChooseResultsView(ChooseResultsView):
    filter_form_class = LocalitySearchForm


class LocalityChooserViewSet(SnippetChooserViewSet):
    choose_view_class = LocalityChooseView
    choose_results_view_class = LocalityChooseResultsView

    def get_object_list(self) -> LocalityQuerySet:
        return Locality.objects.current()


class LocalityViewSet(SnippetViewSet):
    model = Locality
    icon = "site"
    menu_label = _("Wards and communes")
    menu_order = 910
    add_to_settings_menu = True
    list_display = ["name_vi", "name_en", "code", "former_district"]
    list_filter = ["kind"]
    list_per_page = 50
    search_fields = ["folded"]
    ordering = ["sort_key"]
    copy_view_enabled = False
    index_view_class = LocalityIndexView
    chooser_viewset_class = LocalityChooserViewSet
    chooser_per_page = 25
    panels = [
        FieldPanel("code", read_only=True),
        FieldPanel("kind", read_only=True),
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("former_district"),
    ]

    @cached_property
    def permission_policy(self) -> NamesOnly:
        return NamesOnly(Locality)
