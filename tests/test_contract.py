"""The JSON contract read back: what was written comes back equal, what is wrong is refused with its name."""

import json

import pytest

from counterclaim.contract import from_json
from counterclaim.errors import DataError, SpanError
from counterclaim.vocabulary import Counted, Figure, Judgement, Record, to_json
from tests.store.factory import make_record


def test_record_comes_back() -> None:
    """A record through JSON text is the same record."""
    record = make_record()
    assert from_json(Record, json.loads(json.dumps(record.to_json()))) == record


def test_unknown_keys_pass() -> None:
    """The contract may grow: keys that we do not know are let through."""
    plain = make_record().to_json() | {"invented": 1}
    assert from_json(Record, plain) == make_record()


def test_missing_key_takes_default() -> None:
    """A field with a default may be missing; one without may not."""
    assert from_json(Counted, {"text": "civilians", "unit": None}) == Counted("civilians", None)
    with pytest.raises(DataError, match="Counted lacks 'unit'"):
        from_json(Counted, {"text": "civilians"})


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("low", "27", "Figure.low: expected int, got '27'"),
        ("low", True, "expected int"),
        ("measure", "wounded-ish", "expected one of killed"),
        ("of", [], "expected a Counted object"),
        ("spans", [[0, "x"]], r"expected a span \[start, end\]"),
    ],
)
def test_wrong_value_named(key: str, value: object, message: str) -> None:
    """A value of the wrong kind is an error that names the field and shows what came."""
    plain = to_json(make_record().figures[0]) | {key: value}
    with pytest.raises(DataError, match=message):
        from_json(Figure, plain, text=make_record().document.text)


def test_outlying_span_refused() -> None:
    """Evidence outside the text is refused."""
    plain = to_json(make_record().figures[0]) | {"spans": [[0, 100_000]]}
    with pytest.raises(SpanError):
        from_json(Figure, plain, text="short")


def test_other_schema_refused() -> None:
    """A record of another version of the contract is refused."""
    with pytest.raises(DataError, match="counterclaim/record/1"):
        from_json(Record, {"schema": "counterclaim/record/9"})


def test_whole_score_is_float() -> None:
    """JSON writes 1.0 as 1 at times: it is a score all the same."""
    plain = {"id": "j", "subject": "actor", "left": "a", "right": "b", "verdict": "same", "score": 1}
    plain |= {"features": {"name": 1}, "reasons": ["same name"], "by": "rules"}
    assert from_json(Judgement, plain).score == 1.0
