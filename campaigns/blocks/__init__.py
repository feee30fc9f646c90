"""What a page's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from campaigns.blocks.body import Body

__all__ = ["Body", "body_field"]


def body_field(**kwargs) -> StreamField:
    """Return the field for the body of a page; `kwargs` go to StreamField.

    A template shows it by `{% include_block page.body %}` inside an element of the class "prose".
    """
    return StreamField(Body(), **{"blank": True, "verbose_name": _("body"), **kwargs})
