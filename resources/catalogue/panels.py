"""The editor's form of a resource: its tabs and fields."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from resources.catalogue.forms import LearningResourceForm
from resources.files.forms import OfferAddress

_OFFER = [
    FieldPanel("address", widget=OfferAddress),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
    FieldRowPanel([FieldPanel("label_vi"), FieldPanel("label_en")]),
    FieldRowPanel([FieldPanel("format"), FieldPanel("size"), FieldPanel("duration")]),
]
_ABOUT = ObjectList(
    [
        FieldPanel("title_vi"),
        FieldPanel("title_en"),
        FieldPanel("description_vi"),
        FieldPanel("description_en"),
        MultiFieldPanel(
            [FieldPanel("original_language"), FieldPanel("title_original"), FieldPanel("description_original")],
            heading=_("Another language"),
            classname="collapsed",
        ),
        InlinePanel("link_rows", panels=_OFFER, heading=_("Where it is"), label=_("Offer"), min_num=1),
        FieldPanel("cover"),
    ],
    heading=_("What it is"),
)
_FILED = ObjectList(
    [
        FieldRowPanel([FieldPanel("type"), FieldPanel("languages")]),
        FieldPanel("levels"),
        FieldPanel("subjects"),
        FieldPanel("topics"),
        FieldPanel("audiences"),
        FieldRowPanel([FieldPanel("difficulty"), FieldPanel("duration")]),
        FieldPanel("modes"),
        FieldPanel("competences"),
        FieldPanel("accessibility"),
        FieldPanel("tags"),
        FieldPanel("goals"),
        FieldPanel("outcomes"),
    ],
    heading=_("Filed under"),
)
_RIGHTS = ObjectList(
    [
        FieldPanel("authors"),
        FieldPanel("contributors"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("date_published"), FieldPanel("date_modified"), FieldPanel("version")]),
        FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_version")]),
        FieldRowPanel([FieldPanel("rights_holder"), FieldPanel("attribution")]),
        InlinePanel("relation_rows", heading=_("Relations"), label=_("Relation")),
    ],
    heading=_("Authors, licence"),
)
_KEEPING = ObjectList(
    [
        FieldPanel("featured"),
        FieldPanel("locked_fields"),
        FieldRowPanel(
            [
                FieldPanel("source", read_only=True),
                FieldPanel("source_id", read_only=True),
                FieldPanel("public_id", read_only=True),
            ]
        ),
    ],
    heading=_("Keeping"),
)

EDIT_HANDLER = TabbedInterface([_ABOUT, _FILED, _RIGHTS, _KEEPING], base_form_class=LearningResourceForm)
