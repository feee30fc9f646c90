"""The `lang` of fragments in another language."""

import pytest
from django.utils.translation import override

from core.templatetags.lang import lang


@pytest.mark.parametrize(
    ("page", "text", "attribute"),
    [("vi", "en", ' lang="en"'), ("vi", "vi", ""), ("en", "vi", ' lang="vi"'), ("en", "en", ""), ("vi", "", "")],
)
def test_only_a_text_in_another_language_says_so(page, text, attribute):
    with override(page):
        assert lang(text) == attribute


def test_a_language_cannot_leave_its_attribute():
    assert lang('x" onclick="y') == ' lang="x&quot; onclick=&quot;y"'
