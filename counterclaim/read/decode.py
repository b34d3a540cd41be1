"""Bytes to characters: which encoding a file is in, and whether it is text at all."""

import codecs
import re

from counterclaim.errors import EmptyError, NotTextError

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"WARC/1", "a WARC archive"),
)
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those they begin with."""

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 4096
"""Bytes searched for a declared encoding; browsers stop at 1024, but saved pages carry a comment before their head."""

WEB_NAMES = {"latin-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""What browsers read under these names (WHATWG Encoding Standard): the printable superset."""

FEW_HIGH = 0.1
"""Share of bytes over 127 below which undeclared text is Western with typographic quotes, not another script.
English with names and quotes stays under 0.03, Cyrillic and Arabic single-byte text is over 0.5."""

FEW_BROKEN = 0.02
"""Share of broken sequences up to which a file still counts as damaged UTF-8, against all its longer sequences."""

LONGER = re.compile(r"[^\x00-\x7f]")
"""Characters of more than one byte in UTF-8."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
"""Unicode's control characters (Cc) but for white space and escapes."""

FEW_CONTROLS = 0.01
"""Share of control characters above which text is binary rubbish; news has none, a few stray ones happen."""


def decode_bytes(data: bytes, *, name: str, media_type: str | None = None) -> str:
    """The characters of a file, every one of them: a byte order mark stays as U+FEFF, line ends stay.

    Order of trust: byte order mark, valid UTF-8, the declared encoding, a guess.
    Raises EmptyError and NotTextError.
    """
    if len(data.strip(b" \t\r\n\x0b\x0c")) == 0:
        raise EmptyError(f"{name}: empty file: expected a news page or its text")
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"{name}: this is {kind}: expected HTML or plain text")
    text = decode_marked(data) or decode_unicode(data) or decode_declared(data, media_type) or decode_guess(data)
    if text is None or count_controls(text) > FEW_CONTROLS * len(text):
        raise NotTextError(f"{name}: binary data: expected HTML or plain text")
    if not any(character.isalnum() for character in text):
        raise EmptyError(f"{name}: no word in it: expected a news page or its text")
    return text


def decode_marked(data: bytes) -> str | None:
    """The text after its byte order mark, which is kept; None without a mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return None


def decode_unicode(data: bytes) -> str | None:
    """The text as UTF-8 (also if slightly damaged) or as UTF-16 without a mark; None if it is neither."""
    zeros = data[:2000].count(0)
    if zeros > len(data[:2000]) * 0.3:
        little = data[1:2000:2].count(0) >= data[0:2000:2].count(0)
        return try_decode(data, "utf-16-le" if little else "utf-16-be")
    text = data.decode("utf-8", "replace")
    broken = text.count("�") - data.count(codecs.encode("�", "utf-8"))
    longer = len(LONGER.findall(text))
    return text if broken <= FEW_BROKEN * longer else None


def decode_declared(data: bytes, media_type: str | None) -> str | None:
    """The text in the encoding that the transport or the page itself names; None if none is named or it is wrong."""
    head = f"{media_type or ''} ".encode() + data[:DECLARED_WITHIN]
    for found in DECLARED.finditer(head):
        try:
            encoding = codecs.lookup(found[1].decode("ascii")).name
        except LookupError:
            continue
        if encoding.startswith(("utf-8", "utf-16", "utf-32")):
            continue  # it was not, or the declaration itself could not have been read
        return try_decode(data, WEB_NAMES.get(encoding, encoding))
    return None


def decode_guess(data: bytes) -> str | None:
    """The text in the likeliest encoding; None if none explains the bytes."""
    high = sum(byte > 127 for byte in data)
    if high < FEW_HIGH * len(data):
        return try_decode(data, "cp1252") or data.decode("latin-1")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else try_decode(data, best.encoding)


def try_decode(data: bytes, encoding: str) -> str | None:
    """The text in this encoding; None if the bytes are not."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def count_controls(text: str) -> int:
    """How many control characters there are besides white space and escapes."""
    return len(CONTROLS.findall(text))
