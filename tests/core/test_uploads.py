"""Uploads between preview and confirmation."""

from core.uploads import Upload, keep, kept


def test_an_upload_comes_back_to_who_sent_it():
    token = keep(7, "bảng.csv", b"a,b\n")
    assert kept(7, token) == Upload("bảng.csv", b"a,b\n")


def test_someone_elses_token_gives_nothing():
    token = keep(7, "a.csv", b"a")
    assert kept(8, token) is None
    assert kept(7, token[:-1]) is None
    assert kept(7, "") is None


def test_two_uploads_of_one_person_do_not_meet():
    first, second = keep(7, "a.csv", b"1"), keep(7, "a.csv", b"2")
    assert first != second
    assert (kept(7, first).data, kept(7, second).data) == (b"1", b"2")
