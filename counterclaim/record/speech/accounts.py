"""Whose account a phrase says that the words around it are: "by his reckoning", "in the ministry's telling", "as she
tells it", "going by the union's book", "if the agency is to be believed".

Such a phrase stands at the start of a sentence, between marks, or at its end; it does what "according to" does.
"""

import re
from collections.abc import Iterator

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.surrounding import INSERTED, find_around, find_start, has_cue
from counterclaim.record.text.parse import Sentence

NAME = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) )?[\w’'-]+(?: (?!that\b|which\b|who\b)[\w’'-]+){0,8}?"
"""Whose it is: at most nine words, none of which opens a clause."""
OWNER = rf"(?:(?P<whose>his|her|its|their)|(?P<owner>{NAME})(?:['’]s|(?<=s)['’]))"
PAPERS = (
    r"(?:books?|lists?|logs?|ledgers?|registers?|records?|figures?|data|numbers|matrix|tables?|files?|sheets?|notes?)"
)
RECKONED = (
    r"(?:reckoning|counts?|estimates?|accounts?|tally|tallies|calculations?|admission|telling|version|bookkeeping)"
)
SEEN = r"(?:words|eyes|view|opinion|judge?ment|estimation|narrative|description|assessment|reading)"
END = r"(?=[,;:.)–—]|$)"
OWN = r"(?:(?:own|first|latest|last|final|early|initial|official|running|preliminary|provisional|revised|[\w-]+est) )*"
LEADS = (
    rf"(?:by|on|from) {OWNER} {OWN}(?P<n1>{RECKONED}|{PAPERS})",
    rf"in {OWNER} {OWN}(?P<n2>{RECKONED}|{SEEN})",
    rf"(?:by|on|in) the {OWN}(?P<n3>{RECKONED}|{SEEN}) of (?P<of>{NAME}){END}",
    rf"(?:by|in|on) the (?P<nation>(?-i:[A-Z])[\w’'-]+) {OWN}(?P<n6>{RECKONED}|{SEEN})",
    rf"(?:going|to go|to judge|judging) by {OWNER} {OWN}(?P<n4>{RECKONED}|{PAPERS})",
    rf"(?:going|to go|to judge|judging) by (?P<paper>(?:that|this|these|those) (?:same )?{PAPERS}){END}",
    rf"if one (?:believes|trusts|goes by|is to believe) {OWNER} {OWN}(?P<n5>{RECKONED}|{PAPERS})",
    rf"(?:if one (?:believes|trusts)|to believe) (?P<believed>{NAME}){END}",
    rf"if (?P<trusted>{NAME}) (?:is|are) to be (?:believed|trusted)",
    rf"(?:as|to hear) (?P<teller>{NAME}) (?:tells?|told|has|have|had|puts?|sees?|saw|recounts?|remembers?) it",
)
CUES = tuple(re.compile(lead, re.IGNORECASE) for lead in LEADS)
OPENS = re.compile(r"(?:^|[,(;:–—]|\b(?:and|but|while|where|which|that))[\s“\"]*$")
CLOSES = re.compile(r"[,;:.)–—]|$")
BARE = re.compile(r"in the (?:eyes|words|view|opinion|telling|judge?ment) of\b", re.IGNORECASE)
"""Phrases that need no comma before them at a sentence's end."""
FIRST = re.compile(r"(?:my|our|we|i|one|you)\b", re.IGNORECASE)
NOUNS = ("n1", "n2", "n3", "n4", "n5", "n6")
WHO = ("whose", "owner", "of", "believed", "trusted", "teller", "paper", "nation")


def read_accounts(sentence: Sentence) -> Iterator[Attribution]:
    """What phrases say whose account the words around them are."""
    taken = -1
    for match in sorted((m for cue in CUES for m in cue.finditer(sentence.text)), key=lambda m: m.start()):
        if match.start() < taken:
            continue
        found = read_account(match, sentence)
        if found is not None:
            taken = match.end()
            yield found


def read_account(match: re.Match[str], sentence: Sentence) -> Attribution | None:
    """The attribution of one such phrase; None where it stands inside a clause: "stood by his account"."""
    text, (start, end) = sentence.text, match.span()
    who = next(name for name in WHO if match.groupdict().get(name) is not None)
    opens = OPENS.search(text, 0, start) is not None
    if CLOSES.match(text, end) is None and start > 0:
        return None
    last = text[end:].strip(" .") == ""
    if not opens and not (last and BARE.match(match[0]) is not None):
        return None
    if FIRST.match(match[who]) is not None:
        return None
    first, behind = sentence.start + start, sentence.start + end
    if who == "whose" and has_cue(sentence, find_start(sentence, first), first):
        return None  # "the group said that, by its own count, it lost 300" is all said by the group
    content = find_around(sentence, first, behind)
    if len(content) == 0:
        return None
    source = (sentence.start + match.start(who), sentence.start + match.end(who))
    return Attribution((source,), tuple(list_cues(match, who, sentence)), content, SURE if last else INSERTED)


def list_cues(match: re.Match[str], who: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The noun of such a phrase, or else what stands before and behind whose account it is."""
    noun = next(
        (name for name in ("n1", "n2", "n3", "n4", "n5", "n6") if match.groupdict().get(name) is not None), None
    )
    edges = ((match.start(), match.start(who)), (match.end(who), match.end()))
    for start, end in edges if noun is None else (match.span(noun),):
        words = sentence.text[start:end]
        if words.strip() != "":
            left = start + len(words) - len(words.lstrip())
            yield sentence.start + left, sentence.start + start + len(words.rstrip())
