"""Words that editors declare to mean the same: found in the same table as translations and abbreviations."""

from collections.abc import Iterator
from itertools import permutations

from django.db import transaction
from django.db.models.signals import post_save

from search.analysis import fold_syllable, folded, syllables, words
from search.glossary import LONGEST_WORDING, wordings
from search.models import Expansion, Syllable
from search.steering.models import Synonym

Reason = Expansion.Reason
_SURE = 3  # letters of an abbreviation that means nothing else when its đ is typed as d


def expansions(synonym: Synonym) -> Iterator[Expansion]:
    """Yield what an entry adds to queries; nothing while it is switched off."""
    if not synonym.active:
        return
    named, long_forms = wordings(synonym.words), wordings(synonym.long_form)
    for typed, said in permutations(named, 2) if not long_forms else ():
        yield from _rows(synonym, typed, said, Reason.SYNONYM)
    for short in named:
        for long in long_forms:
            yield from _rows(synonym, short, long, Reason.LONG)
            if synonym.both_ways:
                yield from _rows(synonym, long, short, Reason.SHORT)


def _rows(synonym: Synonym, typed: str, said: str, reason: str) -> Iterator[Expansion]:
    written, key = " ".join(syllables(typed)), " ".join(folded(typed))
    if not key or len(typed) > LONGEST_WORDING or written == " ".join(syllables(said)):
        return
    bare = {key} if reason == Reason.LONG and " " not in key and len(key) >= _SURE else set()
    for way in sorted({written} | bare):
        yield Expansion(key=key, written=way, wording=said, reason=reason, synonym=synonym)


def connect() -> None:
    """Keep the expansions in step with what editors write, once connected."""

    def saved(sender, instance: Synonym, using: str, raw: bool = False, **kwargs) -> None:
        if raw:
            return
        with transaction.atomic(using=using):
            Expansion.objects.using(using).filter(synonym=instance).delete()
            Expansion.objects.using(using).bulk_create(expansions(instance))
            _make_known(instance, using)

    post_save.connect(saved, sender=Synonym, dispatch_uid="search_synonym_saved", weak=False)


def _make_known(synonym: Synonym, using: str) -> None:
    """Words that no document holds are known at once, or a query would be repaired before it is understood.

    The next refresh of the lexicon counts them in (`search.lexicon`), or forgets them with their entry.
    """
    known = Syllable.objects.using(using)
    if not synonym.active or not known.filter(fold="").exists():  # nothing was ever counted: nothing is repaired
        return
    written = {word.written for word in words(f"{synonym.words}; {synonym.long_form}") if word.written.isalpha()}
    rows = [Syllable(fold=fold_syllable(one), written=one, count=1) for one in sorted(written)]
    known.bulk_create(rows, ignore_conflicts=True)
