"""Reading the command line: the mistakes that argparse finds, in the user's language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from pipeline.messages import LANGUAGES, Language, message

_SAID = (
    ("usage-required", r"the following arguments are required: (?P<names>.+)"),
    (
        "usage-choice",
        r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<allowed>.+)\)",
    ),
    ("usage-unknown", r"unrecognized arguments: (?P<names>.+)"),
    ("usage-value-missing", r"argument (?P<name>.+?): expected (?:one|at least one) argument"),
    ("usage-number", r"argument (?P<name>.+?): invalid int value: (?P<value>.+)"),
    ("usage-no-value", r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)"),
)
"""What argparse says, and the message that says the same."""


class _Help(argparse.HelpFormatter):
    """Help of a given width. argparse asks a formatter about every option, and asked for none, it loads ``shutil`` first."""

    columns = 80

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=self.columns - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser that words mistakes in ``lang`` and leaves with status 2."""

    lang: Language = "en"

    def __init__(self, **settings: Any) -> None:
        """Take what argparse takes."""
        super().__init__(formatter_class=_Help, **settings)

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        from shutil import get_terminal_size

        _Help.columns = get_terminal_size().columns
        return super().format_help()

    def error(self, words: str) -> NoReturn:
        """Say what is wrong and how to see what there is."""
        print(f"{self.prog}: {usage_words(words, self.lang)}", file=sys.stderr)
        print(message("usage-help", {"command": self.prog}, self.lang), file=sys.stderr)
        sys.exit(2)


def add_common(to: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Declare the options of every command; ``again`` for a parser below another, where leaving them out changes nothing."""
    lang, debug = (argparse.SUPPRESS, argparse.SUPPRESS) if again else ("", False)
    to.add_argument(
        "--lang", choices=("en", "ja"), default=lang, help="language of messages (default: that of the locale)"
    )
    to.add_argument("--debug", action="store_true", default=debug, help="show the traceback of an error")


def usage_words(words: str, lang: Language) -> str:
    """Return what argparse says as ``words`` in ``lang``; what is not known stays in English.

    >>> usage_words("the following arguments are required: FILE", "ja")
    '引数が足りません: FILE'
    """
    for code, pattern in _SAID:
        if match := re.fullmatch(pattern, words):
            return message(code, match.groupdict(), lang)
    return words


def asked_language(arguments: Sequence[str]) -> Language | None:
    """Return what ``--lang`` says, before anything else is read; the last one counts, None if none says anything usable.

    >>> asked_language(["--lang", "en", "check", "--lang=ja"]), asked_language(["--lang", "xx"])
    ('ja', None)
    """
    said: Language | None = None
    value: str
    for at, one in enumerate(arguments):
        value = one.partition("=")[2] if one.startswith("--lang=") else ""
        if one == "--lang":
            value = "".join(arguments[at + 1 : at + 2])
        if value in LANGUAGES:
            said = value
    return said


def asked_command(arguments: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor the value of ``--lang``; empty if there is none.

    >>> asked_command(["--lang", "ja", "--debug", "check", "build"]), asked_command(["--help"])
    ('check', '')
    """
    pairs = zip(("", *arguments), arguments, strict=False)
    return next((one for before, one in pairs if not one.startswith("-") and before != "--lang"), "")
