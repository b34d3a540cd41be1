"""Who asks, and whether they may: sessions, CSRF, rate limits, hosts.

On localhost there is one user and no login; the Host and Origin headers are checked all the same, so that a page of
another site cannot reach the server through the user's browser (DNS rebinding, forged forms). With a team, a session is
a signed cookie that names user, epoch and end; signing out or a new password ends all of a user's sessions.
"""

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request

from counterclaim.serve.accounts import Accounts, Role, User, rank_role
from counterclaim.serve.problems import Problem

SESSION_COOKIE = "counterclaim_session"
SESSION_SECONDS = 12 * 3600
"""A working day; then the password is asked for again."""
TRIES, TRY_SECONDS = 8, 300
"""Failed logins per name and per address within five minutes. Chosen, not measured: a person mistypes two or three
times; a program at this rate tries 2,304 passwords a day."""
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in which role; `key` binds the forms of their pages to their session."""

    name: str
    role: Role
    key: str
    team: bool
    program: bool = False

    def may(self, role: Role) -> bool:
        """Whether they may do what takes this role."""
        return rank_role(self.role) >= rank_role(role)


@dataclass(slots=True)
class Limiter:
    """Counts failures by key over a sliding time; forgets what is old, so it cannot grow without end."""

    tries: int = TRIES
    seconds: float = TRY_SECONDS
    failures: dict[str, deque[float]] = field(default_factory=dict)

    def is_full(self, *keys: str) -> bool:
        """Whether any of these keys has used up its tries."""
        now = time.monotonic()
        for key in list(self.failures):
            times = self.failures[key]
            while len(times) > 0 and times[0] < now - self.seconds:
                times.popleft()
            if len(times) == 0:
                del self.failures[key]
        return any(len(self.failures.get(key, ())) >= self.tries for key in keys)

    def count(self, *keys: str) -> None:
        """Note a failure of these keys."""
        for key in keys:
            self.failures.setdefault(key, deque()).append(time.monotonic())


@dataclass(slots=True)
class Gate:
    """Decides who a request comes from. `accounts` None: one user on this machine, who may do everything."""

    accounts: Accounts | None
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    limiter: Limiter = field(default_factory=Limiter)

    def __post_init__(self) -> None:
        if self.accounts is not None:
            self.secret = self.accounts.secret

    def identify(self, request: Request) -> Visitor | None:
        """Who asks; None if nobody known does."""
        if self.accounts is None:
            return Visitor("local", "admin", "local", team=False)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            user = self.accounts.find_token(token.strip())
            return None if user is None else Visitor(user.name, user.role, "", team=True, program=True)
        session = request.cookies.get(SESSION_COOKIE, "")
        user = self.read_session(session)
        return None if user is None else Visitor(user.name, user.role, session, team=True)

    def sign(self, *parts: str) -> str:
        """A signature that only this server can make."""
        text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()

    def make_session(self, user: User) -> str:
        """The cookie of a new session."""
        parts = [
            user.name.encode().hex(),
            str(user.epoch),
            str(int(time.time()) + SESSION_SECONDS),
            secrets.token_hex(8),
        ]
        body = ".".join(parts)
        return f"{body}.{self.sign('session', body)}"

    def read_session(self, cookie: str) -> User | None:
        """The user of a session; None where it is forged, over, or its user has signed out or been shut out."""
        body, _, signature = cookie.rpartition(".")
        parts = body.split(".")
        if self.accounts is None or len(parts) != 4 or not is_equal(signature, self.sign("session", body)):
            return None
        user = self.accounts.users.get(bytes.fromhex(parts[0]).decode())
        if user is None or not user.active or str(user.epoch) != parts[1] or int(parts[2]) < time.time():
            return None
        return user

    def check_form(self, request: Request, visitor: Visitor, form: Mapping[str, object]) -> None:
        """Refuse a form that does not come from one of our own pages in this visitor's browser."""
        check_origin(request)
        if visitor.program:
            return
        given = form.get("csrf")
        if not isinstance(given, str) or not is_equal(given, self.sign("form", visitor.key)):
            raise Problem(403, "forged", "this form was not made by this server for you; open the page again and retry")

    def make_key(self, visitor: Visitor) -> str:
        """What the forms of this visitor's pages carry."""
        return self.sign("form", visitor.key)


def is_equal(left: str, right: str) -> bool:
    """Equality that takes as long for every wrong answer."""
    return hmac.compare_digest(left.encode("utf-8", "surrogatepass"), right.encode("utf-8", "surrogatepass"))


def check_origin(request: Request) -> None:
    """Refuse what a page of another site sends."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"} or (
        origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    ):
        raise Problem(403, "forged", "this request comes from a page of another site")


def check_host(request: Request, allowed: frozenset[str] | None) -> None:
    """Refuse a name that is not this server's: a page of another site may have pointed its own name here."""
    host = request.headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if allowed is not None and name not in allowed:
        raise Problem(400, "unknown-host", f"this server answers to {', '.join(sorted(allowed))}")


def require(visitor: Visitor | None, role: Role) -> Visitor:
    """The visitor, if they may do what takes this role; else the request ends here."""
    if visitor is None:
        raise Problem(401, "login-needed", "sign in first")
    if not visitor.may(role):
        raise Problem(403, "not-allowed", f"this takes the role {role}; {visitor.name} is {visitor.role}")
    return visitor
