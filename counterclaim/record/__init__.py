"""Record: a Document in, the Record of what its text says out."""

from counterclaim.record.record import Tools, load_tools, record_document

__all__ = ["Tools", "load_tools", "record_document"]
