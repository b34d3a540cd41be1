"""Reported speech by rule: who said which words, from the parse, the quotation marks and a list of verbs.

The reading that needs no model: used when the encoder is switched off or not installed. It knows finite clauses,
objects ("denied the report"), "according to", nouns ("Amnesty's criticism of …"), quotations, and colons.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.record.parse import Sentence
from counterclaim.record.quotations import Quotation, find_quotations
from counterclaim.record.reading import Attribution, Offsets
from counterclaim.vocabulary import Document

SURE, LIKELY = 0.9, 0.6
"""Scores of the two kinds of evidence, so that a caller can order them; not probabilities and not calibrated."""
SAID = 0.55
"""Score from which what the encoder found counts as a statement. PolNeAR also counts what is hardly said ("announced an
investigation") and is best at .35; on the development half of the gold dispatches statements F1 is .835 without a line,
.863 at .45, .866 here, .858 at .65 and .835 at .85."""
SUBJECTS = {"nsubj", "nsubjpass", "agent"}
COLON = re.compile(r"^(?P<who>[A-Z][^:“\"\d\n]{1,60}): (?P<what>\S.*)$")
TAIL = re.compile(r"^(?P<what>.{12,}?)(?::| [-–—]) (?P<who>[A-Z][^:“\",\d\n]{1,40})$")
NO_SPEAKER = re.compile(
    r"^(?:breaking|update|updated|live|watch|video|photos?|analysis|exclusive|opinion|explainer)\b", re.IGNORECASE
)
"""Words that open a headline before a colon and say nothing."""


def find_reports(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Attribution, ...]:
    """Every attribution the rules see, in the order of the text."""
    found: list[Attribution] = []
    for sentence in sentences:
        found += [item for token in sentence.tokens for item in read_token(token, sentence)]
        found += read_colon(sentence)
    quotations = find_quotations(document.text)
    found = [extend_content(item, quotations) for item in found]
    found += give_orphans(quotations, found, sentences, document.text)
    return tuple(sorted(drop_doubles(found), key=lambda item: item.content))


def read_token(token: Token, sentence: Sentence) -> Iterator[Attribution]:
    """The attribution whose cue this token is."""
    cues = load_cues()
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (
        lemma in cues["clause"] or lemma in cues["object"] or lemma in cues["belief"]
    ):
        found = read_verb(token, sentence)
    elif token.pos_ == "NOUN" and lemma in cues["noun"]:
        found = read_noun(token, sentence)
    elif token.lower_ == "according":
        found = read_according(token, sentence)
    else:
        found = None
    if found is not None:
        yield found


def read_verb(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "X said that …", "…, X said", "X denied the report", "X accused Y of …"."""
    subject = find_subject(verb)
    content = find_content(verb, subject, sentence)
    if content is None or (subject is None and not is_passive(verb)):
        return None
    source = () if subject is None else (span_source(subject, sentence),)
    return Attribution(source, (span_cue(verb, sentence),), content, SURE if subject is not None else LIKELY)


def find_subject(verb: Token) -> Token | None:
    """Who says it: the verb's own subject, that of a verb it is joined to, or the agent of a passive."""
    for node in (verb, verb.head if verb.dep_ in {"conj", "xcomp"} else None):
        if node is None:
            continue
        for child in node.children:
            if child.dep_ == "agent":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
        for child in node.children:
            impersonal = child.lower_ == "it" and is_passive(node)
            if child.dep_ in SUBJECTS and child.lower_ not in {"which", "that", "there"} and not impersonal:
                passive = child.dep_ == "nsubjpass"
                return None if passive else child
    return None


def is_passive(verb: Token) -> bool:
    """Whether it reports without saying who: "was said to", "it is reported that"."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def find_content(verb: Token, subject: Token | None, sentence: Sentence) -> Offsets | None:
    """What the verb reports: a clause after it, the sentence before it, or its object."""
    cues, lemma = load_cues(), verb.lemma_.lower()
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i > verb.i]
    if len(clauses) > 0:
        return (span_tree(clauses[0], sentence, after=verb),)
    before = find_before(verb, subject, sentence)
    if before is not None and (lemma in cues["clause"] or lemma in cues["belief"]):
        return (before,)
    return find_object(verb, sentence)


def find_before(verb: Token, subject: Token | None, sentence: Sentence) -> tuple[int, int] | None:
    """The words before ", X said": from the sentence's start to the comma or closing mark before the cue clause."""
    if subject is None or abs(subject.i - verb.i) > 12:
        return None
    first = min(subject.left_edge.i, verb.i)
    marks = {",", "”", '"', "’", "''", "?", "!", "—", "–", "-"}
    if first <= sentence.tokens.start or verb.doc[first - 1].text not in marks:
        return None
    start, last = sentence.tokens.start, first - 1
    while last > start and verb.doc[last].text in {",", "—", "–", "-"}:
        last -= 1
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in verb.doc[start : last + 1])
    mark = any(token.dep_ in {"advcl", "prep"} and token.head == verb for token in verb.doc[start : start + 1])
    if not has_verb or mark:
        return None
    span = sentence.span(verb.doc[start], verb.doc[last])
    return span.start, span.end


def find_object(verb: Token, sentence: Sentence) -> Offsets | None:
    """ "denied the report", "accused Armenia of shelling", "urged them to stop": all that follows inside the clause."""
    cues, lemma = load_cues(), verb.lemma_.lower()
    kinds: set[str] = set()
    kinds |= {"dobj", "xcomp", "pcomp", "oprd"} if lemma in cues["object"] else set()
    kinds |= {"dobj", "prep"} if lemma in cues["of"] else set()
    kinds |= {"dobj", "xcomp", "prep", "ccomp"} if lemma in cues["to"] else set()
    kinds |= {"xcomp"} if lemma in cues["belief"] else set()
    parts = [child for child in verb.rights if child.dep_ in kinds]
    if len(parts) == 0 or (len(parts) == 1 and parts[0].pos_ == "PRON"):
        return None
    rest = [child for child in verb.rights if child.dep_ in {*kinds, "prep", "dative"} and child.i >= parts[0].i]
    first, last = min(parts, key=lambda part: part.left_edge.i).left_edge, rest[-1].right_edge
    span = sentence.span(first, trim_right(last, first))
    return ((span.start, span.end),)


def read_noun(noun: Token, sentence: Sentence) -> Attribution | None:
    """ "the ministry's claim that …", "Amnesty International's criticism of Baku"."""
    owner = find_owner(noun)
    clause = next((child for child in noun.rights if child.dep_ in {"acl", "ccomp", "relcl"} and has_that(child)), None)
    tail = clause or next((child for child in noun.rights if child.lower_ in {"of", "against", "for"}), None)
    if owner is None or tail is None:
        return None
    first = tail.left_edge
    span = sentence.span(first, trim_right(tail.right_edge, first))
    return Attribution((span_source(owner, sentence),), (span_cue(noun, sentence),), ((span.start, span.end),), SURE)


def find_owner(noun: Token) -> Token | None:
    """Whose claim it is: "the ministry's claim", "the claim of the ministry"."""
    own = [child for child in noun.children if child.dep_ == "poss"]
    if len(own) > 0:
        return own[0]
    clause = any(child.dep_ in {"acl", "ccomp", "relcl"} and has_that(child) for child in noun.rights)
    parts = [child for child in noun.rights if clause and child.lower_ in {"of", "by"}]
    return next((inner for part in parts for inner in part.children if inner.dep_ == "pobj"), None)


def has_that(clause: Token) -> bool:
    """Whether "that" opens the clause."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def read_according(token: Token, sentence: Sentence) -> Attribution | None:
    """ "according to X": the rest of the sentence is X's."""
    name = next((inner for child in token.subtree if child.lower_ == "to" for inner in child.children), None)
    if name is None:
        return None
    source = span_source(name, sentence)
    cue = sentence.span(token, token.doc[name.left_edge.i - 1])
    left, right = (sentence.start, cue.start), (source[1], sentence.end)
    parts = [part for part in (trim_text(sentence.document.text, *side) for side in (left, right)) if part is not None]
    parts = [part for part in parts if part[1] - part[0] > 12]
    return None if len(parts) == 0 else Attribution((source,), ((cue.start, cue.end),), tuple(parts), SURE)


def read_colon(sentence: Sentence) -> Iterator[Attribution]:
    """ "Baku: 20 killed in Ganja" and "20 killed in Ganja: Baku", in a headline."""
    text = sentence.document.text[sentence.start : sentence.end]
    match = (COLON.match(text) or TAIL.match(text)) if sentence.in_headline else None
    if match is None or len(match["who"].split()) > 6 or NO_SPEAKER.match(match["who"]) is not None:
        return
    source, content = [
        (sentence.start + match.start(part), sentence.start + match.end(part)) for part in ("who", "what")
    ]
    mark = source[1] if source[0] < content[0] else content[1]
    yield Attribution((source,), ((mark, mark + 1),), (content,), SURE)


def span_source(token: Token, sentence: Sentence) -> tuple[int, int]:
    """The speaker's phrase with its appositions, without a possessive mark."""
    last = token
    for child in token.rights:
        if child.dep_ in {"appos", "prep", "relcl", "acl"}:
            last = max(last, child.right_edge, key=lambda part: part.i)
    marks = [part for part in token.doc[token.left_edge.i : token.i] if part.text in {",", ":"}]
    first = token.doc[marks[-1].i + 1] if len(marks) > 0 else token.left_edge
    span = sentence.span(first, trim_right(last, first))
    return span.start, span.end


def span_cue(token: Token, sentence: Sentence) -> tuple[int, int]:
    """The cue with its auxiliaries and negation: "has not denied"."""
    parts = [child for child in token.lefts if child.dep_ in {"aux", "auxpass", "neg"} and token.i - child.i <= 3]
    first = min([token, *parts], key=lambda part: part.i)
    span = sentence.span(first, token)
    return span.start, span.end


def span_tree(root: Token, sentence: Sentence, *, after: Token) -> tuple[int, int]:
    """The clause under a verb, never reaching back over the cue."""
    first = root.left_edge if root.left_edge.i > after.i else root.doc[after.i + 1]
    while first.is_punct and first.text not in {"“", '"'} and first.i < root.i:
        first = root.doc[first.i + 1]
    span = sentence.span(first, trim_right(root.right_edge, first))
    return span.start, span.end


def trim_right(last: Token, first: Token) -> Token:
    """The last token that is no comma, full stop or possessive mark."""
    while last.i > first.i and (last.text in {",", ".", ";", ":", "-"} or last.tag_ == "POS"):
        last = last.doc[last.i - 1]
    return last


def trim_text(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without spaces and commas at its edges; None if nothing is left."""
    while start < end and text[start] in " ,;\n-–—":
        start += 1
    while end > start and text[end - 1] in " ,;.\n-–—":
        end -= 1
    return (start, end) if end > start else None


def extend_content(item: Attribution, quotations: tuple[Quotation, ...]) -> Attribution:
    """The content with the whole of a quotation that it cuts."""
    parts = []
    for start, end in item.content:
        cut = [row for row in quotations if row.start < end and start < row.end and row.end - row.start > 20]
        outer = [row for row in cut if not any(row.start <= left < row.end for left, _ in (*item.source, *item.cue))]
        parts.append((min([start, *(row.start for row in outer)]), max([end, *(row.end for row in outer)])))
    return Attribution(item.source, item.cue, tuple(merge_parts(parts)), item.score)


def merge_parts(parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Parts that overlap brought together."""
    current: tuple[int, int] | None = None
    for part in sorted(parts):
        if current is not None and part[0] <= current[1]:
            current = (current[0], max(current[1], part[1]))
            continue
        if current is not None:
            yield current
        current = part
    if current is not None:
        yield current


def give_orphans(
    quotations: tuple[Quotation, ...], found: list[Attribution], sentences: tuple[Sentence, ...], text: str
) -> Iterator[Attribution]:
    """Quotations that nobody has yet: to the cue of their own sentence, or to the speaker who goes on."""
    last: Attribution | None = None
    ordered = sorted(found, key=lambda item: (*item.cue, *item.content)[0])
    for row in quotations:
        owners = [item for item in found if any(start < row.end and row.start < end for start, end in item.content)]
        if len(owners) > 0:
            last = owners[-1]
            continue
        if len(text[row.start : row.end].split()) < 5:
            continue
        same = next((sent for sent in sentences if sent.start <= row.start < sent.end), None)
        near = [item for item in ordered if same is not None and item.cue and same.start <= item.cue[0][0] < same.end]
        owner = near[0] if len(near) > 0 else (last if row.continues else None)
        if owner is not None:
            last = Attribution(owner.source, owner.cue, ((row.start, row.end),), LIKELY)
            yield last


def drop_doubles(found: list[Attribution]) -> Iterator[Attribution]:
    """One attribution a content and cue: the surer one."""
    kept: dict[Offsets, Attribution] = {}
    for item in sorted(found, key=lambda item: -item.score):
        kept.setdefault(item.content, item)
    yield from kept.values()


def join_attributions(
    learned: tuple[Attribution, ...], ruled: tuple[Attribution, ...], text: str
) -> tuple[Attribution, ...]:
    """What the encoder found, and what the rules found where it saw nothing, or inside what somebody says: trained on
    outer reports, the encoder seldom sees that A says that B denied it."""
    quotations = find_quotations(text)
    sure = [item for item in learned if item.score >= SAID]
    near = [item for learnt in sure if (item := keep_near(learnt, text, quotations)) is not None]
    kept = [item for item in near if not any(outdoes(other, item) for other in ruled)]
    extra = [item for item in ruled if item.score >= SURE and not any(clash(item, other) for other in kept)]
    return tuple(sorted((*kept, *extra), key=lambda item: item.content))


def keep_near(item: Attribution, text: str, quotations: tuple[Quotation, ...]) -> Attribution | None:
    """The attribution with the content that stands in the cue's own paragraph or between quotation marks: a report
    without marks does not begin in the headline. None if nothing is left."""
    if len(item.cue) == 0:
        return item
    start = text.rfind("\n", 0, item.cue[0][0]) + 1
    end = text.find("\n", item.cue[0][0])
    end = end if end >= 0 else len(text)

    def belongs(span: tuple[int, int]) -> bool:
        return start <= span[0] < end or any(row.start < span[1] and span[0] < row.end for row in quotations)

    content = tuple(span for span in item.content if belongs(span))
    return Attribution(item.source, item.cue, content, item.score) if len(content) > 0 else None


def outdoes(ruled: Attribution, learned: Attribution) -> bool:
    """Whether the rules are surer of the same cue's content: the encoder kept less than half of what they see."""
    same = any(start < right and left < end for left, right in ruled.cue for start, end in learned.cue)
    return ruled.score >= SURE and same and 2 * count_content(learned) < count_content(ruled)


def count_content(item: Attribution) -> int:
    """Characters of a content."""
    return sum(end - start for start, end in item.content)


def clash(ruled: Attribution, learned: Attribution) -> bool:
    """Whether the rules say again what the encoder said: they meet, and the ruled one is not inside what is said."""
    spans = (*ruled.content, *ruled.cue)
    meets = any(
        start < right and left < end for left, right in spans for start, end in (*learned.content, *learned.cue)
    )
    inside = all(any(start <= left and right <= end for start, end in learned.content) for left, right in spans)
    return meets and not inside
