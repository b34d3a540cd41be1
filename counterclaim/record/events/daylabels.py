"""The day that labels a paragraph: "Wednesday, 1:40 am. Shells fell on …", "Thursday: two bridges were hit", "Goma, 3
March. Six people …"."""

import re

from counterclaim.record.events.ground import group_paragraphs
from counterclaim.record.events.when import make_time
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Time, TimeReference

ORIGIN = "label"
BETWEEN = re.compile(r"[\s,]*(?:at |around |about |from )?[\s(]*")
"""What stands between the times of a label."""
AFTER = re.compile(r"\)?(?:[.:]|\s*[–—]|\s-)\s")
"""What ends a label."""
FRONT = re.compile(
    r"[\W\d]*(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?: \([^)]{1,40}\))?, )?(?:(?:[Oo]n|[Aa]t|[Ff]rom) )?"
)


def label_days(reading: Reading) -> dict[int, TimeReference]:
    """The time that labels each paragraph, where at least two are labelled so: a lone date is the page's own."""
    labels = {
        paragraph: label
        for paragraph, rows in group_paragraphs(reading.sentences)
        if not rows[0].in_headline and (label := find_label(rows[0].start, reading)) is not None
    }
    return labels if len(labels) > 1 else {}


def find_label(start: int, reading: Reading) -> TimeReference | None:
    """The times that alone stand before the first stop of a paragraph, as one; None where more stands there."""
    text = reading.document.text
    end = start
    first: Time | None = None
    for time in sorted(reading.times, key=lambda row: row.spans[0].start):
        span = time.spans[0]
        if span.start < end or time.start is None:
            continue
        gap = FRONT if first is None else BETWEEN
        if gap.fullmatch(text[end : span.start]) is None:
            break
        first = first or time
        end = span.end
    if first is None or AFTER.match(text, end) is None:
        return None
    return make_time(first, ORIGIN)
