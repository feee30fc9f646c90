"""What a search box may offer while somebody types."""

import pytest


def offered(client, text: str, **asked) -> list[str]:
    return [row["title"] for row in client.get("/tim-kiem/goi-y/", {"q": text, **asked}).json()["completions"]]


@pytest.mark.parametrize("text", ["toán h", "toan h", "TOÁN HỌ", "toan hoc"])
def test_titles_that_go_on_from_what_is_typed(client, shelves, text):
    books, _maps = shelves
    books.put("Toán học vui", body="số")
    books.put("Văn học", body="toán học")
    assert offered(client, text) == ["Toán học vui"]


def test_the_accents_typed_come_first(client, shelves):
    shelves[0].put("Bàn ghế")
    shelves[0].put("Bán hàng")
    shelves[0].put("Bạn bè")
    assert offered(client, "bán")[0] == "Bán hàng"
    assert len(offered(client, "ban")) == 3


def test_an_english_title_is_offered_at_every_letter(client, shelves):
    shelves[0].put("Physics for all")
    shelves[0].put("Lý thuyết")
    for number in range(2, len("physics") + 1):
        assert offered(client, "physics"[:number]) == ["Physics for all"]
    assert offered(client, "ly") == offered(client, "lí") == ["Lý thuyết"]


def test_of_one_kind_and_never_what_is_gone(client, shelves):
    books, maps = shelves
    maps.put("Bản đồ Hà Nội")
    books.take_away(books.put("Bản đồ mất"))
    books.put("Bản đồ nháp", public=False)
    assert offered(client, "ban do") == ["Bản đồ Hà Nội"]
    assert offered(client, "ban do", kind="book") == []


def test_it_says_where_each_leads(client, shelves):
    book = shelves[0].put("Toán học")
    answer = client.get("/en/tim-kiem/goi-y/?q=toan").json()
    assert answer == {
        "query": "toan",
        "completions": [{"kind": "book", "label": "Sách", "title": "Toán học", "address": f"/en{book.address}"}],
    }


@pytest.mark.parametrize("text", ["", "t", "?", '"', "%", "' OR 1=1", "NEAR(", "\\", "🙂", "a" * 300])
def test_odd_beginnings_offer_nothing(client, shelves, text):
    shelves[0].put("Toán học")
    assert offered(client, text) == []


@pytest.mark.parametrize("address", ["?q=" + "a" * 301, "?q=%00", "?q=toan&kind=nothing"])
def test_what_cannot_be_read_is_refused(client, shelves, address):
    assert client.get("/tim-kiem/goi-y/" + address).status_code == 400
