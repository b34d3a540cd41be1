"""Who can be accused as a party to a conflict."""

from counterclaim.vocabulary.brief import Party

ARMED = frozenset({"state", "armed-force", "armed-group", "government-body"})
"""Kinds of actors that can be a party to a conflict where no profile gives them a side."""


def is_party(party: Party) -> bool:
    """Whether an actor can be accused as a party: it has a side, or bears arms or governs. "Armed forces" of no known
    country are no second party: nobody knows whose they are."""
    unknown = party.kind == "armed-force" and party.country is None and party.name.islower()
    return party.side is not None or (party.kind in ARMED and not unknown)
