"""Reference numbers that people can read over the telephone: `GY-2026-7F3K-9QXC`."""

import re
import secrets

# 31 signs, without those that are taken for another (0 I L O U). A prime number of them lets the last sign,
# a weighted sum, show every single wrong sign and every two that changed places.
_SIGNS = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 7  # 31^7 = 27,500 million: nobody guesses one
_SHAPE = re.compile(rf"GY-([0-9]{{4}})-([{_SIGNS}]{{4}})-([{_SIGNS}]{{4}})")


def new_reference(year: int) -> str:
    """Return a random reference of this year."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_RANDOM))
    signs += _check(f"{year}{signs}")
    return f"GY-{year}-{signs[:4]}-{signs[4:]}"


def is_reference(text: str) -> bool:
    """Tell whether this can be a reference: its shape and its check sign."""
    if not (found := _SHAPE.fullmatch(text)):
        return False
    year, first, second = found.groups()
    return second[-1] == _check(f"{year}{first}{second[:-1]}")


def _check(text: str) -> str:
    # A zero occurs in years only, where it counts as none of the signs.
    values = (_SIGNS.find(sign) + 1 for sign in text)
    return _SIGNS[sum(weight * value for weight, value in enumerate(values, 1)) % len(_SIGNS)]
