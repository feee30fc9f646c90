"""How editors list and mend official documents and our summaries of their provisions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.documents.rich_text import ProvisionChooserViewSet


class OfficialDocumentViewSet(SnippetViewSet):
    model = OfficialDocument
    icon = "doc-full"
    menu_label = _("Official documents")
    list_display = ["title", "issuer", "issued", "validity", UpdatedAtColumn()]
    list_filter = ["document_type", "validity", "live"]
    search_fields = ["number", "abstract", "issuer"]
    ordering = ["-issued", "number"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("document_type"), FieldPanel("number")]),
                    FieldPanel("abstract"),
                    FieldPanel("issuer"),
                    FieldRowPanel([FieldPanel("issued"), FieldPanel("effective")]),
                    MultiFieldPanel(
                        [FieldPanel("issued_note_vi"), FieldPanel("issued_note_en")], _("Note on the date")
                    ),
                    FieldRowPanel([FieldPanel("signer"), FieldPanel("validity")]),
                    FieldRowPanel([FieldPanel("field_vi"), FieldPanel("field_en")]),
                ],
                heading=_("Record"),
            ),
            ObjectList(
                [
                    InlinePanel("files", label=_("File")),
                    InlinePanel("relations", label=_("Related document")),
                ],
                heading=_("Files, relations"),
            ),
            ObjectList(
                [FieldPanel("source_note_vi"), FieldPanel("source_note_en"), FieldPanel("slug")],
                heading=_("Source, address"),
            ),
        ]
    )


class ProvisionViewSet(SnippetViewSet):
    """Provisions come from the text; editors write the summaries, notes and English headings beside it."""

    model = Provision
    icon = "list-ol"
    menu_label = _("Provisions")
    list_display = ["__str__", "document", UpdatedAtColumn()]
    list_filter = ["document"]
    search_fields = ["code", "title_vi", "summary_vi"]
    ordering = ["document", "position"]
    chooser_viewset_class = ProvisionChooserViewSet
    add_view_enabled = False
    copy_view_enabled = False
    panels = [
        FieldPanel("code", read_only=True),
        FieldPanel("title_vi", read_only=True),
        FieldPanel("title_en"),
        FieldPanel("label_vi"),
        FieldPanel("label_en"),
        FieldPanel("summary_vi"),
        FieldPanel("summary_en"),
        FieldPanel("note_vi"),
        FieldPanel("note_en"),
    ]


class DocumentViewSetGroup(SnippetViewSetGroup):
    items = (OfficialDocumentViewSet, ProvisionViewSet)
    menu_label = _("Official documents")
    menu_icon = "doc-full"
    menu_order = 300
