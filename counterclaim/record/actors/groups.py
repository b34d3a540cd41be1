"""Which group "the group", "the terror group" or "the charity" is: never a hospital, and an armed one is no charity."""

import re
from collections.abc import Iterable

from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.history import Draft

GROUPS = load_words("group_nouns")
"""Nouns that stand for an organisation or an armed group named before, whatever it calls itself."""
ARMED, PEACEFUL = load_words("armed_words"), load_words("peaceful_words")
"""Words beside such a noun, or such nouns, that say of which kind it is."""
FACILITIES = load_words("facilities")
"""Last words of names of organisations that are no group."""
OF_NAME = re.compile(r" of (?:an? |the )?[A-Z]")
"""What names a group by whose people they are: "fighters of a People's Defence Force"."""
BACKED = re.compile(r"\b(?:pro|anti)-\w|\w-(?:backed|aligned|allied|affiliated|linked|led|funded|armed|trained)\b")


def is_group(words: str) -> bool:
    """Whether words end in a noun for a group: "the pro-Iran group"."""
    *before, last = words.split(" ")
    named = last[:1].isupper() and any(word[:1].isupper() for word in before[1:])
    return last.lower() in GROUPS and not named


def choose_group(words: str, country: str | None, rows: Iterable[tuple[int, bool, Draft]]) -> Draft | None:
    """The actor that these words can stand for: of the last sentence that names one, the last subject, else the last.
    `rows` are (sentence, whether it was a subject, actor), in order."""
    fitting = [row for row in rows if suits(row[2], words.lower(), country)]
    last = [row for row in fitting if row[0] == fitting[-1][0]]
    subjects = [row for row in last if row[1]]
    best = (subjects or last)[-1:]
    return best[0][2] if len(best) > 0 else None


def suits(draft: Draft, words: str, country: str | None) -> bool:
    """Whether a group's words can be this actor: a group with a name, armed where they say so, of no other country."""
    unnamed = draft.key.startswith("group ") and OF_NAME.search(draft.name) is None
    if unnamed or draft.name.lower().split(" ")[-1] in FACILITIES:
        return False
    if country is not None and draft.country not in {None, country}:
        return False
    told = {word.rstrip("'’") for word in words.split(" ")}
    if not told.isdisjoint(ARMED) or BACKED.search(words) is not None:
        return draft.kind == "armed-group"
    if not told.isdisjoint(PEACEFUL):
        return draft.kind == "organisation"
    return draft.kind in {"organisation", "armed-group"}
