"""The entry point: options common to all commands, and what becomes of every error."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from pipeline import VERSION
from pipeline.cli.arguments import Parser, add_common, asked_command, asked_language
from pipeline.cli.console import (
    FINE,
    INTERRUPTED,
    OUR_FAULT,
    USER_ERROR,
    Console,
    locale_language,
    prepare_streams,
)
from pipeline.errors import GlossaryError, InternalError, TripreportError
from pipeline.messages import Language

COMMANDS = (
    "build",
    "approve",
    "translate",
    "check",
    "explain",
    "watch",
    "new",
    "mail",
    "outdated",
    "glossary",
    "trace",
)
"""Each is the module of its name in ``pipeline.cli``, imported when it is asked for."""

_MOST_PROBLEMS = 20
"""So many problems of a glossary are shown; who mends these will see the next."""


def run() -> None:
    """Run the command line of this process and leave with its status."""
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    # Everything is written. Taking a large glossary apart, string by string, would keep the user waiting for nothing.
    os._exit(status)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 fine, 1 findings, 2 usage or input error, 3 a fault of ours."""
    prepare_streams()
    lang = asked_language(arguments) or locale_language(os.environ)
    command = asked_command(arguments)
    options = parser(lang, (command,) if command in COMMANDS else COMMANDS).parse_args(arguments)
    console = Console(lang)
    try:
        status: int = _module(options.command).run(options, console)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nobody is left to tell. Python must not try to flush at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if options.debug:
            import traceback

            traceback.print_exc()
        return _told(error, console)


def _told(error: Exception, console: Console) -> int:
    """Say what went wrong in the user's language and return the status to leave with."""
    if isinstance(error, OSError):
        console.tell("system-error", reason=error.strerror or str(error), path=str(error.filename or "-"))
        return USER_ERROR
    if isinstance(error, InternalError) or not isinstance(error, TripreportError):
        console.tell("internal-error", error=f"{type(error).__name__}: {error}")
        return OUR_FAULT
    problems = error.problems if isinstance(error, GlossaryError) else ()
    console.tell_problems(problems[:_MOST_PROBLEMS])
    if len(problems) > _MOST_PROBLEMS:
        console.tell("and-more", count=len(problems) - _MOST_PROBLEMS)
    console.tell_error(error)
    return USER_ERROR


def parser(lang: Language = "en", commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of a command line with ``commands``; the common options may stand before or after the command.

    Mistakes are told in ``lang``, by the parsers of the commands too: they are of the same class.
    """
    kind: type[Parser] = type("Parser", (Parser,), {"lang": lang})
    root = kind(
        prog="tripreport",
        description="Turn a Japanese trip-report draft into a faithful English summary in Word, with the team's glossary.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"tripreport {VERSION}")
    add_common(root)
    known = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in commands:
        module = _module(name)
        summary = (module.__doc__ or "").partition("\n")[0]
        one = known.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        add_common(one, again=True)
        module.add_arguments(one)
    return root


def _module(command: str) -> ModuleType:
    return import_module(f"pipeline.cli.{command}")


if __name__ == "__main__":
    run()
