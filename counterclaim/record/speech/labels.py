"""Who speaks by the layout: labels before a colon or after it in headlines, in live blogs and in interviews; lists.

A label is kept here whatever it says; `statements.is_spoken` drops the ones that name nobody who could speak, such as
"War in brief: …".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.vocabulary import Document

CAP = r"[A-Z\u00c0-\u00de]"
HEAD = re.compile(rf"^(?P<who>{CAP}[^:“”\"\n]{{1,60}}): (?P<what>\S.*)$")
TAIL = re.compile(r"^(?P<what>.{12,}?)(?P<mark>:| [-–—|]) (?P<who>(?:the )?\w[^:“”\",\n]{1,50})$")
ANSWERED = re.compile(
    rf"^(?P<what>[“\"‘'][^“”\"‘\n]{{3,90}}[”\"’'])(?P<mark>:| [-–—|]) "
    rf"(?P<who>(?:the )?{CAP}[^:“”\",\n]{{1,40}}?) "
    r"(?P<cue>on|about|answers|responds to|replies to|tells|hits back at) \S"
)
"""A short answer in a headline and what it answers: "'Pure invention': Baku on the report of a raid"."""
COMMA = re.compile(
    r"^(?P<what>.{12,}), (?:(?P<who>[^,“”\"\n]{2,50}?) (?P<cue>{cues})"
    r"|(?P<cue2>{cues}|according to) (?P<who2>[^,“”\"\n]{2,50}))$".replace(
        "{cues}", "says?|said|claims?|reports?|confirms?|alleges?|announces?|insists?|estimates?"
    )
)
BODY = re.compile(
    rf"^(?:\[?\d{{1,2}}[:.h]\d{{2}}\]?(?: ?(?:am|pm|GMT|UTC|local time|local))?\s*[-–—|:.]?\s*)?"
    rf"(?P<who>{CAP}[^:“”\"\n]{{1,60}}): (?P<what>\S.*)$"
)
INNER = re.compile(
    rf"(?:^|(?<=[.!?;] ))(?P<who>{CAP}[^:.;!?“”\"\n]{{1,40}}): (?P<what>[“\"][^“”\"\n]+[”\"]|[^.;:“”\"\n]+)"
)
"""A label inside a line: "Toll rising. Mayor: four dead; Kyiv: \"not us\"." """
ABOUT = re.compile(r" (?:on|about|of) (?:th(?:e|is|at|ese|ose)|its|his|her|their) [\w -]{2,30}$")
"""What a label says of what it answers."""
CREDIT = re.compile(
    r"^(?:\W{1,3} ?)?(?P<what>[^–—\n]{12,}?) [–—] (?P<who>[^–—.,:“”\"\n]{2,50})(?:, [A-Z]\w+)?\.(?: |$)"
)
"""Who says so after a dash that closes a line's first sentence: "Four soldiers dead – police control room." """
NO_SPEAKER = re.compile(
    r"^(?:breaking|updated?|live|watch|video|photos?|analysis|exclusive|opinion|explainer|interview|developing|just in"
    r"|correction|note|background|context|question|answer|[qa](?= *$))\b",
    re.IGNORECASE,
)
"""Words that open a line before a colon and say nothing of who speaks."""
QUESTION = re.compile(r"^(?:Q|Question)\s*[:.]\s")
ANSWER = re.compile(r"^(?P<cue>(?:A|Answer)\s*[:.])\s+(?P<what>\S.*)$")
NAME = re.compile(rf"\b{CAP}[\w’'-]+(?: (?:al-|el-|bin |ibn |van |von |de )?{CAP}[\w’'-]+){{1,3}}")
BULLET = re.compile(r"^(?:[-–—•*·▪◦]\s*|\d{1,2}[.)]\s+|\([a-z0-9]\)\s+)(?=\S)")
WORDS = 6
"""Most words of a label."""


def read_labels(document: Document) -> Iterator[Attribution]:
    """The attributions that the layout shows, line by line."""
    headline = 0 if document.headline is None else document.headline.end
    asked: tuple[int, int] | None = None
    for start, line in list_lines(document.text):
        answer = ANSWER.match(line)
        if start < headline:
            yield from read_headline(start, line)
        elif QUESTION.match(line) is not None and asked is None:
            asked = find_answerer(document.text, headline, start)
        elif answer is not None and asked is not None:
            yield make_label(start, answer, asked)
        else:
            yield from read_line(start, line)


def list_lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line that holds something starts, and the line."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        line = match.group()
        yield match.start() + len(line) - len(line.lstrip()), line.strip()


def read_headline(start: int, line: str) -> Iterator[Attribution]:
    """ "Baku: 20 killed in Ganja", "20 killed in Ganja: Baku", "20 killed in Ganja, ministry says"."""
    comma = COMMA.match(line)
    if comma is not None:
        side = "" if comma["who"] is not None else "2"
        source, cue, content = (span_group(start, comma, name) for name in (f"who{side}", f"cue{side}", "what"))
        if len(line[source[0] - start : source[1] - start].split()) <= WORDS:
            yield Attribution((source,), (cue,), (content,), SURE)
        return
    answer = ANSWERED.match(line)
    if answer is not None and is_label(answer["who"]):
        source, cue, content = (span_group(start, answer, name) for name in ("who", "cue", "what"))
        yield Attribution((source,), (cue,), (content,), SURE)
        return
    for pattern in (HEAD, TAIL):
        match = pattern.match(line)
        if match is not None and is_label(match["who"]):
            source, content = (span_group(start, match, name) for name in ("who", "what"))
            mark = source[1] if source[0] < content[0] else start + match.start("mark") + len(match["mark"]) - 1
            yield Attribution((source,), ((mark, mark + 1),), (content,), SURE)
            return
    yield from read_inner(start, line)


def read_line(start: int, line: str) -> Iterator[Attribution]:
    """ "14:20 – Defence Ministry: four drones were shot down": a label with a name for a body or a person; telegraphic
    lines have it inside and after what is said too."""
    match = BODY.match(line)
    if match is not None and is_label(match["who"]) and match["who"].lower() not in load_labels():
        source, content = (span_group(start, match, name) for name in ("who", "what"))
        yield Attribution((source,), ((source[1], source[1] + 1),), (content,), SURE)
        return
    yield from read_inner(start, line)
    match = CREDIT.match(line)
    if match is not None and is_label(match["who"]):
        source, content = (span_group(start, match, name) for name in ("who", "what"))
        yield Attribution((source,), ((source[0] - 2, source[0] - 1),), (content,), SURE)


def read_inner(start: int, line: str) -> Iterator[Attribution]:
    """Labels inside a line: "Toll rising; Mayor: four dead", and of an answer: "Kyiv on that figure: "fiction"."."""
    for match in INNER.finditer(line):
        about = ABOUT.search(match["who"])
        who = match["who"] if about is None else match["who"][: about.start()]
        if is_label(who) and (who.lower() not in load_labels() or is_office(who)):
            source, content = (span_group(start, match, name) for name in ("who", "what"))
            colon = (source[1], source[1] + 1)
            yield Attribution(((source[0], source[0] + len(who)),), (colon,), (content,), SURE)


def is_office(word: str) -> bool:
    """Whether one word without a name is enough for a speaker: "Mayor: four dead", "Army: …"."""
    lexicon = load_lexicon(None)
    kind = lexicon.bodies.get(word.lower(), (None, ""))[0]
    return word.lower() in lexicon.roles or kind in {"armed-force", "government-body"}


def make_label(start: int, answer: re.Match[str], asked: tuple[int, int]) -> Attribution:
    """One answer of an interview."""
    return Attribution((asked,), (span_group(start, answer, "cue"),), (span_group(start, answer, "what"),), SURE)


def is_label(words: str) -> bool:
    """Whether words beside a colon may name a speaker: few of them, names or words for bodies and roles all, and none
    that says what the text is."""
    parts = words.split()
    if len(parts) > WORDS or NO_SPEAKER.match(words) is not None:
        return False
    return all(part[:1].isupper() or part.lower().removesuffix("'s") in load_labels() for part in parts)


@cache
def load_labels() -> frozenset[str]:
    """Words without a capital that a label may have: roles, bodies, groups, and what joins them."""
    lexicon = load_lexicon(None)
    names = {word for name in (*lexicon.roles, *lexicon.bodies, *lexicon.groups) for word in name.split()}
    return frozenset(
        names | {"the", "of", "for", "and", "in", "on", "operator", "plant", "ex", "former", "army", "local"}
    )


def find_answerer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who answers in an interview: the first person named between the headline and the first question."""
    match = NAME.search(text, start, end)
    return None if match is None else match.span()


def span_group(start: int, match: re.Match[str], name: str) -> tuple[int, int]:
    """Where a group of a match stands in the text."""
    return start + match.start(name), start + match.end(name)


def continue_lists(document: Document, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions; one whose paragraph ends with a colon takes in the items of the list that follows."""
    lines = list(list_lines(document.text))
    for item in found:
        cue = (*item.cue, *item.content)[0][0]
        index = next((i for i, (start, line) in enumerate(lines) if start <= cue < start + len(line)), None)
        if index is None or not lines[index][1].endswith(":"):
            yield item
            continue
        items = []
        for start, line in lines[index + 1 :]:
            bullet = BULLET.match(line)
            if bullet is None:
                break
            items.append((start + bullet.end(), start + len(line)))
        kept = tuple(span for span in item.content if len(items) == 0 or span[1] - span[0] > WORDS)
        yield Attribution(item.source, item.cue, (*kept, *items), item.score) if len(items) > 0 else item
