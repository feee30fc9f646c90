"""Made-up documents that are like Vietnamese ones to an index: as many syllables, as unevenly frequent, in words.

The same seed makes the same documents. A few hundred real words stand for the frequent ones; the rarer ones are made
of onset, rhyme and tone. Frequencies follow Zipf's law as Mandelbrot has it, flattened at the top so that the most
frequent syllable stands in about half of the documents, as in Vietnamese prose. Words are followed by some words more
often than by others, so that neighbours come again.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate

from search.documents import DocumentData

KIND = "passage"
SYLLABLES = 50  # of a body
_NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
# Facets with the number of their values; every document has one value of each.
FACETS = {"type": 8, "licence": 2, "subject": 40, "level": 19, "language": 8}

_GRAMMAR = (
    "và của là có cho các được trong những một người với không khi để này học về từ đã đến ra vào làm trên như ở năm "
    "thì cũng sẽ tại bị theo mà phải còn việc nước đó nhiều sau lại rất hơn trước nếu bằng qua mới đang vì do"
)
_SPOKEN_OF = (
    "học tập, giáo dục, học sinh, giáo viên, nhà trường, kỹ năng, công nghệ, thông tin, khoa học, kiến thức, thành "
    "phố, Hà Nội, cộng đồng, trung tâm, phát triển, xã hội, kinh tế, văn hóa, lịch sử, địa lí, toán học, vật lí, hóa "
    "học, sinh học, ngôn ngữ, tiếng Anh, tiếng Việt, đọc sách, thư viện, bài giảng, bài tập, thí nghiệm, môi trường, "
    "sức khỏe, dinh dưỡng, pháp luật, quyền lợi, nghĩa vụ, lao động, việc làm, nghề nghiệp, khởi nghiệp, tài chính, "
    "ngân hàng, gia đình, trẻ em, phụ nữ, thanh niên, người lớn, cao tuổi, khuyến học, suốt đời, đào tạo, chương "
    "trình, mục tiêu, kết quả, đánh giá, kiểm tra, chất lượng, quản lí, tổ chức, hoạt động, sáng tạo, tư duy, phương "
    "pháp, giải quyết, vấn đề, thực hành, lí thuyết, nghiên cứu, khám phá, trải nghiệm, chia sẻ, hợp tác, giao tiếp, "
    "số liệu, dữ liệu, máy tính, điện thoại, mạng lưới, an toàn, bảo vệ, nông nghiệp, công nghiệp, du lịch, dịch vụ, "
    "thị trường, hình học, đại số, phân số, phương trình, tam giác, năng lượng, ánh sáng, âm thanh, điện tử, nguyên "
    "tử, phân tử, tế bào, động vật, thực vật, hệ thống, trái đất, mặt trời, vũ trụ, khí hậu, nguồn nước, rừng núi, "
    "biển đảo, văn học, thơ ca, truyện ngắn, âm nhạc, mĩ thuật, thể thao, bóng đá, bơi lội, trò chơi, phong trào, "
    "tình nguyện, thôn xóm, phường xã, chính quyền, nhân dân, nhà nước, nghị quyết, quyết định, kế hoạch, báo cáo, "
    "tài liệu, học liệu"
)
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x r"
_RHYMES = (
    "a ai am an ang anh ao ap at au ăm ăn ăng ăp ăt âm ân âng âp ât âu ay ây e en em eo et ê ên êm ênh êt i ia im in "
    "inh it iu iêm iên iêng iêt iêu o oa oai oan oang oi om on ong op ot ô ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua "
    "ui um un ung up ut uy uyên uyêt uôi uôn uông uôt ư ưa ưi ưng ươi ươm ươn ương ươp ươt"
)
_VOWELS = "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"  # in the six tones
_TONES = {vowel[0]: vowel for vowel in _VOWELS.split(" ")}
_STOPPED = ("p", "t")  # a rhyme with such an end has one of two tones
_MADE_SYLLABLES, _MADE_WORDS, _MADE_SINGLE = 2_600, 9_000, 700
_FOLLOWERS, _FOLLOWS = 12, 0.4  # words that a word is often followed by, and how often it is one of them
_FLATTENED, _GRAMMAR_SHARE = 60, 0.35


@dataclass(frozen=True)
class Vocabulary:
    """Words with their cumulated weights; a third of a text's words are those of grammar."""

    grammar: Sequence[str]
    words: Sequence[str]
    grammar_weights: Sequence[float]
    word_weights: Sequence[float]
    followers: Sequence[Sequence[int]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of all documents."""
    chosen = random.Random(2026)
    made = list(_made_syllables(chosen))
    by_frequency = _weights(len(made))
    compounds = (" ".join(chosen.choices(made, cum_weights=by_frequency, k=2)) for _word in range(_MADE_WORDS))
    frequent, rarer = _SPOKEN_OF.split(", "), list(dict.fromkeys([*made[:_MADE_SINGLE], *compounds]))
    chosen.shuffle(rarer)
    words = [*frequent, *rarer]
    weights = _weights(len(words))
    followers = [chosen.choices(range(len(words)), cum_weights=weights, k=_FOLLOWERS) for _word in words]
    grammar = _GRAMMAR.split()
    return Vocabulary(grammar, words, _weights(len(grammar)), weights, followers)


def documents(count: int, seed: int = 7) -> Iterator[DocumentData]:
    """Yield documents, the same for the same seed; the first ones do not depend on how many follow."""
    chosen = random.Random(seed)
    for number in range(count):
        yield DocumentData(
            kind=KIND,
            object_id=str(number),
            title=_capital(text(chosen, chosen.randint(3, 8))),
            body=". ".join(_capital(text(chosen, part)) for part in (18, 17, SYLLABLES - 35)) + ".",
            address=f"/{number}/",
            language="vi",
            dated=_NEWEST - timedelta(minutes=chosen.randrange(1_000_000)),
            facets={name: (f"{name}{_uneven(chosen, values)}",) for name, values in FACETS.items()},
        )


def text(chosen: random.Random, syllables: int) -> str:
    """Return so many syllables in words; the last word is cut where it is too long."""
    known, found, last = vocabulary(), [], None
    while len(found) < syllables:
        if chosen.random() < _GRAMMAR_SHARE:
            found.append(chosen.choices(known.grammar, cum_weights=known.grammar_weights)[0])
            continue
        if last is not None and chosen.random() < _FOLLOWS:
            last = chosen.choice(known.followers[last])
        else:
            last = chosen.choices(range(len(known.words)), cum_weights=known.word_weights)[0]
        found += known.words[last].split()
    return " ".join(found[:syllables])


def _made_syllables(chosen: random.Random) -> Iterator[str]:
    onsets, rhymes = _ONSETS.split(), _RHYMES.split()
    found: dict[str, None] = {}
    while len(found) < _MADE_SYLLABLES:
        onset, rhyme = chosen.choice(onsets), chosen.choice(rhymes)
        tone = chosen.choice((2, 5) if rhyme.endswith(_STOPPED) else range(6))
        if onset[-1] != rhyme[0]:
            found[onset + _with_tone(rhyme, tone)] = None
    yield from found


def _with_tone(rhyme: str, tone: int) -> str:
    """Return a rhyme with its tone: `_with_tone("uyên", 5) == "uyện"`, `_with_tone("ia", 2) == "ía"`."""
    vowels = [place for place, letter in enumerate(rhyme) if letter in _TONES]
    closed = vowels[-1] < len(rhyme) - 1
    marked = [place for place in vowels if rhyme[place] in "ăâêôơư"]
    place = marked[-1] if marked else vowels[-1 if closed or len(vowels) == 1 else -2]
    return rhyme[:place] + _TONES[rhyme[place]][tone] + rhyme[place + 1 :]


def _weights(number: int) -> list[float]:
    return list(accumulate(1 / (place + _FLATTENED) for place in range(number)))


def _uneven(chosen: random.Random, values: int) -> int:
    """Return one of so many values, the first ones more often."""
    return min(int(chosen.expovariate(3 / values)), values - 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
