"""Dates and times of a document: intervals with grain, modifier and anchor, and their TIMEX3 values.

A tagger of our own for English news, in three steps: a grammar of patterns (grammar.py, spot.py), readers that
resolve a match against publication or an earlier date (dates.py, relative.py, tag.py), and phrases with their
prepositions (phrases.py). It never guesses: without a publication date "on Sunday" has no day.
"""

from collections.abc import Sequence

from counterclaim.data.profile import Period
from counterclaim.record.times.phrases import compose_times
from counterclaim.record.times.tag import Timex, tag_times
from counterclaim.vocabulary import Document, Time

__all__ = ["Timex", "find_times", "tag_times"]


def find_times(document: Document, *, periods: Sequence[Period] = ()) -> tuple[Time, ...]:
    """The times a document names, in order; `periods` are a conflict profile's ("the 44-day war")."""
    return compose_times(document, tag_times(document), periods)
