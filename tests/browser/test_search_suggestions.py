"""Titles while somebody types: an ARIA combobox over the plain search form, by keys, mouse, touch and input method."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

TITLE = "Chơi với các số đến hai mươi"
TYPED = "choi voi cac so"
OPTION = ".suggestions [role=option]"
FIELD = "[data-search-field][role=combobox]"


def type_words(page: Page, words: str = TYPED) -> None:
    """As quickly as a machine types: only the last letter asks."""
    page.locator(FIELD).press_sequentially(words)
    expect(page.locator(OPTION).first).to_be_visible()


@pytest.mark.parametrize("name", ["home", "library", "search-form", "search", "not-found"])
def test_every_search_box_offers_titles_and_says_how_many(visit, name):
    page = visit(name)
    field = page.locator(FIELD)
    field.fill("")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_words(page)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(OPTION).first).to_contain_text(TITLE)
    expect(page.locator("form[data-suggest] ~ [role=status]")).not_to_be_empty()
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")


def test_the_library_offers_resources_alone(visit):
    page = visit("library")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "goi-y" in request.url else None)
    type_words(page)
    assert [address.split("?")[1] for address in asked] == ["q=choi+voi+cac+so&kind=resource"]


def test_arrows_choose_and_enter_opens(visit):
    page = visit("home")
    field = page.locator(FIELD)
    type_words(page)
    option = page.locator(OPTION).first
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(field).to_be_focused()
    field.press("ArrowUp")  # back to the words themselves
    expect(option).to_have_attribute("aria-selected", "false")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")  # round to the last
    expect(page.locator(OPTION).last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_enter_without_a_choice_sends_the_form(visit):
    page = visit("home")
    type_words(page)
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/tim-kiem/?q=choi+voi+cac+so")


def test_escape_closes_and_keeps_the_words(visit):
    page = visit("home")
    field = page.locator(FIELD)
    type_words(page)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value(TYPED)
    field.press("ArrowDown")
    expect(page.locator(OPTION).first).to_have_attribute("aria-selected", "true")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_click_opens_what_it_is_on(visit):
    page = visit("home")
    type_words(page)
    page.locator(OPTION).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_touch_opens_what_it_is_on(visit):
    page = visit("search-form", viewport=PHONE, has_touch=True)
    type_words(page)
    assert page.locator(OPTION).first.bounding_box()["height"] >= 44
    page.locator(OPTION).first.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_the_list_is_not_cut_off_by_the_head_of_the_home_page(visit):
    page = visit("home", viewport=PHONE)
    type_words(page, "toan")
    last = page.locator(OPTION).last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('[role=option]')?.id"
    assert page.evaluate(on_top, [box["x"] + 20, box["y"] + box["height"] / 2]) == last.get_attribute("id")


def test_keys_of_an_input_method_are_its_own(visit):
    """While a syllable is composed, Enter and the arrows belong to the input method; its letters are looked up."""
    page = visit("home")
    field = page.locator(FIELD)
    type_words(page)
    field.evaluate("""(input) => {
        for (const key of ["ArrowDown", "Enter"]) {
            const options = { key, isComposing: true, bubbles: true, cancelable: true };
            input.dispatchEvent(new KeyboardEvent("keydown", options));
        }
    }""")
    assert field.get_attribute("aria-activedescendant") is None
    field.evaluate("""(input) => {
        input.dispatchEvent(new CompositionEvent("compositionstart"));
        input.value = "khongcogi";
        input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    }""")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_only_the_last_words_are_answered(visit):
    page = visit("home")
    asked = []

    def slow(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={"completions": [{"title": "Muộn", "label": "Học liệu", "address": "/"}]})

    page.route("**/goi-y/?q=to", slow)
    page.locator(FIELD).press_sequentially("to")
    expect(page.locator(OPTION)).to_have_text(["MuộnHọc liệu"])
    page.locator(FIELD).press_sequentially("an zzzz")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.locator(FIELD).fill("TO ")  # the same question is not asked twice
    expect(page.locator(OPTION)).to_have_text(["MuộnHọc liệu"])
    assert len(asked) == 1


@pytest.mark.parametrize("again", ["ArrowDown", " hoc"])
def test_after_escape_no_answer_opens_the_list_until_it_is_asked_for_again(visit, again):
    page = visit("home")
    field, asked = page.locator(FIELD), []
    page.route("**/goi-y/**", lambda route: asked.append(route))  # nobody answers yet

    def answer() -> None:
        for _wait in range(100):
            page.wait_for_timeout(20)
            if asked:
                break
        asked.pop().fulfill(json={"completions": [{"title": "Muộn", "label": "Học liệu", "address": "/"}]})

    with page.expect_request("**/goi-y/**"):
        field.press_sequentially("toan")
    field.press("Escape")
    answer()
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("form[data-suggest] ~ [role=status]")).to_be_empty()
    expect(field).to_have_value("toan")
    field.press(again) if again == "ArrowDown" else field.press_sequentially(again)
    answer()
    expect(page.locator(OPTION)).to_have_text(["MuộnHọc liệu"])


def test_after_escape_an_arrow_does_not_bring_back_the_answer_to_earlier_words(visit):
    page = visit("home")
    field = page.locator(FIELD)
    type_words(page)
    page.route("**/goi-y/**", lambda route: None)  # nobody answers any more
    with page.expect_request("**/goi-y/**"):
        field.press_sequentially(" mot")
    field.press("Escape")
    field.press("ArrowDown")
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize("answer", [{"status": 400, "json": {"error": "?"}}, {"status": 200, "body": "<html>"}])
def test_a_failing_answer_says_nothing(new_context, portal, answer):
    page = new_context().new_page()
    page.goto(portal.addresses["home"])
    page.route("**/goi-y/**", lambda route: route.fulfill(**answer))
    with page.expect_response("**/goi-y/**"):
        page.locator(FIELD).press_sequentially("toan")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("form[data-suggest] ~ [role=status]")).to_be_empty()
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/tim-kiem/?q=toan")


def test_the_words_can_be_cleared(visit):
    page = visit("search")
    field = page.locator(FIELD)
    page.locator(".search-clear").click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(page.locator(".search-clear")).to_be_hidden()


def test_letters_of_another_language_are_no_trouble(visit):
    page = visit("home")
    for words in ("🙂🙂", "NEAR(", "%%%", "ẫỗữ", "' OR 1=1"):
        with page.expect_response("**/goi-y/**") as answered:
            page.locator(FIELD).fill(words)
        assert answered.value.status == 200
    expect(page.get_by_role("listbox")).to_be_hidden()
