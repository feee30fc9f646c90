"""What keeps machines out without asking people anything: the time a form was open, and how often someone writes."""

import time

from django.core import signing

from core.pseudonyms import DAY
from core.throttle import Limit, Throttle

LEAST_SECONDS = 3
MOST_SECONDS = DAY
_SALT = "people.feedback.stamp"


def stamp() -> str:
    """Return the signed present moment, which a form carries along."""
    return signing.dumps(time.time(), salt=_SALT)


def seconds_open(stamped: str) -> float | None:
    """Return for how long a form was open; None for a stamp that is too old or not ours."""
    try:
        seconds = time.time() - signing.loads(stamped, salt=_SALT)
    except signing.BadSignature:
        return None
    return seconds if 0 <= seconds <= MOST_SECONDS else None


SENDERS = Throttle("feedback", Limit(5, 10 * 60), Limit(20, DAY))
# Or anybody could have the portal write to a stranger as often as he likes.
ACKNOWLEDGED = Throttle("acknowledgement", Limit(3, DAY))
