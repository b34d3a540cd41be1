"""Where temporal expressions stand in a text: matches of the grammar, the longest first, neighbours joined.

"September 27" and "6 am", "the night" and "October 4", "Sunday" and "morning" are matched apart and joined here when
nothing but a small word stands between, so that each has one time.
"""

import re
from dataclasses import replace

from counterclaim.record.times.checks import check_match
from counterclaim.record.times.compounds import join_compounds
from counterclaim.record.times.grammar import RULES
from counterclaim.record.times.match import Match

DAY_RULES = {"iso", "numeric", "day", "day_us", "day_only", "weekday", "near", "holiday", "beside"}
AFTER_DAY = re.compile(
    r"(?:,?\s+(?:at\s+)?(?:about\s+|around\s+|approximately\s+|by\s+)?(?:the\s+)?|,?\s+(?:in|during)\s+)?",
    re.IGNORECASE,
)
AFTER_PART = re.compile(r"\s+(?:of|on)\s+(?:the\s+)?|,?\s+", re.IGNORECASE)
WITHIN = {"early hours": {"morning"}, "small hours": {"morning"}, "wee hours": {"morning"}}
"""Parts of the day that another one before the day has already said: "the early hours of Thursday morning"."""
PART_HEAD = re.compile(r"(early|late)\s+(?:on\s+)?$", re.IGNORECASE)


def spot_times(text: str) -> list[Match]:
    """Every temporal expression of a text, in order, none overlapping."""
    found = [
        Match(name, match.start(), match.end(), match.groupdict())
        for name, pattern in RULES.items()
        for match in pattern.finditer(text)
        if check_match(name, text, match)
    ]
    joined = [widen_match(text, match) for match in join_neighbours(text, choose_longest(found))]
    return join_compounds(text, joined)


def choose_longest(matches: list[Match]) -> list[Match]:
    """Matches that do not overlap: longer before shorter, earlier rules before later ones."""
    order = {name: number for number, name in enumerate(RULES)}
    ranked = sorted(matches, key=lambda match: (match.start - match.end, order[match.rule], match.start))
    taken: list[Match] = []
    used: set[int] = set()
    for match in ranked:
        places = range(match.start, match.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(match)
    return sorted(taken, key=lambda match: match.start)


def join_neighbours(text: str, matches: list[Match]) -> list[Match]:
    """The matches, with clock times and parts of the day joined to the day beside them."""
    joined: list[Match] = []
    for match in matches:
        both = join_pair(text, joined[-1], match) if len(joined) > 0 else None
        if both is None:
            joined.append(match)
        else:
            joined[-1] = both
    return joined


def join_pair(text: str, left: Match, right: Match) -> Match | None:
    """One match of two neighbours, or None."""
    between = text[left.end : right.start]
    if len(between) > 16 or "\n" in between:
        return None
    if right.rule == "clock" and between.strip() == "(" and ")" in text[right.end - 1 : right.end + 1]:
        return join_zones(text, left, right)
    if left.rule in DAY_RULES and right.rule in {"clock", "part"} and AFTER_DAY.fullmatch(between) is not None:
        name = right.rule
        if name == "part" and left.part is not None and right.groups["part"] in WITHIN.get(left.part["part"] or "", ()):
            return replace(left, end=right.end)
        free = left.clock is None and (name == "clock" or left.part is None)
        clock, part = (right.groups, left.part) if name == "clock" else (right.clock, right.groups)
        return replace(left, end=right.end, clock=clock, part=part) if free else None
    if right.rule in DAY_RULES and left.rule in {"clock", "part"} and AFTER_PART.fullmatch(between) is not None:
        clock, part = (left.groups, left.part) if left.rule == "clock" else (left.clock, left.groups)
        return replace(right, start=left.start, clock=clock, part=part)
    if left.rule == "clock" and right.rule in {"part", "this_part"} and AFTER_DAY.fullmatch(between) is not None:
        return replace(right, start=left.start, clock=left.groups)
    if (
        left.rule in {"part", "this_part", "overnight"}
        and right.rule == "clock"
        and AFTER_DAY.fullmatch(between) is not None
    ):
        return replace(left, end=right.end, clock=right.groups)
    return None


def join_zones(text: str, left: Match, right: Match) -> Match | None:
    """A clock time with the same moment in another zone after it: "10 p.m. (1900 GMT)"."""
    if right.groups["zone"] is None:
        return None
    end = right.end if text[right.end - 1] == ")" else right.end + 1
    if left.rule == "clock":
        return replace(left, end=end, groups={**left.groups, **also_clock(right)})
    return None if left.clock is None else replace(left, end=end, clock={**left.clock, **also_clock(right)})


def also_clock(match: Match) -> dict[str, str | None]:
    """The groups of a clock time, named as those of the second one."""
    return {f"also_{name}": word for name, word in match.groups.items()}


def widen_match(text: str, match: Match) -> Match:
    """The match with the "early (on)" or "late (on)" before a day."""
    if match.rule not in DAY_RULES or match.part is not None or match.clock is not None:
        return match
    head = PART_HEAD.search(text, max(0, match.start - 10), match.start)
    if head is None:
        return match
    return replace(match, start=head.start(), groups={**match.groups, "mod": head[1]})
