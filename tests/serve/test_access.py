"""Who may enter and do what: sessions, roles, forged forms, rate limits, tokens."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from counterclaim.errors import CaseError
from counterclaim.serve.access import Gate, Limiter
from counterclaim.serve.accounts import Accounts
from counterclaim.serve.app import create_app
from counterclaim.serve.case import Filters
from counterclaim.serve.stored import StoredCase

PASSWORD = "a long password"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Weak on purpose: tests hash often."""


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    """A team of one of each role."""
    made = Accounts(tmp_path / "accounts.json", QUICK)
    for role in ("admin", "reviewer", "reader"):
        made.set_user(role, role, PASSWORD)  # type: ignore[arg-type] # the names of the roles
    return made


@pytest.fixture
def team(case: StoredCase, accounts: Accounts) -> TestClient:
    """The application for a team."""
    return TestClient(create_app(case, accounts=accounts), follow_redirects=False)


def enter(team: TestClient, name: str, password: str = PASSWORD) -> int:
    """The status that signing in is answered with."""
    return team.post("/login", data={"name": name, "password": password}).status_code


def find_key(team: TestClient, path: str = "/about") -> str:
    """What a form of this visitor carries."""
    return team.get(path).text.split('name="csrf" value="')[1].split('"')[0]


def find_claim(case: StoredCase) -> str:
    """Some claim's id."""
    return case.list_claims(Filters(), None, 1).rows[0].claim.id


def test_strangers_see_nothing(team: TestClient, case: StoredCase) -> None:
    """Without a session every page leads to the login and every route of the API says 401."""
    claim = find_claim(case)
    for path in ("/", "/incidents", f"/review?task={claim}", "/log", "/admin", "/nowhere"):
        answer = team.get(path)
        assert (answer.status_code, answer.headers["location"][:12]) == (303, "/login?next="), path
    for path in ("/api/case", f"/api/claims/{claim}", "/api/openapi.json", "/api/training", "/api/nowhere"):
        assert team.get(path).status_code == 401, path
    assert team.post("/review", data={"verdict": "accept"}).status_code == 401


def test_session_and_roles(team: TestClient, case: StoredCase) -> None:
    """A reader reads; deciding takes a reviewer, users an admin."""
    assert enter(team, "reader") == 303
    assert team.get("/").status_code == 200
    form = {"csrf": find_key(team), "verdict": "accept", "subject": "claim", "target": find_claim(case)}
    assert team.post("/review", data=form).status_code == 403
    assert team.get("/admin").status_code == 403
    assert enter(team, "reviewer") == 303
    assert team.post("/review", data={**form, "csrf": find_key(team)}).status_code == 303
    assert case.list_reviews()[0].by == "reviewer"


def test_forged_forms(team: TestClient, case: StoredCase) -> None:
    """A form without our mark, with another session's, or from another site decides nothing."""
    enter(team, "reader")
    foreign = find_key(team)
    enter(team, "reviewer")
    form = {"verdict": "accept", "subject": "claim", "target": find_claim(case)}
    assert team.post("/review", data=form).status_code == 403
    assert team.post("/review", data={**form, "csrf": foreign}).status_code == 403
    form["csrf"] = find_key(team)
    assert team.post("/review", data=form, headers={"origin": "https://evil.example"}).status_code == 403
    assert team.post("/review", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert case.list_reviews() == ()


def test_forged_session(team: TestClient, accounts: Accounts) -> None:
    """A session changed by one character, or of a user signed out, is none."""
    enter(team, "reader")
    cookie = team.cookies["counterclaim_session"]
    gate = Gate(accounts)
    assert gate.read_session(cookie) is not None
    assert gate.read_session(cookie[:-1] + ("0" if cookie[-1] != "0" else "1")) is None
    assert gate.read_session("a.b.c.d.e") is None
    team.post("/logout", data={"csrf": find_key(team)})
    assert gate.read_session(cookie) is None


def test_rate_limit(team: TestClient) -> None:
    """After eight wrong passwords the right one waits as well."""
    assert {enter(team, "admin", "wrong password") for _ in range(8)} == {401}
    assert enter(team, "admin") == 429


def test_limiter_forgets() -> None:
    """Failures older than the time do not count, and are not kept."""
    limiter = Limiter(tries=2, seconds=0.0)
    limiter.count("a")
    limiter.count("a")
    assert not limiter.is_full("a")
    assert limiter.failures == {}


def test_tokens(team: TestClient, accounts: Accounts, case: StoredCase) -> None:
    """A token does what its role allows, needs no form's mark, and dies when it is taken back."""
    text = accounts.add_token(accounts.users["reviewer"], "script", "reviewer")
    headers = {"authorization": f"Bearer {text}"}
    decision = {"subject": "claim", "targets": [find_claim(case)], "verdict": "accept"}
    assert team.post("/api/reviews", json=decision, headers=headers).status_code == 201
    assert team.get("/admin", headers=headers).status_code == 403
    assert text not in accounts.path.read_text(encoding="utf-8")
    accounts.drop_token(next(iter(accounts.tokens)))
    assert team.get("/api/case", headers=headers).status_code == 401


def test_token_never_more(accounts: Accounts) -> None:
    """A reader cannot have a token that decides."""
    with pytest.raises(CaseError, match="at most be reader"):
        accounts.add_token(accounts.users["reader"], "script", "admin")


def test_accounts_file(accounts: Accounts) -> None:
    """Only its owner reads it, no password stands in it, and a damaged one opens no door."""
    assert accounts.path.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in accounts.path.read_text(encoding="utf-8")
    assert Accounts(accounts.path, QUICK).check_password("admin", PASSWORD) is not None
    accounts.path.write_text("{", encoding="utf-8")
    with pytest.raises(CaseError, match="cannot be read"):
        Accounts(accounts.path, QUICK)


def test_last_admin_stays(team: TestClient, accounts: Accounts) -> None:
    """The last admin cannot shut the door behind themselves."""
    enter(team, "admin")
    form = {"csrf": find_key(team), "action": "shut-out", "name": "admin"}
    assert team.post("/admin", data=form).status_code == 400
    assert accounts.users["admin"].active


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_open_redirect(team: TestClient, goal: str) -> None:
    """Signing in never leads to another site."""
    answer = team.post("/login", data={"name": "reader", "password": PASSWORD, "next": goal})
    assert answer.headers["location"] == "/review"


def test_local_needs_mark(client: TestClient, case: StoredCase) -> None:
    """For one user on this machine, too, a page of another site decides nothing."""
    form = {"verdict": "accept", "subject": "claim", "target": find_claim(case)}
    assert client.post("/review", data=form).status_code == 403
    decision = {"subject": "claim", "targets": [find_claim(case)], "verdict": "accept"}
    foreign = {"origin": "https://evil.example"}
    assert client.post("/api/reviews", json=decision, headers=foreign).status_code == 403
    assert case.list_reviews() == ()
