"""The day that labels a paragraph: "Wednesday, 1:40 am. Shells fell on …", "Thursday: two bridges were hit", "Goma, 3
March. Six people …"."""

import re

from counterclaim.record.events.ground import group_paragraphs
from counterclaim.record.events.when import list_times, make_time
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Time, TimeReference

ORIGIN = "label"
BETWEEN = re.compile(r"[\s,]*(?:at |around |about |from )?[\s(]*")
"""What stands between the times of a label."""
AFTER = re.compile(r"\)?(?:[.:]|\s*[–—]|\s-)\s")
"""What ends a label."""
PLACE = re.compile(r"[^\w]*[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?:, [^.:]{3,60})?: ")
"""How a paragraph on one place begins: "Kfar Tebnit, well to the north of it: "."""
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
    return labels if len(labels) > 1 else label_places(reading)


def label_places(reading: Reading) -> dict[int, TimeReference]:
    """The only day of the headline for every paragraph of a round-up by places that names no time itself: "Lebanon on
    Monday", over "Barish: …" and "Rmeish: …"."""
    paragraphs = [rows for _, rows in group_paragraphs(reading.sentences)]
    titles = [row for rows in paragraphs for row in rows if row.in_headline]
    days = [time for row in titles for time in list_times(row, reading) if time.start is not None]
    places = [rows for rows in paragraphs if not rows[0].in_headline and PLACE.match(rows[0].text) is not None]
    if len(days) != 1 or (days[0].start or "")[:10] != (days[0].end or "")[:10] or len(places) < 2:
        return {}
    timeless = [rows for rows in places if all(len(list_times(row, reading)) == 0 for row in rows)]
    return {rows[0].paragraph: make_time(days[0], "headline") for rows in timeless}


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
