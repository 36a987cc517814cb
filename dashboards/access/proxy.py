"""Where a request comes from: this machine, the trusted proxy, or anywhere.

Headers are believed from the address in `ZIQ_PROXY` only. A person at the machine itself is known
by four signs together, because each alone can be had from elsewhere: host and peer are loopback,
no proxy is configured, nothing forwarded the request, and the browser asked for a loopback name
(a foreign page that lets its own name point to 127.0.0.1 does not).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from flask import Request

from dashboards.access.watched import ConfigurationError
from dashboards.settings import Settings
from data.language import says

_FORWARDING = frozenset({
    "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip",
    "cf-connecting-ip", "fastly-client-ip", "x-original-forwarded-for",
})  # fmt: skip
_FORWARDING_PREFIX = "x-forwarded"
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LONGEST_NAME = 200
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Vouched:
    """Whom the proxy vouches for."""

    name: str
    groups: tuple[str, ...]


def networks(setting: str) -> tuple[Network, ...]:
    """The addresses of `ZIQ_PROXY`: one or several, separated by commas; networks are fine.

    Raises:
        ConfigurationError: for anything else.
    """
    try:
        return tuple(
            ipaddress.ip_network(part.strip()) for part in setting.split(",") if part.strip()
        )
    except ValueError as error:
        raise ConfigurationError(
            says(
                f"ZIQ_PROXY={setting}: Hier steht eine Adresse wie 10.1.2.3 oder 127.0.0.1",
                f"ZIQ_PROXY: {error}; write an address such as 10.1.2.3 or 127.0.0.1",
            )
        ) from error


def vouched_for(
    request: Request, trusted: tuple[Network, ...], settings: Settings
) -> Vouched | None:
    """The person the trusted proxy names; None from any other peer, and without a usable name.

    A name with a comma is refused: two headers of the same name arrive joined by one, and the first
    may be the client's own.
    """
    peer = _address(request.remote_addr)
    if peer is None or not any(peer in network for network in trusted):
        return None
    name = _header(request, settings.proxy_user_header)
    if not name or "," in name or len(name) > _LONGEST_NAME or not name.isprintable():
        return None
    groups = re.split(r"[,;]", _header(request, settings.proxy_groups_header))
    return Vouched(name, tuple(group.strip() for group in groups if group.strip()))


def is_local(request: Request, settings: Settings) -> bool:
    """The request comes from the person at this machine, with nothing in between."""
    return settings.is_loopback and not settings.proxy and is_plain_local(request)


def is_plain_local(request: Request) -> bool:
    """A loopback peer asked for a loopback name, and nothing forwarded it."""
    peer = _address(request.remote_addr)
    name = re.sub(r":\d+$", "", request.host.lower())
    return (
        peer is not None
        and peer.is_loopback
        and name in _LOOPBACK_NAMES
        and not is_forwarded(request)
    )


def address_of(request: Request, trusted: tuple[Network, ...]) -> str:
    """Where a request comes from, to count by; never a ground to believe anything else.

    A proxy we trust, or one on this machine, says for whom it asks; the last entry is its own. Of
    an IPv6 address the network counts, because a household has all of it.
    """
    peer = _address(request.remote_addr)
    if peer is None:
        return ""
    if peer.is_loopback or any(peer in network for network in trusted):
        said = _address(request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip())
        peer = said or peer
    return str(peer) if peer.version == 4 else str(ipaddress.ip_network((peer, 64), strict=False))


def origin_of(request: Request, trusted: tuple[Network, ...]) -> str:
    """Scheme and host that the reader asked for; "" when the host is no host.

    Behind a proxy the encrypted line ends there, and it says so.
    """
    peer = _address(request.remote_addr)
    scheme = request.scheme
    if peer is not None and (peer.is_loopback or any(peer in network for network in trusted)):
        said = request.headers.get("X-Forwarded-Proto", "").rsplit(",", 1)[-1].strip().lower()
        scheme = said if said in {"http", "https"} else scheme
    return f"{scheme}://{request.host}" if _HOST.fullmatch(request.host) else ""


def is_forwarded(request: Request) -> bool:
    """Some proxy handed the request on and said so."""
    return any(
        name.lower() in _FORWARDING or name.lower().startswith(_FORWARDING_PREFIX)
        for name in request.headers.keys()  # noqa: SIM118 - a list of pairs, not a mapping
    )


def _address(peer: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(peer or "")
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def _header(request: Request, name: str) -> str:
    """A header's text; servers hand over bytes as Latin-1, proxies write UTF-8."""
    return (
        request.headers.get(name, "")
        .encode("latin-1", "replace")
        .decode("utf-8", "replace")
        .strip()
    )
