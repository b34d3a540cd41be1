"""Actors while they are gathered, and what was mentioned so far, for what points back: "the official", "he"."""

import re
from dataclasses import dataclass, field

from counterclaim.vocabulary import ActorKind, Span

REACH = 3
"""Sentences that "he" or "the official" may point back over. News paragraphs are one or two sentences long, and a
speaker is named again after two or three paragraphs; farther back the nearest candidate is often another person."""
GENERIC = {"", "official", "politician", "man", "woman", "organisation", "organization", "group"}
"""Words that fit whatever role somebody was named with."""
KIN = (
    {"spokesman", "spokeswoman", "spokesperson", "spox", "press secretary", "representative"},
    {
        "officer",
        "commander",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "gen",
        "col",
        "maj",
        "lt",
        "brigadier",
    },
    {"diplomat", "envoy", "ambassador", "foreign minister"},
    {"leader", "president", "prime minister", "premier", "chairman", "chief", "head"},
    {"governor", "administrator", "head"},
    {"doctor", "surgeon", "medic", "director"},
)
"""Role words that can mean one person: "Colonel Petrov … the officer"."""
FEMALE = re.compile(r"\b(?:\w+woman|mrs|ms|miss|mother|daughter|sister|widow|wife|queen|princess|nun|girl|lady)\b")
MALE = re.compile(r"\b(?:\w+sman|mr|father|son|brother|widower|husband|king|prince|imam|priest|boy|sheikh|sir|lord)\b")


@dataclass(slots=True)
class Draft:
    """An actor while its mentions are still being found."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    side: str | None
    role: str | None = None
    of: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """What was mentioned so far, for what points back."""

    rows: list[tuple[int, bool, Draft]] = field(default_factory=list)
    """(sentence, whether it was a subject, actor)"""

    def find(
        self, sentence: int, fits: set[str], word: str = "", reach: int = REACH, pronoun: str = ""
    ) -> Draft | None:
        """The nearest actor of a fitting kind: subjects of the last sentences first."""
        near = [
            (number, subject, draft)
            for number, subject, draft in self.rows
            if sentence - number <= reach
            and draft.kind in fits
            and matches_word(draft, word)
            and agrees(draft, pronoun)
        ]
        subjects = [row for row in near if row[1]]
        pool = subjects if len(subjects) > 0 else near
        return pool[-1][2] if len(pool) > 0 else None


def agrees(draft: Draft, pronoun: str) -> bool:
    """Whether "he", "she" or "it" can be this actor: by a title or a role of one gender, and one body, not several."""
    told = f"{draft.role or ''} {draft.name}".lower()
    if pronoun == "he":
        return FEMALE.search(told) is None
    if pronoun == "she":
        return MALE.search(told) is None
    return pronoun != "it" or not (draft.key.startswith("group ") and draft.name.endswith("s"))


def matches_word(draft: Draft, word: str) -> bool:
    """Whether "the minister" can be this actor: its role or name holds the word, or one that may mean the same."""
    if word in GENERIC:
        return True
    told = f" {draft.role or ''} {draft.name} ".lower().replace(".", "")
    kin: set[str] = next((row for row in KIN if word in row), set())
    return word in told or any(f" {other} " in told for other in kin)
