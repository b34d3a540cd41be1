"""A case as `reconcile.incremental.update` asks for it (`reconcile.library.Finder`)."""

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from counterclaim.contract import from_json
from counterclaim.store.briefs import cut_ids, load_briefs, load_documents
from counterclaim.store.conclusions import blocks, judgements
from counterclaim.store.reconciliation import read_conclusions
from counterclaim.vocabulary import Identity, Judgement, Origin, Toll
from counterclaim.vocabulary.brief import Brief

DOCUMENT = "doc:"
"""What the key of a document's claims begins with: they are found by their column, not by `blocks`."""


class CaseFinder:
    """What one update asks of a case. It asks for the same claims again and again; each is fetched once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.briefs: dict[str, Brief] = {}
        self.blocked: dict[str, list[str]] = {}
        self.documents: dict[str, list[str]] = {}
        self.copies: dict[str, list[Judgement]] = {}

    def find_briefs(self, keys: Collection[str]) -> Iterable[Brief]:
        """The claims kept under any of these keys."""
        names = [key.removeprefix(DOCUMENT) for key in keys if key.startswith(DOCUMENT)]
        ids = self.find_items([key for key in keys if not key.startswith(DOCUMENT)])
        self.fetch_documents([name for name in names if name not in self.documents])
        return self.load_briefs([*ids, *(key for name in names for key in self.documents[name])])

    def find_items(self, keys: Sequence[str]) -> list[str]:
        """The ids kept under any of these keys."""
        for part in cut_ids(key for key in keys if key not in self.blocked):
            self.blocked |= {key: [] for key in part}
            query = select(blocks.c.key, blocks.c.item).where(blocks.c.key.in_(part))
            for key, item in self.connection.execute(query):
                self.blocked[key].append(item)
        return list(dict.fromkeys(item for key in keys for item in self.blocked[key]))

    def fetch_documents(self, names: Sequence[str]) -> None:
        """Nothing; the claims of these documents are at hand."""
        found = load_documents(self.connection, names)
        self.briefs |= {brief.id: brief for brief in found}
        self.documents |= {name: [] for name in names}
        for brief in found:
            self.documents[brief.cover.document].append(brief.id)

    def load_briefs(self, ids: Collection[str]) -> Iterable[Brief]:
        """The claims with these ids."""
        wanted = dict.fromkeys(ids)
        absent = [key for key in wanted if key not in self.briefs]
        self.briefs |= {brief.id: brief for brief in load_briefs(self.connection, absent)}
        return [self.briefs[key] for key in wanted if key in self.briefs]

    def find_copies(self, documents: Collection[str]) -> Iterable[Judgement]:
        """The judgements that one of these documents copies an earlier one."""
        for part in cut_ids(name for name in documents if name not in self.copies):
            self.copies |= {name: [] for name in part}
            query = select(judgements.c.right_id, judgements.c.body).where(
                judgements.c.right_id.in_(part), judgements.c.subject == "document"
            )
            for name, body in self.connection.execute(query.order_by(judgements.c.id)):
                self.copies[name].append(from_json(Judgement, json.loads(body)))
        return [copy for name in documents for copy in self.copies[name]]

    def find_identities(self, ids: Collection[str], blocks: Collection[str]) -> Iterable[Identity]:
        """The actors with these ids or in these blocks."""
        found: tuple[Identity, ...] = read_conclusions(
            self.connection, "identity", [*ids, *self.find_items([f"who:{block}" for block in blocks])]
        )
        return found

    def find_origins(self, ids: Collection[str]) -> Iterable[Origin]:
        """The origins with these ids."""
        found: tuple[Origin, ...] = read_conclusions(self.connection, "origin", ids)
        return found

    def find_tolls(self, topics: Collection[str]) -> Iterable[Toll]:
        """The series kept under these topics: some may have gone on to another day since."""
        items = self.find_items([f"topic:{topic}" for topic in topics])
        found: tuple[Toll, ...] = read_conclusions(self.connection, "toll", items)
        return found
