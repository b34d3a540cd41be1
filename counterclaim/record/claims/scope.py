"""Whether a count is of one incident or a running total over a period, by the words of its part of the sentence.

"Since Monday", "in two days of clashes" and "so far this year" say it; so do the verbs of those who count ("has
verified 129 deaths in February"), the heading above a table, and a number too large for one event. A share has the
scope of its whole, an update that of the number it replaces, a headline that of the same number in the body.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from counterclaim.record.counting.counted import Count
from counterclaim.record.events.when import is_since, list_times
from counterclaim.record.reading import Reading
from counterclaim.record.speech.quotations import find_quotations
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Scope

MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
UNIT = r"(?:hours?|days?|nights?|weeks?|months?|years?|quarters?|decades?)"
COUNT = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+|the\s+first|the\s+last|many)"
)
WAR = (
    r"(?:war|wars|conflict|conflicts|hostilities|campaign|insurgency|uprising|occupation|blockade|intifada|siege)"
    r"(?!\s+crimes?\b)"
)
RUNNING = re.compile(
    r"\bsince\b|\bto date\b|\bin (?:total|all(?!\s+(?:likelihood|probability))|a day|one day)\b"
    r"|\bunder review\b|\bsame (?:span|stretch|period)\b|\bfinal (?:count|tally|figures?|number)\b"
    rf"|\b[\w]+-(?:day|week|month|year)s?(?:-(?:long|old))?\s+(?:\w+\s+)?(?:{WAR}|battle|offensive|bombardment)\b"
    r"|\boverall\b|\baltogether\b|\bto this day\b"
    r"|\b(?:until|till|up to) now\b"
    r"|\btotal(?:ling|ing|led|ed)?\b|\bcumulative(?:ly)?\b"
    rf"|\b(?:over|in|during|within|for|throughout)\s+(?:the\s+)?(?:past|last|previous|preceding|recent)\s+(?:\S+\s+){{0,2}}?{UNIT}\b"
    rf"|\b(?:over|during|throughout|as a result of|due to|because of|covering)"
    rf"\s+(?:the\s+|its\s+|their\s+)?(?:\S+\s+){{0,3}}?(?:{WAR}|fighting)\b"
    rf"|\bin\s+(?:the|this|that|a|its|what)\s+(?:(?!worst|heaviest|fiercest|deadliest|fierce|heavy)\S+\s+){{0,3}}?{WAR}\b"
    r"|\b(?:the|this|that)\s+(?:\S+\s+){0,2}?(?:war|conflict|violence|fighting|crackdown|insurgency|offensive|campaign)\s+(?:has|have|had)\s+(?:\w+\s+)?"
    r"(?:killed|wounded|injured|left|displaced|uprooted|claimed|cost|driven|forced|destroyed|taken)\b"
    r"|\b(?:this|last|that)\s+(?:year|month|spring|summer|autumn|fall|winter|season|quarter)(?:'s|’s)?\b|\bthis\s+week(?:'s|’s)?\b|\bthat\s+week(?:'s|’s)\b"
    rf"|\b(?:in|within|over|during)\s+(?!(?:the\s+first\s+hours?|(?:an?|one)\s+(?:\w+\s+)?hour)\b){COUNT}\s+(?:\w+\s+)?{UNIT}(?:\s+of)?\b(?!\s+(?:(?:of\s+)?an\s+hour|later|before|earlier|after|ago))"
    rf"|\b(?:half|quarter)\s+of\s+(?:the|this|last)\s+year\b|\b(?:first|last|second)\s+\w+\s+{UNIT}\s+of\b"
    r"|\bas of\b|\bup to (?:the\s+)?(?:mid|end|early|late)\b"
    r"|\bsame period\b|\breporting period\b|\bperiod under review\b"
    r"|\bmonthly\b|\bweekly\b|\bannual(?:ly)?\b|\byearly\b"
    r"|\bfor the year\b|\bper (?:day|week|month|year)\b|\b(?:each|every) (?:day|week|month|year)\b"
    r"|\b(?:over|in|during)\s+(?:the\s+)?past\s+day\b"
    r"|\bon\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+and\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\bsince (?:been|then)\b"
    r"|\b(?:count|tally|number|list)\s+of\s+(?:its\s+|the\s+|our\s+)?fallen\b|\b(?:total|combat|overall)\s+losses\b",
    re.IGNORECASE,
)
"""Words that make a count a running total. A mere "total of" is not enough: it also adds up one attack."""
FIRST = re.compile(
    r"\b(?:first\b[^,;.]{0,24}|(?:worst|deadliest|heaviest|biggest|largest)\b[^,;.]{0,40})\b"
    r"(?:since|in (?:more than )?\S+ \S+)\b"
    rf"|\bfor the first time (?:in|since)\b"
    rf"|\bfor (?:a|the) (?:\w+) (?:straight |consecutive |successive )?{UNIT}\b|\bthis {UNIT}'s\b",
    re.IGNORECASE,
)
"""What looks like a period and only says how seldom: "the worst attack since 2014"."""
COUNTING = re.compile(
    r"\b(?:verif(?:y|ied|ies)|document(?:s|ed)?|record(?:s|ed)?|register(?:s|ed)?|count(?:s|ed)?|tall(?:y|ied|ies)|logged|listed|lists|corroborated?"
    r"|tracked|monitored|catalogued|attributes|bulletin|monitors?|figures?|statistics|data)\b",
    re.IGNORECASE,
)
"""Words of those who count over time rather than report an event."""
ALONE = re.compile(
    r"\b(?:alone|nationwide|country-?wide|across the country|in the (?:whole|entire) country)\b", re.IGNORECASE
)
MONTH = re.compile(rf"\b(?:in|during|for)\s+(?:the\s+(?:month|whole)\s+of\s+|all\s+of\s+)?(?:{MONTHS}|(?:19|20)\d\d)\b")
PERIODIC = re.compile(r"\b(?:monthly|quarterly|annual|yearly|figures\s+for)\b", re.IGNORECASE)
SUMMED = re.compile(
    r"(?:and )?the (?:number of )?(?:dead|wounded|injured|missing|displaced|killed|hurt)(?: now)? "
    r"(?:numbers?|totals?|comes? to|stands? at|(?:has|have) (?:reached|risen))\b",
    re.IGNORECASE,
)
"""How a bulletin goes on to its next total: "The wounded number 12,000"."""
QUOTED = 30
"""Characters from which a quotation is a sentence of its own and not a number or a name between marks."""
LABEL = re.compile(r"[^:.;]{3,80}:\s*$")
HEADING = re.compile(r"\b(?:cumulative|since|total|overall|to date|running)\b", re.IGNORECASE)
MANY = {"killed": 5000, "injured": 5000, "casualties": 5000, "displaced": 50_000, "destroyed": 1000, "damaged": 5000,
        "detained": 1000, "captured": 5000, "abducted": 1000, "missing": 1000}  # fmt: skip
"""Numbers that no one event reaches: in the development dispatches every such count was a total of months or years."""
AFTERWARDS = re.compile(
    r"\b(?:has|have|had|['’](?:s|ve|d))\s+since\s+(?!been\b(?!\s+(?:let|set|freed|released|found|identified|returned|rescued))|then\b|killed\b|wounded\b|injured\b|displaced\b|destroyed\b"
    r"|damaged\b|captured\b|detained\b|claimed\b|left\b|lost\b)\w+",
    re.IGNORECASE,
)
"""A "since" that only means afterwards: "who has since fled", "the toll has since risen"."""
BARE = re.compile(
    r"\bsince(?=\s*(?:[.,;:\"”]|$))|(?<=\bseen\s)since\b|(?<=\bheard\sof\s)since\b|(?<=\bheard\sfrom\s)since\b",
    re.IGNORECASE,
)
"""A "since" that says from when on somebody was not seen, or only that it came later: "seven have died since"."""
ASIDE = re.compile(
    r"(\b(?:where|who|whom|which(?!\s+(?:\w+\s+)?(?:brings?|takes?|raises?|puts?|brought|took|raised)\b)|whose|that)"
    r"(?:\s+[^\s,;.]+){2,12}?\s+)since\b",
    re.IGNORECASE,
)
"""A "since" that belongs to a relative clause before the count."""
SPLIT = re.compile(
    r"(?<=[;:])\s|,\s+(?:while|but|whereas|including those)\s+|\s[–—]\s"
    r"|,\s+(?=(?:which\s+(?:\w+\s+)?)?(?:taking|bringing|raising|pushing|takes?|brings?|raise[sd]?|brought|took)"
    r"\s+(?:the|its|their|his|her|our|[A-Z]\w+['’]s)\b)"
)


def find_scopes(counts: Sequence[Count], reading: Reading) -> tuple[Scope, ...]:
    """The scope of every count of a document."""
    scopes: list[Scope] = []
    for number, count in enumerate(counts):
        if count.whole is not None and count.whole < number:
            scopes.append(scopes[count.whole])
        elif number > 0 and goes_on(count, counts[number - 1], scopes[-1], reading):
            scopes.append("running")
        else:
            scopes.append(read_scope(count, reading))
    for number, count in enumerate(counts):
        if count.replaces is not None and "running" in (scopes[number], scopes[count.replaces]):
            scopes[number] = scopes[count.replaces] = "running"
    for number, count in enumerate(counts):
        if count.sentence.in_headline:
            align_headline(number, counts, scopes)
    return tuple(scopes)


def align_headline(number: int, counts: Sequence[Count], scopes: list[Scope]) -> None:
    """Give a headline's number and the body's same number one scope: running, if either says so."""
    mine = counts[number]
    for other, count in enumerate(counts):
        if count.sentence.in_headline or count.measure != mine.measure or mine.mention.low is None:
            continue
        if count.mention.low == mine.mention.low:
            if "running" in (scopes[other], scopes[number]):
                scopes[other] = scopes[number] = "running"
            return


def read_scope(count: Count, reading: Reading) -> Scope:
    """The scope of one count by its own sentence, its number, and the heading above it."""
    sentence = count.sentence
    least = count.mention.low if count.mention.low is not None else count.mention.high
    large = least is not None and least >= MANY.get(count.measure, least + 1)
    if large and not has_day(sentence, reading):
        return "running"
    position = count.mention.span.start
    if is_quoted_apart(sentence, position, reading):
        return "incident"
    if is_running(sentence, position) and not is_today(sentence, reading, position):
        return "running"
    if is_counted(sentence, position, reading) or is_under_heading(sentence) or is_periodic(count, reading):
        return "running"
    return "incident"


def is_quoted_apart(sentence: Sentence, position: int, reading: Reading) -> bool:
    """Whether a count stands between quotation marks and what speaks of a period does not: "since Monday a message goes
    round: "they killed 17""."""
    for row in find_quotations(reading.document.text[sentence.start : sentence.end]):
        start, end = sentence.start + row.start, sentence.start + row.end
        if start <= position < end and end - start > QUOTED:
            return RUNNING.search(reading.document.text[start:end]) is None
    return False


def goes_on(count: Count, last: Count, scope: Scope, reading: Reading) -> bool:
    """Whether a short sentence without a time or place goes on a total of its paragraph: "Nine remain missing"."""
    sentence = count.sentence
    if scope != "running" or sentence is last.sentence or sentence.paragraph != last.sentence.paragraph:
        return False
    if SUMMED.match(sentence.text) is not None:
        return True
    if re.search(r"\b(?:remain|still|others?|another)\b", sentence.text, re.IGNORECASE) is None:
        return False
    if sentence.index != last.sentence.index + 1 or len(sentence.tokens) > 14 or len(list_times(sentence, reading)) > 0:
        return False
    return not any(sentence.start <= mention.span.start < sentence.end for mention in reading.places.mentions)


def is_periodic(count: Count, reading: Reading) -> bool:
    """Whether a count stands in a report on a month or a week, in a sentence that no day of an incident precedes."""
    headline = reading.document.headline
    if headline is None or PERIODIC.search(headline.quote) is None or count.sentence.in_headline:
        return False
    near = [
        sentence
        for sentence in reading.sentences
        if sentence.paragraph == count.sentence.paragraph and sentence.index <= count.sentence.index
    ]
    return not any(has_day(sentence, reading) for sentence in near)


def is_running(sentence: Sentence, position: int) -> bool:
    """Whether words of a count's part of the sentence speak of a period."""
    part = cut_part(sentence, position, hide_asides(sentence, position))
    fronted = RUNNING.match(sentence.text.lstrip("•-–* "))
    if fronted is not None and not fronted[0].lower().startswith("total"):
        part = f"{fronted[0]} {part}"
    found = list(RUNNING.finditer(part))
    seldom = [match.span() for match in FIRST.finditer(part)]
    real = [match for match in found if not any(start < match.end() and match.start() < end for start, end in seldom)]
    return len(real) > 0 and not all(match[0].lower().startswith("total") for match in real)


def hide_asides(sentence: Sentence, position: int) -> str:
    """The sentence without what only looks like the period of a count: the "since" of a relative clause before it
    ("rebels who held it since 2012 killed nine" tells of one day), and one that means afterwards."""
    at = position - sentence.start
    text = ASIDE.sub(lambda match: match[1] + " " * 5 if match.end() <= at else match[0], sentence.text)
    text = BARE.sub(lambda match: " " * len(match[0]), text)
    return AFTERWARDS.sub(lambda match: " " * len(match[0]), text)


def cut_part(sentence: Sentence, position: int, words: str | None = None) -> str:
    """The part of a sentence (of its `words`) that a count stands in: semicolons, colons and "while" part it."""
    text = sentence.text if words is None else words
    at = position - sentence.start
    if LABEL.match(text[:at]) is not None:
        return text
    cuts = [0, *(match.end() for match in SPLIT.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        if start <= at < end:
            return text[start:end]
    return text


def is_today(sentence: Sentence, reading: Reading, position: int) -> bool:
    """Whether a "since" begins on the document's own day: "since midnight" opens no running total, "since dawn" over
    several places does."""
    day = reading.document.published
    if re.search(r"\bsince\s+(?:dawn|daybreak|sunrise)\b", sentence.text, re.IGNORECASE) is not None:
        return False
    starts = [time.start for time in list_times(sentence, reading) if is_since(time, sentence)]
    others = re.sub(r"\bsince\b", "", cut_part(sentence, position), flags=re.IGNORECASE)
    if RUNNING.search(others) is not None or day is None or len(starts) == 0:
        return False
    return all(start is not None and start[:10] == day[:10] for start in starts)


def is_counted(sentence: Sentence, position: int, reading: Reading) -> bool:
    """Whether somebody counted over a month, a year or a stretch of days that the sentence names."""
    part = cut_part(sentence, position)
    counting = COUNTING.search(part) is not None or ALONE.search(part) is not None
    if counting and MONTH.search(part) is not None and not has_day(sentence, reading):
        return True
    for time in list_times(sentence, reading):
        if time.start is None or time.end is None or is_since(time, sentence):
            continue
        days = count_days(time.start, time.end)
        if days >= 2 and (counting or (time.precision == "range" and days >= 3)):
            return True
    return False


def count_days(start: str, end: str) -> int:
    """How many days lie between the two ends of a time; months and years as printed."""

    def read(text: str, last: bool) -> date | None:
        parts = [int(part) for part in re.findall(r"\d+", text[:10])]
        if len(parts) == 0 or not 1 <= parts[0] <= 9999:
            return None
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        day = parts[2] if len(parts) > 2 else (28 if last else 1)
        try:
            return date(parts[0], month, day)
        except ValueError:
            return None

    one, two = read(start, False), read(end, True)
    return 0 if one is None or two is None else (two - one).days


def has_day(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence names a day."""
    return any(
        time.start is not None and time.end is not None and time.start[:10] == time.end[:10] and len(time.start) >= 10
        and not is_since(time, sentence)
        for time in list_times(sentence, reading)
    )  # fmt: skip


def is_under_heading(sentence: Sentence) -> bool:
    """Whether a line of a table ("Palestinians killed: 43,391") stands under a heading that names a period."""
    text = sentence.document.text
    start = text.rfind("\n", 0, sentence.start) + 1
    if not re.match(r"[\w\s'’,()-]{3,60}[:–—-]\s*[\d,.~<>+]+\s*$", sentence.text):
        return False
    for line in reversed(text[:start].splitlines()[-8:]):
        if len(line.strip()) == 0:
            continue
        if re.search(r":\s*[\d,.~<>+]+\s*$", line) is None:
            return len(line) < 90 and HEADING.search(line) is not None
    return False
