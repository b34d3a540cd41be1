"""The case that the pages ask, answered by the store."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim.errors import CaseError
from counterclaim.review.queue import Task, rank_claim
from counterclaim.serve.case import (
    Accusation,
    ClaimRow,
    Count,
    DocumentRow,
    Filters,
    Hit,
    LogEntry,
    Page,
    Skip,
    SourceRow,
    Use,
    Voice,
)
from counterclaim.store import fetch, query, reconciliation, reviews, search, summary, tallies, voices
from counterclaim.store.database import Database
from counterclaim.store.found import DocumentRow as StoredRow
from counterclaim.store.found import Filters as StoredFilters
from counterclaim.store.found import Found
from counterclaim.store.found import Hit as StoredHit
from counterclaim.vocabulary import Claim, Record
from counterclaim.vocabulary.case import Dispute, Grade, Identity, Incident, Origin, Review, Toll, Trace

Follow = Callable[[Database, Review], None]
"""Works out what follows from a decision; handed in, since the web process itself only reads and reviews."""

CLAIM_FILTERS = ("side", "claimant", "source", "kind", "act", "place", "text")


class StoredCase:
    """A case in its store. It keeps nothing: another process may add to the same case meanwhile."""

    def __init__(self, database: Database, title: str | None = None, *, follow: Follow | None = None) -> None:
        self.database = database
        self.follow = follow
        self.title = title or name_case(database.address)

    def count_rows(self) -> Mapping[str, int]:
        """How many rows of each kind."""
        return summary.count_tables(self.database)

    def list_sides(self) -> tuple[str, ...]:
        """The sides of claimants, alphabetically."""
        return summary.list_sides(self.database)

    def count_facets(self, filters: Filters, *, measures: bool = True) -> Mapping[str, tuple[Count, ...]]:
        """Claims by side, claimant, kind, act, source and measure."""
        asked = make_filters(filters, claims=True)
        counted = summary.count_facets(self.database, asked, filters.measure, measures=measures)
        return {name: tuple(Count(value, rows) for value, rows in values) for name, values in counted.items()}

    def count_days(self, filters: Filters) -> tuple[Count, ...]:
        """Incidents by their first day."""
        counted = summary.count_days(self.database, narrow_incidents(filters))
        return tuple(Count(day, rows) for day, rows in counted)

    def list_documents(self, filters: Filters, cursor: str | None, limit: int) -> Page[DocumentRow]:
        """Documents, newest first."""
        asked = StoredFilters(
            source=filters.source, text=filters.text, published_from=filters.start, published_to=filters.end
        )
        page = query.find_documents(self.database, asked, limit=limit, cursor=cursor)
        counts = summary.count_within(self.database, [row.id for row in page.items])
        return Page(tuple(make_document(row, counts) for row in page.items), page.next)

    def load_record(self, document: str) -> Record | None:
        """Everything one document says."""
        try:
            return fetch.load_record(self.database, document)
        except CaseError:
            return None

    def list_versions(self, document: str) -> tuple[DocumentRow, ...]:
        """Every version of the document, oldest first."""
        return tuple(make_document(row, {}) for row in fetch.list_versions(self.database, document))

    def list_incidents(self, filters: Filters, cursor: str | None, limit: int) -> Page[Incident]:
        """Incidents, latest first."""
        page = summary.find_incidents(self.database, narrow_incidents(filters), limit=limit, cursor=cursor)
        return Page(page.items, page.next, summary.count_incidents(self.database, narrow_incidents(filters)))

    def load_incident(self, incident: str) -> Incident | None:
        """One incident."""
        return next(iter(reconciliation.load_conclusions(self.database, "incident", [incident])), None)

    def load_grades(self, incidents: Sequence[str]) -> tuple[Grade, ...]:
        """The grades of these incidents."""
        return summary.load_of_incidents(self.database, "grade", incidents)

    def load_disputes(self, incidents: Sequence[str]) -> tuple[Dispute, ...]:
        """The disputes of these incidents."""
        return summary.load_of_incidents(self.database, "dispute", incidents)

    def list_disputes(self, filters: Filters, cursor: str | None, limit: int) -> Page[Dispute]:
        """Disputes of incidents and of tolls."""
        page = reconciliation.find_conclusions(
            self.database, "dispute", {"kind": filters.kind}, limit=limit, cursor=cursor
        )
        return Page(page.items, page.next)

    def load_claims(self, claims: Sequence[str]) -> tuple[ClaimRow, ...]:
        """These claims, in this order."""
        found = fetch.load_items(self.database, "claims", list(claims))
        return self.join_figures([found[id_] for id_ in dict.fromkeys(claims) if id_ in found])

    def join_figures(self, found: Sequence[Found[Claim]]) -> tuple[ClaimRow, ...]:
        """Claims with their figures."""
        wanted = sorted({id_ for item in found for id_ in item.item.figures})
        figures = fetch.load_items(self.database, "figures", wanted) if len(wanted) > 0 else {}
        return tuple(
            ClaimRow(
                item.item,
                make_document(item.document, {}),
                tuple(figures[id_].item for id_ in item.item.figures if id_ in figures),
            )
            for item in found
        )

    def list_claims(self, filters: Filters, cursor: str | None, limit: int) -> Page[ClaimRow]:
        """Claims, newest document first; with a measure, the claims that its figures stand in."""
        asked = make_filters(filters, claims=True)
        if filters.measure is None:
            page = query.find_claims(self.database, asked, limit=limit, cursor=cursor)
            return Page(self.join_figures(page.items), page.next, summary.count_claims(self.database, asked))
        figures = query.find_figures(self.database, make_filters(filters, claims=False), limit=limit, cursor=cursor)
        claims = [item.item.claim for item in figures.items if item.item.claim is not None]
        return Page(self.load_claims(claims), figures.next)

    def load_traces(self, claims: Sequence[str]) -> tuple[Trace, ...]:
        """The way of these claims from their origins."""
        return tuple(reconciliation.load_conclusions(self.database, "trace", claims))

    def load_origins(self, origins: Sequence[str]) -> tuple[Origin, ...]:
        """These origins."""
        return tuple(reconciliation.load_conclusions(self.database, "origin", origins))

    def find_incidents(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The incident of each claim that has one."""
        return summary.find_incident_ids(self.database, claims)

    def list_tolls(self, filters: Filters) -> tuple[Toll, ...]:
        """Running tolls, the longest series first."""
        found = summary.find_tolls(self.database, measure=filters.measure, side=filters.side, claimant=filters.claimant)
        return tuple(sorted(found, key=lambda toll: (-len(toll.points), toll.id)))

    def list_actors(self, filters: Filters, cursor: str | None, limit: int) -> Page[Identity]:
        """Actors across documents."""
        page = summary.find_actors(self.database, filters.text, limit=limit, cursor=cursor)
        return Page(page.items, page.next)

    def load_actor(self, actor: str) -> Identity | None:
        """One actor."""
        found = reconciliation.load_conclusions(self.database, "identity", [actor])
        return next((item for item in found if item.subject == "actor"), None)

    def list_sources(self) -> tuple[SourceRow, ...]:
        """Who publishes, most documents first."""
        return tuple(SourceRow(*row) for row in tallies.list_sources(self.database))

    def read_voice(self, source: str) -> Voice:
        """Contested words of a source, whom it carries, who carries it."""
        carriers = voices.count_carriers(self.database, voices.find_origins(self.database, source))
        return Voice(
            tuple(Use(*row) for row in voices.count_terms(self.database, source)),
            tuple(Count(*row) for row in voices.count_carried(self.database, source) if row[0] != source),
            tuple(Count(*row) for row in carriers if row[0] != source),
        )

    def count_carriers(self, actor: str) -> tuple[Count, ...]:
        """Who publishes what goes back to this actor, most claims first."""
        return tuple(Count(*row) for row in voices.count_carriers(self.database, (actor,)))

    def count_accusations(self) -> tuple[Accusation, ...]:
        """Who accuses whom, most often first."""
        return tuple(Accusation(*row) for row in tallies.count_accusations(self.database))

    def search_documents(self, filters: Filters, cursor: str | None, limit: int) -> Page[Hit]:
        """Documents whose text has the words."""
        asked = StoredFilters(source=filters.source, text=filters.text)
        page = search.search_documents(self.database, asked, limit=limit, cursor=cursor)
        return Page(tuple(Hit(make_document(hit.document, {}), mark_words(hit)) for hit in page.items), page.next)

    def list_tasks(self, limit: int) -> tuple[Task, ...]:
        """Judgements left open, then disputed, doubted and large claims."""
        pairs = [make_pair_task(item) for item in tallies.find_unsure(self.database, limit=limit)]
        doubts = tallies.find_doubtful(self.database, limit=limit)
        found = fetch.load_items(self.database, "claims", [doubt[0] for doubt in doubts])
        claims = [make_claim_task(found[doubt[0]].item, doubt) for doubt in doubts if doubt[0] in found]
        return tuple(sorted([*pairs, *claims], key=lambda task: (-task.use, task.targets))[:limit])

    def list_reviews(self, targets: Sequence[str] | None = None) -> tuple[Review, ...]:
        """Reviews, oldest first."""
        return reviews.list_reviews(self.database, targets)

    def add_review(self, review: Review) -> None:
        """Keep a review, write it to the audit log, and work out what follows from it where something does that."""
        reviews.save_review(self.database, review)
        if self.follow is not None:
            self.follow(self.database, review)

    def list_log(self, cursor: str | None, limit: int) -> Page[LogEntry]:
        """The audit log, newest first."""
        rows, following = tallies.page_log(self.database, limit=limit, cursor=cursor)
        return Page(tuple(LogEntry(*row) for row in rows), following)

    def name_incidents(self, incidents: Sequence[str]) -> Mapping[str, str]:
        """The titles of these incidents."""
        return summary.name_incidents(self.database, incidents)

    def list_skips(self) -> tuple[Skip, ...]:
        """What was seen and not taken in."""
        return tuple(Skip(row.what, row.why, row.at) for row in tallies.list_skips(self.database, limit=500))


def name_case(address: str) -> str:
    """A case's title where none is given: its file's or database's name."""
    return Path(address.split("?")[0]).stem or "case"


def make_document(row: StoredRow, counts: Mapping[str, tuple[int, int]]) -> DocumentRow:
    """A document of a list. `counts` are claims and figures by id."""
    claims, figures = counts.get(row.id, (0, 0))
    return DocumentRow(
        row.id, row.title, row.source, row.domain, row.published, row.language, row.url, "", None, claims, figures
    )


def make_filters(filters: Filters, *, claims: bool) -> StoredFilters:
    """The store's filters for claims or figures."""
    kept = {name: getattr(filters, name) for name in CLAIM_FILTERS if claims or name not in {"act", "text"}}
    kept |= {"happened_from": filters.start, "happened_to": filters.end}
    kept |= {"agent": filters.accused} if claims else {"measure": filters.measure}
    return StoredFilters(**kept)


def narrow_incidents(filters: Filters) -> summary.IncidentFilters:
    """The filters that incidents know."""
    return summary.IncidentFilters(
        kind=filters.kind,
        place=filters.place,
        start=filters.start,
        end=filters.end,
        grade=filters.grade,
        side=filters.side,
    )


def mark_words(hit: StoredHit) -> str:
    """A snippet with the words found between U+0002 and U+0003."""
    parts: list[str] = []
    at = 0
    for start, end in hit.spans:
        parts += [hit.snippet[at:start], "\x02", hit.snippet[start:end], "\x03"]
        at = end
    return "".join([*parts, hit.snippet[at:]])


def make_pair_task(judgement: Any) -> Task:
    """A task for two claims of which the machine is unsure."""
    words = "; ".join(judgement.reasons[:2])
    reason = (
        "the machine cannot tell" if judgement.score is None else f"the machine cannot tell ({judgement.score:.2f})"
    )
    return Task("pair", (judgement.left, judgement.right), 4.0, (reason,), f"One event or two? {words}")


def make_claim_task(claim: Claim, doubt: tallies.Doubt) -> Task:
    """A task for one claim."""
    _, score, toll, disputed = doubt
    use, reasons = rank_claim(disputed=disputed, score=score, toll=toll)
    who = claim.claimant.name or claim.claimant.text or "source"
    words = claim.evidence[0].quote if len(claim.evidence) > 0 else claim.act
    return Task("claim", (claim.id,), use, reasons, f"{who}: {words[:120]}")
