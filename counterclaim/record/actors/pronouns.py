"""Who a pronoun stands for. One that speaks stands for the nearest subject before it in its paragraph, else for who
spoke last; what is inside somebody's reported words is not looked at: "he" there is whom they tell of."""

import re

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.extent import is_plural, is_subject
from counterclaim.record.actors.gathering import Gathering, find_stretch
from counterclaim.record.actors.groups import FACILITIES
from counterclaim.record.actors.history import Draft, Subject, agrees
from counterclaim.record.actors.known import Found
from counterclaim.record.actors.mentions import VERSIONS
from counterclaim.record.text.parse import Sentence

PRONOUNS = {"him": "he", "her": "she", "them": "they", "his": "he", "hers": "she", "its": "it", "their": "they"}
RELATIVE = {"who", "which", "that", "whom"}
BODIES: set[str] = {"organisation", "government-body", "armed-force", "armed-group", "medium"}
QUOTE = re.compile(r"[\"“”«»]")
INNER = {"advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp"}
"""Clauses whose subject is not their sentence's."""
ANSWERING = frozenset({"admit", "acknowledge", "concede", "confess", "deny"})
"""What an accused does, and not who accuses."""
FORCES = frozenset({"government-body", "armed-force", "armed-group"})
PARTIES = FORCES | {"state"}
PEOPLE = re.compile(r"(?:ers|ors|ists|men|women|ians|ants|people)$")
"""How nouns of several persons end."""
WALK = 6
"""Sentences of a paragraph that are looked back over: a quotation of several sentences may stand between."""


def list_kinds(word: str) -> set[str]:
    """The kinds of actor that a pronoun can stand for."""
    if word in {"he", "she"}:
        return {"person"}
    return BODIES | ({"group", "state"} if word == "they" else {"state", "paper"})


def point_back(token: Token, sentence: Sentence, work: Gathering, sources: list[tuple[int, int]]) -> None:
    """Give a personal pronoun that is a subject or speaks to the actor it stands for: one that speaks to the last
    fitting subject or speaker, any other to the last fitting subject."""
    word = PRONOUNS.get(token.lower_, token.lower_)
    at = sentence.offset + token.idx
    held = next(((start, end) for start, end in sources if start <= at < end), None)
    speaks = held is not None
    if held is not None and token.dep_ == "poss" and held != (at, at + len(token.text)):
        return
    if speaks and word in RELATIVE and held == (at, at + len(token.text)):
        give(token, sentence, work, find_antecedent(token, sentence, work), speaks=True)
    if word not in {"he", "she", "they", "it"} or not (speaks or token.dep_ in {"nsubj", "nsubjpass"}):
        return
    cues = load_cues()
    if word == "it" and not (speaks or token.head.lemma_.lower() in cues["clause"] | cues["object"] or counts(token)):
        return
    fits = list_kinds(word)
    draft = find_spoken(token, sentence, work, word) if speaks else None
    told = list_told(sentence, at, work) if speaks and word == "it" else frozenset()
    draft = draft or work.history.find(sentence.index, fits, pronoun=word, but=told)
    if draft is None or (not speaks and is_quoted(token) and is_source(draft, sentence, sources)):
        return
    if word == "they" and speaks and follows_strangers(token, sentence, work):
        return
    give(token, sentence, work, draft, speaks=speaks)


def counts(token: Token) -> bool:
    """Whether a pronoun gives a number: "it raised the figure to 50", "it has a list of 16"."""
    verb = token.head
    numbered = any(word.like_num for word in verb.subtree if word.i > verb.i)
    return token.dep_ == "nsubj" and verb.lemma_.lower() in load_words("keeping") and numbered


def follows_strangers(token: Token, sentence: Sentence, work: Gathering) -> bool:
    """Whether the subject before "they" in its sentence is of people whom no mention names: "riders put up a board for
    the five whom, they say, fighters shot" is nobody's who was told of before."""
    before = [
        word
        for word in token.doc[token.sent.start : token.i]
        if word.dep_ == "nsubj" and word.head.dep_ in ("ROOT", "conj") and word.pos_ in ("NOUN", "PROPN")
    ]
    if len(before) == 0 or before[-1].tag_ != "NNS" or PEOPLE.search(before[-1].lower_) is None:
        return False
    at = sentence.offset + before[-1].idx
    return not any(found.start <= at < found.end for found, _ in work.mentions)


def find_spoken(token: Token, sentence: Sentence, work: Gathering, word: str) -> Draft | None:
    """Who a pronoun that speaks stands for, by the subjects and speakers before it: in a paragraph that has none, the
    body of which it tells first: "The mission has lost two men, it said"."""
    at = sentence.offset + token.idx
    draft = find_accused(token, sentence, work) or find_subject(token, sentence, work, word)
    return draft or find_topic(sentence, at, work, word) or work.find_said(sentence.index, at, list_kinds(word), word)


def find_accused(token: Token, sentence: Sentence, work: Gathering) -> Draft | None:
    """The one body that the sentence before tells of, where "it" owns up to something or denies it, and who spoke
    there is no party: a relief group that says that the army shelled a camp has nothing to admit."""
    if token.lower_ != "it" or token.head.lemma_.lower() not in ANSWERING:
        return None
    spoke = [(start, draft) for number, start, draft in work.speakers if number == sentence.index - 1]
    if len(spoke) == 0 or any(draft.kind in PARTIES or draft.side is not None for _, draft in spoke):
        return None
    paragraph = sentence.document.text.rfind("\n", 0, sentence.start) + 1
    told = [
        (found, draft)
        for found, draft in work.mentions
        if paragraph <= found.start < sentence.start and find_stretch(found.start, work.told) is not None
    ]
    bodies = {id(draft): (found, draft) for found, draft in told if draft.kind in FORCES}
    found, draft = next(iter(bodies.values()), (None, None))
    if found is None or len(bodies) > 1 or sentence.document.text[found.end - 1] == "s":
        return None
    return draft


def find_topic(sentence: Sentence, at: int, work: Gathering, word: str) -> Draft | None:
    """The body that is the main subject of what "it" says; a hospital or a school seldom speaks."""
    if word != "it":
        return None
    for row in work.subjects.get(sentence.index, ()):
        told = row.main and row.start < at and not row.plural and row.stretch is not None and not row.spoke
        if told and row.draft.kind in BODIES and row.draft.name.lower().split()[-1] not in FACILITIES:
            return row.draft
    return None


def list_told(sentence: Sentence, at: int, work: Gathering) -> frozenset[int]:
    """The actors of whom a pronoun's sentence only tells before it, by their identities: in "a drone of the army hit a
    bus, it says" the army does not speak."""
    told: set[int] = set()
    named: set[int] = set()
    for found, draft in reversed(work.mentions):
        if found.start < sentence.start:
            break
        inside = found.start < at and find_stretch(found.start, work.told) is not None
        (told if inside else named).add(id(draft))
    return frozenset(told - named)


def give(token: Token, sentence: Sentence, work: Gathering, draft: Draft | None, *, speaks: bool) -> None:
    """Note that a pronoun stands for an actor."""
    if draft is None:
        return
    span = sentence.span(token)
    draft.spans.append(span)
    work.mentions.append((Found(span.start, span.end, span.start, draft.kind, draft.name, draft.key), draft))
    work.history.rows.append((sentence.index, True, draft))
    if speaks:
        work.speakers.append((sentence.index, span.start, draft))
    if not is_quoted(token):
        stretch = find_stretch(span.start, work.told)
        row = Subject(
            sentence.paragraph, span.start, draft, token.head.dep_ not in INNER, speaks, stretch, plural=False
        )
        work.subjects.setdefault(sentence.index, []).append(row)


def find_antecedent(token: Token, sentence: Sentence, work: Gathering) -> Draft | None:
    """The actor that the clause of "who" or "which" belongs to, where that clause says something; "who" is a person
    or a group before it, no body."""
    cues = load_cues()
    if token.head.lemma_.lower() not in cues["clause"] | cues["object"]:
        return None
    at, noun = sentence.offset + token.idx, sentence.offset + token.head.head.idx
    before = [
        (found, draft) for found, draft in work.mentions[-40:] if sentence.start <= found.start and found.end <= at
    ]
    owner = [draft for found, draft in before if found.start <= noun < found.end]
    close = [draft for found, draft in before if work.document.text[found.end : at].strip(" ,") == ""]
    if token.lower_ == "who":
        people = [draft for _, draft in before if draft.kind in {"person", "group"}]
        return next((draft for draft in (*owner, *close, *people[::-1]) if draft.kind in {"person", "group"}), None)
    return next(iter(owner or close), None)


def find_subject(token: Token, sentence: Sentence, work: Gathering, word: str) -> Draft | None:
    """The nearest subject before a pronoun that speaks, in its sentence and then in those before it in the paragraph;
    in an earlier one who speaks comes before who is only spoken of. Somebody with only a name comes last."""
    at = sentence.offset + token.idx
    stretch = find_stretch(at, work.told)
    for fits in (list_kinds(word), {"named"} if word in {"he", "she"} else set()):
        for number in range(sentence.index, sentence.index - WALK, -1):
            rows = [
                row
                for row in work.subjects.get(number, ())
                if row.paragraph == sentence.paragraph and row.start < at and row.draft.fits(fits)
            ]
            rows = [row for row in rows if agrees(row.draft, word) and not (word == "it" and row.plural)]
            near = [row for row in rows if row.stretch in {None, stretch}]
            if number == sentence.index and len(near) == 0:
                near = [row for row in rows if row.spoke and QUOTE.search(work.document.text, row.start, at) is None]
            best = choose_row(near, aside=is_aside(token) if number == sentence.index else None)
            if best is not None:
                return best.draft
    return None


def choose_row(rows: list[Subject], *, aside: bool | None) -> Subject | None:
    """Which subject of a sentence is meant: in the pronoun's own (`aside` is known) the last, but none in a clause of
    time or reason where it stands aside; in an earlier one who speaks, else the main one."""
    spoke = [row for row in rows if row.spoke]
    main = [row for row in rows if row.main]
    if aside is not None:
        return max(spoke + main if aside else rows, key=lambda row: row.start, default=None)
    best = (spoke or main or rows)[-1:]
    return best[0] if len(best) > 0 else None


def is_aside(token: Token) -> bool:
    """Whether a pronoun and its verb stand apart from the words before: "when a reporter did, he said"."""
    return token.i > 0 and token.nbor(-1).text in {",", '"', "”", "’", "'"}


def note_subject(token: Token | None, found: Found, draft: Draft, sentence: Sentence, work: Gathering) -> None:
    """Remember a subject of a sentence, or whom "for" in front of it names, or whose version or finding it is, or by
    whom something is done."""
    if token is None or is_quoted(token):
        return
    front = token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.i == token.sent.start
    owner = token.dep_ == "poss" and is_subject(token.head) and token.head.lemma_.lower() in VERSIONS
    agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    if not (is_subject(token) or front or owner or agent):
        return
    main = not agent and (front or (token.head if owner else token).head.dep_ not in INNER)
    stretch = find_stretch(found.head, work.told)
    row = Subject(sentence.paragraph, found.start, draft, main, False, stretch, is_plural(sentence, found))
    work.subjects.setdefault(sentence.index, []).append(row)


def is_quoted(token: Token) -> bool:
    """Whether a quotation is open where a word stands in its sentence."""
    before = token.doc[token.sent.start : token.i]
    straight = sum(word.text == '"' for word in before)
    return straight % 2 == 1 or sum(word.text == "“" for word in before) > sum(word.text == "”" for word in before)


def is_source(draft: Draft, sentence: Sentence, sources: list[tuple[int, int]]) -> bool:
    """Whether an actor says what the sentence quotes: "he" in it is somebody else, whom the speaker would call "I"."""
    here = [(start, end) for start, end in sources if sentence.start <= start < sentence.end]
    return any(start <= span.start < end for start, end in here for span in draft.spans)
