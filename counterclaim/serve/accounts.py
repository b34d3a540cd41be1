"""Who may enter: users, roles, passwords and API tokens, in one small file of their own.

The accounts of a team stand apart from the case (CASE.accounts.json, readable by its owner alone), so that a case can
be copied, exported or deposited without anybody's password going along. Passwords are kept as argon2id hashes, tokens
as SHA-256 of 32 random bytes. The file is replaced as a whole, so it is never half written.
"""

import hashlib
import json
import os
import secrets
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from counterclaim.errors import CaseError

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST = 10
"""Characters of a password: NIST SP 800-63B asks for 8 beside rate limits; two more cost nothing."""
LONGEST = 1000
"""Longer passwords are refused before hashing: argon2 would read them all."""


@dataclass(frozen=True, slots=True)
class User:
    """Someone who may enter. `epoch` rises when the password changes: older sessions end."""

    name: str
    role: Role
    password: str
    epoch: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """A key for programs, kept as its digest."""

    digest: str
    user: str
    label: str
    role: Role


def rank_role(role: Role) -> int:
    """Higher may do more."""
    return ROLES.index(role)


class Accounts:
    """The accounts file. Every method reads or replaces it as a whole; one process serves a case."""

    def __init__(self, path: Path, hasher: PasswordHasher | None = None) -> None:
        self.path = path
        self.lock = threading.Lock()
        self.hasher = PasswordHasher() if hasher is None else hasher
        self.users: dict[str, User] = {}
        self.tokens: dict[str, Token] = {}
        self.secret = secrets.token_hex(32)
        if path.exists():
            self.load_file()
        self.nobody = self.hasher.hash(secrets.token_hex(8))
        """Verified where the name is unknown, so that answering takes as long as for a known one."""

    def load_file(self) -> None:
        """Read the accounts; a damaged file is an error, never an open door."""
        try:
            kept: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
            self.users = {item["name"]: User(**item) for item in kept["users"]}
            self.tokens = {item["digest"]: Token(**item) for item in kept["tokens"]}
            self.secret = kept["secret"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CaseError(f"{self.path}: expected an accounts file, and it cannot be read: {error}") from error

    def save_file(self) -> None:
        """Replace the accounts file."""
        kept = {
            "secret": self.secret,
            "users": [asdict(user) for user in self.users.values()],
            "tokens": [asdict(token) for token in self.tokens.values()],
        }
        fresh = self.path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=1)
        fresh.replace(self.path)

    def set_user(self, name: str, role: Role, password: str) -> User:
        """Add a user, or give one a new password and role; sessions of before end."""
        if not name or len(name) > 80 or any(not char.isprintable() for char in name):
            raise CaseError("a user's name has 1 to 80 printable characters")
        if not SHORTEST <= len(password) <= LONGEST:
            raise CaseError(f"a password has {SHORTEST} to {LONGEST} characters; this one has {len(password)}")
        with self.lock:
            before = self.users.get(name)
            user = User(name, role, self.hasher.hash(password), 0 if before is None else before.epoch + 1)
            self.users[name] = user
            self.save_file()
        return user

    def change_user(self, name: str, *, role: Role | None = None, active: bool | None = None) -> None:
        """Change a user's role, or shut them out; their sessions end. The last active admin stays."""
        with self.lock:
            user = self.users[name]
            changed = replace(
                user,
                role=user.role if role is None else role,
                active=user.active if active is None else active,
                epoch=user.epoch + 1,
            )
            rest = [other for other in self.users.values() if other.name != name] + [changed]
            if not any(other.active and other.role == "admin" for other in rest):
                raise CaseError(f"{name} is the last active admin and has to stay one")
            self.users[name] = changed
            self.save_file()

    def check_password(self, name: str, password: str) -> User | None:
        """The user with this name and password, or None; both answers take equally long."""
        user = self.users.get(name)
        if len(password) > LONGEST:
            return None
        try:
            self.hasher.verify(self.nobody if user is None else user.password, password)
        except (VerificationError, InvalidHashError):
            return None
        return user if user is not None and user.active else None

    def add_token(self, user: User, label: str, role: Role) -> str:
        """A new token, shown this once. It may do no more than its user."""
        if rank_role(role) > rank_role(user.role):
            raise CaseError(f"a token of {user.name} may at most be {user.role}")
        text = f"cc_{secrets.token_urlsafe(32)}"
        with self.lock:
            token = Token(digest_token(text), user.name, label[:80], role)
            self.tokens[token.digest] = token
            self.save_file()
        return text

    def drop_token(self, digest: str) -> None:
        """Take a token back."""
        with self.lock:
            self.tokens.pop(digest, None)
            self.save_file()

    def find_token(self, text: str) -> User | None:
        """The user a token speaks for, with the lesser of both roles; None if it is unknown or its user shut out."""
        token = self.tokens.get(digest_token(text))
        user = None if token is None else self.users.get(token.user)
        if token is None or user is None or not user.active:
            return None
        return replace(user, role=min(token.role, user.role, key=rank_role))


def digest_token(text: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
