"""Everything the pages show, as JSON: the same views, one shape for errors, cursors for lists."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from counterclaim.review.decide import make_examples, make_review, undo_review
from counterclaim.serve.access import Visitor, check_origin, require
from counterclaim.serve.case import Case, Page
from counterclaim.serve.problems import Problem, miss
from counterclaim.serve.queries import ApiQuery
from counterclaim.serve.sheets import write_csv
from counterclaim.serve.views.actors import cross_accusations
from counterclaim.serve.views.incident import make_rows, view_incident
from counterclaim.serve.views.lines import make_lines
from counterclaim.serve.views.overview import map_incidents, view_overview
from counterclaim.serve.views.tolls import view_tolls
from counterclaim.vocabulary import Record, to_json
from counterclaim.vocabulary.case import Review


class ErrorBody(BaseModel):
    """What went wrong."""

    status: int
    code: str
    message: str


class Error(BaseModel):
    """The one shape of an error."""

    error: ErrorBody


class Decision(BaseModel):
    """A verdict to be kept."""

    subject: str = Field(max_length=40)
    targets: list[str] = Field(min_length=1, max_length=2)
    verdict: str = Field(max_length=40)
    reason: str = Field("", max_length=4000)
    value: dict[str, str | int | None] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of a list; `next` is the cursor of the following one, null at the end."""

    rows: list[dict[str, Any]]
    next: str | None
    total: int | None


def get_case(request: Request) -> Case:
    """The case that is served."""
    case: Case = request.app.state.case
    return case


def get_visitor(request: Request) -> Visitor:
    """Who asks; the gate has let them in."""
    return require(request.state.visitor, "reader")


def get_reviewer(request: Request) -> Visitor:
    """Who asks, if they may review."""
    visitor = require(request.state.visitor, "reviewer")
    if not visitor.program and request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise Problem(403, "forged", "reviews are sent as application/json")
    check_origin(request)
    return visitor


OpenCase = Annotated[Case, Depends(get_case)]
Id = Annotated[str, Path(max_length=200)]
router = APIRouter(prefix="/api", tags=["case"])


def send_rows(page: Page[Any], query: ApiQuery, name: str) -> Response:
    """A page of a list as JSON, or as CSV to keep."""
    if query.format == "csv":
        headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
        text = write_csv(page.rows).encode("utf-8", "replace")
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
    return send_json({"rows": to_json(page.rows), "next": page.next, "total": page.total})


def send_json(value: Any) -> Response:
    """JSON in which every character is ASCII: half a surrogate pair, which news text may hold, stays readable."""
    return Response(json.dumps(value, ensure_ascii=True), media_type="application/json")


@router.get("/case", response_model=dict[str, Any])
def read_case(case: OpenCase) -> Response:
    """The case's title, sides and counts."""
    return send_json({"title": case.title, "sides": case.list_sides(), "counts": dict(case.count_rows())})


@router.get("/overview", response_model=dict[str, Any])
def read_overview(case: OpenCase, query: ApiQuery) -> Response:
    """The overview under these filters."""
    return send_json(to_json(view_overview(case, query.to_filters())))


@router.get("/map", response_model=dict[str, Any])
def read_map(case: OpenCase, query: ApiQuery) -> Response:
    """Incidents that have a place, as GeoJSON, and the disputed areas."""
    return send_json(map_incidents(case, query.to_filters()))


@router.get("/facets", response_model=dict[str, Any])
def read_facets(case: OpenCase, query: ApiQuery) -> Response:
    """Claims counted by each field."""
    return send_json(to_json(dict(case.count_facets(query.to_filters()))))


@router.get("/incidents", response_model=Rows)
def list_incidents(case: OpenCase, query: ApiQuery) -> Response:
    """Incidents, latest first."""
    page = case.list_incidents(query.to_filters(), query.cursor, query.limit)
    return send_rows(Page(make_rows(case, page.rows), page.next, page.total), query, "incidents")


@router.get("/incidents/{id}", response_model=dict[str, Any])
def read_incident(case: OpenCase, id: Id) -> Response:  # noqa: A002 - the name in the address
    """One incident: its matrix, disputes, origins, grades and claims."""
    incident = case.load_incident(id)
    if incident is None:
        raise miss("incident", id)
    return send_json(to_json(view_incident(case, incident)))


@router.get("/disputes", response_model=Rows)
def list_disputes(case: OpenCase, query: ApiQuery) -> Response:
    """Claims that cannot all be true."""
    return send_rows(case.list_disputes(query.to_filters(), query.cursor, query.limit), query, "disputes")


@router.get("/documents", response_model=Rows)
def list_documents(case: OpenCase, query: ApiQuery) -> Response:
    """Documents, newest first."""
    return send_rows(case.list_documents(query.to_filters(), query.cursor, query.limit), query, "documents")


def find_record(case: Case, document: str) -> Record:
    """The record of a document that exists."""
    record = case.load_record(document)
    if record is None:
        raise miss("document", document)
    return record


@router.get("/documents/{id}", response_model=dict[str, Any])
def read_document(case: OpenCase, id: Id) -> Response:  # noqa: A002
    """One document's record, as docs/record.md describes it."""
    return send_json(find_record(case, id).to_json())


@router.get("/documents/{id}/text", response_class=PlainTextResponse)
def read_text(case: OpenCase, id: Id) -> Response:  # noqa: A002
    """The fixed text that all offsets count in."""
    text = find_record(case, id).document.text.encode("utf-8", "surrogatepass")
    return Response(text, media_type="text/plain; charset=utf-8")


@router.get("/claims", response_model=Rows)
def list_claims(case: OpenCase, query: ApiQuery) -> Response:
    """Claims, newest document first."""
    page = case.list_claims(query.to_filters(), query.cursor, query.limit)
    return send_rows(Page(make_lines(case, page.rows), page.next, page.total), query, "claims")


@router.get("/claims/{id}", response_model=dict[str, Any])
def read_claim(case: OpenCase, id: Id) -> Response:  # noqa: A002
    """One claim with everything recorded of it, its way from its origin and what people said of it."""
    rows = case.load_claims([id])
    if len(rows) == 0:
        raise miss("claim", id)
    parts = {"line": make_lines(case, rows)[0], "claim": rows[0].claim, "reviews": case.list_reviews([id])}
    return send_json(to_json(parts))


@router.get("/tolls", response_model=dict[str, Any])
def list_tolls(case: OpenCase, query: ApiQuery) -> Response:
    """Running tolls by measure. They overlap: no two of them may be added up."""
    charts = view_tolls(case, query.to_filters())
    if query.format == "csv":
        return send_rows(Page(tuple(flatten_points(charts)), None), query, "tolls")
    return send_json(
        {"charts": to_json(charts), "series": to_json([line for chart in charts for line in chart.series])}
    )


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point of a toll with its series."""

    measure: str
    claimant: str
    side: str | None
    label: str
    covers: str | None
    date: str
    low: int | None
    high: int | None
    printed: str
    change: str
    carriers: int
    document: str
    figure: str


def flatten_points(charts: Iterable[Any]) -> Iterable[PointRow]:
    """Every point of every toll."""
    for chart in charts:
        for line in chart.series:
            for p in line.points:
                head = (chart.measure, line.claimant, line.side, line.label, line.covers)
                yield PointRow(*head, p.date, p.low, p.high, p.text, p.change, p.carriers, p.document, p.figure)


@router.get("/actors", response_model=Rows)
def list_actors(case: OpenCase, query: ApiQuery) -> Response:
    """Actors, by the alphabet."""
    return send_rows(case.list_actors(query.to_filters(), query.cursor, query.limit), query, "actors")


@router.get("/sources", response_model=Rows)
def list_sources(case: OpenCase, query: ApiQuery) -> Response:
    """Who publishes, and how much of it goes back to others."""
    return send_rows(Page(case.list_sources(), None), query, "sources")


@router.get("/sources/{name}/voice", response_model=dict[str, Any])
def read_voice(case: OpenCase, name: Id) -> Response:
    """Contested words in a source's own voice, whose claims it carries, who carries its own."""
    return send_json(to_json(case.read_voice(name)))


@router.get("/actors/{id}/carriers", response_model=Rows)
def list_carriers(case: OpenCase, id: Id, query: ApiQuery) -> Response:  # noqa: A002 - the name in the address
    """Who publishes what goes back to an actor."""
    return send_rows(Page(case.count_carriers(id), None), query, "carriers")


@router.get("/accusations", response_model=dict[str, Any])
def read_accusations(case: OpenCase, query: ApiQuery) -> Response:
    """Who accuses whom, and how often."""
    found = case.count_accusations()
    if query.format == "csv":
        return send_rows(Page(found, None), query, "accusations")
    return send_json(to_json({"rows": found, "matrix": cross_accusations(case, found)}))


@router.get("/search", response_model=Rows)
def search(case: OpenCase, query: ApiQuery) -> Response:
    """Documents that hold the words of `q`."""
    if query.q is None:
        return send_rows(Page((), None, 0), query, "search")
    return send_rows(case.search_documents(query.to_filters(), query.cursor, query.limit), query, "search")


@router.get("/reviews", response_model=Rows)
def list_reviews(case: OpenCase, query: ApiQuery) -> Response:
    """What people decided; those taken back and their undoing included."""
    return send_rows(Page(case.list_reviews(), None), query, "reviews")


@router.post("/reviews", response_model=dict[str, Any], status_code=201)
def add_review(
    case: OpenCase, decision: Annotated[Decision, Body()], visitor: Annotated[Visitor, Depends(get_reviewer)]
) -> Response:
    """Keep a verdict."""
    made = make_review(
        decision.subject,
        tuple(decision.targets),
        decision.verdict,
        visitor.name,
        reason=decision.reason,
        value=decision.value,
    )
    case.add_review(made)
    return JSONResponse(to_json(made), 201)


@router.post("/reviews/{id}/undo", response_model=dict[str, Any], status_code=201)
def undo(case: OpenCase, id: Id, visitor: Annotated[Visitor, Depends(get_reviewer)]) -> Response:  # noqa: A002
    """Take one's own verdict back; both rows stay."""
    made = undo_review(find_review(case, id), visitor.name)
    case.add_review(made)
    return JSONResponse(to_json(made), 201)


def find_review(case: Case, id_: str) -> Review:
    """A review that exists."""
    found = next((review for review in case.list_reviews() if review.id == id_), None)
    if found is None:
        raise miss("review", id_)
    return found


@router.get("/log", response_model=Rows)
def list_log(case: OpenCase, query: ApiQuery) -> Response:
    """The audit log, newest first."""
    return send_rows(case.list_log(query.cursor, query.limit), query, "log")


@router.get("/skipped", response_model=Rows)
def list_skips(case: OpenCase, query: ApiQuery) -> Response:
    """What was seen and not taken in, the latest 500."""
    return send_rows(Page(case.list_skips(), None), query, "skipped")


@router.get("/training", response_class=StreamingResponse)
def read_training(case: OpenCase) -> Response:
    """Standing verdicts on claims as JSON lines: what the machine read beside what a person says."""
    reviews = case.list_reviews()
    claims = {
        row.claim.id: to_json(row.claim) | {"document": row.document.id}
        for row in case.load_claims([r.targets[0] for r in reviews])
    }
    lines = "".join(f"{json.dumps(example)}\n" for example in make_examples(reviews, claims))
    return Response(lines, media_type="application/x-ndjson")
