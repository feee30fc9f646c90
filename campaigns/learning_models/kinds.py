"""The seven learning models of the resolution, by their codes."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LearningModel(TextChoices):
    """A model by which people and bodies are recognised; the resolution names them in several places, all here."""

    CITIZEN = "cong-dan", _("Learning citizen")
    FAMILY = "gia-dinh", _("Learning family")
    CLAN = "dong-ho", _("Learning clan")
    COMMUNITY = "cong-dong", _("Learning community")
    UNIT = "don-vi", _("Learning unit")
    DISTRICT = "huyen", _("Learning district")
    CITY = "thanh-pho", _("Learning city")

    @property
    def icon(self) -> str:
        """The icon beside the name."""
        return ICONS[self.value]

    @property
    def slug(self) -> str:
        """The last part of the address of the model's page."""
        return f"{self.value}-hoc-tap"


ICONS: Final = {
    LearningModel.CITIZEN.value: "users",
    LearningModel.FAMILY.value: "users",
    LearningModel.CLAN.value: "users",
    LearningModel.COMMUNITY.value: "building-community",
    LearningModel.UNIT.value: "building-community",
    LearningModel.DISTRICT.value: "building-community",
    LearningModel.CITY.value: "building-community",
}
