"""Clauses that end a sentence and say whose it is, the verb first: "Three pupils were killed by a mortar bomb, deplores
the civil society of Kalehe, whose coordinator was there"; the verb last: "…, the ministry charges in a note".
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from counterclaim.data.cues import load_cues
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.insertions import (
    FINITE,
    LINKS,
    OPENING,
    TELLING,
    find_head,
    list_stems,
    names_speaker,
)
from counterclaim.record.speech.stretches import trim_text
from counterclaim.record.speech.surrounding import is_quoted
from counterclaim.record.text.parse import Sentence

FEWEST = 4
"""Words of what is said at least."""
FARTHEST = 14
"""Words of who says it at most."""
NAMED = frozenset({"quote", "cite", "thank", "ask", "demand", "call", "accuse", "blame", "deny", "hold"})
"""Verbs whose noun is more often their object."""
BREAKS = frozenset({",", ";", ":", '"', "“", "”"})
"""What stands in nobody's name."""
STOPS = BREAKS | {".", "–", "—", "("}
"""What ends who speaks behind the verb."""


def read_closing(sentence: Sentence) -> Iterator[Attribution]:
    """Whose words a sentence is by the clause that ends it."""
    tokens = sentence.tokens
    for comma in tokens[FEWEST:-2]:
        if comma.text != "," or is_quoted(sentence, comma):
            continue
        found = read_first(tokens, comma) or read_last(tokens, comma)
        start = find_beginning(tokens, comma)
        if found is None or comma.i - start < FEWEST or not tells(tokens.doc[start : comma.i]):
            continue
        who, verb = found
        content = trim_text(sentence.document.text, sentence.span(tokens.doc[start]).start, sentence.span(comma).start)
        if content is not None:
            source, cue = sentence.span(who[0], who[-1]), sentence.span(verb)
            yield Attribution(((source.start, source.end),), ((cue.start, cue.end),), (content,), SURE)
        return


def find_beginning(tokens: Span, comma: Token) -> int:
    """Where what is said begins: after a colon, a semicolon or a dash."""
    marks = [token.i + 1 for token in tokens if token.i < comma.i and token.text in (":", ";", "–", "—", "--")]
    return marks[-1] if len(marks) > 0 else tokens.start


def tells(said: Span) -> bool:
    """Whether words are a clause of their own, in which nobody says anything."""
    finite = [token for token in said if token.tag_ in FINITE or is_told(token)]
    opens = said[0].lower_ in LINKS or said[0].tag_ in ("VBG", "VBN", "IN")
    return len(finite) > 0 and not opens and not any(is_saying(token) for token in finite)


def is_told(verb: Token) -> bool:
    """Whether a word that the tagger takes for a participle is a verb of its own: "twelve persons perished"."""
    return verb.tag_ == "VBN" and verb.dep_ not in ("amod", "acl", "relcl")


def is_closing(cue: str) -> bool:
    """Whether a cue is a verb that tells what it deplores, where it closes a sentence: "… were killed, deplores X"."""
    return any(cue.lower() in (stem, f"{stem}s", f"{stem}d", f"{stem}ed") for stem in load_cues()["closing"])


def is_saying(verb: Token) -> bool:
    """Whether a verb is one by which somebody says something."""
    return bool(list_stems(verb) & (load_cues()["inserted"] | load_cues()["closing"]))


def read_first(tokens: Span, comma: Token) -> tuple[Span, Token] | None:
    """ "…, deplores the civil society of Kalehe": who and the verb."""
    verb = comma.nbor(1)
    stems = list_stems(verb)
    if not is_saying(verb) or stems & (TELLING | NAMED) or not verb.lower_.endswith(("s", "ed")):
        return None
    after = tokens.doc[verb.i + 1 : tokens.end]
    last = next((token.i for token in after if token.text in STOPS), tokens.end)
    who = cut_circumstance(tokens.doc[verb.i + 1 : last])
    article = len(who) > 1 and (who[0].lower_ in OPENING or who[0].text[:1].isupper())
    if not article or len(who) > FARTHEST or not names_speaker(who, sure=False):
        return None
    return who, verb


def cut_circumstance(who: Span) -> Span:
    """The words for who speaks without when, where and in what: "the mayor on Monday in a note"."""
    words = ("in", "on", "at", "during", "after", "via", "yesterday", "today", "this", "late", "early")
    cuts = [token.i for token in who[1:] if token.lower_ in words and token.dep_ in ("prep", "npadvmod", "advmod")]
    return who if len(cuts) == 0 else who.doc[who.start : cuts[0]]


def read_last(tokens: Span, comma: Token) -> tuple[Span, Token] | None:
    """ "…, the Ministry of Communication charges in a note handed over on Monday": who and the verb."""
    inner = tokens.doc[comma.i + 1 : tokens.end]
    at = next((token.i for token in inner[1:FARTHEST] if is_saying(token) and token.lower_.endswith(("s", "ed"))), None)
    if at is None or any(token.text in BREAKS for token in tokens.doc[comma.i + 1 : at]):
        return None
    who, verb = tokens.doc[comma.i + 1 : at], tokens.doc[at]
    rest = [token for token in tokens.doc[at + 1 : tokens.end] if not token.is_punct]
    leads = len(rest) == 0 or rest[0].pos_ in ("ADP", "ADV") or rest[0].lower_ in ("yesterday", "today")
    if not leads or who[0].lower_ not in OPENING or not names_speaker(who, sure=True) or find_head(who).pos_ == "VERB":
        return None
    return who, verb
