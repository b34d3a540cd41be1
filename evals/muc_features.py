"""What is known of each noun phrase of a MUC-4 message, as features: words, what governs it, the claims it is in."""

from __future__ import annotations

from counterclaim.data.lexicon import load_victims, load_weapons
from evals.muc_pages import Page
from evals.muc_phrases import Phrase, cut_phrases


def list_phrases(page: Page) -> list[Phrase]:
    """Every noun phrase of a message with its features, in order."""
    phrases = [phrase for number in range(len(page.sentences)) for phrase in cut_phrases(page, number)]
    touched = mark_claims(page)
    for phrase in phrases:
        phrase.features = [
            *describe_words(page, phrase),
            *describe_role(page, phrase),
            *describe_claims(phrase, touched),
        ]
        phrase.features += describe_sentence(page, phrase)
    share_features(phrases)
    return phrases


def describe_words(page: Page, phrase: Phrase) -> list[str]:
    """Features of the phrase's own words."""
    words = page.sentences[phrase.sentence]
    lemma = words[phrase.head][2].lower()
    found = [f"part={phrase.part}", f"head={lemma}", f"tag={words[phrase.head][4]}", f"last3={lemma[-3:]}"]
    found += [f"word={word[2].lower()}" for word in words[phrase.first : phrase.head]]
    if phrase.first > 0:
        found.append(f"before={words[phrase.first - 1][1].lower()}")
    if phrase.head + 1 < len(words):
        found.append(f"after={words[phrase.head + 1][1].lower()}")
    known = load_victims().get(lemma)
    if known is not None:
        found += [f"unit={known.unit}", f"status={known.status}", f"group={known.group}"]
    weapon = load_weapons().get(lemma)
    if weapon is not None:
        found.append(f"weapon={weapon.kind}")
    proper = sum(word[3] == "PROPN" for word in words[phrase.first : phrase.head + 1])
    found.append(f"proper={min(proper, 3)}/{min(phrase.head - phrase.first + 1, 4)}")
    return found


def describe_role(page: Page, phrase: Phrase) -> list[str]:
    """Features of what governs the phrase."""
    words = page.sentences[phrase.sentence]
    index = phrase.head
    conjunct = False
    while words[index][5] in ("conj", "appos") and words[index][6] != index:
        index, conjunct = words[index][6], True
    dep, above = words[index][5], words[index][6]
    found = ["conjunct"] if conjunct else []
    if dep == "pobj":
        preposition = words[above][2].lower()
        top = words[above][6]
        governor = words[top][2].lower()
        role = f"{preposition}"
        found += [f"prep={preposition}", f"prep={preposition}+{governor}", f"under={governor}"]
        if words[top][3] in ("NOUN", "PROPN") and words[top][5] in ("dobj", "nsubj", "pobj", "nsubjpass"):
            verb = words[words[top][6]][2].lower()
            found.append(f"far={preposition}+{governor}+{verb}")
    else:
        governor = words[above][2].lower()
        role = dep
        found += [f"{dep}+{governor}", f"gov={governor}"]
    passive = any(word[5] == "auxpass" and word[6] == above for word in words)
    found += [f"role={role}", f"role={role}+passive={passive}"]
    return found


def mark_claims(page: Page) -> list[tuple[int, int, str]]:
    """(start, end, what) of the words that claims and figures use."""
    found = []
    for claim in page.claims:
        kind = "none" if claim.event is None else claim.event.kind
        told = "none" if claim.event is None else claim.event.modality
        for name, rows in (("agent", claim.agents), ("target", claim.targets), ("weapon", claim.weapons)):
            for row in rows:
                found += [(span.start, span.end, f"{name}:{kind}:{told}") for span in row.spans]
        if claim.place is not None:
            found += [(span.start, span.end, "place:any:any") for span in claim.place.spans]
    for figure in page.figures:
        found += [(span.start, span.end + 25, f"figure:{figure.measure}:{figure.scope}") for span in figure.spans]
    return found


def describe_claims(phrase: Phrase, touched: list[tuple[int, int, str]]) -> list[str]:
    """Features of the claims whose roles the phrase stands in."""
    at = phrase.end - 1
    found = set()
    for start, end, what in touched:
        if start <= at < end:
            name, kind, told = what.split(":")
            exact = "=" if end - at <= 2 else "~"
            found |= {f"claim{exact}{name}", f"claim{exact}{name}:{kind}", f"claim={name}:{told}"}
    return sorted(found)


def describe_sentence(page: Page, phrase: Phrase) -> list[str]:
    """Features of where the phrase stands: its sentence's place and the events told there."""
    words = page.sentences[phrase.sentence]
    first, last = words[0][0], words[-1][0] + len(words[-1][1])
    kinds = {
        claim.event.kind
        for claim in page.claims
        if claim.event is not None and claim.event.cue is not None and first <= claim.event.cue.start < last
    }
    place = phrase.sentence if phrase.sentence < 3 else 3 if phrase.sentence < 6 else 4 if phrase.sentence < 12 else 5
    found = [f"sentence={place}", f"events={min(len(kinds), 3)}"]
    return [*found, *(f"event={kind}" for kind in sorted(kinds))]


def share_features(phrases: list[Phrase]) -> None:
    """Give each phrase what its head's other mentions are in claims: "the terrorists" elsewhere kidnapped somebody."""
    by_head: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_head.setdefault(phrase.text.split()[-1], []).append(phrase)
    own = {id(phrase): {f for f in phrase.features if f.startswith("claim")} for phrase in phrases}
    for group in by_head.values():
        for phrase in group:
            others = (
                set().union(*(own[id(other)] for other in group if other is not phrase)) if len(group) > 1 else set()
            )
            phrase.features += [f"else:{feature}" for feature in sorted(others - own[id(phrase)])]
            phrase.features.append(f"times={min(len(group), 4)}")
