"""What people see: messages in their language on standard error, data as UTF-8 on standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import TripreportError
from pipeline.messages import Language, message

FINE, FINDINGS, USER_ERROR, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
"""The statuses that a command leaves with."""


@dataclass(frozen=True, slots=True)
class Console:
    """Prints messages by their code, in one language."""

    lang: Language

    def words(self, code: str, **fields: str | int) -> str:
        """Return the words of a message; what stands in them from outside is made fit for a terminal."""
        return message(code, {key: legible(str(value)) for key, value in fields.items()}, self.lang)

    def tell(self, code: str, **fields: str | int) -> None:
        """Print a message to standard error."""
        print(f"tripreport: {self.words(code, **fields)}", file=sys.stderr)

    def tell_error(self, error: TripreportError) -> None:
        """Print the words of ``error`` to standard error."""
        self.tell(error.code, **error.fields)

    def tell_problems(self, problems: Iterable[TripreportError]) -> int:
        """Print what kept some of the work from being done; return the status to leave with, 0 if nothing did."""
        status = 0
        for problem in problems:
            self.tell_error(problem)
            status = USER_ERROR
        return status

    def show(self, text: str) -> None:
        """Print text for people to standard output."""
        print(text)

    def give(self, data: bytes) -> None:
        """Write data for programs to standard output, byte for byte whatever the locale and the system."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def prepare_streams() -> None:
    """Make printing safe: streams that are closed lead nowhere, and what a console (CP932) cannot show is replaced."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r+", encoding="utf-8"))  # noqa: SIM115 - open as long as we run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def legible(value: str) -> str:
    """Return ``value`` fit for a terminal: one line, no control or direction characters, not longer than a few lines.

    >>> legible("red\x1b[31m\u202e")
    'red�[31m�'
    """
    shown = (
        value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE // 2]} … {value[-_LONGEST_VALUE // 4 :]}"
    )
    return printable(shown)


def printable(value: str) -> str:
    """Return the whole of ``value`` with what a terminal might obey replaced."""
    return "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in value)


_LONGEST_VALUE = 300


def locale_language(environment: Mapping[str, str]) -> Language:
    """Return the language of messages that the environment asks for: Japanese for a Japanese locale, else English.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides (POSIX, 8.2); on Windows the user's display language.

    >>> locale_language({"LANG": "ja_JP.UTF-8"})
    'ja'
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "ja" if environment[variable].startswith("ja") else "en"
    if sys.platform == "win32":
        import locale

        return "ja" if (locale.getlocale()[0] or "").startswith("Japanese") else "en"
    return "en"
