"""Language names and tags → BCP 47 tags; and the language that a title is likely written in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from core.vietnamese import fold

UNDETERMINED = "und"  # what ISO 639 calls a language that nobody named
MAX_TAG = 16
_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$")

# As people write them; ISO 639-2 codes included.
_TAG_OF_NAME = {
    "vietnamese": "vi", "tieng viet": "vi", "vie": "vi",
    "english": "en", "tieng anh": "en", "eng": "en",
    "french": "fr", "tieng phap": "fr", "fra": "fr", "fre": "fr",
    "german": "de", "tieng duc": "de", "deu": "de", "ger": "de",
    "spanish": "es", "tieng tay ban nha": "es", "spa": "es",
    "japanese": "ja", "tieng nhat": "ja", "jpn": "ja",
    "korean": "ko", "tieng han": "ko", "kor": "ko",
    "chinese": "zh", "tieng trung": "zh", "zho": "zh", "chi": "zh",
    "russian": "ru", "tieng nga": "ru", "rus": "ru",
}  # fmt: skip

# The scripts of languages that are not written in Latin letters, by the first word of Unicode names.
_SCRIPTS = {
    "ARABIC": {"ar", "fa", "ur", "ps"},
    "CYRILLIC": {"ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"},
    "CJK": {"zh", "ja"},
    "HIRAGANA": {"ja"},
    "KATAKANA": {"ja"},
    "HANGUL": {"ko"},
    "DEVANAGARI": {"hi", "ne", "mr", "sa"},
    "GREEK": {"el"},
    "HEBREW": {"he", "yi"},
    "THAI": {"th"},
    "LAO": {"lo"},
    "KHMER": {"km"},
    "GEORGIAN": {"ka"},
}


@lru_cache(maxsize=512)
def language_tag(text: str) -> str | None:
    """Return the tag for a tag or a name, or None: `language_tag("Tiếng Việt") == "vi"`."""
    word = " ".join(fold(text).replace("_", "-").split())
    if word in _TAG_OF_NAME:
        return _TAG_OF_NAME[word]
    return word if len(word) <= MAX_TAG and _TAG.match(word) else None


def language_of_title(title: str, languages: Sequence[str], default: str = "en") -> str:
    """Return which of the resource's languages its title is in: the first, unless its script says otherwise.

    >>> language_of_title("Гурток кафедри хірургії", ["en", "uk"])
    'uk'
    """
    if not title.isascii():
        script = _script(title)
        for language in languages:
            if language.partition("-")[0] in _SCRIPTS.get(script, ()):
                return language
    return languages[0] if languages else default


def _script(text: str) -> str:
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    counts = Counter(names)
    return counts.most_common(1)[0][0] if counts else ""
