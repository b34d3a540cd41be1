"""Words of one sentence that tell one event twice: a light verb beside its noun, the means beside the blow."""

from counterclaim.record.events.cue import Cue


def drop_doubles(cues: list[Cue]) -> list[Cue]:
    """Without the light verb's own cue where its noun has one ("launched an attack") and cues inside others."""
    heads = {cue.head.i for cue in cues if cue.head.i != cue.token.i}
    kept = [cue for cue in cues if not (cue.token.i == cue.head.i and cue.token.i in heads)]
    kept = [cue for cue in kept if not (is_means(cue, kept) or is_entry(cue, kept) or is_launch(cue, kept))]
    return [
        cue
        for cue in kept
        if not any(other is not cue and other.span.start <= cue.span.start and cue.span.end <= other.span.end
                   and (other.span.end - other.span.start) > (cue.span.end - cue.span.start) for other in kept)
    ]  # fmt: skip


def is_means(cue: Cue, cues: list[Cue]) -> bool:
    """Whether an event noun only says with what a verb's event was done: "targeted soldiers with a rocket salvo"."""
    noun = cue.token.pos_ in ("NOUN", "PROPN") and cue.token.dep_ == "pobj" and cue.token.head.lower_ == "with"
    return noun and any(other.kind == cue.kind and other.token.i == cue.token.head.head.i for other in cues)


def is_entry(cue: Cue, cues: list[Cue]) -> bool:
    """Whether fighters entered a place only to do there what the sentence tells on: no place was taken."""
    others = [other for other in cues if other is not cue and other.kind not in ("armed-clash", "territory-taken")]
    return cue.token.lemma_ == "enter" and len(others) > 0


def is_launch(cue: Cue, cues: list[Cue]) -> bool:
    """Whether a participle only says whence or by whom a weapon came that another verb tells on of: "shells fired from
    the hills hit a camp"."""
    weapon = cue.token.head
    fired = cue.token.dep_ == "acl" and cue.token.lemma_.lower() in ("fire", "launch", "drop", "send")
    return fired and any(other is not cue and any(arm.last.i == weapon.i for arm in other.arms) for other in cues)
