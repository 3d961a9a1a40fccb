"""Come here for what happens before a draft is decoded: opening the file, and refusing what cannot be a draft."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError

LARGEST_DRAFT = 32 * 1024 * 1024
"""In bytes. A draft with photographs in it is far smaller; a file beyond this is a mistake."""

_WORD_LOCK = "~$"
"""Word puts a file of this prefix beside a document that is open; it holds a user name, not the document."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of a draft; ``name`` is its path as the user gave it, with forward slashes."""

    name: str
    data: bytes
    sha256: str


def load_raw(path: Path, name: str) -> RawFile:
    """Return the bytes at ``path``.

    Raises InputError for a Word lock file, an empty file, one larger than ``LARGEST_DRAFT``, and whatever
    ``read_file`` refuses.
    """
    if path.name.startswith(_WORD_LOCK):
        raise InputError("input-word-lock", path=name, document=path.name.removeprefix(_WORD_LOCK))
    data = read_file(path, name, LARGEST_DRAFT + 1)
    if not data:
        raise InputError("input-empty", path=name)
    return raw_file(name, data)


def raw_file(name: str, data: bytes) -> RawFile:
    """Return ``data``, wherever it was read, as the draft ``name``; raises InputError beyond ``LARGEST_DRAFT``."""
    if len(data) > LARGEST_DRAFT:
        raise InputError("input-too-big", path=name, limit=f"{LARGEST_DRAFT // 1024 // 1024} MiB")
    return RawFile(name, data, hashlib.sha256(data).hexdigest())


def read_file(path: Path, name: str, most: int) -> bytes:
    """Return the first ``most`` bytes at ``path``, which messages call ``name``.

    Raises InputError when there is no such file, when it is a folder, a link that leads nowhere, a pipe or a device (which
    could keep us waiting for ever), or cannot be opened (no permission; on Windows: open in Word).
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError("input-directory", path=name)
        if not stat.S_ISREG(mode):
            raise InputError("input-no-file", path=name)
        with path.open("rb") as file:
            return file.read(most)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError("input-dangling" if path.is_symlink() else "input-missing", path=name) from None
    except PermissionError:
        raise InputError("input-locked", path=name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("input-unreadable", path=name, reason=reason) from None
