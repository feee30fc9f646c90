"""Which kinds of things can be found."""

from dataclasses import replace

from search import registry


def test_kinds_stand_in_the_order_of_their_tabs(shelves):
    assert [kind.name for kind in registry.kinds()] == ["map", "book"]


def test_a_kind_is_found_by_its_name_alone(shelves):
    assert registry.find("book") is shelves[0].kind
    assert registry.find("Book") is None
    assert registry.find("") is None


def test_the_last_registration_of_a_name_wins(shelves):
    registry.register(replace(shelves[0].kind, label="Quyển"))
    assert len(registry.kinds()) == 2
    assert registry.find("book").label == "Quyển"


def test_the_portals_own_kinds_have_labels_and_places_of_their_own():
    kinds = registry.kinds()
    assert {"resource", "document", "provision", "page"} <= {kind.name for kind in kinds}
    assert len({kind.position for kind in kinds}) == len(kinds)
    assert all(str(kind.label) for kind in kinds)
