"""Who publishes and who teaches: schools, centres, libraries, publishers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.localised import localised
from core.vietnamese import sort_key


class OrganisationKind(models.TextChoices):
    """The places of learning of the city, and who else publishes."""

    COMMUNITY_CENTRE = "ttht-cong-dong", _("community learning centre")
    CONTINUING_EDUCATION = "gdnn-gdtx", _("centre of vocational and continuing education")
    KINDERGARTEN = "mam-non", _("kindergarten")
    PRIMARY = "tieu-hoc", _("primary school")
    LOWER_SECONDARY = "thcs", _("lower secondary school")
    UPPER_SECONDARY = "thpt", _("upper secondary school")
    COMBINED = "lien-cap", _("school of several levels")
    VOCATIONAL = "gdnn", _("vocational school")
    HIGHER = "dai-hoc", _("university or college")
    LIBRARY = "thu-vien", _("library")
    MUSEUM = "bao-tang", _("museum or heritage site")
    CULTURE_HOUSE = "nha-van-hoa", _("culture house")
    LANGUAGE_IT = "ngoai-ngu-tin-hoc", _("centre of languages and IT")
    INCLUSION = "hoa-nhap", _("centre for inclusive education")
    LEARNING_UNIT = "don-vi-hoc-tap", _("company or learning unit")
    PUBLISHER = "xuat-ban", _("publisher or portal")
    OTHER = "khac", _("other")


class Organisation(models.Model):
    """An organisation. Its code never changes: records and addresses use it."""

    code = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Short, without accents; it stands in addresses and never changes."),
    )
    name_vi = models.CharField(_("name in Vietnamese"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER, db_index=True
    )
    site = models.URLField(_("website"), max_length=500, blank=True)
    sort_key = models.CharField(max_length=180, editable=False, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.sort_key = sort_key(self.name_vi)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """The name in the reader's language, or the other one."""
        return localised(self, "name")
