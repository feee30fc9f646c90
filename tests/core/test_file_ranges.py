"""Films and recordings are had in parts."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

from core.file_ranges import MOST
from tests.core.blocks.factories import a_file

pytestmark = pytest.mark.django_db

DATA = b"0123456789"


@pytest.fixture
def film():
    return a_file("lop.mp4", DATA)


def ask(client, film, **headers):
    """`if_range` and the like: names of headers with underscores."""
    return client.get(film.url, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("asked", "part", "told"),
    [
        ("bytes=0-", DATA, "bytes 0-9/10"),
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", DATA, "bytes 0-9/10"),
    ],
)
def test_the_part_that_is_asked_for(client, film, asked, part, told):
    response = ask(client, film, range=asked)
    assert response.status_code == 206
    assert response.content == part
    assert response["Content-Range"] == told
    assert response["Content-Length"] == str(len(part))
    assert response["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_what_lies_behind_the_end(client, film, asked):
    response = ask(client, film, range=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */10"


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
def test_the_whole_file_otherwise(client, film, asked):
    response = ask(client, film, range=asked)
    assert response.status_code == 200
    assert b"".join(response) == DATA


def test_the_part_of_an_older_file_is_not_mixed_with_this_one(client, film):
    assert ask(client, film, range="bytes=2-4", if_range='"older"').status_code == 200
    etag = ask(client, film, range="bytes=2-4")["ETag"]
    assert ask(client, film, range="bytes=2-4", if_range=etag).status_code == 206


def test_a_long_part_is_cut_and_says_so(client):
    response = ask(client, a_file("dai.mp4", b"a" * (MOST + 10)), range="bytes=5-")
    assert len(response.content) == MOST
    assert response["Content-Range"] == f"bytes 5-{MOST + 4}/{MOST + 10}"


def test_a_part_is_never_compressed(client, film):
    response = ask(client, a_file("dai.mp4", b"a" * 5000), range="bytes=0-3999", accept_encoding="gzip")
    assert "Content-Encoding" not in response
    assert len(response.content) == 4000


def test_other_files_come_whole(client):
    assert ask(client, a_file("ke-hoach.pdf", DATA), range="bytes=2-4").status_code == 200


def test_a_private_film_stays_private_in_parts(client, film):
    film.collection = Collection.get_first_root_node().add_child(name="Riêng")
    film.save()
    restriction = CollectionViewRestriction.objects.create(collection=film.collection, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Trong nhà"))
    assert ask(client, film, range="bytes=2-4").status_code in (302, 403)
