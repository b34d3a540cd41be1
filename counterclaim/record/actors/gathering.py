"""Mentions given to actors one by one, in the order of the text: names, bodies, roles, and what points back."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.data.profile import Profile
from counterclaim.record.actors.armies import (
    ARMY,
    EQUIPMENT,
    are_allies,
    choose_army,
    find_land,
    is_equipment,
    is_stranger,
    name_body,
    read_normal,
)
from counterclaim.record.actors.callings import read_calling
from counterclaim.record.actors.cast import NEXT
from counterclaim.record.actors.departments import DEPARTMENTS, is_department
from counterclaim.record.actors.extent import climb_name, find_token, is_plural, is_subject
from counterclaim.record.actors.groups import choose_group, is_group, suits
from counterclaim.record.actors.history import Draft, History, Subject, agrees
from counterclaim.record.actors.known import Found, Lexicon, find_known
from counterclaim.record.actors.mentions import strip_article
from counterclaim.record.actors.papers import find_called, find_owner
from counterclaim.record.actors.seats import seat_body
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Document

FARTHER = 8
"""Sentences that "the group" or "the army" may point back over."""
ISSUERS = {"organisation", "government-body", "armed-force", "armed-group"}
SPOKEN = 5
"""Sentences that "he said" may point back over to who spoke last: longer than for what else "he" does."""
PERSON = 12
"""As far for a person: a portrait or an interview names its speaker once."""


ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)-", re.IGNORECASE)
"""An Arabic article that a surname may be printed with or without."""
APPOSED = re.compile(r"(?: (?:of|for|in|at) [^,;:.“”\"\n]{2,70})?(?:[,.]|$)")
"""What follows an office in apposition."""
BEHIND = re.compile(r" (?:of|in|from|for|within) the (?P<group>\w+)\b")
"""Whose official somebody is."""
OFFICE = re.compile(r"[^.;:“”\"\n]{4,90}, (?:[A-Z][\w.-]+ ){0,3}")
"""An office up to the name of who holds it, with a rank between."""


@dataclass(slots=True)
class Gathering:
    """The work on one document: sentences in, actors and mentions out."""

    document: Document
    profile: Profile | None
    lexicon: Lexicon
    drafts: dict[str, Draft] = field(default_factory=dict)
    mentions: list[tuple[Found, Draft]] = field(default_factory=list)
    history: History = field(default_factory=History)
    surnames: set[str] = field(default_factory=set)
    """Last names of the persons named so far"""
    subjects: dict[int, list[Subject]] = field(default_factory=dict)
    """Subjects and speakers by sentence"""
    ground: str | None = None
    """The country that the dateline's place lies in"""
    told: list[tuple[int, int]] = field(default_factory=list)
    """What anybody is reported to say, in order, none meeting another"""
    speakers: list[tuple[int, int, Draft]] = field(default_factory=list)
    """(sentence, where, who) of everybody who was reported to say something, in the order of the text"""

    def note_speakers(self, sentence: Sentence, sources: list[tuple[int, int]]) -> None:
        """Remember who speaks in a sentence: the first mention headed in each source."""
        for start, end in sources:
            inside = [(found, draft) for found, draft in self.mentions[-40:] if start <= found.head < end]
            named = [row for row in inside if row[1].kind == "person"] or inside
            if len(named) > 0:
                found, draft = self.find_apposition(min(named, key=lambda row: row[0].start), named)
                self.speakers.append((sentence.index, found.start, draft))
                stretch = find_stretch(found.start, self.told)
                row = Subject(sentence.paragraph, found.start, draft, False, True, stretch, is_plural(sentence, found))
                self.subjects.setdefault(sentence.index, []).append(row)

    def find_apposition(self, first: tuple[Found, Draft], named: list[tuple[Found, Draft]]) -> tuple[Found, Draft]:
        """The person whose name stands in apposition to a role, else the role: "the spokesman, Colonel Okello"; and the
        body behind a paper: "a report by the army"."""
        if first[1].is_paper():
            return next(
                (row for row in named if row[1].kind in ISSUERS and 0 <= row[0].start - first[0].end <= NEXT), first
            )
        if not first[1].key.startswith("role "):
            return first
        text = self.document.text
        return next(
            (row for row in named if row[1].key.startswith("person ") and text[: row[0].start].endswith(", ")), first
        )

    def find_said(self, sentence: int, at: int, fits: set[str], pronoun: str = "it") -> Draft | None:
        """The last one of a fitting kind who said something before a place, a few sentences back."""
        near = [
            draft
            for number, where, draft in self.speakers
            if sentence - number <= (SPOKEN if draft.kind != "person" else PERSON)
            and where < at
            and draft.fits(fits)
            and agrees(draft, pronoun)
        ]
        return near[-1] if len(near) > 0 else None

    def add(self, found: Found, sentence: Sentence) -> tuple[Token | None, Draft]:
        """Give one mention to its actor, a new one where none fits: the head of its name and the actor."""
        found = read_calling(seat_body(self.read_context(found), self.document), self.document)
        found = self.read_office(found, sentence)
        draft = self.find_apposed(found, sentence) or self.find_draft(found, sentence.index)
        draft.country = draft.country or found.country
        draft.role = draft.role or (None if draft.kind in ISSUERS else found.role)
        party = self.find_party(found)
        if party is not None:
            draft.side, draft.of = draft.side or party.side, party.key
        draft.side = draft.side or found.side
        draft.spans.append(self.document.span(found.start, found.end))
        if draft.kind == "person" and draft.name[:1].isupper() and draft.name != draft.role:
            self.surnames.add(draft.name.split(" ")[-1])
        self.mentions.append((found, draft))
        token = climb_name(find_token(sentence, found.head), sentence, found.end)
        if self.document.text[found.head : found.end].split(" ")[0].lower() in EQUIPMENT:
            return None, draft
        self.history.rows.append((sentence.index, is_subject(token), draft))
        return token, draft

    def find_apposed(self, found: Found, sentence: Sentence) -> Draft | None:
        """The named person right after whose name a role stands: "Leonid Sharov, the head of the republic, said"; in
        "Leonid Sharov, the mayor and a guard" it is somebody else's."""
        if not found.key.startswith("role ") or found.kind != "person" or len(self.mentions) == 0:
            return None
        before, draft = self.mentions[-1]
        if draft.kind != "person" or draft.key.startswith("role ") or before.key.startswith("role "):
            return None
        token = find_token(sentence, found.head)
        beside = self.document.text[before.end : found.start] == ", " and token is not None and token.dep_ != "conj"
        return draft if beside and APPOSED.match(self.document.text, found.end) is not None else None

    def read_office(self, found: Found, sentence: Sentence) -> Found:
        """The person with the office named right before: "a spokesman for the Ukrainian air force, Colonel Melnyk"; in
        "a man died when the army shelled the city, Orlova said" a verb stands between."""
        before = self.mentions[-4:]
        if found.kind != "person" or not found.name[:1].isupper() or found.key.startswith("role ") or len(before) == 0:
            return found
        for role, _ in reversed(before):
            words = self.document.text[role.start : found.start]
            between = words_between(sentence, role.end, found.start)
            told = any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in between)
            if role.key.startswith("role ") and OFFICE.fullmatch(words) is not None and not told:
                known = next((row for row in find_known(words, self.lexicon) if row.kind != "person"), None)
                nations = (self.lexicon.demonyms.get(word) for word in re.findall(r"[^\W\d_][\w-]*", words))
                codes = {code for code in nations if code is not None}
                country = found.country or (known and known.country) or (codes.pop() if len(codes) == 1 else None)
                side = found.side or (None if known is None else known.side)
                return replace(found, country=country, side=side, role=found.role or words.rstrip(" ,"))
        return found

    def read_context(self, found: Found) -> Found:
        """The mention with the country that a contested word implies: "the occupying country's army"."""
        if found.country is not None or self.profile is None:
            return found
        text = self.document.text[found.start : found.end].lower()
        if any(word in text for word in ("occupying", "occupation", "occupier")):
            terms = [term for term in self.profile.terms if term.term.startswith("occup")]
            sides = [side for side in self.profile.sides for term in terms if side.name == term.contested_by]
            if len({side.name for side in sides}) == 1 and len(sides[0].countries) > 0:
                return replace(found, country=sides[0].countries[0], definite=False)
        return found

    def find_draft(self, found: Found, sentence: int) -> Draft:
        """The actor a mention belongs to."""
        kind, _, rest = found.key.partition(" ")
        inquirers = self.find_inquirers(rest, found.name) if kind in {"role", "group"} else None
        if inquirers is not None and found.country is None:
            return inquirers
        if kind == "one":
            return self.get_draft(found.key, found)
        if kind == "name" or (found.kind == "person" and kind != "role"):
            return self.find_person(found)
        if kind == "role":
            return self.find_role(found, sentence)
        if (again := self.find_again(found)) is not None:
            return again
        if kind == "body":
            return self.find_service(found, rest, sentence) or self.find_body(found, rest, sentence)
        if kind == "speaker" and " " not in rest:
            named = (row for row in self.drafts.values() if row.kind == "person" and row.key.startswith("person "))
            known = next((row for row in named if row.name.lower().endswith(f" {rest}")), None)
            return known or self.get_draft(found.key, found)
        if kind == "paper":
            fits = {"state", "paper", *ISSUERS} | (set() if rest.startswith("its ") else {"person"})
            author = find_owner(self.subjects.get(sentence, []), self.subjects.get(sentence - 1, []), found, fits)
            return author or self.find_said(sentence, found.start, fits) or self.get_draft(f"speaker {rest}", found)
        return find_called(self.list_recent(), rest) or self.get_draft(found.key, found)

    def find_service(self, found: Found, normal: str, sentence: int) -> Draft | None:
        """The body that "the press service" is of: one called so with more words, else who said something last."""
        bare = found.country is None and not found.named and strip_article(found.name).lower() == normal
        if not bare or normal not in load_words("services"):
            return None
        own = [row for row in self.list_recent() if row.name.lower().endswith(f" {strip_article(found.name).lower()}")]
        return own[-1] if len(own) > 0 else self.find_said(sentence, found.start, {"state", *ISSUERS})

    def find_inquirers(self, word: str, name: str) -> Draft | None:
        """The body whose people bare "investigators" are: the only one of the text that inquires, as an "Investigative
        Committee" does, or a "Prosecutor's Office"."""
        if word not in load_words("investigators") or strip_article(name).lower() != word:
            return None
        rows = [row for row in self.drafts.values() if row.kind == "government-body"]
        told = [row for row in rows if word[:8] in row.name.lower() or (word[:1] == "i" and is_inquiring(row))]
        return told[0] if len(told) == 1 else None

    def find_person(self, found: Found) -> Draft:
        """The person of this surname whose given names do not differ."""
        names = found.name.split()
        for draft in self.drafts.values():
            other = draft.name.split()
            same = [ARTICLE.sub("", part) for part in other[-1:]] == [ARTICLE.sub("", part) for part in names[-1:]]
            if draft.kind in {"person", "unknown"} and same and agree(names[:-1], other[:-1]):
                if len(names) > len(other):
                    draft.name = found.name
                draft.kind = found.kind if draft.kind == "unknown" else draft.kind
                return draft
        return self.find_given(names) or self.get_draft(f"person {found.name}", found)

    def find_given(self, names: list[str]) -> Draft | None:
        """The one person so far whose given name a single name is: "Oksana" after Oksana Petrivna."""
        if len(names) != 1 or not names[0][:1].isupper():
            return None
        rows = [row for row in self.drafts.values() if row.kind == "person" and row.name.split()[0] == names[0]]
        named = [row for row in rows if " " in row.name and row.name != row.role]
        return named[0] if len(named) == 1 else None

    def find_role(self, found: Found, sentence: int) -> Draft:
        """Who "the spokesman" is: somebody of that role before it, or somebody without a name."""
        word = found.key.removeprefix("role ")
        told = self.document.text[found.end : found.end + 5].lstrip().startswith(("of ", "for ", "in "))
        bare = not told and len(strip_article(self.document.text[found.start : found.end]).split()) == 1
        known = self.history.find(sentence, {"person"}, word) if found.definite and bare else None
        return known or self.get_draft(f"role {found.name.lower()}", found)

    def find_party(self, found: Found) -> Draft | None:
        """The one armed group so far that an unnamed official is said to be of: "a party official", "an official of the
        movement"."""
        if found.role is None or not found.key.startswith("role "):
            return None
        own = strip_article(self.document.text[found.start : found.end]).lower().split()[:-1]
        behind = BEHIND.match(self.document.text, found.end)
        words = {*own[-1:], *([] if behind is None else [behind["group"]])}
        return self.find_group() if words & {*self.lexicon.again, "party"} else None

    def find_group(self) -> Draft | None:
        """The armed group named so far, where there is but one."""
        groups = [row for row in self.drafts.values() if row.kind == "armed-group" and row.name[:1].isupper()]
        return groups[0] if len(groups) == 1 else None

    def find_again(self, found: Found) -> Draft | None:
        """The one armed group named so far, where a word for a group goes back to it: "the paramilitaries", "the
        Lebanese group"; None where two are named, or where another land's is meant."""
        words = strip_article(self.document.text[found.start : found.end]).lower().split()
        plain = found.definite and not found.named and words[-1:] != [] and words[-1] in self.lexicon.again
        if not plain or len(words) > 2 or (len(words) == 2 and found.country is None):
            return None
        group = self.find_group()
        return (
            group if group is not None and (found.country is None or group.country in (None, found.country)) else None
        )

    def find_body(self, found: Found, normal: str, sentence: int) -> Draft:
        """The body of this normal form and country; "the ministry" is the last one named."""
        found = (
            found
            if found.country is not None
            else replace(found, country=find_land(found, self.document, self.profile))
        )
        known = self.point_body(found, normal, sentence)
        if known is not None:
            return known
        home = self.find_home() if found.kind in {"government-body", "armed-force"} else None
        country = found.country or home or self.find_host(found, normal)
        if country is None and found.named:
            return self.get_draft(f"body {normal}", found)
        if country is None:
            return self.get_draft(f"body {normal} - {strip_article(found.name).lower()}", found)
        name = found.name if found.named else name_body(normal, country, found)
        return self.get_draft(f"body {normal} - {country}", replace(found, name=name, country=country))

    def point_body(self, found: Found, normal: str, sentence: int) -> Draft | None:
        """The body named before that a definite one without a country stands for, or "the ministry in Kyiv" for one of
        that country. One with a department stands for that department alone: "the health ministry" is no other."""
        of_kind = [row for row in self.list_recent() if row.key.startswith("body ") and not is_equipment(row)]
        if normal in DEPARTMENTS and found.country is not None:
            same = [row for row in of_kind if row.country == found.country and read_normal(row).endswith(f" {normal}")]
            return same[-1] if len(same) > 0 else None
        words = self.document.text[found.start : found.end]
        if found.kind == "organisation" and found.definite and is_group(words):
            near = [row for row in self.history.rows if sentence - row[0] <= FARTHER]
            known = choose_group(words, found.country, near)
            named = [row for row in self.drafts.values() if suits(row, words.lower(), found.country)]
            return known or (named[0] if len(named) == 1 else None)
        if found.country is not None or not found.definite:
            return None
        own = [] if found.named else self.find_named_body(found)
        same = [row for row in self.list_recent() if row in own or (row in of_kind and read_normal(row) == normal)]
        if len(same) > 0 and normal in ARMY and not found.named:
            home = self.find_home() or self.ground
            same = [choose_army(self.list_recent(), same, {id(row) for *_, row in self.speakers}, home)]
        if len(same) > 0 or found.named or is_department(normal):
            return same[-1] if len(same) > 0 and not self.is_foreign(found, same[-1]) else None
        fits: set[str] = {"organisation", "armed-group"} if found.kind == "organisation" else {found.kind}
        return self.find_force(found, sentence, fits, normal.split()[-1])

    def find_named_body(self, found: Found) -> list[Draft]:
        """The bodies with a name of their own that a bare noun may stand for: "the army" after the Artsakh Defence
        Army, "the command" after the Southern Operational Command; a country's own army goes by its normal form."""
        bare = strip_article(self.document.text[found.start : found.end]).lower()
        if " " in bare:
            return []
        rows = [row for row in self.list_recent() if row.kind == found.kind]
        return [row for row in rows if row.name.lower().split()[-1] == bare and row.name.istitle()]

    def find_force(self, found: Found, sentence: int, fits: set[str], word: str) -> Draft | None:
        """The body named before by another word: "the army" is no other force than one called army or armed forces."""
        head = self.document.text[found.head : found.end].split(" ")[0].lower()
        known = self.history.find(sentence, fits, word, reach=FARTHER)
        if known is None or head not in ARMY or any(part in known.name.lower() for part in ARMY):
            return known
        return None

    def list_recent(self) -> list[Draft]:
        """Every actor by its last mention; those that spoke after those that are only spoken of."""
        spoke = [draft for _, _, draft in self.speakers]
        known = {id(draft) for draft in spoke}
        return [draft for _, draft in self.mentions if id(draft) not in known] + spoke

    def find_home(self) -> str | None:
        """The country of the source: in its own outlet "the Defence Ministry" needs no country; in one of those who
        fight their own country's state it is not theirs."""
        known = self.find_source()
        if known is None or known.side is None:
            return None
        rebels = self.profile is not None and self.profile.find_side(known.country) not in (None, known.side)
        return None if rebels else known.country

    def is_foreign(self, found: Found, draft: Draft) -> bool:
        """Whether "the army" is not the one named last: its soldiers are guests, and it has said nothing."""
        bare = strip_article(self.document.text[found.start : found.end]).lower() in ARMY
        spoke = any(row is draft for _, _, row in self.speakers)
        return bare and not spoke and is_stranger(draft, self.find_home() or self.ground, self.profile)

    def find_host(self, found: Found, normal: str) -> str | None:
        """The dateline's country for "the army" after its guests, where they are of its side or of none."""
        guests = [row for row in self.drafts.values() if row.kind == found.kind and read_normal(row) == normal]
        guests = [row for row in guests if row.country is not None and self.is_foreign(found, row)]
        own = self.ground if len(guests) > 0 else None
        return own if own is not None and are_allies(guests[-1].country, own, self.profile) else None

    def find_source(self) -> Found | None:
        """The source as the profile and the lexicon know it. A country in an outlet's name ("Sudan Tribune") does not
        make it the country's; in a body's ("Ukraine Air Force") it does."""
        name = self.document.source.name
        found = None if name is None else next(find_known(name, self.lexicon), None)
        if name is None or found is None or found.kind != "state" or found.end - found.start == len(name):
            return found
        return found if any(body in name.lower() for body in self.lexicon.bodies if " " in body) else None

    def get_draft(self, key: str, found: Found) -> Draft:
        """The actor of this key, made if it is new."""
        if key not in self.drafts:
            draft = Draft(key, strip_article(found.name), found.kind, found.country, found.side, found.role)
            self.drafts[key] = draft
        return self.drafts[key]


def is_inquiring(draft: Draft) -> bool:
    """Whether a body investigates crimes."""
    return any(word in draft.name.lower() for word in load_words("inquiring"))


def words_between(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tokens between two places of a document."""
    return [token for token in sentence.tokens if start <= sentence.offset + token.idx < end]


def find_stretch(at: int, told: list[tuple[int, int]]) -> int | None:
    """Which stretch of what anybody is reported to say a place lies in; they are in order and do not meet."""
    index = bisect_right(told, (at, at + 10**9)) - 1
    return index if index >= 0 and told[index][0] <= at < told[index][1] else None


def agree(left: list[str], right: list[str]) -> bool:
    """Whether given names can be one person's: one is missing, or the first ones begin alike."""
    return len(left) == 0 or len(right) == 0 or left[0][:1] == right[0][:1]
