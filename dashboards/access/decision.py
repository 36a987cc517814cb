"""Decides for each request who asks and what they get: the person, and the viewer they become.

| who | profile |
|---|---|
| signed in, with the right `internal`, who chose it | internal, for the areas of that right |
| a program whose access token has the right `internal` | the same |
| at the machine itself, with `ZIQ_PROFILE=internal` | internal |
| everybody else | protected |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Request

from dashboards.access import bearer
from dashboards.access.audit import AUDIT_FILE, AuditLog
from dashboards.access.limits import FailedAttempts
from dashboards.access.proxy import Network, is_local, networks, vouched_for
from dashboards.access.rights import Grant, Person, Rights, read_rights
from dashboards.access.sessions import Sessions
from dashboards.access.shared import SharedCounts
from dashboards.access.tokens import Tokens
from dashboards.access.users import User, read_users
from dashboards.access.views import CountedViews
from dashboards.access.watched import Watched
from dashboards.settings import Settings
from queries.scope import Viewer

SESSION, PROFILE = "session", "profile"
_NO_RIGHTS_FILE = Rights({})
_AT_THE_MACHINE = Grant(frozenset({"see", "import"}))


@dataclass(frozen=True)
class Access:
    """Everything the decision needs; one for the life of the server."""

    settings: Settings
    trusted: tuple[Network, ...]
    tokens: Tokens
    audit: AuditLog
    sessions: Sessions
    counts: SharedCounts
    views: CountedViews
    attempts: FailedAttempts
    program_tokens: Watched[dict[str, bearer.Token]]
    rights_file: Watched[Rights] | None = None
    users_file: Watched[dict[str, User]] | None = None

    @property
    def rights(self) -> Rights:
        """The rights in force now."""
        return self.rights_file.current() if self.rights_file else _NO_RIGHTS_FILE

    @property
    def users(self) -> Mapping[str, User]:
        """The users who may sign in with a password now."""
        return self.users_file.current() if self.users_file else {}

    @property
    def has_sign_in(self) -> bool:
        """Somebody can be signed in at all."""
        return bool(self.trusted) or self.users_file is not None


def read_access(settings: Settings) -> Access:
    """Reads the files and addresses the settings name.

    Raises:
        ConfigurationError: when one of them cannot be used; nothing is served then.
    """
    counts = SharedCounts(settings.state_folder)
    audit = AuditLog(settings.audit or settings.state_folder / AUDIT_FILE)
    return Access(
        settings=settings,
        trusted=networks(settings.proxy),
        tokens=Tokens(settings.state_folder),
        sessions=Sessions(settings.state_folder),
        counts=counts,
        views=CountedViews(counts, audit, warn=settings.views_warn, most=settings.views_most),
        attempts=FailedAttempts(counts),
        program_tokens=Watched(settings.tokens_file, bearer.read_tokens),
        audit=audit,
        rights_file=Watched(settings.rights, read_rights) if settings.rights else None,
        users_file=Watched(settings.users, read_users) if settings.users else None,
    )


def person_for(request: Request, access: Access) -> Person:
    """Who asks: as a token or the proxy says, as the session says, at the machine, or nobody.

    Raises:
        Unauthorized: for an access token that is not valid.
    """
    vouched = vouched_for(request, access.trusted, access.settings)
    token = bearer.sent_with(request)
    # What a proxy passes on with a person it vouches for is its own affair, unless it is ours.
    if token is not None and (vouched is None or token.startswith(bearer.PREFIX)):
        return bearer.person_of(access.program_tokens.current(), token)
    if vouched is not None:
        return Person(vouched.name, "proxy", access.rights.grants(vouched.groups))
    name, user = _user_of_session(request, access)
    if user is not None:
        return Person(name, "password", access.rights.grants(user.groups, user.grant))
    if is_local(request, access.settings):
        grant = access.rights.everyone if access.has_sign_in else _AT_THE_MACHINE
        internal = {"internal"} if access.settings.profile == "internal" else set()
        return Person("", "machine", (Grant(grant.rights | internal),))
    return Person(grants=(access.rights.everyone,))


def viewer_for(request: Request, access: Access, person: Person) -> Viewer:
    """What queries need to know of the person: profile, areas, rights, name."""
    if "internal" in person.rights and _chose_internal(request, access, person):
        return Viewer("internal", person.areas_for("internal"), person.name, person.rights)
    return as_protected(person)


def as_protected(person: Person) -> Viewer:
    """The person as a viewer of protected numbers."""
    return Viewer("protected", person.areas_for("see"), person.name, person.rights)


def session_of(name: str, user: User, session: str) -> dict[str, str]:
    """What a session cookie holds."""
    return {"name": name, "stamp": user.stamp, "session": session}


def cookie_name(purpose: str) -> str:
    """The name of one of our cookies."""
    return f"ziq-{purpose}"


def start_notice(access: Access) -> str | None:
    """What an operator should know at the start about who sees what; None when all is as asked."""
    settings = access.settings
    if settings.is_loopback and not settings.proxy:
        return None
    if not access.has_sign_in:
        return (
            f"No sign-in is configured and {settings.host} can be reached from other machines: only"
            " the protected profile is served. ZIQ_PROXY or ZIQ_USERS lets people sign in."
        )
    if settings.profile == "internal":
        return "ZIQ_PROFILE=internal holds at the machine itself only; here, people sign in for it."
    return None


def _chose_internal(request: Request, access: Access, person: Person) -> bool:
    """By the setting at the machine, by the right of a token, by own choice for who signs in."""
    if person.known_by in {"machine", "token"}:
        return True
    chosen = content_of(request, access, PROFILE)
    return chosen.get("name") == person.name and access.sessions.is_open(chosen.get("session"))


def content_of(request: Request, access: Access, purpose: str) -> dict[str, str]:
    """What one of our cookies holds; nothing without it, or when it is not ours."""
    cookie = request.cookies.get(cookie_name(purpose))
    content = access.tokens.read(purpose, cookie) if cookie else None
    return content if isinstance(content, dict) else {}


def _user_of_session(request: Request, access: Access) -> tuple[str, User | None]:
    session = content_of(request, access, SESSION) if access.users_file else {}
    name, id_ = session.get("name", ""), session.get("session", "")
    user = access.users.get(name)
    if user is None or session != session_of(name, user, id_) or not access.sessions.is_open(id_):
        return "", None
    return name, user
