"""Where a project begins and what it has decided: the root folder and ``tripreport.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, UsageError

SETTINGS_FILE = "tripreport.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``tripreport.toml`` may say; options of a command win over it.

    ``lang`` is the language of messages (``ja`` or ``en``; empty: that of the locale), ``fail_on`` the severity at which
    ``check`` fails, ``engine`` the translation engine, ``out`` the folder of what is built, relative to the root.
    """

    engine: str = "transfer"
    out: str = "build"
    lang: str = ""
    fail_on: str = "error"


@dataclass(frozen=True, slots=True)
class Project:
    """A root folder with its settings."""

    root: Path
    settings: Settings

    @property
    def glossary(self) -> Path:
        """The folder of what the team agrees on."""
        return self.root / "glossary"

    @property
    def reports(self) -> Path:
        """The folder that holds one folder for each report."""
        return self.root / "reports"


CHOICES: Mapping[str, tuple[str, ...]] = {
    "lang": ("", "en", "ja"),
    "fail_on": ("error", "warning", "info", "never"),
}
"""Settings with a closed list of values."""


def find_project(inputs: Iterable[Path], working_directory: Path = Path()) -> Project:
    """Return the project of the first input, else of the working directory.

    The root is the nearest parent that has ``tripreport.toml`` or ``glossary/``. Raises UsageError when there is none, and
    InputError when ``tripreport.toml`` is broken.
    """
    for start in (*inputs, working_directory):
        absolute = start.absolute()
        for folder in (absolute, *absolute.parents):
            if (folder / SETTINGS_FILE).is_file() or (folder / "glossary").is_dir():
                return Project(folder, load_settings(folder / SETTINGS_FILE))
    raise UsageError("no-project", path=str(working_directory.absolute()))


def load_settings(path: Path) -> Settings:
    """Return the settings in ``path``, or the defaults when there is no such file.

    Raises InputError for broken TOML, an unknown setting or a value that is not allowed.
    """
    if not path.is_file():
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("settings-encoding", path=str(path), offset=error.start) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError("settings-broken", path=str(path), reason=str(error)) from error
    return Settings(**_validated(path, values))


def _validated(path: Path, values: Mapping[str, Any]) -> dict[str, str]:
    known = tuple(field.name for field in fields(Settings))
    for key, value in values.items():
        if key not in known:
            raise InputError("settings-unknown", path=str(path), key=key, allowed=", ".join(known))
        allowed = CHOICES.get(key)
        if not isinstance(value, str) or (allowed and value not in allowed):
            wanted = ", ".join(choice for choice in allowed or () if choice) or "text"
            raise InputError("settings-value", path=str(path), key=key, value=str(value), allowed=wanted)
    return dict(values)
