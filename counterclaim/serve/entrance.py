"""Signing in and out, the theme, and the admin's page."""

from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.serve.access import SESSION_COOKIE, SESSION_SECONDS, Gate, Visitor, check_origin, require
from counterclaim.serve.accounts import ROLES, Accounts, Role
from counterclaim.serve.decisions import find_next
from counterclaim.serve.problems import Problem
from counterclaim.serve.render import THEMES, render_page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def link_login(request: Request) -> str:
    """The address of the login page that leads back here."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/login?next={quote(here, safe='')}"


@router.get("/login")
def show_login(request: Request) -> HTMLResponse:
    """The login page."""
    return render_page(
        request, "login.html", {"next": find_next(request.query_params.get("next", "/")), "failed": False}
    )


@router.post("/login")
async def sign_in(request: Request) -> Response:
    """Sign in, if the password is right and not too many were wrong before."""
    check_origin(request)
    gate: Gate = request.app.state.gate
    if gate.accounts is None:
        raise Problem(404, "not-found", "this case is served to this machine alone: there is no login")
    form = await request.form(max_files=0, max_fields=10)
    name, password = str(form.get("name", ""))[:80], str(form.get("password", ""))
    keys = (f"name {name}", f"address {request.client.host if request.client else ''}")
    if gate.limiter.is_full(*keys):
        raise Problem(429, "too-many-tries", "too many wrong passwords; wait five minutes")
    user = await run_in_threadpool(gate.accounts.check_password, name, password)
    if user is None:
        gate.limiter.count(*keys)
        values = {"next": find_next(str(form.get("next", "/"))), "failed": True}
        return render_page(request, "login.html", values, status=401)
    response = RedirectResponse(find_next(str(form.get("next", "/"))), 303)
    secure = request.url.scheme == "https"
    session = gate.make_session(user)
    response.set_cookie(SESSION_COOKIE, session, SESSION_SECONDS, httponly=True, samesite="lax", secure=secure)
    return response


async def read_form(request: Request, role: Role) -> tuple[Visitor, FormData]:
    """The visitor and the form, once both are known to be genuine."""
    visitor = require(request.state.visitor, role)
    form = await request.form(max_files=0, max_fields=20)
    request.app.state.gate.check_form(request, visitor, form)
    return visitor, form


@router.post("/logout")
async def sign_out(request: Request) -> Response:
    """Sign out: every session of the user ends, on every machine."""
    visitor, _ = await read_form(request, "reader")
    accounts = request.app.state.gate.accounts
    if accounts is not None:
        accounts.change_user(visitor.name)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(SESSION_COOKIE)
    return response


@router.post("/theme")
async def set_theme(request: Request) -> Response:
    """Keep the theme; it is a taste, not a view, so it stands in a cookie and not in the address."""
    _, form = await read_form(request, "reader")
    theme = str(form.get("theme", "auto"))
    response = RedirectResponse(find_next(str(form.get("next", "/"))), 303)
    if theme in THEMES:
        response.set_cookie("counterclaim_theme", theme, 365 * 86400, httponly=True, samesite="lax")
    return response


def get_accounts(request: Request) -> Accounts:
    """The accounts, where there are any."""
    accounts: Accounts | None = request.app.state.gate.accounts
    if accounts is None:
        raise Problem(404, "not-found", "this case is served without a team: start it with --team for users and roles")
    return accounts


@router.get("/admin")
def show_admin(request: Request) -> HTMLResponse:
    """Users and tokens."""
    require(request.state.visitor, "admin")
    accounts = get_accounts(request)
    return render_page(request, "admin.html", {"accounts": accounts, "roles": ROLES, "fresh": None})


@router.post("/admin")
async def change_accounts(request: Request) -> Response:
    """Add or change a user or a token."""
    visitor, form = await read_form(request, "admin")
    accounts = get_accounts(request)
    name, role = str(form.get("name", "")), pick_role(str(form.get("role", "reader")))
    fresh = None
    match str(form.get("action", "")):
        case "add-user":
            accounts.set_user(name, role, str(form.get("password", "")))
        case "set-role" if name in accounts.users:
            accounts.change_user(name, role=role)
        case "shut-out" | "let-in" as action if name in accounts.users:
            accounts.change_user(name, active=action == "let-in")
        case "add-token":
            fresh = accounts.add_token(accounts.users[visitor.name], str(form.get("label", "")), role)
        case "drop-token":
            accounts.drop_token(str(form.get("digest", "")))
        case _:
            raise Problem(422, "bad-form", "there is no such action or user")
    return render_page(request, "admin.html", {"accounts": accounts, "roles": ROLES, "fresh": fresh})


def pick_role(text: str) -> Role:
    """A role by its name."""
    found = next((role for role in ROLES if role == text), None)
    if found is None:
        raise Problem(422, "bad-form", f"expected a role among {', '.join(ROLES)}")
    return found
