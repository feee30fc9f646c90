"""Waiting no longer than one can: a limit on everything that a request does, looking up the name included."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import BoundedSemaphore, Semaphore, Thread
from typing import TypeVar

Answer = TypeVar("Answer")


class Workers:
    """At most `most` threads, which stay for the next piece of work and end with the process."""

    def __init__(self, most: int) -> None:
        self._free, self._idle = BoundedSemaphore(most), Semaphore(0)
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def start(self, work: Callable[[], None]) -> None:
        """Do `work`, which raises nothing, in one of the threads. Raises TimeoutError where all of them are busy."""
        if not self._free.acquire(blocking=False):
            raise TimeoutError("too many requests hang")
        if not self._idle.acquire(blocking=False):
            try:
                Thread(target=self._go_on, name="deadline", daemon=True).start()
            except RuntimeError:
                self._free.release()
                raise
        self._work.put(work)

    def _go_on(self) -> None:
        while True:
            self._work.get()()
            self._idle.release()  # first: who finds a thread free must not need a new one
            self._free.release()


# Timeouts of sockets count anew for each piece, so a server that drips holds its thread; it must not hold them all.
_workers = Workers(32)


def _begin_anew() -> None:
    global _workers
    _workers = Workers(32)


os.register_at_fork(after_in_child=_begin_anew)  # threads stay behind


def within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, or raise what it raises; TimeoutError after `seconds`.

    It runs in another thread and is left to itself when time is over: it must not touch the database.
    TimeoutError at once where too many such threads still hang.
    """
    if seconds <= 0:
        raise TimeoutError("no time is left")
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)

    _workers.start(run)
    return answer.result(seconds)
