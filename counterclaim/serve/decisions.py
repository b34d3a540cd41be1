"""The review pages: a queue, the machine's original, and the forms that decide."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.review.agreement import measure_agreement
from counterclaim.review.decide import FIELDS, make_review, undo_review
from counterclaim.review.queue import collect_decisions, find_effective, list_values, order_tasks
from counterclaim.serve.access import Visitor, require
from counterclaim.serve.api import OpenCase, find_review
from counterclaim.serve.case import Case
from counterclaim.serve.problems import Problem
from counterclaim.serve.render import render_page
from counterclaim.serve.views.lines import make_lines
from counterclaim.vocabulary.case import Review

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
QUEUE = 200
"""Tasks considered at once: a day's work; after that the page is asked for again anyway."""
SHOWN = 40


async def read_form(request: Request) -> FormData:
    """The form sent, once it is known to come from one of our pages in the browser of a reviewer."""
    visitor = require(request.state.visitor, "reviewer")
    form = await request.form(max_files=0, max_fields=40)
    request.app.state.gate.check_form(request, visitor, form)
    return form


Form = Annotated[FormData, Depends(read_form)]


@router.get("/review")
def show_review(request: Request, case: OpenCase, task: str | None = None, reviewers: int = 1) -> HTMLResponse:
    """The queue and the task in hand: the one asked for, else the most useful."""
    visitor = require(request.state.visitor, "reader")
    wanted = 2 if reviewers == 2 else 1
    reviews = case.list_reviews()
    tasks = order_tasks(case.list_tasks(QUEUE), reviews, visitor.name, wanted=wanted)
    chosen = next((item for item in tasks if item.id == task), None)
    ids = tuple(task.split("~")) if task is not None else (tasks[0].targets if len(tasks) > 0 else ())
    values = {
        "tasks": tasks[:SHOWN],
        "left": len(tasks),
        "task": chosen or (tasks[0] if task is None and len(tasks) > 0 else None),
    }
    values |= {"ids": ids, "wanted": wanted, "fields": FIELDS, "reviewers": reviewers, **view_targets(case, ids)}
    return render_page(request, "review.html", values | summarize_reviews(reviews, visitor))


def view_targets(case: Case, ids: tuple[str, ...]) -> dict[str, Any]:
    """The claims in hand as the machine read them, with their context and what was said of them."""
    rows = case.load_claims(ids)
    if len(ids) > 0 and len(rows) == 0:
        raise Problem(404, "not-found", "there is nothing to review under this address")
    contexts = [
        find_context(case, row.document.id, min(row.claim.evidence)) for row in rows if len(row.claim.evidence) > 0
    ]
    said = case.list_reviews(ids) if len(ids) > 0 else ()
    return {
        "lines": make_lines(case, rows),
        "contexts": contexts,
        "incidents": case.find_incidents(ids),
        "said": [review for review in said if set(review.targets) & set(ids)],
        "standing": {review.id for review in find_effective(said)},
    }


def find_context(case: Case, document: str, span: Any) -> tuple[str, str, str]:
    """The words before, of and after the evidence: enough to judge by."""
    record = case.load_record(document)
    text = "" if record is None else record.document.text
    return text[max(0, span.start - 300) : span.start], text[span.start : span.end], text[span.end : span.end + 300]


def summarize_reviews(reviews: tuple[Review, ...], visitor: Visitor) -> dict[str, Any]:
    """How far people are and agree, and the visitor's last review that still stands."""
    decisions = collect_decisions(reviews)
    mine = [review for review in find_effective(reviews) if review.by == visitor.name]
    return {
        "decided": len(decisions),
        "doubly": sum(len(decision.verdicts) >= 2 for decision in decisions),
        "disagreed": [decision for decision in decisions if not decision.agreed],
        "alpha": measure_agreement(list_values(decisions)),
        "last": mine[-1] if len(mine) > 0 else None,
    }


@router.post("/review")
def decide(case: OpenCase, request: Request, form: Form) -> Response:
    """Keep the verdict and go on to the next task, or back where the form says."""
    visitor = require(request.state.visitor, "reviewer")
    value = {name: parse_value(name, str(form[name])) for name in FIELDS if str(form.get(name, "")).strip() != ""}
    value |= {name: str(form[name]) for name in ("grade", "finding") if str(form.get(name, "")) != ""}
    targets = tuple(str(target) for target in form.getlist("target"))
    made = make_review(
        str(form.get("subject", "claim")),
        targets,
        str(form.get("verdict", "")),
        visitor.name,
        reason=str(form.get("reason", "")),
        value=value,
    )
    case.add_review(made)
    return RedirectResponse(find_next(str(form.get("next", ""))), 303)


def parse_value(name: str, text: str) -> str | int:
    """A corrected field: numbers for the ends of a range, words for the rest."""
    if name not in {"low", "high"}:
        return text.strip()[:400]
    digits = text.replace(",", "").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise Problem(422, "bad-form", f"{name}: expected a whole number of people or things")
    return int(digits)


def find_next(asked: str) -> str:
    """A path on this server; anything that could lead elsewhere is ignored."""
    fine = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked and asked.isprintable()
    return asked if fine else "/review"


@router.post("/review/undo")
def undo(case: OpenCase, request: Request, form: Form) -> Response:
    """Take one's own verdict back and show its task again."""
    visitor = require(request.state.visitor, "reviewer")
    review = find_review(case, str(form.get("review", "")))
    case.add_review(undo_review(review, visitor.name))
    fallback = f"/review?task={'~'.join(review.targets)}" if review.subject == "claim" else "/review"
    return RedirectResponse(find_next(str(form.get("next", "")) or fallback), 303)
