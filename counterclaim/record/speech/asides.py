"""Who speaks where the words around the cue say it: a clause set into the sentence, a relative clause, a heading.

"Her son was, she said, at work": the pronoun beside the cue speaks, not the sentence's subject. "The rebels, which the
UN accuses of shelling": the UN accuses. What "an attack in which, according to the mayor, ten died" gives to the mayor
begins behind "which". A heading such as "What the sides say" says nothing itself.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.stretches import trim_text

AS = re.compile(r",? as (?:\w+ )?$")
"""What leads to who says what somebody else denies: "denied that its jets had hit a school, as Hamas says"."""
OWN = frozenset({"he", "she", "it", "they"})
"""Pronouns by which who denies goes on himself: "as it has said before"."""
DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b|\breject|\bdismiss")
LEAST = 3
"""Characters that name a speaker at least: "UN" has an article."""
LEFT = 60
"""Characters before a cue in which a clause set in begins."""
PRONOUN = re.compile(r"[,;–—-] (?P<who>he|she|it|they) (?:(?:has|had|have|also|again|later|then|too|further) )*$")
"""The pronoun that speaks in a clause set into a sentence."""
AFTER = re.compile(r"(?: (?:us|me|reporters|journalists|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}))?,\s*")
"""The end of such a clause: whom it is told, and the comma from which the sentence goes on."""
RELATIVE = re.compile(
    r"^(?P<whom>[^,;:“”\"]{3,80}?),? (?:which|whom|who|that) (?P<who>(?:the |an? |[A-Z])[^,;:“”\"]{1,50})$"
)
"""A source that runs from the accused over the relative pronoun to who accuses: "The rebels, which the UN"."""
ACCUSES = re.compile(r"(?:(?:has|have|had|also|again) )*(?:accus(?:es?|ed)|blam(?:es?|ed)|charg(?:es?|ed) with)$")
CLAUSE = re.compile(r"(?:\b(?:which|whom?|whose|where|when|that|and|but|while|because)|;)[,\s–—-]*$", re.IGNORECASE)
"""What opens the clause in which "according to" stands: what is before it is not said to be so by anybody there."""
ACCORDING = re.compile(r"(?:according to|in the words of|as per)$", re.IGNORECASE)
WHICH = re.compile(r",\s(?P<which>which) (?:[a-z]+ )?$")
PASSIVE = re.compile(r"\s+(?:was|were|is|are|had been|has been|have been) [^,;:.“”\"\n]{4,}")
"""What a clause set into a sentence says of what was done: "a raid, which X says was carried out by Y, killed ten"."""
HEADING = re.compile(r"(?:what|how|why|who|where|when)\b[^.!?:]*$", re.IGNORECASE)
"""A heading in the form of a question that is none."""
LONGEST = 80
"""Characters of a heading."""
CRUMB = re.compile(r",? (?:an?|the|its|his|her|their)$")
APPOSED = re.compile(r", an? (?:[\w-]+ ){0,2}[\w-]+(?: (?:in|of|at|on|by|for))?(?: which)?$")
"""What is left at the end of a content that was cut inside an apposition: "burned 20 homes, a [charge that …]"."""
FOLLOWED = re.compile(r" (?:(?:in|of|at|on|by|for) )?(?:which|that|whom)\b|,? according to\b")
TOLD_ON = re.compile(r", an? (?:[\w-]+ ){1,3}(?:in|during|of|after) which\b")
"""Where the text tells on of what somebody denies: "denied a raid on the town, an attack in which ten died"."""


CLAUSES = re.compile(
    r", (?:which|who|whose|whom|having|citing|speaking|quoting|writing|when|while|itself|themselves)\b"
    r"(?!.*\b(?:(?:him|her|it)self|themselves|known|named|nicknamed|goes|identified"
    r"|calls?(?=\s[A-Z])|called(?=\s(?:the )?[A-Z]))\b)"
)
"""A clause that tells more of who speaks, and not by what name he goes."""
CALLING = re.compile(r"(?:we|they|I) (?:(?:shall|will) )?call (?=[A-Z])")
"""What a source begins with where the encoder takes the clause for it: "whom [we call Mariam]"."""
SETTING = re.compile(
    r"(?:across|in|on|at|from|for|after|before|during|over|near|since|inside|outside|beyond|behind)\b"
    r"[^,“”\"]{2,40}, (?=\S)"
    r"|(?:meanwhile|separately|elsewhere|later|earlier|yet|still|today|yesterday), (?=\S)",
    re.IGNORECASE,
)
"""Words before who speaks that only say where or when."""


def mend_asides(items: tuple[Attribution, ...], text: str) -> tuple[Attribution, ...]:
    """The attributions with the speaker and the content that the words around each cue show."""
    return tuple(mend_aside(item, text) for item in items if not is_heading(item, text))


def mend_aside(item: Attribution, text: str) -> Attribution:
    """One attribution so."""
    item = drop_crumb(item, text)
    if len(item.cue) == 0 or len(item.content) == 0:
        return trim_source(item, text)
    item = turn_relative(take_pronoun(tell_why(item, text), text), text)
    return trim_source(cut_relative(cut_according(item, text), text), text)


def is_heading(item: Attribution, text: str) -> bool:
    """Whether the cue stands in a heading and the content below it."""
    if len(item.cue) == 0:
        return False
    start, end = item.cue[0]
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    below = right >= 0 and any(first >= right for first, _ in item.content)
    return below and right - left <= LONGEST and HEADING.fullmatch(text, left, right) is not None


def take_pronoun(item: Attribution, text: str) -> Attribution:
    """The attribution with the pronoun right before its cue as the speaker, if another is given: in "her son, whom the
    army lists, was, she told us, at work" she speaks, and what she says is the sentence around it."""
    start, end = item.cue[0][0], item.cue[-1][1]
    match = PRONOUN.search(text, max(0, start - LEFT), start)
    if match is None or len(item.source) == 0:
        return item
    span = match.span("who")
    if any(left < span[1] and span[0] < right for left, right in item.source) or item.source[0][0] > start:
        return item
    on = AFTER.match(text, end)
    if on is None or len(item.cue) > 1:
        return replace(item, source=(span,))
    before = trim_text(text, item.source[0][0], match.start())
    stop = text.find("\n", on.end())
    sentence = re.search(r"[.!?][”\"’']?(?:\s|$)", text[on.end() : stop if stop >= 0 else len(text)])
    last = on.end() + sentence.start() if sentence is not None else (stop if stop >= 0 else len(text))
    after = trim_text(text, on.end(), last)
    content = tuple(part for part in (before, after) if part is not None)
    return replace(item, source=(span,), content=content if len(content) > 0 else item.content)


def turn_relative(item: Attribution, text: str) -> Attribution:
    """The attribution with who accuses in a relative clause as the speaker, and whom it hangs on as accused."""
    if len(item.source) != 1 or ACCUSES.search(text[item.cue[0][0] : item.cue[-1][1]]) is None:
        return item
    start, end = item.source[0]
    match = RELATIVE.match(text[start:end])
    if match is None or end > item.cue[0][0]:
        return item
    whom, who = ((start + match.start(name), start + match.end(name)) for name in ("whom", "who"))
    kept = tuple(span for span in item.content if span[0] >= item.cue[-1][1])
    return replace(item, source=(who,), content=(whom, *kept)) if len(kept) > 0 else item


def cut_according(item: Attribution, text: str) -> Attribution:
    """The attribution without what stands before the clause that "according to" is set into."""
    start = item.cue[0][0]
    if ACCORDING.fullmatch(text[start : item.cue[-1][1]]) is None:
        return item
    if CLAUSE.search(text, max(0, start - LEFT), start) is None:
        return item
    kept = tuple(span for span in item.content if span[0] >= start)
    return replace(item, content=kept) if len(kept) > 0 else item


def cut_relative(item: Attribution, text: str) -> Attribution:
    """The attribution of a clause with "which" without the sentence around it, which somebody else tells."""
    if len(item.source) != 1 or len(item.cue) != 1 or item.source[0][1] > item.cue[0][0]:
        return item
    start, last = item.source[0][0], item.cue[0][1]
    which, told = WHICH.search(text, max(0, start - LEFT), start), PASSIVE.match(text, last)
    if which is None or told is None:
        return item
    return replace(item, content=(which.span("which"), (last + 1, told.end())))


def drop_crumb(item: Attribution, text: str) -> Attribution:
    """The attribution without an article that ends a content before a noun that is not in it."""
    content = []
    denies = any(DENIED.search(text, *span) is not None for span in item.cue)
    for start, end in item.content:
        match = CRUMB.search(text, start, end) or (TOLD_ON.search(text, start, end) if denies else None)
        if match is None and FOLLOWED.match(text, end) is not None:
            match = APPOSED.search(text, start, end)
        kept = end if match is None or match.start() == start else match.start()
        content.append((start, kept))
    return replace(item, content=tuple(content))


DESCRIBED = re.compile(r"\b(?:describ|call|term|brand|label|dub|identif|refer)\w*(?: to)?(?: as)?$")
RELATIVE_TO = re.compile(r"\b(?:that|which|who|whom)\s$")
LABEL = re.compile(r"(?:as )?(?:an? |the )?(?:“[^”]+”|\"[^\"]+\"|[\w’'-]+)")
"""What a relative clause calls something: "a drone that the army described as [Indian] crashed, police said"."""


def cut_described(items: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions, what somebody only calls something in a relative clause without the sentence around it, which
    somebody else tells."""
    rows = list(items)
    return [cut_label(row, rows, text) for row in rows]


def cut_label(item: Attribution, rows: list[Attribution], text: str) -> Attribution:
    """One attribution so."""
    if len(item.source) == 0 or len(item.cue) == 0 or DESCRIBED.search(text[slice(*item.cue[-1])]) is None:
        return item
    at = item.source[0][0]
    if RELATIVE_TO.search(text, max(0, at - LEFT), at) is None:
        return item
    start, end = item.content[0]
    within = any(start <= left < end for row in rows if row is not item for left, _ in row.cue)
    label = LABEL.match(text, start, end)
    return item if not within or label is None else replace(item, content=((start, label.end()),))


def share_denied(items: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions, those of who says what another one denies with the denied words and not the denial."""
    rows = list(items)
    denials = [row for row in rows if any(DENIED.search(text, *span) is not None for span in row.cue)]
    return [share_content(row, denials, text) if len(denials) > 0 else row for row in rows]


def share_content(item: Attribution, denials: list[Attribution], text: str) -> Attribution:
    """One attribution so."""
    if len(item.source) != 1 or AS.search(text, max(0, item.source[0][0] - LEFT), item.source[0][0]) is None:
        return item
    if text[slice(*item.source[0])].lower() in OWN:
        return item
    for other in denials:
        near = 0 <= item.source[0][0] - other.content[-1][1] <= LEFT if len(other.content) > 0 else False
        meets = any(start < right and left < end for start, end in item.content for left, right in other.content)
        if other is not item and near and meets:
            return replace(item, content=other.content)
    return item


RAISED = re.compile(r"\b(?:rais|revis|updat|increas|lift|put|set|adjust)\w*(?: up)?$")
TOLL_AS = re.compile(
    r"(?:,? (?:an? \w+ later|(?:on )?[A-Z]\w+day|later|overnight|again))*,? (?:as|after|when) [^.;:,“”\"\n]*"
    r"\b(?:died|succumbed|dead|bod(?:y|ies)|dying|perished|recovered|found)\b[^.;:,“”\"\n]*"
)


def tell_why(item: Attribution, text: str) -> Attribution:
    """The attribution of who raises a toll with why it was raised: "raised the toll to 21 as four of the hurt died"."""
    if len(item.cue) == 0 or len(item.content) == 0 or RAISED.search(text[slice(*item.cue[0])]) is None:
        return item
    start, end = item.content[-1]
    why = TOLL_AS.match(text, end)
    return item if why is None else replace(item, content=(*item.content[:-1], (start, why.end())))


def trim_source(item: Attribution, text: str) -> Attribution:
    """The attribution with its speaker's phrase alone: without a clause behind it or words before it that say where."""
    if len(item.source) != 1:
        return item
    start, end = item.source[0]
    calling = CALLING.match(text, start, end)
    start = start if calling is None else calling.end()
    clause = CLAUSES.search(text, start, end)
    end = end if clause is None or clause.start() - start < LEAST else clause.start()
    setting = SETTING.match(text, start, end)
    start = start if setting is None or end - setting.end() < LEAST else setting.end()
    return replace(item, source=((start, end),))
