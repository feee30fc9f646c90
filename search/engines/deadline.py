"""Waiting no longer than one can: a limit on everything that a request does, looking up the name included."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import BoundedSemaphore, Thread
from typing import TypeVar

Answer = TypeVar("Answer")

# Timeouts of sockets count anew for each piece, so a server that drips holds its thread; it must not hold them all.
_slots = BoundedSemaphore(32)


def within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, or raise what it raises; TimeoutError after `seconds`.

    It runs in a thread of its own and is left to itself when time is over: it must not touch the database.
    TimeoutError at once where too many such threads still hang.
    """
    if seconds <= 0 or not _slots.acquire(blocking=False):
        raise TimeoutError("no time is left, or too many requests hang")
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)
        finally:
            _slots.release()

    try:
        Thread(target=run, name="deadline", daemon=True).start()
    except RuntimeError:
        _slots.release()
        raise
    return answer.result(seconds)
