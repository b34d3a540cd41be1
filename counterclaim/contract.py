"""The JSON contract read back: core types from plain JSON, driven by their annotations.

`to_json` (vocabulary) writes; `from_json` is its inverse. A span is `[start, end]` on paper and gets its quote back
from the text it stands in, so a record whose offsets lie outside its own text is refused. Unknown keys are let
through (the contract may grow), missing ones take the field's default, and without one are an error.
"""

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from counterclaim.errors import DataError, SpanError
from counterclaim.vocabulary import SCHEMA, Document, Record, Span

T = TypeVar("T")
Reader = Callable[[Any, str], Any]


def from_json(kind: type[T], value: Any, *, text: str = "") -> T:
    """The core type that this plain JSON prints. `text` is the document's, where the value holds spans."""
    if kind is Record:
        expect(isinstance(value, Mapping) and value.get("schema") == SCHEMA, f"a record with schema {SCHEMA!r}", value)
        text = read_text(value.get("document"))
    elif kind is Document:
        text = read_text(value)
    made: T = make_reader(cast("Hashable", kind))(value, text)
    return made


def read_text(document: Any) -> str:
    """The text of a document's JSON."""
    expect(isinstance(document, Mapping) and isinstance(document.get("text"), str), "a document with a text", document)
    text: str = document["text"]
    return text


def expect(holds: bool, what: str, value: Any) -> None:
    """Nothing where it holds; else an error that shows the beginning of what came."""
    if not holds:
        refuse(what, value)


def refuse(what: str, value: Any) -> NoReturn:
    """Never anything: an error that shows the beginning of what came. A record has thousands of values, so the readers
    below ask first and put the message together only where it is needed."""
    raise DataError(f"expected {what}, got {repr(value)[:80]}")


@cache
def make_reader(kind: Any) -> Reader:
    """How to read a value of this annotated type."""
    origin = get_origin(kind)
    if kind is Span:
        return read_span
    if kind is Any:
        return lambda value, _: value
    if origin is Literal:
        return make_literal(get_args(kind))
    if origin in (Union, types.UnionType):
        return make_union(get_args(kind))
    if origin is tuple:
        return make_tuple(get_args(kind))
    if origin in (Mapping, dict):
        return make_mapping(get_args(kind))
    if is_dataclass(kind):
        return make_object(kind)
    return make_scalar(kind)


def read_span(value: Any, text: str) -> Span:
    """The span at these offsets of the text."""
    if not (isinstance(value, list | tuple) and len(value) == 2 and type(value[0]) is type(value[1]) is int):
        refuse("a span [start, end]", value)
    start, end = value
    if not 0 <= start < end <= len(text):
        raise SpanError(f"span {start}-{end} is not inside a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def make_scalar(kind: type, *, optional: bool = False) -> Reader:
    """A reader of str, int, float or bool. A whole number is a float too; a bool is not a number."""

    def read(value: Any, _: str) -> Any:
        if type(value) is kind or (optional and value is None):
            return value
        if kind is float and type(value) is int:
            return float(value)
        refuse(kind.__name__, value)

    return read


def make_literal(choices: tuple[Any, ...]) -> Reader:
    """A reader of one of these words."""
    words = frozenset(choices)

    def read(value: Any, _: str) -> Any:
        if isinstance(value, Hashable) and value in words:
            return value
        refuse(f"one of {', '.join(map(str, choices))}", value)

    return read


def make_union(kinds: tuple[Any, ...]) -> Reader:
    """A reader of the first of these types that fits; None only where it is allowed."""
    others = [kind for kind in kinds if kind is not type(None)]
    optional = len(others) < len(kinds)
    if optional and len(others) == 1 and others[0] in SCALARS:
        return make_scalar(others[0], optional=True)
    *readers, last = [make_reader(kind) for kind in others]

    def read(value: Any, text: str) -> Any:
        if value is None and optional:
            return None
        for reader in readers:
            try:
                return reader(value, text)
            except DataError:
                continue
        return last(value, text)

    return read


SCALARS = (str, int, float, bool)


def make_tuple(kinds: tuple[Any, ...]) -> Reader:
    """A reader of a list: of any length for tuple[X, ...], else of exactly these types."""
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = make_reader(kinds[0])

        def read_many(value: Any, text: str) -> tuple[Any, ...]:
            if not isinstance(value, list | tuple):
                refuse("a list", value)
            return tuple([each(item, text) for item in value])

        return read_many
    readers = [make_reader(kind) for kind in kinds]

    def read_some(value: Any, text: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or len(value) != len(readers):
            refuse(f"a list of {len(readers)}", value)
        return tuple([reader(item, text) for reader, item in zip(readers, value, strict=True)])

    return read_some


def make_mapping(kinds: tuple[Any, ...]) -> Reader:
    """A reader of an object with free keys."""
    each = make_reader(kinds[1]) if len(kinds) == 2 else make_reader(Any)

    def read(value: Any, text: str) -> dict[str, Any]:
        expect(isinstance(value, Mapping), "an object", value)
        return {key: each(item, text) for key, item in value.items()}

    return read


def make_object(kind: Any) -> Reader:
    """A reader of a core type, field by field."""
    hints = get_type_hints(kind)
    known = [(field.name, make_reader(hints[field.name])) for field in fields(kind)]
    required = [field.name for field in fields(kind) if field.default is MISSING]

    def read(value: Any, text: str) -> Any:
        if type(value) is not dict and not isinstance(value, Mapping):
            refuse(f"a {kind.__name__} object", value)
        for name in required:
            if name not in value:
                raise DataError(f"{kind.__name__} lacks {name!r}")
        found: dict[str, Any] = {}
        name = ""
        try:
            for name, reader in known:
                if name in value:
                    found[name] = reader(value[name], text)
        except DataError as error:
            raise DataError(f"{kind.__name__}.{name}: {error}") from error
        return kind(**found)

    return read
