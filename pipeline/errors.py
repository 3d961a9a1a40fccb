"""Every failure the user can cause, as an exception with fields; its words are made once, in the command line."""

from __future__ import annotations


class TripreportError(Exception):
    """A failure with a message code and fields; ``messages`` has its words in each language.

    ``code`` is a key of the message files under ``error.``; ``fields`` are what the words need, among them ``path`` (and
    ``line``, ``column``) where there is a place. The command line prints it and leaves with status 2.

    >>> raise InputError("input-missing", path="draft.txt")
    Traceback (most recent call last):
        ...
    pipeline.errors.InputError: input-missing (path=draft.txt)
    """

    def __init__(self, code: str, **fields: str | int) -> None:
        self.code = code
        self.fields = {key: str(value) for key, value in fields.items()}
        super().__init__(code)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way between processes with code and fields."""
        return _restored, (type(self), self.__dict__)

    def __str__(self) -> str:
        inside = ", ".join(f"{key}={value}" for key, value in self.fields.items())
        return f"{self.code} ({inside})" if inside else self.code


def _restored(kind: type[TripreportError], state: dict[str, object]) -> TripreportError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


class UsageError(TripreportError):
    """The command was called in a way that makes no sense."""


class InputError(TripreportError):
    """A draft, its metadata or the settings cannot be used as they are."""


class GlossaryError(TripreportError):
    """The glossary has rows that cannot be used; ``problems`` holds all of them, each an error of its own."""

    def __init__(self, code: str, problems: tuple[TripreportError, ...] = (), **fields: str | int) -> None:
        super().__init__(code, **fields)
        self.problems = problems


class OutputError(TripreportError):
    """A file could not be written; what stood there before is unchanged."""


class InternalError(TripreportError):
    """A fault of ours that was noticed in time; the command line leaves with status 3."""
