"""The pages: parse, ask the views, render. Each has its twin under /api."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from counterclaim.serve.api import Id, OpenCase, find_record
from counterclaim.serve.case import Case, Page, SourceRow
from counterclaim.serve.problems import miss
from counterclaim.serve.queries import ListQuery, PageQuery
from counterclaim.serve.render import render_page
from counterclaim.serve.views.actors import cross_accusations, view_actor, view_source
from counterclaim.serve.views.document import compare_texts, view_document
from counterclaim.serve.views.incident import make_rows, view_incident
from counterclaim.serve.views.lines import make_lines, number_sides
from counterclaim.serve.views.overview import view_overview
from counterclaim.serve.views.segments import LAYERS
from counterclaim.serve.views.tolls import draw_chart, view_tolls
from counterclaim.vocabulary.case import GradeName

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
GRADES = GradeName.__args__  # type: ignore[attr-defined] # the names of a Literal


def share_query(case: Case, query: ListQuery, api: str) -> dict[str, Any]:
    """What every filtered page needs: the filters in force, what they can be set to, the API's twin."""
    return {
        "query": query,
        "active": query.list_active(),
        "tones": number_sides(case),
        "sides": case.list_sides(),
        "grades": GRADES,
        "api": api,
    }


@router.get("/")
def show_overview(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """The case at a glance."""
    values = share_query(case, query, "/api/incidents")
    return render_page(request, "overview.html", values | {"view": view_overview(case, query.to_filters())})


@router.get("/incidents")
def show_incidents(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Incidents as a list."""
    page = case.list_incidents(query.to_filters(), query.cursor, query.limit)
    values = share_query(case, query, "/api/incidents")
    values |= {"rows": make_rows(case, page.rows), "page": page, "facets": case.count_facets(query.to_filters())}
    return render_page(request, "incidents.html", values)


@router.get("/incidents/{id}")
def show_incident(request: Request, case: OpenCase, id: Id) -> HTMLResponse:  # noqa: A002 - the name in the address
    """One incident."""
    incident = case.load_incident(id)
    if incident is None:
        raise miss("incident", id)
    values = {"view": view_incident(case, incident), "tones": number_sides(case), "reviews": case.list_reviews([id])}
    return render_page(request, "incident.html", values | {"active": {}, "api": f"/api/incidents/{id}"})


@router.get("/disputes")
def show_disputes(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Everything that cannot all be true."""
    page = case.list_disputes(query.to_filters(), query.cursor, query.limit)
    titles = case.name_incidents([row.incident for row in page.rows if row.incident is not None])
    values = share_query(case, query, "/api/disputes") | {"page": page, "titles": titles}
    return render_page(request, "disputes.html", values)


@router.get("/documents")
def show_documents(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Documents as a list."""
    page = case.list_documents(query.to_filters(), query.cursor, query.limit)
    return render_page(request, "documents.html", share_query(case, query, "/api/documents") | {"page": page})


@router.get("/documents/{id}")
def show_document(request: Request, case: OpenCase, id: Id) -> HTMLResponse:  # noqa: A002
    """One document beside what was recorded from it."""
    asked = set(request.query_params.getlist("layer"))
    shown = asked if len(asked) > 0 else {"statements", "claims", "figures"}
    values = {"view": view_document(case, find_record(case, id)), "layers": LAYERS, "shown": shown}
    return render_page(
        request, "document.html", values | {"tones": number_sides(case), "active": {}, "api": f"/api/documents/{id}"}
    )


@router.get("/documents/{id}/compare/{other}")
def show_versions(request: Request, case: OpenCase, id: Id, other: Id) -> HTMLResponse:  # noqa: A002
    """What changed from one version to the other."""
    older, newer = find_record(case, other).document, find_record(case, id).document
    values = {"older": older, "newer": newer, "lines": compare_texts(older.text, newer.text)}
    return render_page(request, "versions.html", values)


@router.get("/tolls")
def show_tolls(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Running totals over time."""
    charts = [(chart, draw_chart(chart)) for chart in view_tolls(case, query.to_filters())]
    return render_page(request, "tolls.html", share_query(case, query, "/api/tolls") | {"charts": charts})


@router.get("/actors")
def show_actors(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Actors as a list, and who accuses whom."""
    page = case.list_actors(query.to_filters(), query.cursor, query.limit)
    accusations = case.count_accusations()
    values = share_query(case, query, "/api/actors") | {"page": page, "accusations": accusations}
    return render_page(request, "actors.html", values | {"crossing": cross_accusations(case, accusations)})


@router.get("/actors/{id}")
def show_actor(request: Request, case: OpenCase, id: Id, query: PageQuery) -> HTMLResponse:  # noqa: A002
    """One actor."""
    identity = case.load_actor(id)
    if identity is None:
        raise miss("actor", id)
    values = share_query(case, query, f"/api/claims?claimant={identity.name}")
    return render_page(request, "actor.html", values | {"view": view_actor(case, identity, query.cursor)})


@router.get("/sources")
def show_sources(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Who publishes, and how much of it goes back to others."""
    return render_page(
        request, "sources.html", share_query(case, query, "/api/sources") | {"rows": case.list_sources()}
    )


@router.get("/sources/{name}")
def show_source(request: Request, case: OpenCase, name: Id, query: PageQuery) -> HTMLResponse:
    """One source."""
    row: SourceRow | None = next((row for row in case.list_sources() if row.name == name), None)
    if row is None:
        raise miss("source", name)
    values = share_query(case, query, f"/api/claims?source={name}")
    return render_page(request, "source.html", values | {"view": view_source(case, row, query.cursor)})


@router.get("/search")
def show_search(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """Documents and claims, narrowed by facets."""
    filters = query.to_filters()
    claims = case.list_claims(filters, query.cursor, query.limit)
    hits: Page[Any] = Page((), None) if query.q is None else case.search_documents(filters, None, 20)
    values = share_query(case, query, "/api/claims") | {
        "hits": hits,
        "page": claims,
        "facets": case.count_facets(filters),
    }
    return render_page(request, "search.html", values | {"lines": make_lines(case, claims.rows)})


@router.get("/skipped")
def show_skips(request: Request, case: OpenCase) -> HTMLResponse:
    """What was seen and not taken in."""
    return render_page(request, "skipped.html", {"rows": case.list_skips(), "api": "/api/skipped"})


@router.get("/log")
def show_log(request: Request, case: OpenCase, query: PageQuery) -> HTMLResponse:
    """The audit log."""
    page = case.list_log(query.cursor, query.limit)
    return render_page(request, "log.html", share_query(case, query, "/api/log") | {"page": page})


@router.get("/about")
def show_about(request: Request, case: OpenCase) -> HTMLResponse:
    """Shortcuts, what the marks mean, the API."""
    routes = [(path, item) for path, item in request.app.openapi()["paths"].items()]
    return render_page(request, "about.html", {"routes": routes, "counts": case.count_rows()})
