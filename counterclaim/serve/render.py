"""Templates to pages. All is escaped; text of the news stands in <bdi>, so that it cannot turn what is around."""

from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from counterclaim import __version__
from counterclaim.serve import assets
from counterclaim.serve.views.lines import Words, say_days, say_kind, say_number

THEMES = ("auto", "light", "dark")
NAVIGATION = (
    ("Overview", "/"),
    ("Incidents", "/incidents"),
    ("Disputes", "/disputes"),
    ("Tolls", "/tolls"),
    ("Documents", "/documents"),
    ("Actors", "/actors"),
    ("Sources", "/sources"),
    ("Search", "/search"),
    ("Review", "/review"),
)

environment = Environment(
    loader=PackageLoader("counterclaim.serve", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def link_words(words: Words | None, claim: str | None = None) -> str:
    """The address of some evidence: its document, at its item."""
    return "" if words is None else f"/documents/{quote(words.document, safe=':')}#{quote(claim or '', safe='')}"


def link_query(path: str, active: dict[str, str], **changes: str | None) -> str:
    """An address with these filters; a change to None drops one."""
    merged = {**active, **changes}
    kept = {name: value for name, value in merged.items() if value is not None}
    return f"{path}?{urlencode(kept)}" if len(kept) > 0 else path


def shorten(text: str | None, length: int = 240) -> str:
    """The text, cut at a word where it is too long for its place."""
    if text is None or len(text) <= length:
        return text or ""
    head = text[:length]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head[length // 2 :] else head}…"


def say_count(number: int, noun: str) -> str:
    """ "1 claim", "2,000 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


environment.globals.update(
    asset=assets.link_asset, link_words=link_words, link_query=link_query, navigation=NAVIGATION, version=__version__
)
environment.filters.update(
    kind=say_kind,
    days=say_days,
    number=say_number,
    counted=say_count,
    shorten=shorten,
    path=lambda text: quote(str(text), safe=":"),
)


def render_page(request: Request, name: str, values: dict[str, Any], *, status: int = 200) -> HTMLResponse:
    """The page of a template, with what every page needs."""
    visitor = getattr(request.state, "visitor", None)
    theme = request.cookies.get("counterclaim_theme", "auto")
    shared = {
        "title": request.app.state.case.title,
        "visitor": visitor,
        "csrf": "" if visitor is None else request.app.state.gate.make_key(visitor),
        "theme": theme if theme in THEMES else "auto",
        "path": request.url.path,
        "here": f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
    }
    # UTF-8 cannot carry half a surrogate pair: it is shown as a question mark, and kept as it is in the text.
    body = environment.get_template(name).render(shared | values).encode("utf-8", "replace")
    return HTMLResponse(body, status)
