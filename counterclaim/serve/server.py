"""The server started: which names it answers to, who may enter, where it listens."""

import getpass
import os
import secrets
import socket
import sys
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import CaseError
from counterclaim.serve.access import LOCAL_HOSTS
from counterclaim.serve.accounts import Accounts
from counterclaim.serve.app import create_app
from counterclaim.serve.case import Filters
from counterclaim.serve.stored import Follow, StoredCase
from counterclaim.serve.views.overview import view_overview
from counterclaim.store import open_case

WARMED = 40
"""Sources, the largest, whose words are counted when a server starts: 0.2 to 0.5 s each on a large case."""
LOCAL = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens and to whom it answers."""

    host: str
    port: int
    team: bool = False
    names: tuple[str, ...] = ()


def run_server(case: str, door: Door, *, title: str | None = None, follow: Follow | None = None) -> None:
    """Serve until interrupted. Without a team nobody but this machine is listened to."""
    import uvicorn

    if door.host not in LOCAL and not door.team:
        raise CaseError(f"{door.host} can be reached by others: serve to a team (--team), or to this machine alone")
    accounts = open_accounts(case) if door.team else None
    opened = StoredCase(open_case(case), title, follow=follow)
    app = create_app(opened, accounts=accounts, hosts=LOCAL_HOSTS | {door.host} | set(door.names))
    taken = bind_socket(door)
    print(f"Counterclaim serves {case} at http://{door.host}:{taken.getsockname()[1]}/  (Ctrl+C stops it)", flush=True)  # noqa: T201 - the address is what the command is for
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, access_log=False))
    threading.Thread(target=warm_case, args=(app.state.case,), daemon=True).start()
    server.run(sockets=[taken])


def warm_case(case: StoredCase) -> None:
    """Nothing; what the first pages count has been counted once, so that nobody waits for it on a large case."""
    view_overview(case, Filters())
    case.list_sources()
    case.count_accusations()
    case.list_tasks(200)
    for row in case.list_sources()[:WARMED]:
        case.read_voice(row.name)


def bind_socket(door: Door) -> socket.socket:
    """A listening socket; an address in use is said in words."""
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((door.host, door.port))
        taken.listen(128)
    except (OSError, OverflowError) as error:
        raise CaseError(f"{door.host}:{door.port}: cannot listen there: {error}") from error
    return taken


def open_accounts(case: str) -> Accounts:
    """The accounts beside the case; the first admin is made here, with a password asked for or given."""
    if "://" in case:
        path = Path(os.environ.get("COUNTERCLAIM_ACCOUNTS", "counterclaim.accounts.json"))
    else:
        path = Path(f"{case}.accounts.json")
    accounts = Accounts(path)
    if len(accounts.users) == 0:
        given = os.environ.get("COUNTERCLAIM_ADMIN_PASSWORD")
        accounts.set_user("admin", "admin", ask_password() if given is None else given)
    return accounts


def ask_password() -> str:
    """A password for the first admin, typed twice; printed once where nobody can type."""
    if not sys.stdin.isatty():
        made = secrets.token_urlsafe(12)
        print(f"The first user is admin, password {made}", flush=True)  # noqa: T201 - shown this once, to whoever started it
        return made
    while True:
        typed = getpass.getpass("Password for the first user, admin: ")
        if typed == getpass.getpass("Again: "):
            return typed


def visit_pages(case: str) -> str:
    """Every kind of page asked for once over a real socket; what came back in a sentence. A failed page is an error."""
    import uvicorn

    opened = StoredCase(open_case(case))
    taken = bind_socket(Door("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(opened), log_level="error"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    running.start()
    address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    answers = {path: ask_page(address + path) for path in list_paths(opened)}
    server.should_exit = True
    running.join(10)
    wrong = {path: code for path, code in answers.items() if code != 200}
    if len(wrong) > 0:
        raise CaseError(f"pages that did not answer: {wrong}")
    counts = ", ".join(f"{rows} {name}" for name, rows in opened.count_rows().items())
    return f"{len(answers)} pages answered at {address}. In the case: {counts}."


def ask_page(url: str) -> int:
    """The status a page answers with."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def list_paths(case: StoredCase) -> list[str]:
    """One address of each kind of page."""
    paths = ["/", "/incidents", "/disputes", "/tolls", "/documents", "/actors", "/sources", "/search?q=civilians"]
    paths += ["/review", "/log", "/skipped", "/about", "/api/openapi.json", "/api/map", "/static/app.js"]
    paths += [f"/incidents/{row.id}" for row in case.list_incidents(Filters(), None, 200).rows]
    paths += [f"/documents/{row.id}" for row in case.list_documents(Filters(), None, 200).rows]
    paths += [f"/actors/{row.id}" for row in case.list_actors(Filters(), None, 5).rows]
    return paths
