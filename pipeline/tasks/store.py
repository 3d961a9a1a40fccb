"""Putting results on disk: whole files or none, and knowing whether a report has to be built again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pipeline.errors import OutputError

STAMP = ".stamp"
_TEMPORARY = ".tmp"


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that the file is either the old one or the new one, never half of it.

    Raises OutputError when the folder cannot be made or the file not replaced (it is open in Word).
    """
    write_files({path: data})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write ``files`` as ``write_file`` does; all are written before the first of the old ones is replaced.

    Raises OutputError; whatever could not be replaced is as it was.
    """
    temporaries: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=_TEMPORARY)
            temporaries[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporaries[path].chmod(_permissions(path))
        for path, temporary in temporaries.items():
            temporary.replace(path)
    except OSError as error:
        raise OutputError("output-unwritable", path=str(path), reason=error.strerror or str(error)) from error
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


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
    """Tell whether ``folder`` holds every output, whole, made with ``signature`` by this very program."""
    try:
        outputs = {suffix: _output(folder, suffix).read_bytes() for suffix in suffixes}
        return (folder / STAMP).read_bytes() == _stamp(signature, outputs)
    except OSError:
        return False


def store(folder: Path, signature: str, outputs: Mapping[str, bytes]) -> None:
    """Write ``outputs`` (by suffix) into ``folder`` under its own name, then the stamp that says they are whole.

    The old stamp goes first, so that an interrupted run is never taken for a finished one. Of several runs that store the
    same report at the same time one waits for the other. Raises OutputError.
    """
    with _alone(folder):
        try:
            (folder / STAMP).unlink(missing_ok=True)
            for leftover in folder.glob(f".{folder.name[:80]}.*{_TEMPORARY}"):
                leftover.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError("output-unwritable", path=str(folder), reason=error.strerror or str(error)) from error
        write_files({_output(folder, suffix): data for suffix, data in outputs.items()})
        write_file(folder / STAMP, _stamp(signature, outputs))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold ``folder`` against other runs; a killed one leaves no lock behind."""
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder.parent / f".{folder.name[:80]}.lock")
        lock.acquire()
    except OSError as error:
        raise OutputError("output-unwritable", path=str(folder), reason=error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()


def _output(folder: Path, suffix: str) -> Path:
    return folder / f"{folder.name}{suffix}"


def _stamp(signature: str, outputs: Mapping[str, bytes]) -> bytes:
    digests = "".join(f"{suffix} {hashlib.sha256(data).hexdigest()}\n" for suffix, data in sorted(outputs.items()))
    return f"{signature} | program {digest_of_program()}\n{digests}".encode()


@cache
def digest_of_program(parts: tuple[str, ...] = ("",)) -> str:
    """Return a hash over the package's own files: another program may make something else of the same inputs.

    ``parts`` are the folders and files of the package that count.
    """
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    roots = [package / part for part in parts]
    for path in sorted(path for root in roots for path in (root.rglob("*") if root.is_dir() else (root,))):
        if path.suffix in {".py", ".toml", ".tsv", ".yaml", ".json", ".docx"} and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
