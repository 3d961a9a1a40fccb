"""What people see: messages in their language on standard error, data as UTF-8 on standard output."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from pipeline.errors import TripreportError
from pipeline.messages import Language, message


@dataclass(frozen=True, slots=True)
class Console:
    """Prints messages by their code, in one language."""

    lang: Language

    def words(self, code: str, **fields: str | int) -> str:
        """Return the words of a message."""
        return message(code, {key: str(value) for key, value in fields.items()}, self.lang)

    def tell(self, code: str, **fields: str | int) -> None:
        """Print a message to standard error."""
        print(f"tripreport: {self.words(code, **fields)}", file=sys.stderr)

    def tell_error(self, error: TripreportError) -> None:
        """Print the words of ``error`` to standard error."""
        self.tell(error.code, **error.fields)

    def show(self, text: str) -> None:
        """Print text for people to standard output."""
        print(text)

    def give(self, data: bytes) -> None:
        """Write data for programs to standard output, byte for byte whatever the locale and the system."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def prepare_streams() -> None:
    """Make printing safe on consoles that cannot show every character (CP932): it is replaced, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _replace_unprintable(stream)


def _replace_unprintable(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


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
