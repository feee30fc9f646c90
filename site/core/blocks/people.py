"""People and partners: nobody is named without saying on which ground."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.parts import DATA, PartsBlock, host_of
from core.blocks.pictures import SQUARE, Picture, PictureChooserBlock, picture

PARTNER, CONSENT, ROLE_ONLY, SAMPLE = "partner", "consent", "role", "sample"
GROUNDS = [
    (PARTNER, _("an organisation")),
    (CONSENT, _("a person who agreed to be named")),
    (ROLE_ONLY, _("a person, by role only")),
    (SAMPLE, _("an invented person, as an example")),
]


class PersonValue(blocks.StructValue):
    @property
    def picture(self) -> Picture | None:
        return picture(self.get("image"), specs=(SQUARE,))

    @property
    def is_sample(self) -> bool:
        return self.get("ground") == SAMPLE

    @property
    def is_partner(self) -> bool:
        return self.get("ground") == PARTNER

    @property
    def host(self) -> str:
        return host_of(self.get("address") or "")


class PersonBlock(PartsBlock):
    """The consent note stays in the admin; readers see name, role and whether the person is an example."""

    ground = blocks.ChoiceBlock(label=_("who it is"), choices=GROUNDS, default=ROLE_ONLY, search_index=False)
    name = blocks.CharBlock(label=_("name"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("role"), required=False, max_length=200)
    image = PictureChooserBlock(label=_("picture or logo"), required=False)
    address = blocks.URLBlock(label=_("web site"), required=False)
    consent = blocks.CharBlock(
        label=_("consent"),
        required=False,
        max_length=300,
        search_index=False,
        help_text=_("When and how the person agreed, and where that is kept. It is not shown to readers."),
    )

    def clean(self, value: PersonValue) -> PersonValue:
        value = super().clean(value)
        problems = {} if self.is_deferred_validation else dict(_problems(value))
        if problems:
            raise StructBlockValidationError(block_errors=problems)
        return value

    class Meta:
        icon = "user"
        label = _("person or partner")
        value_class = PersonValue


def _problems(value: PersonValue) -> Iterable[tuple[str, ValidationError]]:
    ground = value["ground"]
    if ground == ROLE_ONLY:
        if value["name"]:
            yield "name", ValidationError(_("By role only means without a name."))
        if value["image"]:
            yield "image", ValidationError(_("A picture would show who it is; choose another ground or leave it out."))
        if not value["role"]:
            yield "role", ValidationError(_("Say which role this person has."))
    elif not value["name"]:
        yield "name", ValidationError(_("Give the name."))
    if ground == CONSENT and not value["consent"]:
        yield "consent", ValidationError(_("Say when and how the person agreed to be named here."))


class PeopleBlock(PartsBlock):
    people = blocks.ListBlock(PersonBlock(), min_num=1, max_num=40, label=_("people and partners"))

    class Meta:
        icon = "group"
        label = _("people and partners")
        description = _("Who takes part: organisations, and people by name with consent, by role, or as an example.")
        group = DATA
        template = "core/blocks/people.html"
        preview_value = {
            "people": [
                {"ground": SAMPLE, "name": "Cô An", "role": "người dạy kèm ở tổ dân phố"},
                {"ground": ROLE_ONLY, "role": "Người phụ trách nhà văn hóa"},
                {
                    "ground": PARTNER,
                    "name": "Thư viện mẫu",
                    "role": "cho mượn phòng",
                    "address": "https://example.org/",
                },
            ]
        }
