"""Names that the sentence itself says are places of events: "the village of Garadolag", "near Tal Maleh", "KHERSON: …".

Wars are fought in villages that no gazetteer lists, and a model of place names hesitates over them. What stands in the
slot of a place beside the word of an event is one, unless it is a person, a people, a body or a day.
"""

import re
from collections.abc import Iterator, Sequence

from counterclaim.data.gazetteer.keys import make_key
from counterclaim.data.inflection import list_all
from counterclaim.data.lexicon import load_kinds, load_words
from counterclaim.record.actors.known import Lexicon, find_known
from counterclaim.record.places.candidates import load_demonyms
from counterclaim.record.places.spot import PEOPLES
from counterclaim.record.places.words import BODIES, TITLES
from counterclaim.record.text.parse import Sentence
from counterclaim.record.times.words import MONTHS, WEEKDAYS

WORD = r"(?!(?:In|At|On|The|Near|After|Before|From|By|Of|And|But|As|To)\b)[A-Z][^\W\d_]*(?:[’'`-](?!s\b)[^\W\d_]+)*"
LINK = r"(?:al|el|as|ash|az|ad|es|ez|de|la|du|ibn|bin)"
NAME = rf"(?P<article>(?:al|el|as|ash|az|ad|es|ez|ar|at)-)?(?P<name>{WORD}(?:[ -](?:{LINK}[ -])?{WORD}){{0,3}})"
KIND = (
    r"(?:villages?|towns?|cit(?:y|ies)|settlements?|hamlets?|camps?|neighbou?rhoods?|suburbs?|townships?|districts?|sectors?"
    r"|count(?:y|ies)|localit(?:y|ies)|outposts?|provinces?|regions?|oblasts?|governorates?|woredas?|raions?|rayons?|communes?)"
)
POST = (
    "(?:airbase|junction|crossing|barracks|bridge|checkpoint|outpost|valley|gorge|plateau|hills?|heights|ridge"
    "|reservoir|hamlet|health cent(?:re|er))"
)
END = r"(?=\s*(?:[.,;:!?)\"”–—]|-\s|$|['’]s\b|\s(?!and [A-Z])[a-z(\d“\"])|\s+and\b)"
PATTERNS = (
    re.compile(rf"\b{KIND} (?:of|called|named|at) {NAME}{END}"),
    re.compile(rf"\b{NAME} (?:(?i:(?:refugee |displacement )?{KIND}|area|direction|front)|{POST})\b"),
    re.compile(
        rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Oo]ver|[Oo]ff|towards?|[Ww]est of|[Ee]ast of|[Nn]orth of"
        rf"|[Ss]outh of|outskirts of|(?:road|entrance|approach(?:es)?|turning) to"
        rf"|centre of|center of|[Bb]etween|into|through|reached|entered) {NAME}{END}"
    ),
    re.compile(rf"\b(?:in|at|near|of|on|around|outside) {WORD}['’]s (?:[a-z-]+ ){{0,3}}{NAME}(?: (?i:{KIND})\b|{END})"),
    re.compile(
        r"\b(?i:villagers?|residents?|inhabitants?|townspeople|townsfolk|herders?|farmers?|fishermen|elders?|families"
        rf"|callers?|(?:village|town) (?:head|chief|council)) (?:of|from|in|at) {NAME}{END}"
    ),
    re.compile(
        r"\b(?:market|centre|center|outskirts|streets?|heart|port|suburbs?|ruins|edge|north|south|east|west|residents"
        rf"|people|mayor|road|station|prison|school|hospital|church|mosque|base|airport|university|barracks|garrison"
        rf"|(?:military|army|navy|naval|border|police|frontier|enemy|artillery) (?:sites?|posts?|positions?|camps?)"
        rf"|bridge|crossing|checkpoint|depot|hideout|farm|wells|forest|heights) of {NAME}{END}"
    ),
    re.compile(
        r"\b(?:abduct|kidnap|withdr[ae]w|retreat|evacuat|displac|fled|flee)\w*\b(?:(?! from\b)[^.,;:]){0,60} from"
        rf" (?:the )?{NAME}{END}"
    ),
    re.compile(rf"\b(?:on|along) the {NAME} (?:road|highway|front)\b"),
    re.compile(rf"\bover the {NAME}{END}"),
    re.compile(
        r"\b(?i:shelling|bombardment|bombing|capture|fall|liberation|siege|battle|occupation|attacks?|strikes?|raids?|assault"
        rf"|offensive|fire|massacre) (?:of|on|for|at|in) (?:the )?{NAME}{END}"
    ),
    re.compile(
        r"\b(?i:shell(?:ed|s)|bomb(?:ed|s)|captur(?:ed|es)|storm(?:ed|s)|recaptur(?:ed|es)|liberat(?:ed|es)|retook|retakes"
        rf"|pounded|pounds|besieged|shelling|bombing|encircled|overran|hit|hits|struck|strikes?|attacked|attacks"
        r"|seiz(?:ed|es)|raid(?:ed|s|ing)|torch(?:ed|es|ing)|invad(?:ed|es|ing)|attacking|storming"
        rf"|rocks?) {NAME}{END}"
    ),
    re.compile(
        r"\b(?i:drop(?:ped|s|ping)?|fir(?:ed|es|ing)|launch(?:ed|es|ing)|rain(?:ed|ing)|fell|landed|landing|crashed"
        r"|exploded|slammed|bombs?|shells?|missiles?|rockets?)\b"
        rf"[^.,;:]{{0,40}} (?:on|onto|in|into|at|over) {NAME}{END}"
    ),
    re.compile(
        rf"\b{NAME} (?:was|were|is|are|came|has been|have been|had been) (?:\w+ly )?"
        r"(?:shelled|bombed|overrun|captured|hit|struck|under (?:fire|attack|siege)|liberated|stormed|retaken|besieged"
        r"|attacked by)\b"
    ),
)
LIST = re.compile(
    rf"(?: and|, and|,? as well as(?: on| in)?| or|,(?=[^.;:]{{0,60}} and [A-Z])) "
    rf"(?:the (?:village|town|city) of )?{NAME}{END}"
)
"""What goes on a list of places: "in Khizi, Absheron and Barda"."""
SCENE = re.compile(rf"(?:In|At|Near|Outside) {NAME}(?:,| (?:on|in|at|the|a|an|some|about) )")
"""How a sentence begins that sets the scene for the next: "At Mubana on Sunday a crowd stopped the convoy"."""
FINE = r"(?: \([^)]{2,30}\))"
DATE = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}|[A-Z][a-z]+day)(?:,? \d{4})?"
OPENER = re.compile(
    r"(?:(?:[Ff]inally|[Ll]astly|[Nn]ext|[Nn]ow|[Ff]irst|[Tt]hen|[Ee]lsewhere|And|But)(?:,| to)? "
    r"|(?:(?:On|Over|Turning|Back|Now) )?[Tt]o |From |In |Call \d+, )?"
    rf"(?:the (?:town|village|city) of )?{NAME}(?:,? (?:first|next|now|again|too|then))?\.(?=\s+[\w“\"‘'])"
)
"""How a bulletin opens what it tells of a place: "Kamanyola. …", "Finally, Tamboul. …", "Um Rawaba, now. …"."""
LABEL = re.compile(
    rf"\W*(?:\d\d?[.:]\d\d\W+)?{NAME}"
    rf"(?:(?:{FINE}|, {WORD}|, {DATE})?(?:: | [–—-] |$)|{FINE}?, {DATE}\. )"
)
HEADING = re.compile(rf"{NAME}(?:, {WORD})?")
GROUND = load_words("ground")
NO_LABEL = load_words("no_label")
NO_PLACE = load_words("no_place")
EVENTS = re.compile(
    r"\b(?:jets?\b|warplane|gunship|helicopter|laid out\b|block|obstruct|open(?:ed|ing)? fire|dead\b|victim"
    r"|bod(?:y|ies)\b|"
    + "|".join(sorted({re.escape(w) for k in load_kinds().values() for w in (*k.verbs, *k.nouns, *list_all(k.verbs))}))
    + r")"
)
"""The beginning of any word of an event, in small letters."""
FACILITY = re.compile(
    r"\s+(?i:hospital|university|school|mosque|church|prison|brigade|battalion|regiment|movement|agency)\b"
)


NUMBERED = frozenset({
    "ward", "block", "sector", "zone", "quarter", "street", "building", "room", "gate", "hall", "phase", "battalion",
    "brigade", "regiment", "division", "company", "unit", "squadron", "post", "checkpoint", "hill",
})  # fmt: skip
"""Words that a number makes a part of a town or a unit of an army: "Ward 4 of Kyaukme", "Battalion 252"."""
NUMBER = re.compile(r"\s+(?:(?:No|no)\.?\s*)?\d")


def find_slots(sentences: Sequence[Sentence], lexicon: Lexicon) -> frozenset[str]:
    """Keys of the names that stand where only a place of an event can stand."""
    if len(sentences) == 0:
        return frozenset()
    text = sentences[0].document.text
    known = [(found.start, found.end) for found in find_known(text, lexicon)]
    keys = set()
    for start, name in [*list_slots(sentences), *list_labels(sentences)]:
        taken = any(left < start + len(name) and start < right for left, right in known)
        if not taken and is_name(name, start, text):
            keys.add(make_key(name))
    return frozenset(keys)


def list_slots(sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """(start, name) in every slot of the sentences that tell an event."""
    for sentence in sentences:
        body = sentence.text
        if EVENTS.search(body.lower()) is None:
            yield from list_scenes(sentence, sentences)
            continue
        if body.istitle():
            continue
        for pattern in PATTERNS:
            for match in pattern.finditer(body):
                if is_compound(sentence, match.end("name")):
                    continue
                yield sentence.start + match.start("name"), match["name"]
                if match["article"] is not None:
                    yield sentence.start + match.start("article"), match["article"] + match["name"]
                yield from list_more(sentence, body, match.end("name"))


def list_scenes(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """(start, name) of the place that opens a sentence after which, in its paragraph, an event is told."""
    match = SCENE.match(sentence.text)
    if match is None:
        return
    after = [row for row in sentences if row.index == sentence.index + 1 and row.paragraph == sentence.paragraph]
    if len(after) > 0 and EVENTS.search(after[0].text.lower()) is not None:
        yield sentence.start + match.start("name"), match["name"]


def is_compound(sentence: Sentence, end: int) -> bool:
    """Whether a name only belongs to a thing named after it: "the Wafa bakery"."""
    base = sentence.tokens.start_char
    last = [token for token in sentence.tokens if token.idx - base < end]
    token = last[-1]
    following = token.head
    near = token.dep_ in ("compound", "nmod", "amod") and 0 < following.i - token.i <= 2
    return near and following.pos_ == "NOUN" and following.lemma_.lower() not in GROUND


def list_more(sentence: Sentence, body: str, end: int) -> Iterator[tuple[int, str]]:
    """The names that go on a list after a place."""
    while True:
        match = LIST.match(body, end)
        if match is None:
            return
        yield sentence.start + match.start("name"), match["name"]
        end = match.end("name")


def list_labels(sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """The names that label paragraphs, where at least two are labelled so."""
    text = sentences[0].document.text
    found = []
    seen: set[int] = set()
    for sentence in sentences:
        if sentence.paragraph in seen:
            continue
        seen.add(sentence.paragraph)
        line = text[sentence.start : text.find("\n", sentence.start) if "\n" in text[sentence.start :] else len(text)]
        match = LABEL.match(line) or match_opener(sentence, line)
        if match is not None and match["name"].split()[0].lower() not in NO_LABEL:
            name = match["name"].title() if match["name"].isupper() and len(match["name"]) > 3 else match["name"]
            found.append((sentence.start + match.start("name"), name))
    if len(found) >= 2:
        yield from found


def match_opener(sentence: Sentence, line: str) -> re.Match[str] | None:
    """The name that a sentence of its own brings in: "Kamanyola.", "Finally, Tamboul."; none of common words."""
    match = OPENER.match(line)
    if match is None or match.end() < len(sentence.text.rstrip()) - 1:
        return None
    start = match.start("name")
    words = [t for t in sentence.tokens if start <= t.idx - sentence.tokens.start_char < match.end("name")]
    return match if all(token.pos_ in ("PROPN", "PUNCT", "PART") for token in words) else None


def is_name(name: str, start: int, text: str) -> bool:
    """Whether a name can be a place's: no day, people, title, body or abbreviation."""
    words = [word.lower().strip("’'`") for word in re.split(r"[ ]", name)]
    if any(
        word in MONTHS or word in WEEKDAYS or word in NO_PLACE or word in BODIES or word in TITLES for word in words
    ):
        return False
    if all(word in PEOPLES for word in words):
        return False
    if make_key(name) in load_demonyms() or any(make_key(word) in load_demonyms() for word in words):
        return False
    if re.fullmatch(r"[A-Z]{2,5}s?|[A-Z]\w?|[A-Z]\w+-\w+ed(?: .*)?", name) is not None:
        return False
    before = re.search(r"([\w.-]+)\s+$", text[max(0, start - 24) : start])
    if before is not None and before[1].lower() in TITLES:
        return False
    numbered = words[-1] in NUMBERED and NUMBER.match(text, start + len(name)) is not None
    return FACILITY.match(text, start + len(name)) is None and not is_common(name, text) and not numbered


def is_common(name: str, text: str) -> bool:
    """Whether a single word is also printed without a capital: it only begins a sentence or a heading."""
    return " " not in name and re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text) is not None
