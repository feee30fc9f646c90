"""Nobody waits longer than he wants to, whatever the other side does."""

import os
import threading
import time

import pytest

from search.engines import deadline
from search.engines.deadline import Workers, within


@pytest.fixture
def two_workers(monkeypatch) -> None:
    monkeypatch.setattr(deadline, "_workers", Workers(2))


def test_a_limit_of_time_holds_for_whatever_is_done():
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.2, lambda: time.sleep(5))
    assert time.monotonic() - start < 1
    assert within(1, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 // 0)
    with pytest.raises(TimeoutError):
        within(0, lambda: 7)


def test_requests_that_hang_do_not_take_every_thread(two_workers):
    ending = threading.Event()
    for _turn in range(2):
        with pytest.raises(TimeoutError):
            within(0.05, ending.wait)
    with pytest.raises(TimeoutError, match="hang"):
        within(5, lambda: 7)
    ending.set()
    time.sleep(0.2)
    assert within(1, lambda: 7) == 7


def test_a_thread_that_is_free_is_used_again(two_workers):
    found = set()
    for _turn in range(20):
        found.add(within(5, threading.get_ident))
        time.sleep(0.01)
    assert len(found) == 1


def test_threads_are_the_processs_own(two_workers):
    assert within(5, lambda: 7) == 7
    time.sleep(0.1)
    child = os.fork()
    if not child:
        try:
            os._exit(within(5, lambda: 7))
        except BaseException:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_no_thread_to_be_had_is_told_and_holds_nothing(two_workers, monkeypatch):
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refuse)
        for _turn in range(3):
            with pytest.raises(RuntimeError):
                within(5, lambda: 7)
    assert within(5, lambda: 7) == 7
