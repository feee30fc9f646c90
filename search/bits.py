"""Sets of documents as Python integers: bit n stands for the document with primary key n.

Union, intersection and counting are then `|`, `&` and `int.bit_count`, each of them one step over the whole set.
"""

from collections.abc import Iterable, Sequence

_ONE = ord("1")
_FEW = 1_000  # ids that are quicker put into the set one by one than all of them through text


def from_ids(ids: Iterable[int]) -> int:
    """Return the set of these ids."""
    held = list(ids)
    if len(held) < _FEW:
        bits = bytearray((max(held, default=0) >> 3) + 1)
        for number in held:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")
    flags = bytearray(b"0") * (max(held, default=0) + 1)
    for number in held:
        flags[number] = _ONE
    flags.reverse()
    return int(flags, 2)


def to_ids(bits: int) -> list[int]:
    """Return the ids of a set, ascending."""
    flags, ids, at = to_flags(bits), [], -1
    while (at := flags.find(b"1", at + 1)) >= 0:
        ids.append(at)
    return ids


def to_flags(bits: int) -> bytes:
    """Return a set as text, "1" or "0" for each document: SQL can test byte n+1 of it for the document n."""
    return f"{bits:b}"[::-1].encode()


def at_least(sets: Sequence[int], minimum: int) -> int:
    """Return what occurs in at least `minimum` of the sets, `minimum` being 1 or more.

    The counts of all documents are kept in binary, one integer for each binary digit, so that adding a set and
    comparing with the minimum take a few operations however many documents there are.
    """
    digits: list[int] = []
    for carry in sets:
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    if minimum >> len(digits):
        return 0
    more, equal = 0, union(sets)  # from the highest digit down: already more than, or so far equal to the minimum
    for place in range(len(digits) - 1, -1, -1):
        if minimum >> place & 1:
            equal &= digits[place]
        else:
            more |= equal & digits[place]
            equal &= ~digits[place]
    return more | equal


def union(sets: Iterable[int]) -> int:
    """Return what occurs in any of the sets."""
    whole = 0
    for one in sets:
        whole |= one
    return whole


def worth_most(weighed: Sequence[tuple[int, int]], number: int, least: int = 1) -> list[int]:
    """Return up to `number` ids of the documents whose sets are worth most together, the most worthy first.

    `weighed` are sets with what being in them is worth, 1 or more; what is worth less than `least` is left out, and
    of two that are worth the same the newer document, with the higher id, comes first. As in `at_least` the sums of
    all documents are kept in binary; the best are then what has the highest digits, from the left.
    """
    digits: list[int] = []
    for bits, worth in weighed:
        for place in range(worth.bit_length()):
            if worth >> place & 1:
                _add(digits, bits, place)
    chosen, equal = 0, union(bits for bits, _worth in weighed)
    for digit in reversed(digits):
        more = equal & digit
        if (chosen | more).bit_count() >= number:
            equal = more
        else:
            chosen, equal = chosen | more, equal & ~digit
    ids = to_ids(chosen)
    while equal and len(ids) < number:
        ids.append(equal.bit_length() - 1)
        equal ^= 1 << ids[-1]
    sums = {one: sum(worth for bits, worth in weighed if bits >> one & 1) for one in ids}
    return sorted((one for one in ids if sums[one] >= least), key=lambda one: (-sums[one], -one))


def _add(digits: list[int], carry: int, place: int) -> None:
    """Add 2 ** place to the sum of each document of the set `carry`."""
    while carry:
        digits.extend([0] * (place + 1 - len(digits)))
        digits[place], carry = digits[place] ^ carry, digits[place] & carry
        place += 1
