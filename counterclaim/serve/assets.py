"""The bundle of scripts and styles: served compressed as it was built, and cached for ever under its digest."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

STATIC = Path(str(files("counterclaim.serve"))) / "static"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
FOREVER = "public, max-age=31536000, immutable"


@cache
def digest_bundle() -> str:
    """Twelve hex digits that change whenever any file of the bundle does."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.glob("*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def link_asset(name: str) -> str:
    """The address of one file of the bundle."""
    return f"/static/{name}?v={digest_bundle()}"


@cache
def list_assets() -> frozenset[str]:
    """The names that are served: the files of the bundle, so that no path can lead outside of it."""
    return frozenset(path.name for path in STATIC.glob("*") if path.suffix in TYPES)


def send_asset(name: str, request: Request) -> Response | None:
    """One file of the bundle, compressed if the client reads that; None if there is no such file."""
    if name not in list_assets():
        return None
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    media_type = TYPES[Path(name).suffix]
    for encoding, suffix in ENCODINGS:
        path = STATIC / f"{name}{suffix}"
        if encoding in accepted and path.exists():
            return FileResponse(path, media_type=media_type, headers={**headers, "content-encoding": encoding})
    return FileResponse(STATIC / name, media_type=media_type, headers=headers)
