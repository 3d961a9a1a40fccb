"""The one door to git. It only reads: no hook, filter, pager or other program that a repository may name is ever run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",  # a program of the repository's choice, asked about changed files
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",  # a partial clone would fetch what it lacks
    "-c",
    "log.showSignature=false",  # runs the program that gpg.program names
)
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
_SECONDS = 60
_BLAMED = re.compile(r"^([0-9a-f]{40,64}) \d+ \d+", re.MULTILINE)
_PREVIOUS = re.compile(r"^previous ([0-9a-f]+) ([^\n]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repository:
    """A git work tree; ``prefix`` leads from its top to the folder it was opened for, empty or ending in a slash."""

    folder: Path
    prefix: str

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that ``revision`` means. Raises InputError when there is none."""
        found = self._try("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") if _is_name(revision) else None
        if found is None:
            raise InputError("git-unknown-revision", revision=revision)
        return found.decode().strip()

    def has(self, revision: str) -> bool:
        """Tell whether ``revision`` names a commit."""
        return (
            _is_name(revision) and self._try("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is not None
        )

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit that two commits have in common. Raises InputError when the clone knows of none."""
        found = self._try("merge-base", self.commit(one), self.commit(other))
        if found is None:
            raise InputError("git-no-merge-base", one=one, other=other)
        return found.decode().strip()

    def file(self, commit: str, path: str) -> bytes | None:
        """Return what the file at ``path`` (from the folder) holds in ``commit``, empty for the index; None if it is not there.

        Bytes are those that git keeps: neither line ends nor filters are applied.
        """
        return self._try("cat-file", "blob", f"{commit}:{self.prefix}{path}")

    def commits_touching(self, *paths: str) -> tuple[Commit, ...]:
        """Return the commits up to HEAD that changed a file at ``paths`` (from the folder); none stands before a descendant."""
        return self._commits("--topo-order", "HEAD", "--", *paths) if self.has("HEAD") else ()

    def lines_since(self, commit: str, path: str, first: int, last: int) -> Origin | None:
        """Return the latest commit that made one of the lines ``first`` to ``last`` of ``path`` as ``commit`` has them."""
        # Of a commit and without textconv: no filter of the repository's choice has a part in it.
        found = self._try("blame", "--no-textconv", "--porcelain", f"-L{first},{last}", commit, "--", path)
        text = (found or b"").decode("utf-8", "replace")
        names = dict.fromkeys(_BLAMED.findall(text))
        latest = self._commits("--no-walk=sorted", *names) if names else ()
        if not latest:
            return None
        about = text.partition(f"{latest[0].name} ")[2].partition("\nfilename ")[0]
        before = _PREVIOUS.search(about)
        return Origin(latest[0], before[1] if before else "", before[2].removeprefix(self.prefix) if before else "")

    def _commits(self, *arguments: str) -> tuple[Commit, ...]:
        shape = "--format=%H%x00%P%x00%an%x00%as%x00%s"
        found = self._try("rev-list", "--no-commit-header", shape, *arguments)
        lines = (found or b"").decode("utf-8", "replace").splitlines()
        return tuple(_commit(line) for line in lines if line.count("\0") == 4)

    def _try(self, *arguments: str) -> bytes | None:
        done = _run(arguments, self.folder)
        return done.stdout if done.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its full name, those of its parents, who, when (ISO date), what for."""

    name: str
    parents: tuple[str, ...]
    author: str
    date: str
    subject: str


class Origin(NamedTuple):
    """Where lines come from: the commit, and the commit and path that had them before, both empty where none had."""

    commit: Commit
    before: str
    path: str


def open_repository(folder: Path) -> Repository:
    """Return the repository that ``folder`` lies in. Raises InputError when there is none, or no git."""
    done = _run(("rev-parse", "--show-prefix"), folder)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0]
        if "dubious ownership" in reason:
            raise InputError("git-not-yours", path=str(folder))
        raise InputError("git-no-repository", path=str(folder))
    return Repository(folder, done.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))


def _is_name(revision: str) -> bool:
    return bool(revision) and not revision.startswith("-") and "\0" not in revision and "\n" not in revision


def _commit(line: str) -> Commit:
    name, parents, author, date, subject = line.split("\0")
    return Commit(name, tuple(parents.split()), author, date, subject)


def _run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, never a shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - git is where the user has it
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise InputError("git-no-repository", path=str(folder)) from error
        raise InputError("git-missing") from error
    except subprocess.TimeoutExpired as error:
        raise InputError("git-too-slow", command=arguments[0]) from error
