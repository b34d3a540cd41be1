"""Who is accused in one record, or said to have done it: each as a party; "its troops" are the claimant's."""

import re
from collections.abc import Iterable

from counterclaim.data.linkage import load_words
from counterclaim.reconcile.actors import (
    key_actor,
)
from counterclaim.reconcile.cast import Cast, find_country, find_party, list_members
from counterclaim.reconcile.claimants import make_body
from counterclaim.reconcile.homes import is_told
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.parties import is_party
from counterclaim.vocabulary import ActorKind, Agent, Target
from counterclaim.vocabulary.brief import Party

POSSESSED = re.compile(r"^(?:its|their|our|his|her)\b", re.IGNORECASE)
GOVERNMENT = re.compile(r"(?:an? |the )?(?:government|federal) ?(?!of\b)")
"""How words for a state's own men and weapons begin where rebels fight it: "government soldiers", "federal army"."""
SELVES = [[word] for word in load_words()["roles"]["selves"]]


def list_agents(agents: Iterable[Agent], claimant: Party, voice: str, cast: Cast) -> tuple[Party, ...]:
    """The alleged perpetrators. What a document leaves open in its own voice accuses nobody: who was said to have done
    it, by somebody else and in another sentence, is that one's accusation. Nobody accuses its own side by what is only
    inferred."""
    rows = [(agent, find_agent(agent, claimant, cast)) for agent in agents if voice != "source" or is_told(agent)]
    return tuple(party for agent, party in rows if is_told(agent) or party.camp != claimant.camp)


def list_accused(targets: Iterable[Target], cast: Cast) -> tuple[Party, ...]:
    """The parties whom an accusation without an event addresses: "Kyiv blamed Moscow"."""
    actors = [cast.actors[key] for target in targets if (key := target.actor or "") in cast.actors]
    return tuple(party for party in (find_party(actor, cast) for actor in actors) if is_party(party))


def find_agent(agent: Agent, claimant: Party, cast: Cast) -> Party:
    """The alleged perpetrator as an actor; "its troops" are the claimant's."""
    actor = None if agent.actor is None else cast.actors.get(agent.actor)
    if actor is not None:
        party = find_party(actor, cast)
    else:
        name = agent.name or agent.text
        country = find_country(name)
        kind: ActorKind = "unknown" if country is None else "state"
        side = None if country is None else cast.sides.get(country)
        party = Party(key_actor(name, kind, country, side), name, kind, side, country)
    if party.side is None and party.country is None and means_self(agent.text):
        return Party(
            key_actor(party.name, party.kind, claimant.country, claimant.side),
            party.name,
            party.kind,
            claimant.side,
            claimant.country,
        )
    if party.side is None and party.country is None and is_states(party.name):
        return find_army(party, cast)
    return find_whole(party, cast) if party.side is None and party.country is None else party


def find_whole(party: Party, cast: Cast) -> Party:
    """The group whose men words name first, of a conflict of the document's lands: "LTTE infiltrators"."""
    words = fold_text(party.name).split()
    known = [list_members().get(" ".join(words[:size])) for size in range(len(words) - 1, 0, -1)]
    near = [row for row in known if row is not None and (row.country in cast.sides or row.side in cast.sides.values())]
    return near[0] if len(near) > 0 else party


def find_army(party: Party, cast: Cast) -> Party:
    """An army without a country: the state's where only one fights, or where rebels fight one in its own land, else
    that of the country whose bodies the document names so: "an army patrol", in a paper of Colombo."""
    if len(cast.sides) == 1:
        country, side = next(iter(cast.sides.items()))
        return make_body(party.name, country, side)
    at_home = is_armys(party.name) and cast.home in (None, cast.torn)
    if cast.torn is not None and (at_home or GOVERNMENT.match(fold_text(party.name)) is not None):
        return make_body(party.name, cast.torn, cast.sides.get(cast.torn))
    own = cast.home is not None and is_armys(party.name)
    return make_body(party.name, cast.home, cast.sides.get(cast.home or "")) if own else party


def means_self(text: str) -> bool:
    """Whether words for a doer are the claimant's own: "its troops", "the force"."""
    words = fold_text(text).split()
    return POSSESSED.match(text) is not None or (words[:1] == ["the"] and words[1:] in SELVES)


def is_states(name: str) -> bool:
    """Whether words can only mean a state's where no other state fights: "the army", "the junta", not "troops"."""
    words = f" {fold_text(name)}"
    return (
        is_armys(name)
        or GOVERNMENT.match(words[1:]) is not None
        or any(words.endswith(f" {word}") for word in load_words()["roles"]["states"])
    )


def is_armys(name: str) -> bool:
    """Whether words are of an army, or of what is its: "the army", "an army patrol", "navy gunboats"."""
    words = fold_text(name).split()
    kept = " ".join(words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words)
    return f"{kept} ".startswith(("army ", "military ", "navy ", "air force "))
