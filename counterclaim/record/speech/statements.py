"""Statements: attributed words with the actor who speaks, how they are reported, and inside which other statement.

An attribution only says which characters are source, cue and content. Here the source is judged to name an actor, the
content is told direct from indirect by its quotation marks, and a content that stands inside another one gets it as
parent, so that "A says that B denied …" leads from the denial to B and on to A.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, takewhile

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_words
from counterclaim.data.patterns import load_pattern
from counterclaim.record.reading import ActorIndex, Attribution, Offsets
from counterclaim.record.speech.acts import find_act
from counterclaim.record.speech.closing import is_closing
from counterclaim.record.speech.labels import NO_SPEAKER
from counterclaim.record.speech.quotations import Quotation, find_quotations
from counterclaim.record.speech.rejecting import is_rejection
from counterclaim.record.speech.voices import names_claim
from counterclaim.vocabulary import Act, Actor, Claim, Document, Manner, Phrase, Speaker, Statement, make_id

TELLERS = load_words("tellers")
DIRECT = 0.9
"""Share of a content's words inside quotation marks from which it counts as direct; 0 is indirect. PolNeAR's scorer
draws the line at the same share."""
GAP = 60
"""Characters of a hole in a content that is closed: a few words. Longer ones are usually another's words between."""
FARTHEST = 2_000
"""Characters before a gap in which a source or cue that fills it begins: far more than either is long."""
CRUMB = 4
"""Words a stretch in another paragraph needs to count as content."""
BREAK = re.compile(r"[.!?:;\n]")
WORD = re.compile(r"\w+")
IMPERSONAL = re.compile(
    r"it (?:was|is|has been|had been) (?:\w+ly )?(?:found|established|revealed|determined|concluded|confirmed"
    r"|discovered|ascertained|shown|decided|announced|reported|understood|believed|learn(?:ed|t)) that\b",
    re.IGNORECASE,
)
"""What somebody says without saying who: "It was found that"."""
PRONOUNS = {"it", "this", "that", "so", "them", "him", "her", "which", "what"}
LABEL = re.compile(r"[:|–—-]|Q\s*[:.]|A\s*[:.]|Answer\s*[:.]")
"""Cues that are no words: a speaker is only set beside what he says."""
ANSWER = re.compile(r"(?:A|Answer)\s*[:.]")
POINTER = re.compile(
    r"(?:s?he|it|they|we|i|you|him|her|them|who|many|some|others|one|both|all|two|three|several)\b.*", re.IGNORECASE
)
"""Words that speak for somebody whom the text does not name nearby."""
HIDDEN = re.compile(r"^(?:not )?to (?:be|remain) (?:named|identified|quoted|anonymous)\b|^anonymity\b", re.IGNORECASE)
"""What a source asks for itself is nothing said."""
ANYBODY = re.compile(r"(?:you|one|everyone|everybody|anyone|anybody|no one|somebody|someone|people|who)", re.IGNORECASE)
"""Speakers that stand for nobody in particular."""
FIRST = re.compile(r"(?:we|i|us|me|our|my)\b", re.IGNORECASE)
TOPIC = re.compile(r"(?:comment\w*|speaking|asked) (?:on|about|of)\b", re.IGNORECASE)
"""Cues that name what somebody spoke about and not what he said."""
JUDGED = re.compile(r"\b(?:consider|regard|f(?:ind|ound))", re.IGNORECASE)
"""Cues of thought by which somebody judges what was said: "considered the recording an insult to intelligence"."""
REFUSED = re.compile(r"\b(?:be|been|being|was|were|is|are) denied$")
"""Cues of what somebody does not get: "was denied a visit"."""
NOBODY = re.compile(r"(?:no|neither|none|nobody|no-one)\b|(?:[\w-]+ )?(?:fewer|more|less|higher|lower) than\b")
"""Subjects that say of nobody that he said it: "No group has admitted the attack"."""


def find_statements(
    document: Document, attributions: Iterable[Attribution], actors: ActorIndex
) -> tuple[Statement, ...]:
    """Every statement of a document, in the order of the content."""
    quotations = find_quotations(document.text)
    found = list(attributions)
    fixed = sorted(span for item in found for span in (*item.source, *item.cue))
    tidy = [leave_dateline(document, tidy_content(document.text, item, fixed)) for item in found]
    parts = [part for item in tidy for part in split_content(item, document, quotations)]
    made = [make_statement(document, item, actors, quotations) for item in parts]
    unique = {statement.id: statement for statement in made if is_spoken(statement, actors)}
    ordered = sorted(unique.values(), key=lambda row: (row.content.spans[0].start, -row.content.spans[-1].end))
    holders = list_holders(ordered)
    nested = [add_parent(row, holders) for row in ordered]
    outer = {row.id: row for row in nested}
    named = [leave_admission(name_first(row, nested, quotations), outer.get(row.parent or "")) for row in nested]
    return tuple(row for row in named if row.parent is None or not is_same_breath(row, named))


def leave_admission(statement: Statement, outer: Statement | None) -> Statement:
    """The statement; what somebody else denies (`outer`, around it) is no admission: in "India rejected Pakistan's
    claim that it was behind the attack" India is accused. Nor is it denied by who claims it: "Kyiv called Moscow's
    claim a lie"."""
    if outer is None or outer.act not in ("deny", "doubt"):
        return statement
    if statement.act == "admit":
        return replace(statement, act="accuse")
    own = find_act("" if statement.cue is None else statement.cue.text, "")
    return replace(statement, act=own) if statement.act == "deny" else statement


def tidy_content(text: str, item: Attribution, fixed: list[tuple[int, int]]) -> Attribution:
    """The attribution with its content's gaps closed that no source or cue (`fixed`) fills and no sentence ends in, and
    without the crumbs that lie in another paragraph: a tagger that doubts one word leaves a hole there."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(item.content):
        gap = (merged[-1][1], start) if len(merged) > 0 else None
        narrow = gap is not None and gap[1] - gap[0] <= GAP and BREAK.search(text, *gap) is None
        if gap is not None and narrow and not is_filled(gap, fixed):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    largest = max(merged, key=lambda span: span[1] - span[0])
    kept = [span for span in merged if is_near(text, span, largest) or len(text[span[0] : span[1]].split()) > CRUMB]
    return replace(item, content=tuple(kept))


def leave_dateline(document: Document, item: Attribution) -> Attribution:
    """The attribution without what its content holds of the dateline: nobody said "MOSCOW, July 15"."""
    line = document.dateline
    if line is None or not any(start < line.end and line.start < end for start, end in item.content):
        return item
    rest = document.text[line.end :]
    first = line.end + len(rest) - len(rest.lstrip(" -–—:.\t"))
    kept = tuple((max(start, first), end) for start, end in item.content if end > first)
    return replace(item, content=kept) if len(kept) > 0 else item


def is_filled(gap: tuple[int, int], fixed: list[tuple[int, int]]) -> bool:
    """Whether one of these stretches, given in order, reaches into a gap. One that begins far before is not seen."""
    first, last = bisect_left(fixed, (gap[0] - FARTHEST, 0)), bisect_left(fixed, (gap[1], 0))
    return any(gap[0] < right for _, right in fixed[first:last])


def is_near(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two stretches stand in one paragraph."""
    return "\n" not in text[min(one[1], two[1]) : max(one[0], two[0])]


def split_content(item: Attribution, document: Document, quotations: tuple[Quotation, ...]) -> list[Attribution]:
    """The attribution, one for each paragraph of its content that is a closed quotation of its own. An unclosed one
    runs on over paragraphs and stays whole."""
    groups: list[list[tuple[int, int]]] = []
    for span in item.content:
        last = groups[-1][-1] if len(groups) > 0 else None
        if last is None or (not is_near(document.text, last, span) and is_closed(last, document.text, quotations)):
            groups.append([span])
        else:
            groups[-1].append(span)
    return [replace(item, content=tuple(group)) for group in groups]


def is_closed(span: tuple[int, int], text: str, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the last quotation in this stretch ends with a mark and not with its paragraph."""
    inside = [row for row in quotations if row.start < span[1] and span[0] < row.end]
    return len(inside) > 0 and text[inside[-1].end : inside[-1].end + 1].strip() != ""


def is_same_breath(statement: Statement, others: list[Statement]) -> bool:
    """Whether a report inside a report is only its speaker going on: "We know", "I saw", "you think"."""
    if statement.content.text.lower() in PRONOUNS:
        return True
    outer = next((row for row in others if row.id == statement.parent), None)
    speaker = statement.speaker
    if speaker is None or outer is None or outer.manner == "indirect":
        return False
    return FIRST.fullmatch(speaker.text) is not None or ANYBODY.fullmatch(speaker.text) is not None


def make_statement(
    document: Document, item: Attribution, actors: ActorIndex, quotations: tuple[Quotation, ...]
) -> Statement:
    """One attribution as a statement without its parent."""
    content = make_phrase(document, item.content)
    cue = make_phrase(document, item.cue) if len(item.cue) > 0 else None
    words = "" if cue is None else cue.text
    act = find_act(words, leave_verdict(words, item, document), sentence=find_line(document.text, item))
    act = "assert" if act == "condemn" and is_closing(words) and item.content[-1][1] <= item.cue[0][0] else act
    manner = find_manner(document.text, item, quotations, words)
    return Statement(
        make_id("statement", document.id, item.content, item.cue, item.source),
        None,
        find_speaker(document, item.source, actors),
        cue,
        content,
        "indirect" if manner == "belief" and act == "deny" and is_judged(words, content.text) else manner,
        act,
        round(item.score, 4),
        document.headline is not None and content.spans[0].start < document.headline.end,
    )


def is_judged(cue: str, content: str) -> bool:
    """Whether a cue of thought judges what was said: "found the story absurd", "saw no truth in the claim"."""
    return JUDGED.search(cue) is not None or is_rejection(cue.lower(), content.lower())


def leave_verdict(cue: str, item: Attribution, document: Document) -> str:
    """The content without what the text says of it: "the statement by Baku that … has no basis in reality"."""
    content = make_phrase(document, item.content).text
    start = item.cue[0][0] if len(item.cue) > 0 else 0
    if not names_claim(cue, document.text[max(0, start - 3) : start]):
        return content
    verdict = load_pattern("verdict").search(content)
    return content if verdict is None else content[: verdict.start()]


def is_spoken(statement: Statement, actors: ActorIndex) -> bool:
    """Whether somebody says something: the speaker can speak, and the content is more than a pronoun, which only a
    denial or a condemnation can be about."""
    speaker = "" if statement.speaker is None else statement.speaker.text.lower()
    if NO_SPEAKER.match(speaker) is not None or NOBODY.match(speaker) is not None:
        return False
    pronoun = WORD.fullmatch(statement.content.text) is not None and statement.content.text.lower() in PRONOUNS
    if pronoun and statement.act not in {"deny", "condemn"}:
        return False
    if statement.cue is not None and TOPIC.match(statement.cue.text) is not None:
        return False
    if HIDDEN.search(statement.content.text) is not None:
        return False
    if statement.cue is not None and REFUSED.search(statement.cue.text) is not None:
        return statement.content.text.startswith(("that ", "by "))
    if statement.cue is not None and LABEL.fullmatch(statement.cue.text) is None:
        return True
    actor = None if statement.speaker is None else find_actor(statement.speaker.actor, actors)
    if actor is None or actor.kind in {"unknown", "group"}:
        return speaker.removeprefix("the ").split(" ")[-1] in TELLERS
    if actor.kind == "medium" and actor.name.split(" ")[-1].islower():
        return False
    answers = load_pattern("negative").search(statement.content.text) is not None
    return statement.in_headline or statement.cue is None or actor.kind != "state" or answers


def find_actor(key: str | None, actors: ActorIndex) -> Actor | None:
    """The actor of this id."""
    return next((actor for actor in actors.actors if actor.id == key), None)


def make_phrase(document: Document, offsets: Offsets) -> Phrase:
    """The phrase of these offsets."""
    return Phrase.of(*(document.span(start, end) for start, end in offsets))


def find_line(text: str, item: Attribution) -> str:
    """The paragraph in which the cue, or else the content, stands."""
    at = (*item.cue, *item.content)[0][0]
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def find_speaker(document: Document, source: Offsets, actors: ActorIndex) -> Speaker | None:
    """Who speaks, as printed, and the actor this names; an unknown one stays without a name."""
    if len(source) == 0:
        return None
    phrase = make_phrase(document, source)
    if len(source) > 0 and IMPERSONAL.match(document.text, source[0][0]) is not None:
        return None
    found = next((actor for actor in (actors.find_speaker(*span) for span in source) if actor is not None), None)
    if found is None and POINTER.fullmatch(phrase.text) is None and phrase.text not in load_words("forces"):
        return None
    return Speaker(
        phrase.text, phrase.spans, None if found is None else found.id, None if found is None else found.name
    )


def find_manner(text: str, item: Attribution, quotations: tuple[Quotation, ...], cue: str) -> Manner:
    """Direct, indirect or mixed by the quotation marks; belief where the cue is of thought, not speech."""
    inside = total = 0
    if ANSWER.fullmatch(cue) is not None:
        return "direct"
    for start, end in item.content:
        for word in WORD.finditer(text, start, end):
            total += 1
            inside += any(row.start <= word.start() < row.end for row in quotations)
    if inside > 0:
        return "direct" if inside >= DIRECT * total else "mixed"
    return "belief" if is_belief(cue) else "indirect"


def is_belief(cue: str) -> bool:
    """Whether the cue tells what somebody thinks or wants, and nothing of saying it."""
    cues = load_cues()
    stems = {stem for word in WORD.findall(cue.lower()) for stem in list_stems(word)}
    return len(stems & cues["belief"]) > 0 and len(stems & (cues["clause"] | cues["object"] | cues["noun"])) == 0


def list_stems(word: str) -> set[str]:
    """The forms a verb may have in a word list: wants → want, denied → deny, hoping → hope."""
    stems = {word}
    for ending, rest in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending):
            stems.add(word.removesuffix(ending) + rest)
    irregular = {"thought": "think", "knew": "know", "felt": "feel", "said": "say", "told": "tell", "saw": "see"}
    return stems | {irregular.get(word, word)}


Holder = tuple[int, int, int, Statement]
"""A content's span: its start and end, the last end of all spans up to it, and the statement."""


def list_holders(statements: list[Statement]) -> list[Holder]:
    """Every span of every content by its start, so that those around a place are found without looking at all."""
    spans = [(span.start, span.end, row) for row in statements for span in row.content.spans]
    spans.sort(key=lambda row: row[:2])
    ends = accumulate((end for _, end, _ in spans), max)
    return [(start, end, last, row) for (start, end, row), last in zip(spans, ends, strict=True)]


def add_parent(statement: Statement, holders: list[Holder]) -> Statement:
    """The statement with the smallest other one whose content holds its cue and content."""
    first = min(span.start for span in (*statement.content.spans, *(statement.cue.spans if statement.cue else ())))
    at = bisect_right(holders, first, key=lambda row: row[0])
    around = takewhile(lambda row: row[2] > first, (holders[n] for n in range(at - 1, -1, -1)))
    found = {
        row.id: row
        for _, end, _, row in around
        if end > first and row.id != statement.id and measure(row) > measure(statement)
    }
    if len(found) == 0:
        return statement
    return replace(statement, parent=min(found.values(), key=lambda row: (measure(row), row.content.spans[0].start)).id)


CONTINUES = re.compile(r"\W*They (?!(?:are|were|will|would|have been|had been|want|say|said|think|need|must|should)\b)")
AFTER = 250
"""Characters to what was said before: a paragraph of the same story."""
RAISED: tuple[Act, ...] = ("deny", "accuse", "admit")
"""Acts that the claims of a statement can show, the most telling first."""


def raise_acts(statements: Iterable[Statement], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements with the act that their claims show where the words alone only assert: told by a ministry, that
    the other side's troops killed civilians is an accusation, and that its own did not is a denial."""
    told: dict[str | None, list[Act]] = {}
    for claim in claims:
        told.setdefault(claim.statement, []).append(claim.act)

    def find(statement: Statement) -> Act:
        acts = told.get(statement.id, [])
        shown: list[Act] = [act for act in RAISED if act in acts]
        if statement.act == "accuse" and "accuse" not in acts and len(shown) > 0:
            return shown[0]
        if statement.act == "admit" and "accuse" in acts:
            return "accuse"
        if statement.act == "pledge" and "deny" in acts:
            return "deny"
        return shown[0] if statement.act == "assert" and len(shown) > 0 else statement.act

    raised: list[Statement] = []
    for statement in statements:
        act = find(statement)
        if (
            act == "assert"
            and CONTINUES.match(statement.content.text) is not None
            and accuses_before(statement, raised)
        ):
            act = "accuse"
        raised.append(replace(statement, act=act))
    return tuple(raised)


def accuses_before(statement: Statement, before: list[Statement]) -> bool:
    """Whether the words of somebody right before accuse somebody: then "They came with knives" goes on about them."""
    start = statement.content.spans[0].start
    last = next((row for row in reversed(before) if row.content.spans[-1].end <= start), None)
    return last is not None and last.act == "accuse" and start - last.content.spans[-1].end <= AFTER


def name_first(statement: Statement, others: list[Statement], quotations: tuple[Quotation, ...]) -> Statement:
    """The statement; where "we" or "I" speak, with who says the words around it; in the source's own voice with nobody
    else, since the source speaks itself."""
    speaker = statement.speaker
    if speaker is None or FIRST.fullmatch(speaker.text) is None:
        return statement
    outer = next((row for row in others if row.id == statement.parent), None)
    if outer is not None and outer.speaker is not None:
        return replace(statement, speaker=replace(speaker, actor=outer.speaker.actor, name=outer.speaker.name))
    at = speaker.spans[0].start
    if outer is not None or any(row.start <= at < row.end for row in quotations):
        return replace(statement, speaker=replace(speaker, actor=None, name=None))
    return replace(statement, speaker=None)


def measure(statement: Statement) -> int:
    """How many characters the content has."""
    return sum(span.end - span.start for span in statement.content.spans)
