"""Phrases that say what happened to people: "lost their lives", "were taken to hospital", "laid down their arms"."""

import re

from spacy.tokens import Token

from counterclaim.record.grammar import is_passive
from counterclaim.vocabulary import Measure

DWELT = frozenset({"home", "house", "village", "city", "town", "camp", "area", "district", "region", "country"})
IDIOMS: tuple[tuple[frozenset[str], frozenset[str], Measure], ...] = (
    (frozenset({"lose"}), frozenset({"life"}), "killed"),
    (
        frozenset({"suffer", "sustain", "receive", "have"}),
        frozenset({"injury", "wound", "burn", "contusion"}),
        "injured",
    ),
    (frozenset({"leave", "flee", "abandon"}), DWELT, "displaced"),
    (frozenset({"seek"}), frozenset({"refuge", "shelter"}), "displaced"),
    (frozenset({"lay"}), frozenset({"arm", "weapon"}), "captured"),
)
"""Verb, object and what they say together."""


def measure_idiom(verb: Token) -> Measure | None:
    """Verbs that say it with their object or particle: "lost their lives", "suffered injuries", "left their homes"."""
    lemma = verb.lemma_.lower()
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "obj")}
    for verbs, nouns, measure in IDIOMS:
        if lemma in verbs and objects & nouns:
            return measure
    if lemma == "be" and re.search(r"\bon the run\b", verb.sent.text):
        return "displaced"
    if lemma == "take":
        return measure_taken(verb)
    if lemma == "go" and any(child.lower_ == "missing" for child in verb.children):
        return "missing"
    if lemma in ("burn", "blow") and any(child.lower_ in ("down", "up", "out") for child in verb.children):
        return "destroyed"
    return measure_moved(verb, lemma) if is_passive(verb) else None


def measure_moved(verb: Token, lemma: str) -> Measure | None:
    """Passives that say where people were brought: to hospital, to shelters, out of their homes."""
    text = verb.sent.text
    if lemma in ("hospitalise", "hospitalize", "rush", "bring", "admit", "treat"):
        return "injured" if re.search(r"hospital|wounds|injur", text) else None
    if lemma in ("move", "relocate", "resettle", "transfer"):
        return "displaced" if re.search(r"shelters?|safety|safe areas?|camps?", text) else None
    if lemma in ("force", "drive"):
        return "displaced" if re.search(r"homes?|houses|flee|leave|out of", text) else None
    return "destroyed" if lemma == "burn" else None


def measure_taken(verb: Token) -> Measure | None:
    """ "Taken prisoner", "took 12 hostages", "taken into custody"."""
    words = {token.lower_ for token in verb.subtree if abs(token.i - verb.i) < 8}
    if words & {"prisoner", "prisoners", "captive"}:
        return "captured"
    if words & {"hostage", "hostages"}:
        return "abducted"
    if words & {"hospital", "hospitals"}:
        return "injured"
    return "detained" if "custody" in words else None
