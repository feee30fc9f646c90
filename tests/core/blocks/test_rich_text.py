"""Rich text."""

from core.blocks.rich_text import Prose, TextBlock, expand_together


def test_a_text_shows_its_paragraphs():
    block = TextBlock()
    assert (
        block.render(block.to_python("<p>Học <b>suốt đời</b>.</p>"))
        == '<div class="text"><p>Học <b>suốt đời</b>.</p></div>\n'
    )


def test_texts_expanded_together_read_as_each_for_itself():
    texts = [Prose(f'<p><a href="https://example.org/{number}">{number}</a></p>') for number in range(3)]
    alone = [str(Prose(text.source)) for text in texts]
    expand_together(texts)
    assert [str(text) for text in texts] == alone


def test_nothing_to_expand():
    expand_together([])
