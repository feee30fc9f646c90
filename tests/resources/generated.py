"""Generated records: every field, in every mood, as strategies of hypothesis."""

from hypothesis import strategies as st

from resources.record import DOWNLOAD, LINK_KINDS, OPEN, RELATION_KINDS, Link, Relation, ResourceRecord
from resources.vocabularies.lookup import (
    ACCESSIBILITY,
    AUDIENCE,
    COMPETENCE,
    DIFFICULTY,
    LEVEL,
    LICENCE,
    MODE,
    SUBJECT,
    TOPIC,
    TYPE,
    read_terms,
)

CODES = {
    name: [row.code for row in read_terms() if row.vocabulary == name]
    for name in (ACCESSIBILITY, AUDIENCE, COMPETENCE, DIFFICULTY, LEVEL, LICENCE, MODE, SUBJECT, TOPIC, TYPE)
}
HOSTILE = (
    '"', "''", "'", "|", "\\|", "a|b\\", "\\n", "hai\ndòng", "đoạn\n\n\nđoạn", "a\r\nb", "\u2028", "  ", "",
    "=1+1", "'=1+1", "''=HYPERLINK(\"x\")", "+84 24", "-x", "@SUM(1)", "\t=1", "＝1", "0123", "1e5", "2023-11", "TRUE",
    "#REF!", "[…]", "_x000D_", "_x000D_\n", "_x005F_x000D_", "_xD800_",
    "NA", "null", "<b>đậm</b>", "&nbsp;", "{{ x }}", "; DROP", ",",
    "NUL\x00", "\x1b[31m", "a\u200b\u0301", "ra\u0301", "\ud800", "\ufffe", "\u202eabc",
    "\U0001f9ee\U0001f469\u200d\U0001f3eb", "\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0627\u0644\u0639\u0631\u0628",
    "x" * 500, "Tiếng Việt có dấu",
)  # fmt: skip

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40), st.lists(st.sampled_from(HOSTILE)).map(" ".join))
lists = st.lists(texts, max_size=4).map(tuple)
tags = st.sampled_from(("vi", "en", "fr", "Tiếng Việt", "zh_Hant", "ru", "klingonisch", "", "x" * 30))
localised = st.dictionaries(tags, texts, max_size=4)
durations = (
    st.sampled_from(("", "45 phút", "1:30", "PT1H30M", "P2W", "2 tuần", "PT90M", "bald", "1h30", "0 phút")) | texts
)
dates = st.sampled_from(("", "2023", "2023-11", "2023-11-16", "2023-02-31", "16/11/2023")) | texts
addresses = st.one_of(
    st.builds("https://{}.vn/{}".format, st.sampled_from(("a", "HỌC", "www.b")), texts),
    st.sampled_from(("www.A.vn", "HTTP://A.vn:80/x/#y", "https://a.vn?utm_source=x&b=|", "javascript:alert(1)", "x")),
    texts,
)


def codes(vocabulary: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(CODES[vocabulary]) | texts, max_size=4).map(tuple)


def a_code(vocabulary: str) -> st.SearchStrategy[str]:
    return st.just("") | st.sampled_from(CODES[vocabulary]) | texts


links = st.builds(
    Link,
    address=addresses,
    kind=st.sampled_from((*LINK_KINDS, OPEN, DOWNLOAD)),
    labels=localised,
    language=tags | texts,
    format=st.sampled_from(("", "PDF", "application/pdf", "Video/MP4; codecs=x")) | texts,
    size=st.sampled_from((0, 1, -1, 2**40, 2**70)) | st.integers(),
    duration=st.sampled_from((0, 90, -5, 2**31, 2**70)),
)
relations = st.builds(
    Relation, kind=st.sampled_from((*RELATION_KINDS, "cousin_of")), target=addresses | st.just("bcdfghjkmn")
)
raw_records = st.builds(
    ResourceRecord,
    titles=localised,
    descriptions=localised,
    languages=st.lists(tags, max_size=3).map(tuple),
    type=a_code(TYPE),
    levels=codes(LEVEL),
    subjects=codes(SUBJECT),
    topics=codes(TOPIC),
    audiences=codes(AUDIENCE),
    tags=lists,
    authors=lists,
    contributors=lists,
    publisher=texts,
    organisation=st.sampled_from(("", "thcs-trung-vuong", "nobody")),
    licence=a_code(LICENCE) | st.just("CC BY-SA 4.0"),
    licence_version=st.sampled_from(("", "4.0", "3.0 IGO")) | texts,
    rights_holder=texts,
    attribution=texts,
    links=st.lists(links, max_size=3).map(tuple),
    relations=st.lists(relations, max_size=3).map(tuple),
    goals=lists,
    outcomes=lists,
    modes=codes(MODE),
    difficulty=a_code(DIFFICULTY),
    competences=codes(COMPETENCE),
    accessibility=codes(ACCESSIBILITY),
    duration=durations,
    version=texts,
    source_id=texts,
    published=dates,
    modified=dates,
)
