"""How far two or more people agree: Krippendorff's alpha for nominal data.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: any number of observers, gaps allowed.
The libraries at hand are licensed GPL (krippendorff) or bring a toolkit along (nltk); the formula is fifteen lines and
its tests are the paper's own examples.
"""

from collections import Counter
from collections.abc import Iterable, Sequence


def measure_agreement(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha of units, each the values its observers gave: 1 is full agreement, 0 is what chance would give.

    None where nothing can be said: no unit has two values, or every value is the same (then chance agrees as well).
    """
    pairable = [Counter(unit) for unit in units if len(unit) >= 2]
    totals: Counter[str] = Counter()
    observed = 0.0
    for counts in pairable:
        size = counts.total()
        totals.update(counts)
        observed += sum(count * (size - count) for count in counts.values()) / (size - 1)
    values = totals.total()
    expected = sum(count * (values - count) for count in totals.values())
    if expected == 0:
        return None
    return 1 - (values - 1) * observed / expected
