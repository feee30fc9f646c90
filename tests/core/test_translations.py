"""Which texts of the source lack their Vietnamese."""

from pathlib import Path

import pytest

from core.translations import messages_of, untranslated

CATALOGUE = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "Known"
msgstr "Đã có"

msgid "Empty"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "Đoán"

msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "%(n)s trang"

msgctxt "verb"
msgid "Open"
msgstr "Mở"

msgid "Printed on %(day)s"
msgstr "In ngày %(day)s"

msgid "Say “(yes)” or it's"
msgstr "Nói"
"""


@pytest.fixture
def check(tmp_path):
    """Return the texts without Vietnamese of a source file with this ending."""
    catalogue = tmp_path / "django.po"
    catalogue.write_text(CATALOGUE, encoding="utf-8")

    def missing(source: str, ending: str) -> list[str]:
        path = tmp_path / f"source{ending}"
        path.write_text(source, encoding="utf-8")
        return [line.removeprefix(f"{path}:") for line in untranslated([path], catalogue)]

    return missing


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ('_("Known")', []),
        ('x = 1\n\n_("New")', ["3: New"]),
        ('gettext_lazy("Empty")', ["1: Empty"]),
        ('gettext("Guessed")', ["1: Guessed"]),
        ('ngettext("%(n)s page", "%(n)s pages", n)', []),
        ('ngettext("%(n)s book", "%(n)s books", n)', ["1: %(n)s book"]),
        ('pgettext("verb", "Open")', []),
        ('pgettext("adjective", "Open")', ["1: Open"]),
        ('_("Open")', ["1: Open"]),
        ('print("New"); f(name)', []),
    ],
)
def test_python_texts_without_vietnamese_are_named_with_their_line(check, source, missing):
    assert check(source, ".py") == missing


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("<p>{% translate 'Known' %}</p>", []),
        ('<p title="{% translate "New" %}">\n{% trans "Newer" as label %}', ["1: New", "2: Newer"]),
        ("{% translate 'Open' context 'verb' %}", []),
        ("{% translate 'Open' context 'adjective' %}", ["1: Open"]),
        ("{% blocktranslate with day=today %}Printed on {{ day }}{% endblocktranslate %}", []),
        ("{% blocktranslate trimmed %}\n  Printed\n  at {{ day }}\n{% endblocktranslate %}", ["1: Printed at %(day)s"]),
        ("{% blocktranslate count n=a %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}", []),
        ("{% blocktranslate count n=a %}{{ n }} book{% plural %}{{ n }} books{% endblocktranslate %}",
         ["1: %(n)s book"]),
        ('{% include "x.html" with title=_("New") %}', ["1: New"]),
        ('{% translate "Say “(yes)” or it\'s" %}', []),
        ("{% comment %}{% translate 'New' %}{% endcomment %}", []),
    ],
)  # fmt: skip
def test_template_texts_without_vietnamese_are_named_with_their_line(check, source, missing):
    assert check(source, ".html") == missing


def test_several_texts_of_one_line_are_all_read(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("{% translate 'One' %}(a){% translate 'Two' %}{{ x|add:_('Three') }}", encoding="utf-8")
    assert [message for _line, message, _context in messages_of(path)] == ["One", "Two", "Three"]
