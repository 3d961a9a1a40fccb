"""Where a project begins and what it has decided: the root folder and ``tripreport.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import InputError, UsageError
from pipeline.model.length import LENGTHS, Length
from pipeline.model.policy import LEVELS, Level, LongVowel, PlatformCharacters, Policies, Policy

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
    The table ``[check]`` says how rules are to judge.
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
    check: Policies = field(default_factory=Policies)


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
    check = _policies(str(path), values.pop("check", {}))
    table = values.pop("mail", {})
    if not isinstance(table, dict):
        raise InputError("settings-value", path=str(path), key="mail", value=str(table), allowed="[mail]")
    mail = MailSettings(**_validated(path, table, MailSettings()))
    return Settings(**_validated(path, values, Settings()), mail=mail, check=check)


def _validated(path: Path, values: Mapping[str, Any], defaults: Settings | MailSettings) -> dict[str, Any]:
    """Return ``values`` as they fit the fields of ``defaults``: text, whole numbers, lists of texts."""
    known = {one.name: getattr(defaults, one.name) for one in fields(defaults) if one.name not in ("mail", "check")}
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


_POLICY_CHOICES = {"long_vowel": get_args(LongVowel), "platform_characters": get_args(PlatformCharacters)}
_POLICY_NUMBERS = ("longest_sentence",)
_POLICY_TABLES = ("rules", "reports")


def _policies(path: str, table: Any) -> Policies:
    """Return what the table ``check`` of the settings file ``path`` says.

    Raises InputError for an unknown setting and for a value that is not allowed. Whether the rules exist is not looked at here.
    """
    known = (*_POLICY_CHOICES, *_POLICY_NUMBERS, *_POLICY_TABLES)
    if not isinstance(table, dict):
        raise InputError("settings-value", path=path, key="check", value=str(table), allowed="[check]")
    for key in table:
        if key not in known:
            raise InputError("settings-unknown", path=path, key=f"check.{key}", allowed=", ".join(known))
    values: dict[str, Any] = {key: _policy_value(path, key, table[key]) for key in table if key not in _POLICY_TABLES}
    rules = _rule_levels(path, "check.rules", table.get("rules", {}))
    reports = table.get("reports", {})
    if not isinstance(reports, dict):
        raise InputError(
            "settings-value", path=path, key="check.reports", value=str(reports), allowed="[check.reports]"
        )
    levels = {slug: _rule_levels(path, f"check.reports.{slug}", one) for slug, one in reports.items()}
    return Policies(Policy(levels=rules, **values), levels)


def _policy_value(path: str, key: str, value: Any) -> Any:
    allowed = _POLICY_CHOICES.get(key)
    if allowed is not None and value not in allowed:
        raise InputError("settings-value", path=path, key=f"check.{key}", value=str(value), allowed=", ".join(allowed))
    if key in _POLICY_NUMBERS and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise InputError("settings-value", path=path, key=f"check.{key}", value=str(value), allowed="1, 2, 3, ...")
    return value


def _rule_levels(path: str, key: str, table: Any) -> dict[str, Level]:
    if not isinstance(table, dict):
        raise InputError("settings-value", path=path, key=key, value=str(table), allowed=f"[{key}]")
    for rule, level in table.items():
        if level not in LEVELS:
            raise InputError(
                "settings-value", path=path, key=f"{key}.{rule}", value=str(level), allowed=", ".join(LEVELS)
            )
    return dict(table)
