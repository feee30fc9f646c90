"""The bilingual glossary: by it a Vietnamese query finds English materials, and the other way round.

The words of the portal's own files (`data/glossary/*.csv`, a concept a row, wordings separated by “;”) are loaded
into the same table that editors extend; what an editor changed or switched off is kept.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction
from django.db.models.signals import post_save

from core.cache import raise_generation
from core.vietnamese import nfc
from search.analysis import folded, syllables
from search.models import Expansion, GlossaryEntry

FILES = Path(__file__).parent / "data" / "glossary"
LONGEST_WORDING = 150  # letters
_BATCH = 500


def read_files(folder: Path = FILES) -> dict[str, str]:
    """Return the English wordings of each row's Vietnamese ones, of all files of the folder."""
    rows: dict[str, str] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows[nfc(row["vietnamese"].strip())] = nfc(row["english"].strip())
    return rows


def load(using: str = "default") -> int:
    """Bring the table in step with the files; returns how many entries were written or taken out."""
    entries = GlossaryEntry.objects.using(using)
    wanted = read_files()
    own = entries.filter(from_file=False).values_list("vietnamese", "file_key")
    kept = {key for entry in own for key in entry}
    wanted = {vietnamese: english for vietnamese, english in wanted.items() if vietnamese not in kept}
    standing = dict(entries.filter(from_file=True).values_list("vietnamese", "english"))
    gone = [vietnamese for vietnamese, english in standing.items() if wanted.get(vietnamese) != english]
    new = [
        GlossaryEntry(vietnamese=vietnamese, english=english, from_file=True, file_key=vietnamese)
        for vietnamese, english in wanted.items()
        if standing.get(vietnamese) != english
    ]
    with transaction.atomic(using=using):
        for start in range(0, len(gone), _BATCH):
            entries.filter(from_file=True, vietnamese__in=gone[start : start + _BATCH]).delete()
        entries.bulk_create(new, batch_size=_BATCH)
        Expansion.objects.using(using).bulk_create(
            (row for entry in new for row in expansions(entry)), batch_size=_BATCH
        )
    if new:  # many at once send no signal
        raise_generation()
    return len(new) + len(gone)


def wordings(text: str) -> list[str]:
    """Return the wordings of a cell: `wordings("biology; biological") == ["biology", "biological"]`."""
    return [word for word in (part.strip() for part in text.split(";")) if word]


def expansions(entry: GlossaryEntry) -> Iterator[Expansion]:
    """Yield what an entry adds to queries, in both directions; nothing while it is switched off."""
    if entry.active:
        vietnamese, english = wordings(entry.vietnamese), wordings(entry.english)
        yield from _one_way(entry, vietnamese, english, "en")
        yield from _one_way(entry, english, vietnamese, "vi")


def _one_way(entry: GlossaryEntry, typed: Iterable[str], said: list[str], language: str) -> Iterator[Expansion]:
    for phrase in typed:
        key = " ".join(folded(phrase))
        if key and len(phrase) <= LONGEST_WORDING:
            for wording in said:
                yield Expansion(
                    key=key,
                    written=" ".join(syllables(phrase)),
                    wording=wording,
                    reason=Expansion.Reason.TRANSLATION,
                    language=language,
                    entry=entry,
                )


def connect() -> None:
    """Keep the expansions in step with what editors write, once connected."""

    def saved(sender, instance: GlossaryEntry, using: str, raw: bool = False, **kwargs) -> None:
        if not raw:
            with transaction.atomic(using=using):
                Expansion.objects.using(using).filter(entry=instance).delete()
                Expansion.objects.using(using).bulk_create(expansions(instance))

    post_save.connect(saved, sender=GlossaryEntry, dispatch_uid="search_glossary_saved", weak=False)
