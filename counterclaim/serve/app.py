"""The web application: routes, templates, errors in one shape, and the headers that keep a page from doing harm."""

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from counterclaim import __version__
from counterclaim.errors import CounterclaimError
from counterclaim.serve import api, assets, decisions, entrance, pages
from counterclaim.serve.access import LOCAL_HOSTS, Gate, check_host, require
from counterclaim.serve.accounts import Accounts
from counterclaim.serve.case import Case
from counterclaim.serve.problems import Problem
from counterclaim.serve.render import render_page

log = logging.getLogger(__name__)

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""`blob:` and `data:` images are the map's own canvases; nothing may load from any other host."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
BODY_LIMIT = 256 * 1024
"""Bytes of a form: the longest comment is far below; a larger body is refused unread."""
PUBLIC = ("/static/", "/login")

Next = Callable[[Request], Awaitable[Response]]


def create_app(case: Case, *, accounts: Accounts | None = None, hosts: frozenset[str] | None = LOCAL_HOSTS) -> FastAPI:
    """The application over one case. `hosts` are the names it answers to; None is any (behind a proxy that checks)."""
    app = FastAPI(
        title="Counterclaim",
        version=__version__,
        description="Who claims what: everything the pages show. Every error has the one shape `Error`.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        responses={code: {"model": api.Error} for code in (400, 401, 403, 404, 422)},
    )
    app.state.case = case
    app.state.gate = Gate(accounts)
    app.state.hosts = hosts
    for router in (api.router, pages.router, decisions.router, entrance.router):
        app.include_router(router)
    app.add_api_route("/static/{name}", send_static, include_in_schema=False)
    app.middleware("http")(guard_request)
    app.add_exception_handler(Problem, answer_problem)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_exception_handler(RequestValidationError, answer_validation)
    app.add_exception_handler(CounterclaimError, answer_ours)
    return app


async def guard_request(request: Request, call_next: Next) -> Response:
    """Every request passes here: host, size, right to enter; every answer leaves with the headers."""
    try:
        check_host(request, request.app.state.hosts)
        check_size(request)
        visitor = request.app.state.gate.identify(request)
        request.state.visitor = visitor
        if not request.url.path.startswith(PUBLIC):
            require(visitor, "reader")
        response = await call_next(request)
    except Problem as problem:
        response = answer_problem(request, problem)
    except Exception:  # the last handler: the log gets the trace, the visitor gets none of it
        log.exception("unexpected error at %s", request.url.path)
        response = answer_problem(request, Problem(500, "broken", "something broke here; the server's log says what"))
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("cache-control", "no-store")
    return response


def check_size(request: Request) -> None:
    """Refuse a body that is too long, or that does not say how long it is."""
    length = request.headers.get("content-length", "")
    if "chunked" in request.headers.get("transfer-encoding", "") or (length.isdigit() and int(length) > BODY_LIMIT):
        raise Problem(413, "too-long", f"a request may carry at most {BODY_LIMIT:,} bytes and has to say how many")


def answer_problem(request: Request, problem: Exception) -> Response:
    """The problem as JSON under /api and as a page elsewhere; whoever has to sign in is led there."""
    assert isinstance(problem, Problem)
    if request.url.path.startswith("/api"):
        return JSONResponse(problem.to_json(), problem.status)
    if problem.status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return RedirectResponse(entrance.link_login(request), 303)
    return render_page(request, "error.html", {"problem": problem}, status=problem.status)


def answer_http(request: Request, error: Exception) -> Response:
    """The framework's own errors (unknown path, wrong method) in the one shape."""
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase.lower()
    problem = Problem(
        error.status_code, phrase.replace(" ", "-"), f"{phrase}: {request.method} {request.url.path[:200]}"
    )
    return answer_problem(request, problem)


def answer_validation(request: Request, error: Exception) -> Response:
    """A wrong value in the address or the form."""
    assert isinstance(error, RequestValidationError)
    parts = [f"{'.'.join(str(part) for part in item['loc'][1:])}: {item['msg']}" for item in error.errors()]
    return answer_problem(request, Problem(422, "bad-query", "; ".join(parts)))


def answer_ours(request: Request, error: Exception) -> Response:
    """Our own errors explain themselves."""
    return answer_problem(request, Problem(400, "refused", str(error)))


async def send_static(name: str, request: Request) -> Response:
    """One file of the bundle."""
    found = assets.send_asset(name, request)
    if found is None:
        raise Problem(404, "not-found", "no such file")
    return found


def dump_schema(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description."""
    return app.openapi()
