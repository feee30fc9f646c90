"""Who is asking: the reader's network address, which a proxy in front hides behind its own."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address of who sent the request, for throttles only: never store it.

    `X-Forwarded-For` is read only where `TRUSTED_PROXIES` names the machine that sent it, and then from the right:
    whatever a reader wrote there himself stands to the left. IPv6 is cut to its /64, which one household owns whole.
    An address that cannot be read comes back as the empty string.
    """
    hops = [request.META.get("REMOTE_ADDR", "")]
    if _trusted(hops[0]):
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        hops += [hop.strip() for hop in reversed(forwarded) if hop.strip()]
    first_stranger = next((hop for hop in hops if not _trusted(hop)), hops[-1])
    return _network(first_stranger)


def _trusted(address: str) -> bool:
    """A web server that speaks through a socket has no address; where proxies are trusted at all, it is one."""
    proxies = [ip_network(proxy) for proxy in settings.TRUSTED_PROXIES]
    if not address:
        return bool(proxies)
    known = _parsed(address)
    return known is not None and any(known in proxy for proxy in proxies)


def _network(address: str) -> str:
    known = _parsed(address)
    if isinstance(known, IPv6Address):
        return str(ip_network((int(known), 64), strict=False).network_address)
    return str(known or "")


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    """An IPv4 address may come in the clothes of IPv6: `::ffff:203.0.113.7`."""
    try:
        known = ip_address(address)
    except ValueError:
        return None
    return getattr(known, "ipv4_mapped", None) or known
