"""The record of mails sent: what makes sure that no person gets the same mail twice, whatever goes wrong on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.errors import InputError, OutputError

COLUMNS = ("content", "recipient", "state", "when", "subject")

SentState = Literal["sent", "unknown", "refused"]
"""unknown: the mail was handed over and no answer came back. It is written down before the mail is handed over, and
becomes sent or goes away with the answer; so what an interruption leaves behind is unknown."""


class SentRow(NamedTuple):
    """A line of the record: the key of the content, one recipient, what became of it and when (ISO 8601)."""

    content: str
    recipient: str
    state: SentState
    when: str
    subject: str


@contextmanager
def sent_log(path: Path) -> Iterator[SentLog]:
    """Open the record at ``path`` and hold it against other runs: two that send the same mail cannot both do so.

    Raises InputError for a file that is no such record, OutputError where it cannot be written.
    """
    from filelock import FileLock

    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError as error:
        raise OutputError("output-unwritable", path=str(path), reason=error.strerror or str(error)) from error
    try:
        yield SentLog(path)
    finally:
        lock.release()


class SentLog:
    """The record while it is held; every change is on disk before the call returns."""

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self.path = path
        self._rows = _read(path)

    def states(self, content: str) -> Mapping[str, SentState]:
        """Return what became of the mail with the key ``content``, by recipient."""
        return {recipient: row.state for (key, recipient), row in self._rows.items() if key == content}

    def note(self, rows: Iterable[SentRow]) -> None:
        """Write ``rows`` down in the place of older ones about the same mail and recipient."""
        for row in rows:
            self._rows[row.content, row.recipient] = row
        self._write()

    def forget(self, content: str, recipients: Iterable[str]) -> None:
        """Take back that ``recipients`` may have got the mail: it is certain that they did not."""
        for recipient in recipients:
            self._rows.pop((content, recipient), None)
        self._write()

    def _write(self) -> None:
        lines = ["\t".join(COLUMNS), *("\t".join(row) for row in self._rows.values())]
        temporary = self.path.with_name(f".{self.path.name}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())  # the mail must not leave before this is safe from a power cut
            temporary.replace(self.path)
        except OSError as error:
            raise OutputError("output-unwritable", path=str(self.path), reason=error.strerror or str(error)) from error


def _read(path: Path) -> dict[tuple[str, str], SentRow]:
    if not path.exists():
        return {}
    rows: dict[tuple[str, str], SentRow] = {}
    try:
        header, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise InputError("sent-log-broken", path=str(path), line=1) from error
    if tuple(header.split("\t")) != COLUMNS:
        raise InputError("sent-log-broken", path=str(path), line=1)
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[2] not in ("sent", "unknown", "refused"):
            raise InputError("sent-log-broken", path=str(path), line=number)
        content, recipient, state, when, subject = cells
        rows[content, recipient] = SentRow(content, recipient, state, when, subject)  # type: ignore[arg-type]
    return rows
