"""Names behind a title with "of": "Minister of Health Iman Nasser", "Inspector General of Police Lul Deng Akol".

The parser takes "Health Iman Nasser" for the name of what he is minister of. What there are such titles of is a short
list (words.toml), so that the name can be told from it, and the title hangs on the name as any other does.
"""

from calendar import day_name, month_name

from spacy.tokens import Doc, Token

from counterclaim.data.lexicon import load_words

OFS = frozenset({"of", "for"})
JOINING = frozenset({"and", "the", "&"})
"""Words between those that say of what."""
DATES = frozenset({*day_name, *month_name})


def mend_titles(doc: Doc) -> Doc:
    """The parse with every such title as part of the name behind it."""
    for token in doc:
        if token.lower_ in OFS and 0 < token.i < len(doc) - 1:
            first = skip_posts(token)
            name = read_name(doc, first)
            if len(name) > 0 and is_title(doc[token.i - 1]):
                hang_title(doc[token.i - 1], token, name)
    return doc


def is_title(token: Token) -> bool:
    """Whether a word may be what one is called: capitalised, and no body as in "Ministry of Health Gaza"."""
    bodies = load_words("departments") | {"ministry"}
    return token.text[:1].isupper() and token.is_alpha and token.lower_ not in bodies


def skip_posts(start: Token) -> int:
    """The place behind the words that say of what one is minister or head, right after "of"; its own without any."""
    place = start.i + 1
    while place < len(start.doc) and (is_post(start.doc[place]) or start.doc[place].lower_ in JOINING):
        place += 1
    return place if is_post(start.doc[place - 1]) else start.i


def is_post(token: Token) -> bool:
    """Whether a word says of what one is minister or head."""
    return token.text[:1].isupper() and token.lower_ in load_words("posts")


def read_name(doc: Doc, first: int) -> list[Token]:
    """The name that begins here: two capitalised words and more."""
    name: list[Token] = []
    for token in doc[first:]:
        if not token.text[:1].isupper() or not token.text[:1].isalpha() or token.text in DATES:
            break
        name.append(token)
    return name if len(name) > 1 else []


def hang_title(title: Token, joint: Token, name: list[Token]) -> None:
    """Make the name what the title was in its sentence, and the title a part of the name."""
    last = name[-1]
    whole = title.doc[title.i : last.i + 1]
    top = whole.root
    above, dep = top.head, top.dep_
    for token in title.sent:
        if token.head in whole and token.i > last.i:
            token.head = last
    for token in title.doc[joint.i + 1 : name[0].i]:
        token.head, token.dep_ = joint, "pobj"
    for token in name[:-1]:
        token.head, token.dep_, token.pos_ = last, "compound", "PROPN"
    last.head = last if above == top else above
    last.dep_, last.pos_ = dep, "PROPN"
    title.head, title.dep_ = last, "compound"
    joint.head, joint.dep_ = title, "prep"
