"""The claims that a new document can touch: whole components of claims judged the same, and the answers near them."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.reconcile.blocks import is_loose, is_placed, seek_keys
from counterclaim.reconcile.clusters import Knot, make_knots, score_knots
from counterclaim.reconcile.decisions import Decisions
from counterclaim.reconcile.library import Finder
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary.brief import Brief


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Claims to make the touched rows from."""

    briefs: tuple[Brief, ...]
    """With new claims and with the claims of other incidents that an undated answer could mean instead."""
    touched: frozenset[str]
    """The claims whose incidents' rows are complete here."""
    answers: frozenset[str]
    """The undated answers whose every possible incident is here."""


class Search:
    """One search: claims fetched so far, and the knots already followed."""

    def __init__(self, finder: Finder, fresh: Iterable[Brief], rules: Rules, decisions: Decisions) -> None:
        self.finder, self.rules, self.decisions = finder, rules, decisions
        self.found: dict[str, Brief] = {}
        self.fresh = {brief.id: brief for brief in fresh}
        self.fetched: set[str] = set()

    def fetch(self, keys: Iterable[str]) -> None:
        """Fetch claims by keys not asked for before."""
        wanted = {key for key in keys if key not in self.fetched}
        self.fetched |= wanted
        if len(wanted) > 0:
            self.found |= {brief.id: brief for brief in self.finder.find_briefs(wanted)}

    def grow(self, seeds: Iterable[str]) -> set[str]:
        """The placed claims of every component that one of these claims is in or is joined to by decision."""
        component: set[str] = set()
        frontier = {claim for claim in seeds if is_placed(self.get(claim))}
        while len(frontier) > 0:
            component |= frontier
            rows = [self.get(claim) for claim in frontier]
            self.fetch(f"at:{key}" for row in rows for key in seek_keys(row, self.rules.window))
            self.load_decided(frontier)
            frontier = self.find_same(rows) - component
        return component

    def get(self, claim: str) -> Brief:
        """A claim, new or fetched."""
        return self.fresh.get(claim) or self.found[claim]

    def load_decided(self, claims: set[str]) -> None:
        """Fetch what people decided to be the same as one of these."""
        pairs = [pair for pair in self.decisions.same if len(claims & set(pair)) > 0]
        wanted = {claim for pair in pairs for claim in pair if claim not in self.found and claim not in self.fresh}
        if len(wanted) > 0:
            self.found |= {brief.id: brief for brief in self.finder.load_briefs(wanted)}

    def find_same(self, rows: list[Brief]) -> set[str]:
        """The claims judged or decided the same as one of these, with these."""
        knots = make_knots({**self.found, **self.fresh}.values(), self.rules, self.decisions)
        ids = {row.id for row in rows}
        mine = [knot for knot in knots if any(brief.id in ids for brief in knot.briefs)]
        blocks: dict[str, list[Knot]] = {}
        for knot in knots:
            for key in knot.keys:
                blocks.setdefault(key, []).append(knot)
        same: set[str] = set()
        for knot in mine:
            same |= {brief.id for brief in knot.briefs}
            for other in {other for key in knot.seeks for other in blocks.get(key, ())}:
                if other is not knot and score_knots(knot, other, self.rules, self.decisions) >= self.rules.same:
                    same |= {brief.id for brief in other.briefs}
        pairs = [pair for pair in self.decisions.same if len(same & set(pair)) > 0]
        known = self.found.keys() | self.fresh.keys()
        return same | {claim for pair in pairs for claim in pair if claim in known and is_placed(self.get(claim))}

    def list_answers(self, claims: set[str]) -> set[str]:
        """Undated answers that can mean an incident of these claims."""
        rows = [self.get(claim) for claim in claims]
        self.fetch(f"loose:{key}" for row in rows for key in seek_keys(row, self.rules.window))
        cells = {key for row in rows for key in seek_keys(row, self.rules.window)}
        every = {**self.found, **self.fresh}.values()
        return {row.id for row in every if is_loose(row) and len(cells & set(seek_keys(row, self.rules.window))) > 0}

    def seek_context(self, answers: set[str]) -> set[str]:
        """The claims of every incident that these undated answers can mean."""
        keys = {key for claim in answers for key in seek_keys(self.get(claim), self.rules.window)}
        self.fetch(f"at:{key}" for key in keys)
        every = {**self.found, **self.fresh}.values()
        return {row.id for row in every if is_placed(row) and len(keys & set(seek_keys(row, self.rules.window))) > 0}

    def list_linked(self, claims: set[str]) -> set[str]:
        """Claims of the same documents that point at one of these, however many steps away."""
        linked: set[str] = set()
        frontier = set(claims)
        while len(frontier) > 0:
            self.fetch(f"link:{claim}" for claim in frontier)
            every = {**self.found, **self.fresh}.values()
            frontier = {row.id for row in every if row.same_as in frontier} - linked - claims
            linked |= frontier
        return linked


def find_neighbours(finder: Finder, fresh: Iterable[Brief], rules: Rules, decisions: Decisions) -> Neighbours:
    """The claims needed to make the rows that these claims touch.

    An undated answer goes to the only incident it can mean. So a new incident can take one away from another incident:
    incidents that share such an answer are touched together.
    """
    rows = tuple(fresh)
    search = Search(finder, rows, rules, decisions)
    seeds = {row.id for row in rows} | trace_links(search, rows)
    core = search.grow(seeds)
    answers = search.list_answers(core) | {row.id for row in rows if is_loose(row)}
    context = search.grow(search.seek_context(answers))
    others = search.list_answers(core | context)
    wider = search.grow(search.seek_context(others))
    touched = core | context
    linked = search.list_linked(touched | answers | others)
    wanted = touched | wider | linked | others | {row.id for row in rows}
    return Neighbours(tuple(search.get(claim) for claim in sorted(wanted)), frozenset(touched), frozenset(answers))


def trace_links(search: Search, rows: Iterable[Brief]) -> set[str]:
    """The claims that these point at: all in their own documents."""
    pointed = {row.same_as for row in rows if row.same_as is not None}
    return {claim for claim in pointed if claim in search.fresh}
