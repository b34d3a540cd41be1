"""Decompression with a bound: a bomb is found when it has unpacked to the limit, not when memory is full."""

import zlib

from counterclaim.errors import InputError

CHUNK = 1 << 16
KINDS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""zlib's window bits for each content coding; raw deflate, which some servers send, is tried after zlib's."""


class OversizeError(InputError):
    """More bytes than the limit allows."""


class DamagedError(InputError):
    """Bytes that cannot be unpacked."""


def unpack_bytes(data: bytes, coding: str | None, limit: int) -> bytes:
    """The bytes behind a content coding (None or "identity": as they are), at most `limit` of them."""
    for kind in reversed([part.strip().lower() for part in (coding or "").split(",")]):
        if kind in ("", "identity"):
            continue
        if kind not in KINDS:
            raise DamagedError(f"content coding {kind!r}: expected gzip or deflate")
        data = inflate_bytes(data, KINDS[kind], limit)
    if len(data) > limit:
        raise OversizeError(f"more than {limit:,} bytes")
    return data


def inflate_bytes(data: bytes, window: int, limit: int) -> bytes:
    """The bytes of one or more compressed members, at most `limit` of them."""
    parts: list[bytes] = []
    size = 0
    try:
        while len(data) > 0:
            machine = zlib.decompressobj(window)
            while not machine.eof and len(data) > 0:
                part = machine.decompress(data, CHUNK)
                data = machine.unconsumed_tail
                size += len(part)
                if size > limit:
                    raise OversizeError(f"unpacks to more than {limit:,} bytes")
                parts.append(part)
            if not machine.eof:
                raise DamagedError("compressed data ends too early")
            data = machine.unused_data.lstrip(b"\0")
    except zlib.error as error:
        if window == KINDS["deflate"] and size == 0:
            return inflate_bytes(data, -15, limit)
        raise DamagedError("compressed data is damaged") from error
    return b"".join(parts)
