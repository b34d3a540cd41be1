"""Actors while they are gathered, and what was mentioned so far, for what points back: "the official", "he"."""

import re
from dataclasses import dataclass, field

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_words
from counterclaim.vocabulary import ActorKind, Span

REACH = 3
"""Sentences that "he" or "the official" may point back over. News paragraphs are one or two sentences long, and a
speaker is named again after two or three paragraphs; farther back the nearest candidate is often another person."""
GENERIC = {"", "official", "politician", "man", "woman", "organisation", "organization", "group"}
"""Words that fit whatever role somebody was named with."""
KIN = (
    {"spokesman", "spokeswoman", "spokesperson", "spox", "press secretary", "representative"},
    {"diplomat", "envoy", "ambassador", "foreign minister"},
    {"leader", "president", "prime minister", "premier", "chairman", "chief", "head"},
    {"governor", "administrator", "head"},
    {"doctor", "surgeon", "medic", "director"},
)
"""Role words that can mean one person: "Ambassador Petrov … the envoy"."""
RANKS = {
    "general": "gen",
    "colonel": "col",
    "major": "maj",
    "captain": "capt",
    "lieutenant": "lt",
    "brigadier": "brig",
    "commander": "cmdr",
    "commodore": "cdre",
    "admiral": "adm",
    "marshal": "mshl",
    "sergeant": "sgt",
}
"""Ranks by their abbreviations; any of them is an officer's: "Colonel Petrov … the officer"."""
FEMALE = re.compile(
    r"\b(?:\w*woman|mrs|ms|miss|mother|daughter|sister|widow|wife|queen|princess|nun|girl|lady|aunt|niece|grandmother)\b"
)
MALE = re.compile(
    r"\b(?:\w+sman|man|mr|father|son|brother|widower|husband|king|prince|imam|priest|boy|sheikh|sir|lord|uncle|nephew"
    r"|grandfather)\b"
)
"""Titles and roles of one sex."""
FEMALE_NAMES, MALE_NAMES = load_words("female_names"), load_words("male_names")
FEMALE_SURNAME = re.compile(r"(?:[oe]va|skaya|ska|[oei]vna)$")
MALE_SURNAME = re.compile(r"(?:[oe]v|ski[iy]?|skyi|sky)$")
"""Endings of the surnames of men and of women, in Slavic languages and those that took them over."""
TEAMS = {"team", "unit", "desk", "wing", "branch", "division", "section", "directorate", "squad", "cell", "channel"}
"""Singular words for people who speak together."""
PREPOSITION = re.compile(r" (?:of|for|to|at|in|from|with) ")
NAMED = re.compile(r"[A-Z][^\W\d_]+")
"""A name of one word, as of somebody who goes by it: "Sova"."""


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

    def fits(self, kinds: set[str]) -> bool:
        """Whether it is of one of these kinds; "named" is somebody of whom only a name is known, "paper" a report."""
        if self.kind in kinds or ("paper" in kinds and (self.is_paper() or self.is_team())):
            return True
        named = "named" in kinds and self.kind == "unknown"
        return named and NAMED.fullmatch(self.name) is not None and not self.name.isupper()

    def is_paper(self) -> bool:
        """Whether it is what somebody wrote, of whom no more is known: "a UN report", "the survey"."""
        return self.key.startswith("speaker ") and self.name.lower().split()[-1] in load_cues()["document"]

    def is_team(self) -> bool:
        """Whether it is a part of a body that speaks as one, of which no more is known: "the army's press team"."""
        return self.key.startswith("speaker ") and self.name.split()[-1] in TEAMS


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject or a speaker in a sentence."""

    paragraph: int
    start: int
    draft: Draft
    main: bool
    """Whether it is the subject of the main clause."""
    spoke: bool
    """Whether it says something."""
    stretch: int | None
    """In which stretch of what is reported it stands; None: in the source's own words."""
    plural: bool
    """Whether a plural noun for people names it."""


@dataclass(slots=True)
class History:
    """What was mentioned so far, for what points back."""

    rows: list[tuple[int, bool, Draft]] = field(default_factory=list)
    """(sentence, whether it was a subject, actor)"""

    def find(
        self,
        sentence: int,
        fits: set[str],
        word: str = "",
        reach: int = REACH,
        pronoun: str = "",
        but: frozenset[int] = frozenset(),
    ) -> Draft | None:
        """The nearest actor of a fitting kind: subjects of the last sentences first; none `but` these identities."""
        near = [
            (number, subject, draft)
            for number, subject, draft in self.rows
            if sentence - number <= reach and draft.fits(fits) and matches_word(draft, word) and agrees(draft, pronoun)
        ]
        near = [row for row in near if id(row[2]) not in but or row[0] < sentence]
        subjects = [row for row in near if row[1]]
        pool = subjects if len(subjects) > 0 else near
        return pool[-1][2] if len(pool) > 0 else None


def agrees(draft: Draft, pronoun: str) -> bool:
    """Whether "he", "she" or "it" can be this actor: by a title, a role or a name of one sex, and one body, not
    several."""
    if pronoun == "it":
        return not (draft.key.startswith("group ") and draft.name.endswith("s"))
    if pronoun not in {"he", "she"}:
        return True
    titles, names, surname = FEMALE, FEMALE_NAMES, FEMALE_SURNAME
    if pronoun == "she":
        titles, names, surname = MALE, MALE_NAMES, MALE_SURNAME
    called = f"{PREPOSITION.split(draft.role or '')[0]} {PREPOSITION.split(draft.name)[0]}"
    if titles.search(called.lower()) is not None:
        return False
    words = draft.name.split() if draft.name[:1].isupper() else []
    given = words[0].lower() if len(words) > 0 else ""
    if given in FEMALE_NAMES | MALE_NAMES:
        return given not in names
    return len(words) < 2 or surname.search(words[-1]) is None


def matches_word(draft: Draft, word: str) -> bool:
    """Whether "the minister" can be this actor: its role or name holds the word, or one that may mean the same. A rank
    is that rank alone: "the captain" of a ship is no general. "A neighbour with a head wound" is head of nothing."""
    if word in GENERIC:
        return True
    name = draft.name if draft.name[:1].isupper() else PREPOSITION.split(draft.name)[0]
    told = f" {PREPOSITION.split(draft.role or '')[0]} {name} ".lower().replace(".", "")
    kin: set[str] = next((row for row in KIN if word in row), set())
    if word in {"officer", "commander"}:
        kin = {*RANKS, *RANKS.values()}
    elif word in RANKS:
        kin = {word, RANKS[word]}
    return word in told or any(re.search(rf"\b{other}\b", told) is not None for other in kin)
