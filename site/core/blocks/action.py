"""A call to action: one thing to do next."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.parts import WORDS, PartsBlock, host_of, site_path


class ActionValue(blocks.StructValue):
    @property
    def target(self) -> str:
        """Where the button goes; empty when its page is gone or not public."""
        page = self.get("page")
        if page is not None:
            return (page.url or "") if page.live else ""
        return self.get("address") or ""

    @property
    def host(self) -> str:
        return host_of(self.get("address") or "")


class ActionBlock(PartsBlock):
    title = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("why do it"), required=False, max_length=400, rows=2)
    label = blocks.CharBlock(
        label=_("words on the button"), max_length=60, help_text=_("What happens, as a verb: Register a class.")
    )
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    address = blocks.CharBlock(
        label=_("or an address"),
        required=False,
        max_length=500,
        validators=[site_path],
        search_index=False,
        help_text=_("A path of this site such as /hoc-lieu/, or a whole address with https://."),
    )

    def clean(self, value: ActionValue) -> ActionValue:
        value = super().clean(value)
        if bool(value["page"]) == bool(value["address"]) and not self.is_deferred_validation:
            problem = ValidationError(_("Choose a page or give an address, one of the two."))
            raise StructBlockValidationError(block_errors={"page": problem})
        return value

    class Meta:
        icon = "arrow-right"
        label = _("call to action")
        description = _("A box with one button.")
        group = WORDS
        template = "core/blocks/action.html"
        value_class = ActionValue
        preview_value = {
            "title": "Mở một lớp ở nơi bạn ở",
            "text": "Chỉ cần một phòng, một người biết và vài người muốn học.",
            "label": "Vào thư viện tìm học liệu",
            "address": "/hoc-lieu/",
        }
