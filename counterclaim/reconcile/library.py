"""The claims of a case as `update` asks for them: by key. The store answers from its tables, `Library` from memory."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

from counterclaim.reconcile.actors import list_blocks
from counterclaim.reconcile.blocks import at_keys, loose_keys
from counterclaim.reconcile.copies import copy_keys
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.tolls import find_rivalry, toll_keys
from counterclaim.vocabulary import Identity, Judgement, Origin, Reconciliation, Toll
from counterclaim.vocabulary.brief import Brief


def block_keys(brief: Brief, window: int) -> tuple[str, ...]:
    """Every key under which a claim is found: kept beside it when its document is recorded.

    `at:` place and day; `loose:` an undated answer's days; `link:` the claim it points at; `copy…:` the document's
    bands, at its first claim only. Once its origin is known, `toll_keys` are added. Under `doc:` and its document's id
    it is found without a key.
    """
    return (*claim_keys(brief, window), *(copy_keys(brief.cover) if brief.order == 0 else ()))


def claim_keys(brief: Brief, window: int) -> tuple[str, ...]:
    """Those of the claim itself."""
    keys = [f"at:{key}" for key in at_keys(brief)]
    keys += [f"loose:{key}" for key in loose_keys(brief, window)]
    return tuple(keys if brief.same_as is None else [*keys, f"link:{brief.same_as}"])


class Finder(Protocol):
    """What `update` asks of a case."""

    def find_briefs(self, keys: Collection[str]) -> Iterable[Brief]:
        """The claims kept under any of these keys, in any order, each once."""
        ...

    def load_briefs(self, ids: Collection[str]) -> Iterable[Brief]:
        """The claims with these ids, as far as they are there."""
        ...

    def find_copies(self, documents: Collection[str]) -> Iterable[Judgement]:
        """The judgements that one of these documents copies an earlier one: `right` is among them."""
        ...

    def find_identities(self, ids: Collection[str], blocks: Collection[str]) -> Iterable[Identity]:
        """The actors with these ids, or kept under any of these blocks (`reconcile.actors.list_blocks`)."""
        ...

    def find_origins(self, ids: Collection[str]) -> Iterable[Origin]:
        """The origins with these ids, as far as they are there."""
        ...

    def find_tolls(self, topics: Collection[str]) -> Iterable[Toll]:
        """At least the series of these topics (`reconcile.tolls.find_rivalry`), whoever counts."""
        ...


class Library:
    """A case in memory: what a process holds that adds documents one by one, and what tests use for the store."""

    def __init__(self, rules: Rules) -> None:
        self.window = rules.window
        self.briefs: dict[str, Brief] = {}
        self.keys: dict[str, list[str]] = defaultdict(list)
        self.copies: dict[str, list[Judgement]] = defaultdict(list)
        self.identities: dict[str, Identity] = {}
        self.origins: dict[str, Origin] = {}
        self.tolls: dict[str, Toll] = {}
        self.topics: dict[str, set[str]] = defaultdict(set)
        self.blocks: dict[str, set[str]] = defaultdict(set)

    def add_briefs(self, briefs: Iterable[Brief]) -> None:
        """Keep claims under their keys."""
        for brief in briefs:
            self.briefs[brief.id] = brief
            for key in (*block_keys(brief, self.window), f"doc:{brief.cover.document}"):
                self.keys[key].append(brief.id)

    def add_rows(self, case: Reconciliation) -> None:
        """Keep what a reconciliation, or what changed in one, says of copies and actors."""
        for copy in case.copies:
            if copy not in self.copies[copy.right]:
                self.copies[copy.right].append(copy)
        for identity in case.identities:
            self.identities[identity.id] = identity
            for block in list_blocks(identity):
                self.blocks[block].add(identity.id)
        self.origins |= {origin.id: origin for origin in case.origins}
        for trace in case.traces:
            for key in toll_keys(self.briefs[trace.claim], trace.origin):
                self.keys[key].append(trace.claim)
        for toll in case.tolls:
            self.tolls[toll.id] = toll
            self.topics[find_rivalry(toll)].add(toll.id)

    def remove_rows(self, ids: Collection[str]) -> None:
        """Forget series that are no more."""
        for identity in ids:
            self.tolls.pop(identity, None)

    def find_briefs(self, keys: Collection[str]) -> Iterable[Brief]:
        """The claims kept under any of these keys."""
        ids = {identity for key in keys for identity in self.keys.get(key, ())}
        return [self.briefs[identity] for identity in ids]

    def load_briefs(self, ids: Collection[str]) -> Iterable[Brief]:
        """The claims with these ids."""
        return [self.briefs[identity] for identity in ids if identity in self.briefs]

    def find_copies(self, documents: Collection[str]) -> Iterable[Judgement]:
        """The judgements that one of these documents copies an earlier one."""
        return [copy for document in documents for copy in self.copies.get(document, ())]

    def find_identities(self, ids: Collection[str], blocks: Collection[str]) -> Iterable[Identity]:
        """The actors with these ids or in these blocks."""
        found = set(ids).union(*(self.blocks.get(block, set()) for block in blocks))
        return [self.identities[identity] for identity in found if identity in self.identities]

    def find_origins(self, ids: Collection[str]) -> Iterable[Origin]:
        """The origins with these ids."""
        return [self.origins[identity] for identity in ids if identity in self.origins]

    def find_tolls(self, topics: Collection[str]) -> Iterable[Toll]:
        """The series of these topics."""
        found = {identity for topic in topics for identity in self.topics.get(topic, ())}
        return [self.tolls[identity] for identity in sorted(found) if identity in self.tolls]
