"""Learning by stage of life: eight doors into the library, each a filter by audience."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.addresses import in_language


@dataclass(frozen=True)
class LifeStage:
    icon: str
    label: str
    hint: str
    address: str


def life_stages() -> list[LifeStage]:
    """Return the eight stages in the reader's language. Their codes are audiences of the vocabulary."""
    stages = (
        ("baby-carriage", _("Young children, parents"), _("Play and learn"), ("tre-nho", "phu-huynh")),
        ("backpack", _("Pupils"), _("Grades 1 to 12"), ("hoc-sinh",)),
        ("school", _("Students, apprentices"), _("University, college"), ("sinh-vien", "nguoi-hoc-nghe")),
        ("tools", _("Workers"), _("Better skills, a new trade"), ("nguoi-lao-dong",)),
        ("briefcase", _("Public servants"), _("Digital skills, languages"), ("can-bo-cong-chuc",)),
        ("heart-handshake", _("Older people"), _("Living well, using a phone"), ("nguoi-cao-tuoi",)),
        ("abc", _("New readers"), _("Reading, writing, counting every day"), ("nguoi-moi-biet-chu",)),
        (
            "accessible",
            _("People with disabilities"),
            _("Captions, sound, large print"),
            ("nguoi-khuyet-tat",),
        ),
    )
    library = in_language("/hoc-lieu/")
    return [
        LifeStage(icon, label, hint, f"{library}?" + "&".join(f"audience={code}" for code in audiences))
        for icon, label, hint, audiences in stages
    ]
