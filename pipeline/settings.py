"""Where a project begins and what it has decided: the root folder and ``tripreport.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, UsageError
from pipeline.model.summary import LENGTHS, Length

SETTINGS_FILE = "tripreport.toml"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The table ``[mail]``: who sends by which server, who may get mail, how large one may be.

    ``domains`` are those that reports may go to (empty: nothing is known of them), ``security`` is ``starttls``, ``tls`` or,
    for a server on this very machine, ``none``. ``port`` 0 is that of the security, ``ca_file`` a PEM file of the
    certificates to trust besides the system's, ``limit_mb`` counts the whole mail, ``timeout`` is in seconds.
    """

    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    server: str = ""
    port: int = 0
    security: str = "starttls"
    ca_file: str = ""
    limit_mb: int = 10
    timeout: int = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``tripreport.toml`` may say; options of a command win over it.

    ``lang`` is the language of messages (``ja`` or ``en``; empty: that of the locale), ``fail_on`` the severity at which
    ``check`` fails, ``engine`` the translation engine, ``out`` the folder of what is built, inside the root. ``paper`` is
    ``a4`` or ``letter``, ``template`` a Word document whose styles, header and footer are used, relative to the root;
    ``strict`` leaves what waits for a person out of the documents. ``length`` is how much of a draft the summary keeps
    (``brief``, ``standard``, ``full``: every sentence).
    """

    engine: str = "transfer"
    out: str = "build"
    lang: str = ""
    fail_on: str = "error"
    paper: str = "a4"
    template: str = ""
    strict: bool = False
    mail: MailSettings = MailSettings()
    length: Length = "standard"


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

    @property
    def out(self) -> Path:
        """The folder of what is built, as the settings say; a command may be told another.

        Raises InputError for a folder outside the project: settings come with a project, and it may be somebody else's.
        """
        folder = self.root / self.settings.out
        if not folder.resolve().is_relative_to(self.root.resolve()):
            path = str(self.root / SETTINGS_FILE)
            raise InputError("settings-outside", path=path, key="out", value=self.settings.out)
        return folder


CHOICES: Mapping[str, tuple[str, ...]] = {
    "lang": ("", "en", "ja"),
    "fail_on": ("error", "warning", "info", "never"),
    "paper": ("a4", "letter"),
    "security": ("starttls", "tls", "none"),
    "length": LENGTHS,
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
    table = values.pop("mail", {})
    if not isinstance(table, dict):
        raise InputError("settings-value", path=str(path), key="mail", value=str(table), allowed="[mail]")
    mail = MailSettings(**_validated(path, table, MailSettings()))
    return Settings(**_validated(path, values, Settings()), mail=mail)


def _validated(path: Path, values: Mapping[str, Any], defaults: Settings | MailSettings) -> dict[str, Any]:
    """Return ``values`` as they fit the fields of ``defaults``: text, whole numbers, lists of texts."""
    known = {field.name: getattr(defaults, field.name) for field in fields(defaults) if field.name != "mail"}
    return {key: _value(path, key, value, known) for key, value in values.items()}


def _value(path: Path, key: str, value: Any, known: Mapping[str, Any]) -> Any:
    if key not in known:
        raise InputError("settings-unknown", path=str(path), key=key, allowed=", ".join(known))
    default, allowed = known[key], CHOICES.get(key)
    fits = type(value) is type(default) and (not allowed or value in allowed)
    if isinstance(default, bool):
        wanted = "true, false"
    elif isinstance(default, int):
        fits, wanted = type(value) is int and value >= 0, "a number"
    elif isinstance(default, tuple):
        value = (value,) if isinstance(value, str) else value
        fits, wanted = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value), "a list of texts"
        value = tuple(value) if fits else value
    else:
        wanted = ", ".join(choice for choice in allowed or () if choice) or "text"
    if not fits:
        raise InputError("settings-value", path=str(path), key=key, value=str(value), allowed=wanted)
    return value
