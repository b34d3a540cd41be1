"""Every row of a list, as the exports and the commands walk it."""

from collections.abc import Callable, Iterator
from typing import Any

from counterclaim.errors import DataError
from counterclaim.export.concluded import WALKS
from counterclaim.store import Database, Filters, Page
from counterclaim.store.query import (
    find_actors,
    find_claims,
    find_documents,
    find_figures,
    find_places,
    find_statements,
    walk_pages,
)

FINDERS: dict[str, Callable[..., Page[Any]]] = {
    "documents": find_documents,
    "statements": find_statements,
    "claims": find_claims,
    "figures": find_figures,
    "actors": find_actors,
    "places": find_places,
}
NAMES_ONLY = ("actors", "places")
"""Lists of names, which filters of claims do not narrow."""


def walk_list(database: Database, what: str, filters: Filters) -> Iterator[Any]:
    """Every row of a list under these filters."""
    if what in WALKS:
        return WALKS[what](database)
    if what not in FINDERS:
        raise DataError(f"expected one of {', '.join((*FINDERS, *WALKS))}, got {what!r}")
    if what in NAMES_ONLY:
        return walk_pages(FINDERS[what], database)
    return walk_pages(FINDERS[what], database, filters)
