"""What a speaker does by saying it: accuse, deny, admit …"""

from counterclaim.vocabulary import Act

CUES: dict[str, Act] = {
    "accuse": "accuse",
    "blame": "accuse",
    "deny": "deny",
    "denies": "deny",
    "denied": "deny",
    "reject": "deny",
    "admit": "admit",
    "acknowledge": "admit",
    "condemn": "condemn",
    "criticis": "condemn",
    "criticiz": "condemn",
    "demand": "demand",
    "urge": "demand",
    "threaten": "threaten",
    "pledge": "pledge",
    "promise": "pledge",
    "praise": "praise",
    "doubt": "doubt",
}


def find_act(cue: str, content: str, *, sentence: str = "") -> Act:  # noqa: ARG001
    """The act that the cue names; without one, an assertion."""
    lower = cue.lower()
    return next((act for word, act in CUES.items() if word in lower), "assert")
