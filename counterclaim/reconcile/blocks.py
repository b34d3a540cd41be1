"""Where claims look for each other: keys that two claims of one event share.

Blocking keeps the work near linear: only claims that share a key are compared. A key is family of kinds, cell of the
map and day, so that one claim meets what was said of its place and day and nothing else.
"""

from datetime import date, timedelta
from functools import cache

from counterclaim.reconcile.places import find_cells, is_broad, is_district, list_cells
from counterclaim.vocabulary.brief import Brief, When

LONGEST = 3
"""Days. A wider time ("last week", "since September 27") tells of several events and pins none down."""

LATE = 14
"""Days after which an army still answers: what it found out of its own deed, it says a week or two later."""

EVENTS = frozenset({"actual", "attempted"})
ANSWERS = frozenset({"deny", "admit"})


@cache
def list_days(when: When | None) -> tuple[str, ...]:
    """The days a claim speaks of, at most three; none where the time is unknown, open or wider."""
    if when is None or when.start is None or when.end is None:
        return ()
    try:
        first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
    except ValueError:
        return ()
    count = (last - first).days + 1
    if not 1 <= count <= LONGEST:
        return ()
    return tuple((first + timedelta(days=shift)).isoformat() for shift in range(count))


def is_answer(brief: Brief) -> bool:
    """Whether a claim denies or admits: it speaks of an event that others claim."""
    return brief.act in ANSWERS or brief.negated


def is_event(brief: Brief) -> bool:
    """Whether a claim says that something happened: what makes an incident."""
    return brief.family is not None and brief.modality in EVENTS and not brief.negated and brief.act != "deny"


def is_eligible(brief: Brief) -> bool:
    """Whether a claim can belong to an incident: it says that something happened, or answers one that does, were it to
    deny what is only "alleged". "There was no fighting in the area" denies no strike on it."""
    alleged = brief.act == "deny" and brief.modality == "hypothetical"
    quiet = brief.negated and brief.kind == "armed-clash" and brief.act != "deny"
    return (
        brief.family is not None
        and not quiet
        and (is_event(brief) or (is_answer(brief) and (alleged or brief.modality in EVENTS)))
    )


def is_placed(brief: Brief) -> bool:
    """Whether a claim says where and on which day, so that it can be compared."""
    told = brief.site is not None and len(list_days(brief.when)) > 0
    return told and is_eligible(brief) and not denies_district(brief)


def denies_district(brief: Brief) -> bool:
    """Whether a claim denies an event and names only its district: "our units did not fire at Hraivoron district" """
    return is_district(brief.site) and is_answer(brief) and not is_event(brief)


def is_loose(brief: Brief) -> bool:
    """Whether a claim speaks of an event at a place whose day it does not say: an answer to an accusation, or news told
    without a day ("a clinic in Druzhkivka was hit, the ministry said on Wednesday"); or denies one of a district."""
    unknown = brief.when is None or brief.when.start is None
    if not is_eligible(brief) or brief.site is None or brief.same_as is not None:
        return False
    if not unknown:
        return denies_district(brief) and len(list_days(brief.when)) > 0
    running = any(count.scope == "running" for count in brief.counts)
    return is_answer(brief) or not (is_broad(brief.site) or brief.historic or running)


def at_keys(brief: Brief) -> tuple[str, ...]:
    """Where a claim stands: family, cell and day; none for a claim that belongs to no incident by itself."""
    if not is_placed(brief) or brief.site is None:
        return ()
    return join_keys(brief.family, find_cells(brief.site), list_days(brief.when))


def seek_keys(brief: Brief, window: int) -> tuple[str, ...]:
    """Where a claim looks for others: the cells around it, on its days; for an undated answer, the days before it."""
    if brief.site is None:
        return ()
    return join_keys(brief.family, list_cells(brief.site), list_sought(brief, window))


def list_sought(brief: Brief, window: int) -> tuple[str, ...]:
    """The days on which a claim looks for others: its own, else those that an undated answer can mean."""
    days = list_days(brief.when)
    reach = max(window, LATE) if is_answer(brief) else window
    return list_answered(brief, reach) if len(days) == 0 and is_loose(brief) else days


@cache
def join_keys(family: str | None, cells: tuple[str, ...], days: tuple[str, ...]) -> tuple[str, ...]:
    """One key for each cell and day: kept, because the claims of one place and day share them."""
    return tuple(f"{family}:{cell}:{day}" for cell in cells for day in days)


def list_answered(brief: Brief, window: int) -> tuple[str, ...]:
    """The days whose accusations an undated answer can mean: those up to its publication."""
    if brief.cover.published is None:
        return ()
    last = date.fromisoformat(brief.cover.published[:10])
    return tuple((last - timedelta(days=shift)).isoformat() for shift in range(window + 1))


def loose_keys(brief: Brief, window: int) -> tuple[str, ...]:
    """Where an undated answer is found by the incidents it can mean."""
    if not is_loose(brief) or brief.site is None:
        return ()
    return join_keys(brief.family, find_cells(brief.site), list_sought(brief, window))
