"""Encoder and rules together: what each saw of who said what, and what they got crossed set right.

The encoder was trained on outer reports in one country's papers: it seldom sees that A says that B denied it, and it
carries a content over a headline. The rules see a verb and its clause, and no more.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.data.patterns import load_pattern
from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.answered import free_claim
from counterclaim.record.speech.asides import cut_described, mend_asides, share_denied
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.coordinated import part_denials
from counterclaim.record.speech.impersonal import leave_impersonal
from counterclaim.record.speech.labels import NO_SPEAKER
from counterclaim.record.speech.quotations import Quotation, find_quotations
from counterclaim.record.speech.rejecting import FIRM, is_crossed, lies_in
from counterclaim.record.speech.stretches import trim_text
from counterclaim.record.speech.yielding import cut_foreign, yield_around

SAID = 0.55
"""Score from which what the encoder found counts as a statement. PolNeAR also counts what is hardly said ("announced an
investigation") and is best at .35; on the development half of the gold dispatches statements F1 is .835 without a line,
.863 at .45, .866 here, .858 at .65 and .835 at .85."""
ADDRESSEE = 3
"""Most words of whom something is told, where nothing else is."""
CALLED = re.compile(r"\b(?:call|brand|label|dub|term|describ)\w*$")
WITHHOLDS = 4
"""Most words of what is only not confirmed: "any losses"."""
NAMED = 6
"""Most words of a name with its role."""
MOST = 0.6
"""Share of what the rules see that lies inside the encoder's content where it is a report inside a report."""
FARTHEST = 2_000
"""Characters looked back for a sentence's start: more than any sentence of news has, for texts of one line."""
SENTENCE = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n")
"""Where a sentence ends, for what stands without quotation marks."""
ENDED = re.compile(r"(?<=[a-z\d]{3})(?<!\bSept)(?<!\bCapt)(?<!\bBrig)(?<!\bProf)[.!?]\s+(?=[A-Z])")
"""Where a sentence ends that no abbreviation does."""
TRAILING = re.compile(r", (?P<who>[^,;:“”\"\n]{2,80}) $")
"""The speaker just before a cue that ends its sentence: what follows the last comma."""
SAYING = re.compile(
    r"(?P<who>[^“”\"\n]{2,90}?) as (?:saying|telling \w+|stating|claiming|writing|confirming|adding)\b"
    r"(?: that)?[:,]?\s*"
)
REFLEXIVE = re.compile(r"^(?:him|her|it|them|our|my|your)sel(?:f|ves)\b")
ASKED = re.compile(r"^(?:how|which|what|why|who|whom|where|when)\b", re.IGNORECASE)
"""Contents that nobody states: what somebody is called, what somebody asks."""
ACCUSED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood) (?:\w+ ){0,2}"
    r"(?:accused|blamed|suspected|charged|convicted|indicted)\b"
)
BLAMED = re.compile(r"\b(?:is|are|was|were|be|been) (?:\w+ )?to blame$")
DENIED = re.compile(r"\b(?:den(?:y|ies|ied)|refus(?:es|ed|e))$")
WITHHELD = re.compile(
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bno longer\b)"
    r".*\b(?:confirm|disclos|comment|discuss|reveal|publish|specif|elaborat|releas)\w*"
)
HARM = r"(?:dead|killed|wounded|injured|missing|hurt|captured|detained|displaced)"
COUNTED = re.compile(rf"\b{HARM}$")
COUNTED_ON = re.compile(rf",? (?:and|or|as well as|plus) (?:[\w’'-]+ ){{1,5}}?{HARM}(?=[.,;:]| in | on | near | at |$)")
QUOTED = re.compile(r"(?:quot|cit)\w+$", re.IGNORECASE)
CITING = re.compile(
    r"\b(?P<cue>(?i:citing)|(?i:quoting)|referring to|with reference to|cites|quotes|cited|quoted)\s+(?!by\b|as\b)"
    r"(?P<who>[^,;:“”\"\n]{2,90}?)(?=,|;|\s+that\b|\s+said\b|\s+says\b|\s+as\b|[.\n]|$)"
)
"""Whose words a medium passes on, inside the sentence that reports them."""


def join_attributions(
    learned: tuple[Attribution, ...], ruled: tuple[Attribution, ...], text: str
) -> tuple[Attribution, ...]:
    """What the encoder found, and what the rules found where it saw nothing, or inside what somebody says.

    Only attributions whose stretches of text meet are compared: a long text takes as long as its parts."""
    quotations = find_quotations(text)
    starts = [row.start for row in quotations]
    joined: list[Attribution] = []
    for first, last, theirs, ours in group_meeting(learned, ruled):
        low, high = max(0, bisect_left(starts, first) - 1), bisect_left(starts, last)
        joined += join_group(theirs, ours, text, quotations[low:high])
    return tuple(sorted(joined, key=lambda item: item.content))


Group = tuple[int, int, tuple[Attribution, ...], tuple[Attribution, ...]]
"""From where to where, what the encoder found there, and what the rules did."""


def group_meeting(learned: tuple[Attribution, ...], ruled: tuple[Attribution, ...]) -> Iterator[Group]:
    """The attributions in groups, so that those of two groups have no stretch of text in common."""
    rows = [(*find_reach(item), by_rule, item) for by_rule, some in enumerate((learned, ruled)) for item in some]
    rows.sort(key=lambda row: row[:2])
    start = 0
    reach = -1
    for number, row in enumerate([*rows, None]):
        if number > start and (row is None or row[0] >= reach):
            group = rows[start:number]
            sides = tuple(tuple(item for _, _, by_rule, item in group if by_rule == side) for side in (0, 1))
            yield group[0][0], reach, sides[0], sides[1]
            start, reach = number, -1
        reach = reach if row is None else max(reach, row[1])


def find_reach(item: Attribution) -> tuple[int, int]:
    """From where to where an attribution's words stand."""
    spans = (*item.source, *item.cue, *item.content)
    return min(start for start, _ in spans), max(end for _, end in spans)


def join_group(
    learned: tuple[Attribution, ...], ruled: tuple[Attribution, ...], text: str, quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """The attributions of one group, joined."""
    ruled = mend_asides(ruled, text)
    sure = [item for item in mend_asides(learned, text) if item.score >= SAID and not is_caption(item, text)]
    sure = [item for item in sure if not is_citation(item, text) and not is_addressed(item, text)]
    sure = [free_claim(leave_sentence(item, text), text) for item in sure]
    sure = [cut_label(item, text) for item in sure]
    sure = [cut_foreign(item, ruled, text) for item in sure if not any(holds_cue(item, other) for other in ruled)]
    near = [item for learnt in sure if (item := clip_paragraph(learnt, text, quotations)) is not None]
    near = [free for item in near if (free := yield_around(item, ruled)) is not None]
    kept = [
        item for item in near if not any(outdoes(other, item) and not runs_on(other, item, near) for other in ruled)
    ]
    extra = [item for item in ruled if item.score >= SURE and not any(clash(item, other, text) for other in kept)]
    told = [item for item in (*kept, *extra) if not is_unsaid(item, text)]
    heard = (leave_accused(count_on(item, text), text) for item in told)
    parted = part_denials((fix_source(item, text) for item in heard), text)
    fixed = share_denied(cut_described(leave_impersonal(parted, text), text), text)
    return [part for item in fixed for part in split_cited(item, text)]


def count_on(item: Attribution, text: str) -> Attribution:
    """The attribution with the rest of a list of counts that its content breaks off: "three dead and eleven hurt"."""
    if len(item.content) == 0 or COUNTED.search(text, *item.content[-1]) is None:
        return item
    start, end = item.content[-1]
    rest = COUNTED_ON.match(text, end)
    return item if rest is None else replace(item, content=(*item.content[:-1], (start, rest.end())))


def leave_accused(item: Attribution, text: str) -> Attribution:
    """The attribution without a source who is only accused: "he has been accused of copying" tells nobody's words."""
    if len(item.source) == 0 or len(item.cue) == 0 or item.source[-1][1] > item.cue[0][0]:
        return item
    cue = text[item.source[-1][1] : item.cue[-1][1]]
    return replace(item, source=()) if ACCUSED.search(cue) is not None else item


def is_citation(item: Attribution, text: str) -> bool:
    """Whether the content is only whom a medium cites: "citing the health ministry"."""
    cue = " ".join(text[start:end] for start, end in item.cue)
    return QUOTED.match(cue) is not None and sum(len(text[start:end].split()) for start, end in item.content) <= NAMED


def is_unsaid(item: Attribution, text: str) -> bool:
    """Whether nothing is stated: a question asked, a name given, a few words that somebody would not confirm, somebody
    who is to blame and says nothing."""
    cue = " ".join(text[start:end] for start, end in item.cue).lower()
    words = text[item.content[0][0] : item.content[0][1]]
    if REFLEXIVE.match(words) is not None or ("sel" in cue.split(" ")[-1][:6] and REFLEXIVE.match(cue.split(" ")[-1])):
        return True
    if ASKED.match(words) is not None and cue.startswith("ask"):
        return True
    if DENIED.search(cue) is not None and load_pattern("withheld").match(words) is not None:
        return True
    if len(item.cue) > 0 and BLAMED.search(text[max(0, item.cue[0][0] - 20) : item.cue[-1][1]]) is not None:
        return True
    return WITHHELD.search(cue) is not None and len(words.split()) <= WITHHOLDS and "that" not in words


def leave_sentence(item: Attribution, text: str) -> Attribution:
    """The attribution without a sentence before its quotation or, unquoted, before the one that its cue ends: in
    'Which is right? "Neither," he says' and "Five died. Gunmen did it, he says" only the latter is said."""
    content = []
    trailing = len(item.cue) > 0 and len(item.content) > 0 and item.cue[0][0] >= item.content[-1][1]
    for start, end in item.content:
        match = re.search(r"[.?!]\s+(?=[“\"«])", text[start:end])
        clear = match is not None and not any(mark in text[start : start + match.start()] for mark in '“"«”»')
        ends = [] if re.search(r"[“”\"«»]", text[start:end]) else list(ENDED.finditer(text, start, end))
        if trailing and len(ends) > 0:
            content.append((ends[-1].end(), end))
        else:
            content.append((start + match.end(), end) if match is not None and clear else (start, end))
    return replace(item, content=tuple(content))


def is_addressed(item: Attribution, text: str) -> bool:
    """Whether the content is only who was told: "told Northwire"."""
    cue = " ".join(text[start:end] for start, end in item.cue)
    words = [word for start, end in item.content for word in text[start:end].split()]
    return cue in {"told", "tells"} and len(words) <= ADDRESSEE and text[item.content[0][0]] not in '“"«'


def cut_label(item: Attribution, text: str) -> Attribution:
    """What somebody or something is called ends at a colon: "called that ridiculous: \"We would never …\"" ."""
    cue = " ".join(text[start:end] for start, end in item.cue)
    start, end = item.content[0]
    at = text.find(": ", start, end)
    if CALLED.search(cue) is None or at < 0:
        return item
    return replace(item, content=((start, at),))


def holds_cue(item: Attribution, ruled: Attribution) -> bool:
    """Whether a content holds the cue by which its own speaker says something: "a spokesman, asked, denied it"."""
    same = any(start < right and left < end for left, right in ruled.source for start, end in item.source)
    inside = any(start <= left and right <= end for left, right in ruled.cue for start, end in item.content)
    return same and inside and ruled.score >= SURE


def is_caption(item: Attribution, text: str) -> bool:
    """Whether the source only says what a text is: "Explainer: …"."""
    return len(item.source) > 0 and NO_SPEAKER.match(text[item.source[0][0] : item.source[-1][1]]) is not None


def clip_paragraph(item: Attribution, text: str, quotations: tuple[Quotation, ...]) -> Attribution | None:
    """The attribution with source and content of the cue's own paragraph, and what stands between quotation marks: a
    report without marks does not begin in the headline. None if nothing is left."""
    content = tuple(split_lines(item.content, text))
    if len(item.cue) == 0:
        return replace(item, source=tuple(split_lines(item.source, text))[-1:], content=content)
    start = text.rfind("\n", 0, item.cue[0][0]) + 1
    end = text.find("\n", item.cue[0][0])
    end = end if end >= 0 else len(text)

    def belongs(span: tuple[int, int]) -> bool:
        return start <= span[0] < end or any(row.start < span[1] and span[0] < row.end for row in quotations)

    source = tuple(span for span in split_lines(item.source, text) if start <= span[0] < end)
    content = tuple(span for span in content if belongs(span))
    return replace(item, source=source, content=content) if len(content) > 0 else None


def split_lines(spans: Offsets, text: str) -> Iterator[tuple[int, int]]:
    """The spans, cut where a paragraph ends."""
    for start, end in spans:
        for part in re.finditer(r"[^\n]*\S[^\n]*", text[start:end]):
            left, right = start + part.start(), start + part.end()
            trimmed = trim_text(text, left, right) if left > start else (left, right)
            if trimmed is not None:
                yield trimmed


def fix_source(item: Attribution, text: str) -> Attribution:
    """The attribution with the whole of the speaker that closes a sentence: in "…, Rubavu District, the army said" what
    stands between the last comma and the cue."""
    item = replace(item, source=tuple(leave_label(span, text) for span in item.source))
    if len(item.cue) != 1 or len(item.source) == 0 or item.source[-1][1] > item.cue[0][0]:
        return item
    before = text[max(0, item.cue[0][0] - 120) : item.cue[0][0]]
    match = TRAILING.search(before)
    at = item.cue[0][0] - len(before)
    if match is None or not any(end <= at + match.start() + 1 for _, end in item.content):
        return item
    source = (at + match.start("who"), at + match.end("who"))
    overlaps = item.source[0][0] < source[1] and source[0] < item.source[-1][1]
    longer = item.source[0][0] < source[0]
    beside = item.source[-1][1] <= source[0]
    name = text[source[0] : source[1]]
    if (overlaps and longer and not name[:1].islower()) or beside or (overlaps and longer and name.startswith("the ")):
        return replace(item, source=(source,))
    return item


def leave_label(span: tuple[int, int], text: str) -> tuple[int, int]:
    """The source without a dateline before its colon: "KURSK (Russia): the governor"."""
    at = text.rfind(": ", *span)
    return span if at < 0 else (at + 2, span[1])


def split_quoted(item: Attribution, text: str) -> Attribution | None:
    """The words of whom a medium quotes, where its content says so: "… an officer of the command as saying"."""
    for start, end in item.content:
        match = SAYING.match(text, start, end)
        if match is not None:
            rest = tuple(
                trim for trim in [trim_text(text, match.end(), end)] if trim is not None and trim[1] - trim[0] > 2
            )
            other = tuple(span for span in item.content if span != (start, end))
            if len(rest) + len(other) > 0:
                return Attribution((match.span("who"),), item.cue, (*other, *rest), item.score)
    return None


def split_cited(item: Attribution, text: str) -> Iterator[Attribution]:
    """The attribution; "Reuters reported, citing the ministry, that …" gives the ministry's words as well, inside."""
    if len(item.cue) == 0:
        yield item
        return
    quoted = split_quoted(item, text)
    if quoted is not None:
        yield item
        yield quoted
        return
    start, end = find_bounds(text, item.cue[0][0])
    match = next((m for m in CITING.finditer(text, start, end) if is_beside(m, item)), None)
    if match is None:
        yield item
        return
    cited = match.span("who")
    content = tuple(leave_out(item.content, match.span(), text))
    source = tuple(leave_out(item.source, match.span(), text))
    if len(content) == 0:
        yield item
        return
    outer = tuple(sorted((match.span(), *content)))
    cue = tuple(span for span in item.cue if not (span[0] < match.end() and match.start() < span[1]))
    yield replace(item, source=source, cue=cue, content=outer)
    yield Attribution((cited,), (match.span("cue"),), content, item.score)


def is_beside(match: re.Match[str], item: Attribution) -> bool:
    """Whether the citing stands outside the quoted words of a content and is not the only cue."""
    inside = any(start < match.start() and match.end() < end for start, end in item.content)
    cue = [span for span in item.cue if not (span[0] < match.end() and match.start() < span[1])]
    return not inside and len(cue) > 0


def leave_out(spans: Offsets, gap: tuple[int, int], text: str) -> Iterator[tuple[int, int]]:
    """The spans without the characters of a gap, and without "that" and commas at their new edges."""
    for start, end in spans:
        for left, right in ((start, min(end, gap[0])), (max(start, gap[1]), end)):
            trimmed = trim_text(text, left, right) if right > left else None
            if trimmed is None:
                continue
            left, right = trimmed
            if text[left:right].startswith("that ") and left > start:
                left += len("that ")
            if right > left:
                yield left, right


def find_bounds(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a character, by its marks."""
    low = max(0, text.rfind("\n", 0, at), at - FARTHEST)
    start = max((match.end() for match in SENTENCE.finditer(text, low, at)), default=low)
    match = SENTENCE.search(text, at)
    return start, len(text) if match is None else match.start() + 1


def outdoes(ruled: Attribution, learned: Attribution) -> bool:
    """Whether the rules are surer of the same cue's content: the encoder kept less than half of what they see, or saw
    nobody who says it."""
    same = any(start < right and left < end for left, right in ruled.cue for start, end in learned.cue)
    nobody = len(learned.source) == 0 and len(ruled.source) > 0
    crossed = ruled.score >= FIRM and (same or is_crossed(ruled, learned))
    short = 2 * count_content(learned) < count_content(ruled)
    return crossed or (ruled.score >= SURE and same and (nobody or short))


def runs_on(ruled: Attribution, item: Attribution, others: list[Attribution]) -> bool:
    """Whether the rules' content runs on over what the same speaker says with another cue."""
    return any(
        left < end and start < right
        for other in others
        if other is not item and any(a < d and c < b for a, b in other.source for c, d in item.source)
        for left, right in ruled.content
        for start, end in other.cue
    )


def count_content(item: Attribution) -> int:
    """Characters of a content."""
    return sum(end - start for start, end in item.content)


def clash(ruled: Attribution, learned: Attribution, text: str) -> bool:
    """Whether the rules say again what the encoder said: they meet, and the ruled one is not inside what is said. Words
    that a medium quotes are inside what it says, with the same cue."""
    spans = (*ruled.content, *ruled.cue)
    if QUOTED.match(" ".join(text[start:end] for start, end in ruled.cue)) is not None:
        spans = (*ruled.content, *ruled.source)
        if any(start < right and left < end for left, right in ruled.source for start, end in learned.source):
            return True
    meets = any(
        start < right and left < end for left, right in spans for start, end in (*learned.content, *learned.cue)
    )
    held = [any(start <= left and right <= end for start, end in learned.content) for left, right in ruled.cue]
    shared = sum(
        max(0, min(end, right) - max(start, left)) for left, right in ruled.content for start, end in learned.content
    )
    if ruled.score >= FIRM and lies_in((*learned.cue, *learned.content), ruled):
        return False
    return meets and not (all(held) and shared > MOST * count_content(ruled))
