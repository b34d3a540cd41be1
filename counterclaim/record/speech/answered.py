"""Claims that are answered: who "brushed aside claims by Israel that five jets burned" answers what Israel says."""

import re
from dataclasses import replace

from counterclaim.record.reading import Attribution

FAR = 40
"""Characters between a cue and what is claimed at most."""
CLAIM = r"(?:(?:the|all|any|such)\s+)?(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?)"
ANSWERED = re.compile(rf"\s+(?P<claim>{CLAIM})$")
"""A claim at the end of a cue that answers it."""
ANSWERED_OF = re.compile(rf"\s+(?P<claim>{CLAIM}\s+(?:by|of|from|in)\s+[^,;:\"“”]{{2,60}}?)\s+")
"""A claim with its owner between a cue and what is claimed."""


def free_claim(item: Attribution, text: str) -> Attribution:
    """The attribution with a claim that is answered in its content and not in its cue: who "brushed aside [claims by
    Israel that five jets burned]" answers Israel's."""
    if len(item.cue) == 0 or len(item.content) == 0:
        return item
    start, end = item.cue[-1]
    match = ANSWERED.search(text, start, end)
    first = item.content[0][0]
    if match is not None and 0 <= first - end <= FAR:
        cue = (*item.cue[:-1], (start, match.start()))
        return replace(item, cue=cue, content=((match.start("claim"), item.content[0][1]), *item.content[1:]))
    whose = ANSWERED_OF.fullmatch(text, end, first) if first > end else None
    return (
        item
        if whose is None
        else replace(item, content=((whose.start("claim"), item.content[0][1]), *item.content[1:]))
    )
