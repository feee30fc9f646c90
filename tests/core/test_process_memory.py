"""The cache of one process: the same object for everyone, until it is too old or too many came after it."""

from core.process_memory import ProcessMemory


def test_the_very_object_comes_back():
    memory, thing = ProcessMemory("test-same", {}), object()
    memory.set("thing", thing)
    assert memory.get("thing") is thing
    assert memory.get("nothing", 5) == 5
    assert not memory.add("thing", "another")
    assert memory.add("another", "another")
    assert memory.get_many(["thing", "another"]) == {"thing": thing, "another": "another"}


def test_it_forgets_what_is_old_and_what_is_too_much():
    memory = ProcessMemory("test-few", {"OPTIONS": {"MAX_ENTRIES": 10}})
    memory.set("old", 1, timeout=-1)
    assert memory.get("old") is None
    for number in range(30):
        memory.set(str(number), number)
    assert memory.get("29") == 29
    assert memory.get("0") is None
    memory.clear()
    assert memory.get("29") is None
