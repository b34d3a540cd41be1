"""What one reconciliation changes in another."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Literal, cast

from counterclaim.vocabulary import Change, Difference, Incident, Reconciliation

What = Literal["judgement", "identity", "origin", "trace", "incident", "toll", "dispute", "grade"]
NAMES: Mapping[str, What] = {
    "copies": "judgement",
    "judgements": "judgement",
    "identities": "identity",
    "origins": "origin",
    "traces": "trace",
    "incidents": "incident",
    "tolls": "toll",
    "disputes": "dispute",
    "grades": "grade",
}
"""What each field of a reconciliation holds."""


def key_row(row: Any) -> str:
    """A row's id; a trace is known by its claim."""
    return cast(str, row.claim if hasattr(row, "chain") else row.id)


def compare_cases(before: Reconciliation, after: Reconciliation) -> Difference:
    """Rows to write and ids to delete that turn `before` into `after`. Incidents that only got another id are named."""
    parts: dict[str, tuple[Any, ...]] = {}
    changes: list[Change] = []
    removed: list[str] = []
    for part, what in NAMES.items():
        old = {key_row(row): row for row in getattr(before, part)}
        new = {key_row(row): row for row in getattr(after, part)}
        parts[part] = tuple(row for key, row in new.items() if old.get(key) != row)
        gone = [key for key in old if key not in new]
        moved = find_renamed([old[key] for key in gone], parts[part]) if what == "incident" else {}
        changes += [describe_change(what, key_row(row), old, moved) for row in parts[part]]
        changes += [Change(what, key, "removed") for key in gone if key not in moved.values()]
        removed += gone
    ordered = tuple(sorted(changes, key=lambda row: (row.what, row.id)))
    changed = replace(after, **cast(Any, parts))
    return Difference(changed, tuple(sorted(removed)), ordered)


def describe_change(what: What, key: str, old: Mapping[str, Any], moved: Mapping[str, str]) -> Change:
    """How one row that is new or differs came to be."""
    if key in moved:
        return Change(what, key, "renamed", moved[key])
    return Change(what, key, "changed" if key in old else "added")


def find_renamed(gone: Sequence[Incident], fresh: Sequence[Incident]) -> dict[str, str]:
    """The former id of incidents that hold most of the claims of one that is gone."""
    renamed: dict[str, str] = {}
    for incident in gone:
        shared = [(len(set(incident.claims) & set(row.claims)), row.id) for row in fresh]
        best = max(shared, default=(0, ""))
        if 2 * best[0] > len(incident.claims):
            renamed[best[1]] = incident.id
    return renamed


def apply_difference(case: Reconciliation, difference: Difference) -> Reconciliation:
    """A reconciliation with a difference written into it."""
    removed = set(difference.removed)
    parts: dict[str, tuple[Any, ...]] = {}
    for field in fields(Reconciliation):
        if field.name not in NAMES:
            continue
        rows = {key_row(row): row for row in getattr(case, field.name) if key_row(row) not in removed}
        rows |= {key_row(row): row for row in getattr(difference.changed, field.name)}
        parts[field.name] = tuple(rows[key] for key in sorted(rows))
    return replace(case, **cast(Any, parts))
