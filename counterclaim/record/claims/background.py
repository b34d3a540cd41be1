"""Events told as background: long past on the document's day, or the beginning of a war that lasts."""

from dataclasses import replace

from counterclaim.record.claims.drafts import Draft
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.inferring import subtract_days
from counterclaim.record.reading import Reading

OLD = 365
"""Days after which an event is background: an anniversary or another war, not what the text reports."""
BEGUN = 20
"""Days after which the beginning of what lasts, told by its month, is background."""
LASTING = frozenset({"ground-assault", "armed-clash", "siege", "blockade"})
BEGINNING = frozenset({"begin", "start", "launch", "break", "erupt", "flare", "open", "impose", "proclaim", "declare"})


def mark_historic(setting: Setting, draft: Draft, reading: Reading) -> Setting:
    """The setting marked as background if its time is long past on the document's day, or if it is only told when a
    war or a siege began: "launched the offensive in February", "fighting broke out in August"."""
    published = reading.document.published
    end = None if setting.time is None else setting.time.end
    if published is None or end is None:
        return setting
    age = subtract_days(published, end)
    above = {draft.cue.head.lemma_.lower(), draft.cue.token.head.lemma_.lower()}
    lasting = setting.kind in LASTING and len(above & BEGINNING) > 0
    long_ago = setting.time is not None and setting.time.precision in ("month", "season", "year")
    old = BEGUN if lasting and long_ago else OLD
    return replace(setting, historic=True) if age is not None and age > old else setting
