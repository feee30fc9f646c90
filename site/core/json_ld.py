"""JSON-LD that can stand inside a script element of a page."""

import json
from typing import Any

# Inside a script element these would end it; U+2028/9 end lines in old JavaScript.
_SCRIPT_SAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_safe(described: Any) -> str:
    """Return an object as JSON, safe between `<script type="application/ld+json">` and its end."""
    return json.dumps(described, ensure_ascii=False).translate(_SCRIPT_SAFE)
