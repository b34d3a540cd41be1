"""A verbatim text that was wrapped by hand, read as if each paragraph stood on one line.

The document's characters are never altered. The steps of recording see a text of the same length with blanks in the
place of mere line ends; what they found is then cut again from the document itself.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from counterclaim.vocabulary import Document, Record, Span


def unwrap_document(document: Document) -> Document:
    """The document with its prose for its text; the same one where no line was wrapped."""
    return document if len(document.wraps) == 0 else replace(document, text=document.prose)


def rewrap_record(record: Record, document: Document) -> Record:
    """The record with every span cut from the document, and no run of blanks in the words beside the spans."""
    if len(document.wraps) == 0:
        return record
    return replace(record, **{row.name: cut_again(getattr(record, row.name), document) for row in fields(record)})


def cut_again(value: Any, document: Document) -> Any:
    """A value of the record, its spans cut from the document."""
    if isinstance(value, Span):
        return document.span(value.start, value.end)
    if isinstance(value, str):
        return " ".join(value.split()) if "  " in value else value
    if isinstance(value, tuple):
        return tuple(cut_again(item, document) for item in value)
    if isinstance(value, Document):
        return document
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{row.name: cut_again(getattr(value, row.name), document) for row in fields(value)})
    return value
