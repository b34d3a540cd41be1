"""A server on a real socket, and Chromium: what the browser tests share."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

FLAGS = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
"""No traffic of the browser's own; WebGL in software, where there is no screen."""


def find_chromium() -> str | None:
    """Chromium's path, where it is installed."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    return next((path for path in found if path is not None), None)


def list_flags() -> list[str]:
    """Chromium's flags; root may not use its sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@contextmanager
def run_app(app: FastAPI) -> Iterator[str]:
    """The address of the application, served as long as the block lasts."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    taken = config.bind_socket()
    taken.listen(128)  # from here on a browser waits for an answer, however slowly the thread starts
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
