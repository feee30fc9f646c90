"""How editors find, rename, reorder, add and delete terms."""

from collections.abc import Sequence

from django.db.models import Case, F, IntegerField, Model, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.vietnamese import tokens
from resources.vocabularies.forms import LICENCE_TEXTS, TermForm
from resources.vocabularies.models import Term


class TermIndexView(IndexView):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Find the words of a term, or its code, with or without accents: there are few enough to look at all."""
        wanted = " ".join(tokens(self.search_query or ""))
        if not wanted:
            return queryset
        found = [row.pk for row in Term.objects.table() if wanted in " ".join(tokens(" ".join([row.code, *row.words])))]
        return queryset.filter(pk__in=found)


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "list-ul"
    menu_label = gettext_lazy("Terms")
    menu_order = 110
    index_view_class = TermIndexView
    list_display = ["trail", "name_en", "code", "vocabulary", "position"]
    list_filter = ["vocabulary"]
    list_per_page = 100
    search_fields = ["code"]  # gives the list its search box; what is found decides `TermIndexView`
    ordering = ["vocabulary", "first", "second", "third", "code"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("vocabulary"), FieldPanel("code")]),
            FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
            FieldPanel("parent"),
            FieldPanel("synonyms"),
            FieldRowPanel([FieldPanel("position"), FieldPanel("icon"), FieldPanel("family")]),
            FieldPanel("levels"),
            FieldPanel("value"),
            FieldPanel("same_as"),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("url", "open", *LICENCE_TEXTS)],
                heading=gettext_lazy("What the licence allows"),
            ),
        ],
        base_form_class=TermForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the terms in the order of their tree: a term stands right behind its broader one."""
        own, parents, top = F("position"), F("parent__position"), Value(-1)
        return Term.objects.select_related("parent__parent").annotate(
            first=Coalesce("parent__parent__position", "parent__position", "position"),
            second=Case(
                When(parent=None, then=top),
                When(parent__parent=None, then=own),
                default=parents,
                output_field=IntegerField(),
            ),
            third=Case(When(parent__parent=None, then=top), default=own, output_field=IntegerField()),
        )


@hooks.register("before_delete_snippet")
def keep_terms_in_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete a term, alone or among several, that a resource or a narrower term needs."""
    terms = [term for term in instances if isinstance(term, Term)]
    used = [(term, number) for term in terms if (number := term.uses())]
    for term, number in used:
        messages.error(
            request,
            _("“%(term)s” cannot be deleted: it is in use %(number)s times, by resources or narrower terms.")
            % {"term": term, "number": number},
        )
    return HttpResponseRedirect(reverse("wagtailsnippets_resources_term:list")) if used else None
