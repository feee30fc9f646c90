"""Slips of the fingers: a letter left out, one too many, another one, or two exchanged."""

from math import log

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {letter: (row, column + row / 2) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
_NEIGHBOURS = {
    one: frozenset(
        other
        for other, (row, column) in _PLACES.items()
        if other != one and abs(row - _PLACES[one][0]) <= 1 and abs(column - _PLACES[one][1]) <= 1
    )
    for one in _LETTERS
}
# What speaks against a slip, as a negative logarithm: a wrong letter may be any, a forgotten one is a certain one.
_LEFT_OUT = _EXCHANGED = 0.0
_NEAR_KEY, _ANY_KEY = log(5), log(25)


def one_slip_away(word: str) -> dict[str, float]:
    """Return what may have been meant by `word`, in ASCII letters, if one slip was made, and its cost.

    The cost is the negative logarithm of how much rarer the slip is than leaving a letter out.
    """
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    meant: dict[str, float] = {}
    for left, right in halves:
        around = {*left[-1:], *right[1:2]}
        if right:
            key = right[0]
            near = _NEIGHBOURS.get(key, frozenset())
            _offer(meant, left + right[1:], _NEAR_KEY if key in around or near & around else _ANY_KEY)
            for letter in _LETTERS:
                _offer(meant, left + letter + right[1:], _NEAR_KEY if letter in near else _ANY_KEY)
        if len(right) > 1:
            _offer(meant, left + right[1] + right[0] + right[2:], _EXCHANGED)
        for letter in _LETTERS:
            _offer(meant, left + letter + right, _LEFT_OUT)
    meant.pop(word, None)
    return meant


def _offer(meant: dict[str, float], word: str, cost: float) -> None:
    meant[word] = min(cost, meant.get(word, cost))


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether two different words are one slip apart, whatever letters they have."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[1::-1] == other[:2] and one[2:] == other[2:])
    return one[1:] == other or one == other[1:]
