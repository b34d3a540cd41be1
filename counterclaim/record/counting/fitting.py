"""Which measures can be told of what: houses are not killed, children not shot down, soldiers not set on fire."""

from counterclaim.data.lexicon import CountedNoun
from counterclaim.record.counting.counted import Mention
from counterclaim.vocabulary import Measure

PEOPLE_ONLY = frozenset({"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"})
THINGS_ONLY = frozenset({"destroyed", "damaged", "shot_down", "fired"})
FLYING = frozenset({"aircraft", "munitions"})
CIVIL = frozenset({"houses", "hospitals", "schools", "places of worship", "heritage sites", "aid", "media premises"})
"""What is damaged where it is hit: of military targets and forces a hit says only that they were aimed at."""
CROWD = 50
"""From how many people on those who "left Askeran" or "crossed into Chad" are displaced and not travelling."""
LAID = frozenset({"mine", "landmine", "device", "explosive", "strike", "warhead", "bullet"})
"""What is laid, not fired, or says a strike or its parts."""
BOOTY = frozenset({"weapons", "vehicles", "munitions", "ships"})


def fits_kind(known: CountedNoun | None, mention: Mention, unit: str) -> bool:
    """Whether an idiom speaks of such things: "blown up" of things, "gave themselves up" of people, "taken" of those
    whom the lexicon knows as people: "three photographs taken in May" are no hostages."""
    people = known is not None and known.unit == "people"
    if unit == "nobody":
        return mention.low == 0
    if unit == "crowd":
        people = people or (known is not None and known.unit == "houses")
        return (known is None or people) and (mention.low or mention.high or 0) >= CROWD
    if unit == "civil crowd":
        many = (mention.low or mention.high or 0) >= CROWD
        return known is not None and (people or known.unit == "houses") and known.status != "combatant" and many
    if unit == "known civilians":
        return known is not None and people and known.status != "combatant"
    if unit == "rounds":
        noun = "" if mention.noun is None else mention.noun.lemma_.lower()
        return known is not None and known.unit == "munitions" and noun not in LAID
    if unit == "people":
        return known is None or people
    if unit == "known people":
        return people
    if unit == "combatants":
        return known is not None and known.status == "combatant"
    if unit == "things":
        return known is not None and not people
    if unit == "prisoners":
        return known is not None and (
            known.group in ("prisoners", "hostages") or (mention.noun is not None and mention.noun.lemma_ == "captive")
        )
    return known is not None and known.unit in {
        "flying": FLYING,
        "civil": CIVIL,
        "booty": BOOTY,
        "military": BOOTY | {"buildings", "aircraft", "weapons"},
    }.get(unit, {unit})


def fits_unit(known: CountedNoun | None, mention: Mention, measure: Measure) -> bool:
    """Whether this can happen to what is counted: houses are not killed, nor children shot down."""
    if known is None:
        return measure != "fired" or (mention.noun is not None and mention.noun.pos_ != "PROPN")
    if measure in PEOPLE_ONLY:
        if known.unit == "livestock":
            return measure in ("killed", "injured")
        return known.unit == "people" or (measure == "displaced" and known.unit == "houses")
    if measure in ("shot_down", "fired"):
        return known.unit in FLYING
    if measure in THINGS_ONLY:
        return known.unit != "people"
    return True
