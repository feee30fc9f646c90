"""The closed lists of official documents: their form, their validity, how they relate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.vietnamese import slugify


class DocumentType(models.TextChoices):
    RESOLUTION = "nghi-quyet", _("Resolution")
    DIRECTIVE = "chi-thi", _("Directive")
    CONCLUSION = "ket-luan", _("Conclusion")
    PROGRAMME = "chuong-trinh", _("Programme")
    DECISION = "quyet-dinh", _("Decision")
    PLAN = "ke-hoach", _("Plan")
    SCHEME = "de-an", _("Scheme")
    CIRCULAR = "thong-tu", _("Circular")
    DECREE = "nghi-dinh", _("Decree")
    LAW = "luat", _("Law")
    OFFICIAL_LETTER = "cong-van", _("Official letter")
    GUIDANCE = "huong-dan", _("Guidance")
    NOTICE = "thong-bao", _("Notice")
    REPORT = "bao-cao", _("Report")
    SUBMISSION = "to-trinh", _("Submission")


class Validity(models.TextChoices):
    UNKNOWN = "chua-xac-minh", _("Not verified")
    IN_FORCE = "con-hieu-luc", _("In force")
    PARTLY = "het-mot-phan", _("Partly expired")
    EXPIRED = "het-hieu-luc", _("Expired")
    NOT_YET = "chua-co-hieu-luc", _("Not yet in force")


class RelationType(models.TextChoices):
    BASIS = "can-cu", _("Is based on")
    REPLACES = "thay-the", _("Replaces")
    AMENDS = "sua-doi", _("Amends")
    GUIDES = "huong-dan", _("Gives guidance on")
    CARRIES_OUT = "trien-khai", _("Carries out")


def document_type(words: str) -> DocumentType | None:
    """Return the type of this code or Vietnamese name (`nghi-quyet`, `Nghị quyết`), or None."""
    code = slugify(words)
    return DocumentType(code) if code in DocumentType.values else None
