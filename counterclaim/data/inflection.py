"""Forms of English verbs: which verb a printed form is of, and which form it is, without a tagger.

Taggers trained on prose read the verb of a headline as a noun ("Shell kills farmer") and a participle as a past tense.
Verbs that a lexicon knows are recognised here by their spelling alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Shape = Literal["base", "s", "ing", "ed"]

IRREGULAR = {
    "be": "is was were been are", "become": "became become", "bleed": "bled", "blow": "blew blown",
    "bring": "brought", "burn": "burned burnt", "burst": "burst", "catch": "caught", "come": "came come",
    "cut": "cut", "dig": "dug", "drive": "drove driven", "drown": "drowned", "fall": "fell fallen",
    "feel": "felt", "find": "found", "flee": "fled", "fly": "flew flown", "freeze": "froze frozen",
    "give": "gave given", "go": "went gone", "have": "had", "hit": "hit", "hold": "held", "hurt": "hurt",
    "keep": "kept", "lay": "laid", "lead": "led", "leave": "left", "lose": "lost", "make": "made", "meet": "met",
    "mow": "mowed mown", "put": "put", "put down": "put", "retake": "retook retaken", "rip": "ripped",
    "rise": "rose risen", "seek": "sought", "send": "sent", "set": "set", "shoot": "shot", "sink": "sank sunk",
    "slay": "slew slain", "steal": "stole stolen", "strike": "struck stricken", "take": "took taken",
    "tear": "tore torn", "think": "thought", "throw": "threw thrown", "tread": "trod trodden",
}  # fmt: skip
"""Past tense and participle of verbs that do not simply take -ed."""
DOUBLING = frozenset(
    {"gut", "rip", "stab", "swap", "kidnap", "drop", "trap", "put", "cut", "hit", "set", "club", "gun"}
    | {"inter", "step", "slam", "drag", "bag"}
)
"""Verbs of one stressed syllable, or kept so by usage, whose last letter doubles; "level" also in British spelling."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb."""

    lemma: str
    shape: Shape


def list_forms(lemma: str) -> dict[str, Form]:
    """Every form of a verb as printed in lower case."""
    ing, past = lemma + "ing", lemma + "ed"
    if lemma.endswith("ie"):
        ing, past = lemma[:-2] + "ying", lemma + "d"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe")):
        ing, past = lemma[:-1] + "ing", lemma + "d"
    elif lemma.endswith("ee"):
        past = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        past = lemma[:-1] + "ied"
    elif lemma in DOUBLING:
        ing, past = lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ed"
    third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"
    if lemma.endswith(("sh", "ch", "ss", "x", "z", "go")):
        third = lemma + "es"
    forms = {ing: Form(lemma, "ing"), third: Form(lemma, "s")}
    forms |= {word: Form(lemma, "ed") for word in IRREGULAR.get(lemma, past).split()}
    if lemma in ("level", "shell-shock", "kidnap"):
        forms |= {"levelled": Form("level", "ed"), "levelling": Form("level", "ing"), "kidnaped": Form("kidnap", "ed")}
    return {lemma: Form(lemma, "base")} | forms


def list_all(lemmas: Iterable[str]) -> Mapping[str, Form]:
    """The forms of several verbs; "hurt" and "cut" are past forms first."""
    found: dict[str, Form] = {}
    for lemma in lemmas:
        found |= list_forms(lemma)
    return found
