"""What an expression is read against: the day of publication, the last day told of, the tense around it."""

import re
from dataclasses import dataclass
from datetime import date

FUTURE = re.compile(
    r"\b(?:will|would|shall|won['’]t|going\s+to|plan(?:s|ned|ning)?\s+(?:to|a|an|for|on)|expects?|expected|scheduled|set\s+to|due|is\s+to|are\s+to|slated"
    r"|until|upcoming|intends?|hopes?\s+to|ahead\s+of|payable|effective|expires?)\b|\w['’]ll\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|went|came|took|began|fell|shot|hit|left|led|made|held|struck|saw|fought|"
    r"won|lost|met|since|ago|(?!(?:united|need|indeed|hundred|speed|seed|feed|proceed|succeed|exceed|armed)\b)[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
WAS_DUE = re.compile(r"\b(?:had|has)\s+been\s+(?:due|scheduled|expected|set|slated|planned)\b", re.IGNORECASE)
"""What was to happen, told afterwards: "it had been due to expire on Friday"."""
LIMIT = re.compile(r"\b(?:by|until|till|as\s+(?:soon|early)\s+as)\s+(?:the\s+)?$")
TO_COME = re.compile(r"\b(?:to\s+[a-z]+|if|unless|is|are|be|should|must|may|can|could|postponed|extended|delayed)\b")
UP_TO = re.compile(r"(?:^|[.!?,;:]\s+|\n\s*)(?:up\s+)?(?:until|till|by)\s+$", re.IGNORECASE)
CLAUSE_END = re.compile(
    r"[,;:–—()“”\"]|\s-\s|[.!?]\s|\n|\b(?:and|but|while|as|when|after|before|which|who)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z“\"‘])|\n")


@dataclass(slots=True)
class Context:
    """Where reading stands in a document.

    `reference` is the last day told of, `told` its value, `told_at` where it stood; `quarter` the last quarter told of.
    """

    text: str
    published: date | None
    reference: date | None = None
    told: str | None = None
    told_at: int = 0
    quarter: str | None = None
    told_day: date | None = None

    def last_day(self) -> date | None:
        """The last day told of to the day, else the day of publication."""
        return self.published if self.told_day is None else self.told_day

    def day(self) -> date | None:
        """The last day told of, else the day of publication."""
        return self.published if self.reference is None else self.reference


def read_published(published: str | None) -> date | None:
    """The day of publication; None where it is not known to the day."""
    try:
        return None if published is None else date.fromisoformat(published[:10])
    except ValueError:
        return None


def find_direction(text: str, start: int, end: int) -> int:
    """1 where the clause around an expression speaks of the future, -1 of the past, 0 where it does not say.

    The nearest verb before it in its clause decides, then the first after it: "Bush will meet him on Thursday",
    "On Thursday he met him". Clauses end at punctuation.
    """
    limit = LIMIT.search(text, max(0, start - 16), start)
    if limit is not None and not is_past_limit(text, limit.start(), start, end):
        return 1
    if text[end : end + 2] in {"'s", "’s"}:
        return -1
    left = start_clause(text, start)
    if WAS_DUE.search(text, left, start) is not None:
        return -1
    before = nearest_tense(text, left, start, last=True)
    if before == 0 and text[left - 1 : left] == "(":
        before = nearest_tense(text, start_clause(text, left - 1), left - 1, last=True)
    if before != 0:
        return before
    return following_tense(text, end)


def following_tense(text: str, end: int) -> int:
    """The tense of the first verb after a place, in its sentence and no more than 120 characters on."""
    ending = SENTENCE_END.search(text, end, end + 120)
    return nearest_tense(text, end, min(len(text), end + 120) if ending is None else ending.start(), last=False)


def start_clause(text: str, end: int) -> int:
    """Where the clause that runs up to a place begins; no more than 160 characters back."""
    ends = [match.end() for match in CLAUSE_END.finditer(text, max(0, end - 160), end)]
    return max([*ends, end - 160, 0])


def is_past_limit(text: str, limit: int, start: int, end: int) -> bool:
    """Whether "by" or "until" a day limits what was: "Until Thursday, they had not", "were found by 1400 on Monday".

    An infinitive between the verb and the day makes it what was still to come: "were told to leave by Monday".
    """
    if UP_TO.search(text, max(0, start - 16), start) is not None:
        return following_tense(text, end) < 0
    left = start_clause(text, limit)
    if not text.startswith("by", limit) or TO_COME.search(text, left, limit) is not None:
        return False
    return nearest_tense(text, left, limit, last=True) < 0


def nearest_tense(text: str, start: int, end: int, *, last: bool) -> int:
    """The tense of the last (or first) verb of a stretch, 0 where there is none.

    A past form a few words after a future one belongs to it: "is expected to be completed", "will have left".
    """
    found = [(match.start(), 1) for match in FUTURE.finditer(text, start, end)]
    found += [(match.start(), -1) for match in PAST.finditer(text, start, end)]
    if len(found) == 0:
        return 0
    future = [place for place, sign in found if sign == 1]
    place, sign = max(found) if last else min(found, key=lambda row: (row[0], -row[1]))
    return 1 if sign == -1 and any(0 < place - other < 25 for other in future) else sign


def same_sentence(text: str, left: int, right: int) -> bool:
    """Whether no sentence ends between two places."""
    return SENTENCE_END.search(text, left, right) is None
