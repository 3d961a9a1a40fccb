"""Putting results on disk: whole files or none, and knowing whether a report has to be built again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.errors import OutputError

STAMP = ".stamp"


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that the file is either the old one or the new one, never half of it.

    Raises OutputError when the folder cannot be made or the file not replaced (it is open in Word).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    except OSError as error:
        raise OutputError("output-unwritable", path=str(path), reason=error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(_permissions(path))
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError("output-unwritable", path=str(path), reason=error.strerror or str(error)) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _permissions(path: Path) -> int:
    """Keep what an existing file allows; a new one is as ``open`` would have made it."""
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o666 & ~_umask()


@cache
def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_current(folder: Path, signature: str, suffixes: tuple[str, ...]) -> bool:
    """Tell whether ``folder`` holds every output, made with ``signature`` by this very program."""
    stamp = folder / STAMP
    return (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8") == _stamp(signature)
        and all((folder / f"{folder.name}{suffix}").is_file() for suffix in suffixes)
    )


def store(folder: Path, signature: str, outputs: Mapping[str, bytes]) -> None:
    """Write ``outputs`` (by suffix) into ``folder`` under its own name, then the stamp that says they are whole.

    The stamp goes first and comes back last, so that an interrupted run is never taken for a finished one.
    """
    (folder / STAMP).unlink(missing_ok=True)
    for suffix, data in outputs.items():
        write_file(folder / f"{folder.name}{suffix}", data)
    write_file(folder / STAMP, _stamp(signature).encode())


def _stamp(signature: str) -> str:
    return f"{signature} | program {_program_digest()}\n"


@cache
def _program_digest() -> str:
    """Return a hash over the package's own files: another program may write other documents from the same inputs."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".toml", ".tsv", ".yaml", ".json", ".docx"} and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
