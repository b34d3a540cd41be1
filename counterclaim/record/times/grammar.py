"""The grammar of temporal expressions: one pattern a rule, from tables of words.

Named groups carry what a reader (dates.py, relative.py) needs. Where matches overlap the longest wins, then the
earlier rule. Nothing is resolved here.
"""

import re
from collections.abc import Iterable

from counterclaim.record.times.words import (
    DECADES,
    FIXED_DAYS,
    MONTHS,
    NUMBERS,
    ONES,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    SETS,
    TENS,
    UNITS,
    WEEKDAYS,
    ZONES,
)


def join_words(words: Iterable[str]) -> str:
    """An alternation, longest first; a space matches any blanks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


WORD_NUMBER = join_words(NUMBERS)
ORDINAL = join_words(ORDINALS)
FULL_DAYS = join_words(word for word in WEEKDAYS if word.endswith("day"))
SHORT_DAYS = join_words(word for word in WEEKDAYS if not word.endswith("day"))
SHORT_MONTHS = {"may", "june", "july"}
UNIT_WORDS = join_words(UNITS)
APOSTROPHE = "['’]"

PARTS_OF_GRAMMAR = {
    "month": rf"(?:(?:{join_words(word for word in MONTHS if len(word) > 4 or word in SHORT_MONTHS)})\b"
    rf"|(?:{join_words(word for word in MONTHS if len(word) <= 4)})\b\.?)",
    "wd": rf"(?:(?:{FULL_DAYS})\b|(?:{SHORT_DAYS})\b\.?)",
    "wday": rf"(?:(?:{FULL_DAYS})\b|(?:{SHORT_DAYS})\.)",
    "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)",
    "year": r"(?:1[4-9]|20)\d\d(?![\d%]|[.,]\d)",
    "dash": r"\s*[-–—]\s*",
    "num": (
        rf"(?:\d[\d,]*(?:\.\d+)?(?:\s+1/2)?|(?:a\s+)?(?:{WORD_NUMBER})(?:[-\s](?:and\s+)?(?:{WORD_NUMBER}|a\s+half))*)"
        rf"(?:\s+(?:to|or)\s+(?:\d+|{WORD_NUMBER}))?"
    ),
    "vague": r"(?:a\s+few|several|many|some|dozens\s+of|hundreds\s+of|a\s+number\s+of|numerous|few|a\s+handful\s+of)",
    "couple": r"(?:(?:a\s+|the\s+)?couple(?:\s+of)?)",
    "unit": rf"(?:{UNIT_WORDS.replace('century', 'centur(?:y|ies)')})s?\b",
    "season": rf"(?:{join_words(SEASONS)})\b",
    "part": rf"(?:{join_words(PARTS)})\b",
    "ord": rf"(?:{ORDINAL}|\d\d?(?:st|nd|rd|th))",
    "mod": (
        r"(?:early|earlier|late|later|mid)(?:\s+in|\s+on)?(?:\s+the)?"
        r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end)\s+of(?:\s+the)?"
        r"|(?:the\s+)?(?:first|second|last|latter)\s+half\s+of"
    ),
    "approx": (
        r"about|around|approximately|roughly|some|nearly|almost|over|more\s+than|at\s+least|less\s+than|at\s+most"
        r"|up\s+to|no\s+more\s+than|under|just\s+over|just\s+under|as\s+(?:long|little|much|many)\s+as"
    ),
    "zone": (
        rf"(?:\(?(?:UTC|GMT)[+-]\d\d?(?::\d\d)?\)?|\(?(?:{join_words(ZONES)})\)?(?![a-z])|local\s+time|(?-i:[A-Z][a-z]+)\s+time)"
    ),
    "q": APOSTROPHE,
}


def compile_rule(pattern: str) -> re.Pattern[str]:
    """A rule's pattern: <name> stands for a part of the grammar, and nothing begins or ends inside a word."""
    filled = re.sub(r"(?<!\?P)<(\w+)>", lambda match: f"(?:{PARTS_OF_GRAMMAR[match[1]]})", pattern)
    return re.compile(rf"(?<![\w$€£])(?:{filled})(?!\w)", re.IGNORECASE)


RELATIVE_YEAR = r"(?P<ry>last|this|next)\s+year|the\s+(?P<ry2>previous|following|same)\s+year"
WHICH = (
    r"this\s+past|last|past|this|next|the\s+past|the\s+previous|previous|the\s+preceding|the\s+following|the\s+next"
    r"|the\s+coming|the\s+same|same|that\s+same|that|the\s+current|current|the\s+last|the\s+upcoming|upcoming|coming"
    r"|the\s+latest|the\s+prior"
)
SPAN_WHICH = (
    r"the\s+past|the\s+last|the\s+next|the\s+coming|the\s+previous|the\s+preceding|the\s+following|the\s+first|past"
    r"|last|next|these\s+past|the\s+latest|the\s+final|previous|coming|recent|the|those|these"
)

RULES: dict[str, re.Pattern[str]] = {
    name: compile_rule(pattern)
    for name, pattern in {
        "iso": (
            r"(?P<y>\d{4})[-/](?P<m>0\d|1[0-2])[-/](?P<d>[0-3]\d)"
            r"(?:T(?P<iso>\d\d:\d\d)(?::\d\d)?(?P<z>Z|[+-]\d\d:\d\d)?)?"
        ),
        "numeric": r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)",
        "day": (
            r"(?:(?P<wd><wd>),?\s+(?:the\s+)?)?(?:the\s+)?(?P<d><dom>)(?:(?:<dash>|\s+and\s+|\s+to\s+)(?P<d2><dom>))?"
            rf"\s+(?:day\s+)?(?:of\s+)?(?P<m><month>)(?:,?\s+(?P<y><year>)|,?\s+(?:of\s+)?(?:{RELATIVE_YEAR}))?"
        ),
        "day_us": (
            r"(?:(?P<wd><wd>),?\s+|(?P<rel>last|next|this)\s+)?(?P<m><month>)\s+(?:the\s+)?(?P<d><dom>)(?!\s*(?:%|percent|per\s))(?:(?:<dash>|\s+to\s+|\s+and\s+)"
            rf"(?P<d2><dom>)(?!\s+<month>))?(?:,?\s+(?P<y><year>)|,?\s+(?:of\s+)?(?:{RELATIVE_YEAR}))?"
        ),
        "day_only": (
            r"(?:(?<=on )|(?<=of )|(?<=by )|(?<=from )|(?<=since )|(?<=until )|(?<=between )|(?<=and )|(?<=to ))"
            r"the\s+(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
            r"(?=[.,;:!?)”\"’–—]|\s+[-–—]|\s*$|\s+(?:in|at|near|on|by|and|but|when|while|after|before|to|until|which|that|as|was|were"
            r"|had|has|have|left|hit|struck|outside|around|with|from|there|they|he|she|it|the|an?|its|their|another|of\s+(?:this|last|the\s+same)\s+month"
            r"|[a-z]+ed)\b)(?:\s+of\s+(?P<rel>this|last|the\s+same)\s+month)?"
        ),
        "month": (
            r"(?:(?P<mod><mod>)[\s-]+)?(?:(?P<rel>last|this|next|this\s+past|the\s+previous|the\s+following|the\s+same)\s+)?"
            rf"(?:the\s+month\s+of\s+)?(?P<m><month>)(?:(?:,|\s+of)?\s*[-\s](?P<y><year>)|\s+(?:of\s+)?(?:{RELATIVE_YEAR}))?"
        ),
        "month_piece": (
            rf"(?:the\s+)?(?P<n><ord>|last|final)\s+(?P<u>weekend|week|day)\s+of\s+(?P<m><month>)"
            rf"(?:,?\s+(?:of\s+)?(?P<y><year>)|\s+(?:of\s+)?(?:{RELATIVE_YEAR}))?"
        ),
        "months": r"(?P<m><month>)(?:<dash>|\s+(?:to|and)\s+)(?P<m2><month>)(?:,?\s+(?:of\s+)?(?P<y><year>))?",
        "season": (
            r"(?:(?P<mod><mod>)[\s-]+)?(?:(?P<rel>last|this|next|the|this\s+past|the\s+past|every)\s+)?(?P<s><season>)"
            rf"(?:(?:,|\s+of)?\s+(?P<y><year>)|\s+(?:of\s+)?(?:{RELATIVE_YEAR}))?"
        ),
        "quarter": (
            r"(?:(?:the|its|their|his|this|last\s+year<q>s|this\s+year<q>s|last|next)\s+)?(?:fiscal\s+)?"
            r"(?P<n><ord>|latest|current|year-earlier|year-ago)[\s-](?P<piece>quarter|half)"
            rf"(?:\s+(?:of|in)?\s*(?:fiscal\s+)?(?:(?P<y><year>)|(?:{RELATIVE_YEAR})))?"
        ),
        "year_quarter": (
            r"(?:the\s+|its\s+)?(?:(?P<y><year>)(?:<q>s)?|(?P<rel>last|this|next)\s+year<q>s)"
            r"\s+(?:fiscal\s+)?(?:(?P<n><ord>)[\s-])?(?P<piece>quarter|half)"
        ),
        "spelled": (
            rf"(?P<c>eighteen|nineteen|twenty)[\s-](?P<ty>hundred|{join_words(TENS)}|{join_words(ONES[10:])})"
            rf"(?:[\s-](?P<one>{join_words(ONES[1:10])}))?"
        ),
        "named": r"9/11",
        "year": (
            r"(?:(?P<mod><mod>)[\s-]*)?(?P<sure>(?:the\s+)?(?:fiscal|calendar)\s+(?:year\s+)?|the\s+year\s+)?"
            r"(?P<y><year>)"
        ),
        "years": r"(?P<y><year>)<dash>(?P<y2>(?:(?:1[4-9]|20)\d\d|\d\d)(?!\d|[.,]\d))",
        "decade": (
            r"(?:the\s+)?(?:(?P<mod>early|mid|late|middle|beginning\s+of\s+the|start\s+of\s+the|end\s+of\s+the)(?:\s+to\s+(?:mid|late))?[\s-]+)?"
            rf"(?:(?P<y>(?:1[4-9]|20)\d0)<q>?s|<q>(?P<yy>\d0)s|(?:(?P<c>nineteen|eighteen)[\s-])?(?P<w>{join_words(DECADES)}))"
        ),
        "century": rf"(?:the\s+)?(?:(?P<mod>early|mid|late)[\s-]+)?(?P<n>\d\d?(?:st|nd|rd|th)|{ORDINAL})[\s-]century",
        "weekday": (
            r"(?:(?P<mod>early|late)\s+)?(?:(?P<rel>last|next|this|this\s+past|this\s+coming|the\s+following|the\s+previous|past|coming)\s+)?"
            r"(?P<wd><wday>)(?:,?\s+(?:of\s+)?(?P<post>last|next|this)\s+week|\s+week)?"
        ),
        "near": (
            r"the\s+night\s+before\s+last|(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)"
            r"|today|tonight|yesterday|tomorrow|tonite"
        ),
        "overnight": r"overnight|last\s+night",
        "this_part": r"(?P<rel>this|that|the\s+same|the\s+next|the\s+following|the\s+previous)\s+(?P<part><part>)",
        "part": (
            r"(?:(?P<mod>early|earlier|late|later|mid)[\s-]+)?(?:(?:(?:in|during|by|through)\s+)?the\s+)?"
            r"(?:(?P<mod2>early|late)\s+)?(?P<part><part>)|(?:(?P<before>before)|at|by|after|until)\s+(?P<part2>dawn|dusk|night|daybreak|sunrise|sunset)"
        ),
        "near_unit": (
            r"(?:(?P<mod>(?:earlier|later|early|late)(?:\s+in|\s+on)?|(?:the\s+)?(?:beginning|start|middle|end)\s+of)\s+)?"
            rf"(?P<rel>{WHICH})\s+(?:fiscal\s+|calendar\s+)?(?P<u>day|night|week|weekend|month|quarter|year|decade|century)(?![\s-]long)"
        ),
        "the_unit": (
            r"(?:(?P<mod>earlier|later|early|late)\s+(?:in\s+|on\s+)?|(?P<mod2>(?:the\s+)?(?:beginning|start|middle|end))\s+of\s+)?"
            r"the\s+(?P<u>week|weekend|month|quarter|year|day|decade|century)(?![\s-]long)"
        ),
        "year_end": r"(?:the\s+)?(?:year|month)(?:<q>s)?[\s-]end",
        "away": (
            r"(?:(?P<approx><approx>)\s+)?(?:(?P<n><num>)|(?P<v><vague>)|(?P<c><couple>)|an?|(?P<half>half\s+an?))\s*[-\s]\s*"
            r"(?P<u><unit>)(?:\s+and\s+a\s+half)?(?:\s+or\s+(?:so|two|more))?"
            r"\s+(?P<way>ago|earlier|later|before(?=\s*[.,;)]|$)|after(?=\s*[.,;)]|$)|from\s+now|previously|hence|prior)"
            r"(?P<today>\s+today)?"
        ),
        "vague_away": r"(?P<v><unit>)\s+(?P<way>ago|earlier|later)",
        "beside": (
            r"(?:(?:on|in)\s+)?the\s+(?:very\s+)?(?P<rel>next|following|previous|preceding|same|very\s+same)\s+(?P<u>day|week|month|year|night|weekend|morning|"
            r"afternoon|evening)|the\s+(?P<u2>day|week|month|year|night|evening|morning)\s+(?P<way>before|after|earlier|later)(?!\s+(?:yesterday|tomorrow))"
            r"|same[\s-](?P<u3>day)|(?:that|the\s+same)\s+(?P<u4>day|night|week|month|year|weekend)"
        ),
        "ago_adj": (
            r"(?:the\s+|its\s+)?(?P<u>year|month|week)[\s-](?:ago|earlier)"
            r"(?:\s+(?:(?:first|second|third|fourth)\s+)?(?P<piece>quarter|period|month|level))?"
        ),
        "past_span": (
            rf"(?:(?P<approx>about|nearly|almost|at\s+least|more\s+than|some)\s+)?(?P<rel>{SPAN_WHICH})\s+(?:(?P<n><num>)|(?P<v><vague>)|(?P<c>couple(?:\s+of)?))?"
            r"[-\s]?\s*(?:fiscal\s+|consecutive\s+|full\s+)?(?P<u><unit>)(?!-old)"
        ),
        "duration": (
            r"(?:(?P<approx><approx>)\s+)?(?:a\s+total\s+of\s+)?(?:(?P<n><num>)|(?P<v><vague>)|(?P<c><couple>)|(?P<one>an?|a\s+single|a\s+full)|"
            r"(?P<half>half\s+an?|half\s+the))(?:\s*[-\s]\s*|\s+)(?:(?:more|full|consecutive|straight|additional|long|calendar|business|working)\s+)?(?P<u><unit>)"
            r"(?:\s+and\s+(?P<tail>a\s+half|<num>\s+months?|<num>\s+minutes?))?"
            r"(?![-\s]+(?:olds?|ago|earlier|later)\b)(?:<q>)?"
        ),
        "long": r"(?:an?\s+)?(?:(?P<n><num>)[\s-])?"
        r"(?P<v>(?:second|minute|hour|day|week|month|year|decade|centurie)s?)-long",
        "bare": (
            r"(?P<v>seconds|minutes|hours|days|weeks|months|years|decades|centuries)"
            r"(?:\s+or\s+(?:days|weeks|months|years))?"
        ),
        "set": (
            r"(?:every|each)\s+(?:(?P<other>other|second|third|fourth|<num>)\s+)?(?:(?P<u><unit>)|(?P<wd><wd>)|(?P<part><part>)|<month>|<season>)"
            rf"|(?P<word>{join_words(SETS)})|(?P<pl>(?:{FULL_DAYS})s)|(?:once|twice|<num>\s+times)\s+an?\s+(?P<per><unit>)"
        ),
        "reference": rf"(?P<word>{join_words(REFERENCES)})"
        r"|(?P<then>(?:these|(?:the\s+)?(?:recent|past|last|coming)(?:\s+few)?)\s+(?:days|weeks|months|quarters|years)"
        r"(?:\s+and\s+(?:weeks|months|years))?)",
        "clock": (
            r"(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?(?:[:.][0-5]\d)?\s*(?P<ap>[ap])(?:\.\s?m\.?|m\b)"
            r"|(?P<h24>[01]?\d|2[0-3])[:h](?P<min24>[0-5]\d)(?::[0-5]\d)?(?!:|-\d)(?:\s*(?:hours|hrs|h)\b)?"
            r"|(?P<hh>1[0-2]|0?[1-9])(?=\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night))"
            r"|(?P<dot>(?:[01]?\d|2[0-3])\.[0-5]\d)(?:(?=\s*(?:hours|hrs|gmt|utc|local))"
            r"|(?:(?<=at \d\.\d\d)|(?<=at \d\d\.\d\d))"
            r"(?=[,;]|\s+(?:on|in|this|that|yesterday|an?|the|two|three|four|(?-i:[A-Z]))))(?:\s*(?:hours|hrs)\b)?"
            r"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hours|hrs|gmt|utc|local))(?:\s*(?:hours|hrs)\b)?"
            rf"|(?P<oc>1[0-2]|0?[1-9]|{join_words(list(NUMBERS)[1:13])})\s+o<q>clock|(?P<word>noon|midday|midnight))"
            r"(?:\s+in\s+the\s+(?P<half>morning|afternoon|evening)|\s+at\s+(?P<half2>night))?(?:,?\s*(?P<zone><zone>))?"
        ),
        "holiday": (
            rf"(?:(?P<rel>last|this|next)\s+)?(?:(?P<name>{join_words(FIXED_DAYS)})|(?P<moving>thanksgiving(?:\s+day)?"
            r"|easter(?:\s+sunday|\s+monday)?|good\s+friday|labor\s+day|memorial\s+day))(?:,?\s+(?P<y><year>))?"
        ),
    }.items()
}
