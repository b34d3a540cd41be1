"""What "there" and "the town" point back to: the place of what was told last, or the last place named that fits."""

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.ground import Ground, Spot, find_statement
from counterclaim.record.events.where import find_nearest
from counterclaim.record.places.candidates import load_capitals
from counterclaim.vocabulary import PlacePrecision

Kinds = frozenset[PlacePrecision | None]
SETTLED: Kinds = frozenset({"point", None})
WORDS: dict[str, Kinds] = {
    **dict.fromkeys(
        (
            "town",
            "city",
            "village",
            "camp",
            "settlement",
            "neighbourhood",
            "neighborhood",
            "quarter",
            "suburb",
            "hamlet",
        ),
        SETTLED,
    ),
    **dict.fromkeys(("district", "township", "locality", "area", "raion", "rayon"), SETTLED | {"district"}),
    **dict.fromkeys(("region", "province", "state", "governorate", "oblast"), frozenset({"province", "area"})),
    **dict.fromkeys(("enclave", "strip"), frozenset({"area"})),
    "country": frozenset({"country"}),
    "capital": SETTLED,
}
"""Which precisions a word for a place can point back to."""
POINTING = frozenset({"the", "this", "that", "same"})


def find_antecedent(cue: Cue, results: Iterable[Cue], ground: Ground, told: Iterable[str]) -> Spot | None:
    """The place that a pointing word in the cue's clause stands for; None where there is none.

    `told` are the places of the events told before, the last one first: of several names in one sentence, "there" is
    where the event was.
    """
    family = (cue, *results)
    events = tuple(told)
    for token in cue.sentence.tokens:
        kinds = read_pointer(token)
        if kinds is None or find_nearest(token, family) is None:
            continue
        own = is_own(token)
        spot = find_speakers(cue, ground, kinds) if own else find_last(token, kinds, cue, ground, events)
        if spot is not None:
            return spot
    return None


def read_pointer(token: Token) -> Kinds | None:
    """Which precisions a word can point back to; None where it points to no place."""
    if token.lower_ == "there" and token.dep_ != "expl" and token.tag_ != "EX":
        return SETTLED | {"district", "province", "area"}
    kinds = WORDS.get(token.lower_)
    if kinds is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    before = {child.lower_ for child in token.children if child.i < token.i}
    if before & {"this", "that", "same"} or is_own(token):
        return kinds
    if "the" not in before or any(is_specific(child) for child in token.children):
        return None
    return kinds


def is_own(token: Token) -> bool:
    """Whether a place is somebody's: "his town", "their village"."""
    return any(child.dep_ == "poss" and child.lower_ in ("his", "her", "their") for child in token.children)


def find_speakers(cue: Cue, ground: Ground, kinds: Kinds) -> Spot | None:
    """The place that the words for a speaker say is his: "a resident of Maychew said that in his town"."""
    told = find_statement(cue.span.start, ground.reading)
    spans = () if told is None or told.speaker is None else told.speaker.spans
    near = [
        spot
        for spot in ground.list_spots(cue.sentence)
        if spot.place.precision in kinds and any(span.start <= spot.mention.span.start < span.end for span in spans)
    ]
    return near[0] if len(near) == 1 else None


def is_specific(child: Token) -> bool:
    """Whether a word under "the town" says which town it is, so that it points to none named before."""
    named = child.dep_ in ("compound", "nmod", "poss", "appos") or child.dep_ in ("amod", "relcl", "acl", "nummod")
    return named or (child.dep_ == "prep" and child.lower_ in ("of", "in", "near", "called", "for", "on", "at", "to"))


def find_last(token: Token, kinds: Kinds, cue: Cue, ground: Ground, told: tuple[str, ...]) -> Spot | None:
    """The last fitting spot before a word; of several in its sentence the one where an event was told."""
    start = cue.sentence.offset + token.idx
    earlier = [row for row in ground.reading.sentences if row.start <= start]
    for sentence in reversed(earlier):
        fitting = [
            spot
            for spot in ground.list_spots(sentence)
            if spot.place.precision in kinds and not (spot.spoken or spot.owner)
        ]
        fitting = [spot for spot in fitting if spot.mention.span.start < start]
        if token.lower_ == "capital":
            fitting = [spot for spot in fitting if make_key(spot.place.name) in load_capitals()]
        if len(fitting) > 0:
            return next((spot for key in told for spot in fitting if spot.place.id == key), fitting[-1])
    return None
