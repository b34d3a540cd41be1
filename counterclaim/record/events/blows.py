"""Whose deed a sentence tells where no phrase is its agent: "a Russian mine", "fired from the Armenian side".

A speaker who tells of it accuses, if it is not his own side's.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_kinds, load_weapons, load_words
from counterclaim.record.actors.known import find_known, load_lexicon
from counterclaim.record.reading import Reading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor

FROM = re.compile(
    r"\b(?:fired|launched|came|come|coming|sent|shot|flown|flew|crossed|thrown|lobbed)\b[^.;]{0,40}?"
    r"\bfrom (?:the )?(?:(?:direction|territory|side|soil) of )?(?P<who>[A-Z][\w’'. -]{2,60})"
)
SENT = re.compile(r"\b(?:that|which) (?P<who>[A-Z][\w’'-]+) (?:had |has )?(?:sent|launched|fired)\b")
"""Where something was fired from: a country or a side named there is said to have fired it."""


@cache
def load_blows() -> frozenset[str]:
    """Nouns for weapons and attacks."""
    weapons = {term.split(" ")[-1] for term in load_weapons()}
    kinds = {noun.split(" ")[-1] for kind in load_kinds().values() for noun in kind.nouns}
    return frozenset((weapons | kinds | load_words("blows")) - load_words("undergone"))


def find_blamed(sentence: Sentence, reading: Reading) -> Iterator[tuple[str | None, str | None]]:
    """(country, side) of whoever a sentence says it came from, without a phrase that is the doer's."""
    lexicon = load_lexicon(reading.profile)
    for token in sentence.tokens:
        code = lexicon.demonyms.get(token.text)
        if (
            code is not None
            and token.head.lemma_.lower() in load_blows()
            and token.dep_ in {"amod", "compound", "nmod"}
        ):
            yield code, find_side(code, reading)
        if token.lower_ == "of" and token.head.lemma_.lower() in load_blows():
            yield from read_owner(token, sentence, reading)
    text = sentence.text
    for match in (*FROM.finditer(text), *SENT.finditer(text)):
        found = next(find_known(match["who"], lexicon), None)
        code = None if found is None else found.country
        code = code or lexicon.demonyms.get(match["who"].split(" ")[0])
        if code is not None or (found is not None and found.side is not None):
            yield code, (None if found is None else found.side) or find_side(code, reading)


def read_owner(of: Token, sentence: Sentence, reading: Reading) -> Iterator[tuple[str | None, str | None]]:
    """Whose shells they are: "shells of the 66th Division"."""
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    weapon = of.head.lemma_.lower() in {
        "shell",
        "drone",
        "missile",
        "rocket",
        "jet",
        "aircraft",
        "mortar",
        "mine",
        "bomb",
    }
    if noun is not None and weapon:
        span = sentence.span(noun)
        actor = reading.actors.resolve(span.start, span.end)
        if actor is not None and actor.kind in {"armed-force", "armed-group", "state"}:
            yield actor.country, actor.side


def find_side(code: str | None, reading: Reading) -> str | None:
    """The side of a country by the profile, or without one its name."""
    if code is None:
        return None
    return load_countries()[code].name if reading.profile is None else reading.profile.find_side(code)


def blames_other(speaker: Actor | None, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells that it came from somebody who is not of the speaker's side."""
    for country, side in find_blamed(sentence, reading):
        same = speaker is not None and (
            (side is not None and side == speaker.side) or (country is not None and country == speaker.country)
        )
        if not same:
            return True
    return False
