"""The act of a statement: what the speaker does by saying it.

Cue and content decide together: "vowed to rebuild" pledges and "vowed to crush" threatens; "called it a lie" denies and
"called it a crime" condemns. *doubt* is for what questions a claim or leaves it open: "would neither confirm nor deny",
"did not deny", "stopped short of blaming". *deny* includes turning a proposal down.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast, get_args

from counterclaim.errors import DataError
from counterclaim.record.speech.rejecting import is_rejection
from counterclaim.vocabulary import Act

LONGEST = 1_000
"""Characters of a content that are looked at: its act shows at its opening, and some patterns take quadratic time."""

OPENERS = re.compile(
    "(?:\\b(?:did|does|do|would|could|will|can|has|have|had) not|n['\u2019]t|\\bnever"
    "|\\bneither(?: \\w+){1,3} nor|\\bcannot|\\bwithout"
    "|\\bnot|\\bstopp\\w+ (?:\\w+ )?short(?: of)?|\\brefus\\w+ to|\\bdeclin\\w+ to|\\bunable to"
    "|\\bfail\\w+ to|\\bavoid\\w+)"
    "(?: \\w+ ){0,1}\\s*$",
    re.IGNORECASE,
)
"""What may stand just before a cue and turn it over, where the cue's span leaves it out; one adverb may intervene."""


SILENT = re.compile(
    r",? ?(?:\b(?:has|have|had|did|does|do|would|could) (?:not|n['\u2019]t)|\bdeclin\w+ to|\brefus\w+ to)"
    r" (?:yet |immediately |so far )?(?:comment|respond|repl(?:y|ied)|react|speak|elaborat)(?:ed)?\b"
    r"|\bsa(?:id|ys?) (?:nothing|no more|little)\b|^\W*(?:nothing|no more|little|nothing (?:more|further|else))\W*$",
    re.IGNORECASE,
)
"""Whoever has not commented denies nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An act, and what must be found in the cue and the content for it, in small letters: that is twice as fast as a
    pattern that ignores case. `None` is always found."""

    act: Act
    cue: re.Pattern[str] | None
    content: re.Pattern[str] | None


def find_act(cue: str, content: str, *, sentence: str = "") -> Act:
    """The act of a statement; "assert" where no rule of data/acts.toml applies.

    `sentence` is the text around the cue, for a negation that the cue leaves out.
    """
    cue, content = widen_cue(" ".join(cue.split()), " ".join(sentence.split())), " ".join(content[:LONGEST].split())
    cue, content = cue.lower(), SILENT.sub("", content).lower()
    if is_rejection(cue, content):
        return "deny"
    for rule in load_rules():
        if (rule.cue is None or rule.cue.search(cue)) and (rule.content is None or rule.content.search(content)):
            return rule.act
    return "assert"


def widen_cue(cue: str, sentence: str) -> str:
    """The cue with the negation or the like that stands just before it in its sentence.

    Where the cue occurs more than once it is not known which is meant, and nothing is added.
    """
    if len(cue) == 0 or sentence.count(cue) != 1:
        return cue
    start = sentence.find(cue)
    found = OPENERS.search(sentence[:start])
    return cue if found is None else sentence[found.start() : start] + cue


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules of data/acts.toml in order."""
    path = resources.files("counterclaim") / "data" / "acts.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(parse_rule(entry, table["words"]) for entry in table["rule"])


def parse_rule(entry: dict[str, str], words: dict[str, str]) -> Rule:
    """One rule; a `DataError` where its act is not one of ours or a pattern is wrong."""
    if entry["act"] not in get_args(Act):
        raise DataError(f"data/acts.toml: expected one of {get_args(Act)}, not {entry['act']!r}")
    return Rule(
        cast(Act, entry["act"]), compile_pattern(entry.get("cue"), words), compile_pattern(entry.get("content"), words)
    )


def compile_pattern(pattern: str | None, words: dict[str, str]) -> re.Pattern[str] | None:
    """A pattern with its named word lists filled in."""
    if pattern is None:
        return None
    for name, value in words.items():
        pattern = pattern.replace("{" + name + "}", value)
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"data/acts.toml: {pattern!r} is no regular expression: {error}") from error
