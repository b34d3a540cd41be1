"""What is told of the dead and wounded later, elsewhere: hospitals, funerals, graves. No blow fell there and then."""

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.ground import find_verb
from counterclaim.record.text.grammar import read_lemma

CARE = load_words("care")
CARING = load_words("caring")
GRAVES = frozenset({"bury", "exhume", "unearth", "rebury"})
FUNERALS = frozenset({"funeral", "burial", "memorial"})
LATER = 9
"""Words around "died" in which a hospital or wounds tell that the blow was earlier."""


def is_funeral(cue: Cue) -> bool:
    """Whether a death is only told by its funeral, which was elsewhere and later: "the funeral of five men"."""
    return cue.token.lemma_.lower() in FUNERALS


def is_grave(cue: Cue) -> bool:
    """Whether a death is told by its burial, which was later."""
    return is_funeral(cue) or read_lemma(cue.head) in GRAVES


def is_care(token: Token) -> bool:
    """Whether a name only says where the wounded were taken to or died of their wounds."""
    verb = find_verb(token)
    if is_later_death(verb):
        return True
    return verb.lemma_.lower() in CARING and any(word.lemma_.lower() in CARE for word in verb.subtree)


def is_later_death(verb: Token) -> bool:
    """Whether a death is told that came of an earlier blow: in hospital, of wounds, of one of the wounded."""
    if verb.lemma_.lower() not in ("die", "perish", "succumb"):
        return False
    words = {token.lemma_.lower() for token in verb.subtree if abs(token.i - verb.i) < LATER}
    return len(words & {"hospital", "clinic", "ambulance", "wound", "injury", "burn", "wounded", "injured"}) > 0
