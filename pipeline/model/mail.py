"""A mail as it is to be: addresses, words and attachments, before it is written as a file or handed to a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Address(NamedTuple):
    """A mailbox: ``email`` is ASCII and valid, ``name`` what people call its owner, on one line (may be empty)."""

    email: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the at sign, in lower case."""
        return self.email.rpartition("@")[2].lower()


class Attachment(NamedTuple):
    """A file that goes with the mail: its name as people see it, its MIME type and its bytes."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: ``text`` and ``html`` say the same. ``date`` (RFC 5322) and ``message_id`` are empty in a draft."""

    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    date: str = ""
    message_id: str = ""

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses that get the mail, each once."""
        return tuple(dict.fromkeys(one.email for one in (*self.to, *self.cc)))
