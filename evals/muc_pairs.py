"""Whether two targets of a MUC-4 message are of one incident: what the places, days and words between them say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.muc_model import Ranker
from evals.muc_pages import Page
from evals.muc_phrases import Phrase
from evals.muc_rank import Choice, describe_choice
from evals.muc_values import find_head

TURNS = frozenset(
    re.findall(
        r"\w+",
        """
        another meanwhile also later other moreover addition separately elsewhere third second previously earlier
        before similar simultaneously hours same time minutes two both and
        """,
    )
)
"""Words that open a next incident, or bind to the last."""


@dataclass(slots=True)
class Setting:
    """Where and when each sentence says it is, if it says so itself."""

    sites: list[str | None]
    days: list[str | None]


def read_setting(page: Page, sites: list[Choice], days: list[Choice], rankers: dict[str, Ranker]) -> Setting:
    """The setting of every sentence."""
    return Setting(read_own(page, sites, rankers["location"]), read_own(page, days, rankers["date"]))


def read_own(page: Page, choices: list[Choice], ranker: Ranker) -> list[str | None]:
    """The best value told in each sentence itself."""
    own: list[str | None] = []
    for number in range(len(page.sentences)):
        here = [choice for choice in choices if choice.sentence == number]
        scored = [(ranker.score(describe_choice(choice, [number], choices)), choice.value) for choice in here]
        own.append(max(scored)[1] if len(scored) > 0 else None)
    return own


def carry(values: list[str | None], number: int) -> str | None:
    """The value of a sentence, or of the last before it that has one."""
    return next((value for value in reversed(values[: number + 1]) if value is not None), None)


def compare(one: str | None, two: str | None) -> str:
    """How two values stand: equal, one inside the other, of one country, unlike, or unknown."""
    if one is None or two is None:
        return "unknown"
    if one == two:
        return "equal"
    if one.startswith(two) or two.startswith(one):
        return "inside"
    return "country" if one.split(":")[0] == two.split(":")[0] else "unlike"


def describe_pair(page: Page, one: Phrase, two: Phrase, setting: Setting) -> list[str]:
    """Features of two phrases, in the order of the text."""
    first, second = sorted((one, two), key=lambda phrase: (phrase.sentence, phrase.head))
    a, b = first.sentence, second.sentence
    gap = f"gap={min(b - a, 6)}"
    own = compare(setting.sites[a], setting.sites[b])
    carried = compare(carry(setting.sites, a), carry(setting.sites, b))
    days = compare(setting.days[a], setting.days[b])
    lasting = compare(carry(setting.days, a), carry(setting.days, b))
    found = [gap, f"own={own}", f"carried={carried}", f"days={days}", f"lasting={lasting}", f"{gap}/{own}"]
    found += [f"{gap}/{carried}", f"{gap}/{days}", f"{carried}/{lasting}", f"{gap}/{carried}/{lasting}"]
    changes = len({site for site in setting.sites[a : b + 1] if site is not None})
    found.append(f"changes={min(changes, 4)}")
    found.append(f"head={find_head(first.text) == find_head(second.text)}/{gap}")
    between = {word[1].lower() for row in page.sentences[a + 1 : b + 1] for word in row[:6]}
    found += [f"turn={word}" for word in sorted(between & TURNS)]
    paragraphs = page.body[first.end : second.start].count("\n\n")
    found.append(f"paragraphs={min(paragraphs, 5)}")
    return found
