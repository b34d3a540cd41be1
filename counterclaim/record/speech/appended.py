"""Denials that hang on a claim told before: "…, a count the army ridicules", "…, an account rejected by the police".

What is denied is the noun that sums the claim up; who denies it stands in a clause of its own or behind "by".
"""

import re
from collections.abc import Iterator

from counterclaim.data.patterns import load_pattern
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.text.parse import Sentence

CLAIM = load_pattern("claim").pattern
SUM = rf"(?:an? |the |its |that |this |such )?(?:[\w’'-]+ ){{0,3}}?(?:{CLAIM}|line|thing|suspicion)"
"""A noun for what was said, with what stands before it."""
DENIES = (
    r"(?:den(?:y|ies|ied)|(?:disput|ridicul|refut|derid|repudiat)(?:e|es|ed)|(?:reject|contest|scorn|mock|contradict"
    r"|disown|disavow|debunk|discount)(?:s|ed)?|(?:dismiss|rubbish)(?:es|ed)?"
    r"|(?:brushes|brushed|waves|waved|laughs|laughed) (?:off|aside|away))"
)
DENIED = (
    r"(?:denied|disputed|ridiculed|refuted|derided|repudiated|rejected|contested|scorned|mocked|contradicted|disowned"
    r"|disavowed|debunked|discounted|dismissed|rubbished|(?:brushed|waved|laughed) (?:off|aside|away))"
)
FIRST = r"(?:(?:the|an?|its|their|his|her|local|several|some) |(?=[A-Z]))"
"""How the words for who denies it begin."""
ADVERBS = r"(?:(?:has|have|had|also|itself|themselves|since|again|at once|promptly|[\w-]+ly) )*"
CUE = rf"(?P<cue>{ADVERBS}{DENIED}) by (?P<who>{FIRST}[^,;:.“”\"]{{1,60}})"
"""Denied by whom."""
BE = r"(?:was|were|is|are|has been|have been|had been)"
LEAD = r"(?:The|This|That|These|Those|Its|Their|His|Her|Both|Such)"
FORMS = (
    re.compile(
        rf"[,–—] (?P<what>{SUM})(?: that| which)? (?P<who>{FIRST}[^;:.“”\"]{{1,90}}?),? "
        rf"(?P<cue>{ADVERBS}{DENIES})\b(?! (?:by|that|any|having|the)\b)"
    ),
    re.compile(rf"[,–—] (?P<what>{SUM})(?:(?: that| which) {BE})? {CUE}"),
    re.compile(rf"(?P<what>\b{LEAD} (?:[\w’'-]+ ){{0,3}}?{CLAIM}) {BE} {CUE}"),
)


def read_appended(sentence: Sentence) -> Iterator[Attribution]:
    """The denials that hang on a claim of the sentence, or of the one before it."""
    for form in FORMS:
        for match in form.finditer(sentence.text):
            source, cue, content = (
                (sentence.start + match.start(name), sentence.start + match.end(name))
                for name in ("who", "cue", "what")
            )
            yield Attribution((source,), (cue,), (content,), SURE)
