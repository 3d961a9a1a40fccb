"""The two sides of a comparison: git revisions, the index, the work tree and folders become glossary files in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.glossary.load import read_files
from pipeline.glossary.rows import NAME_COLUMNS, NAMES_FILE, TERM_COLUMNS, TERMS_FILE
from pipeline.settings import Project
from pipeline.tasks.git import Repository, open_repository

_COLUMNS = {TERMS_FILE: TERM_COLUMNS, NAMES_FILE: NAME_COLUMNS}

INDEX, WORK_TREE = ":index", ":worktree"
"""What no revision can be called: what is staged, and the files as they lie there."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the name people know it by, and the glossary's files by name."""

    name: str
    files: Mapping[str, bytes]


def sides_of(project: Project, old: str, new: str = "") -> tuple[Side, Side]:
    """Return the sides that ``old`` and ``new`` name; an empty ``new`` is the work tree.

    A side is a git revision, ``:index``, ``:worktree`` or a folder (a glossary, or a project with one). ``A..B`` names
    both sides; ``A...B`` the point where B left A, and B; without B the work tree. Raises UsageError for what is neither
    and for a name that is both, InputError where git fails, GlossaryError for a folder without a glossary.
    """
    if not new and "..." in old and _folder(old) is None:
        base, _, tip = old.partition("...")
        base = base or "HEAD"
        commit = open_repository(project.root).merge_base(base, tip or "HEAD")
        return _side(project, commit, f"{base}...{tip}"), _side(project, tip or WORK_TREE)
    if not new and ".." in old and _folder(old) is None:
        first, _, second = old.partition("..")
        return _side(project, first or "HEAD"), _side(project, second or "HEAD")
    return _side(project, old), _side(project, new or WORK_TREE)


def _side(project: Project, given: str, shown: str = "") -> Side:
    if given == WORK_TREE:
        return Side(shown or "work tree", _files_in(project.glossary))
    if given == INDEX:
        return Side(shown or "index", _files_at(project, open_repository(project.root), ""))
    folder = _folder(given)
    if folder is not None and (given.startswith((".", "/", "~")) or not _is_revision(project, given)):
        return Side(shown or given, _files_in(folder))
    if folder is not None:
        raise UsageError("side-is-both", given=given)
    if folder is None and Path(given).exists():
        raise UsageError("side-no-glossary", given=given)
    repository = open_repository(project.root)
    return Side(shown or given, _files_at(project, repository, repository.commit(given)))


def _folder(given: str) -> Path | None:
    """Return the glossary that a path means: the folder itself, or the glossary of the project in it."""
    path = Path(given)
    return next((one for one in (path, path / "glossary") if (one / TERMS_FILE).is_file()), None) if given else None


def _is_revision(project: Project, given: str) -> bool:
    try:
        return open_repository(project.root).has(given)
    except InputError:  # folders can be compared without git
        return False


def _files_in(folder: Path) -> Mapping[str, bytes]:
    return read_files(folder, folder.name or str(folder))


def _files_at(project: Project, repository: Repository, commit: str) -> Mapping[str, bytes]:
    """Return the glossary as ``commit`` has it; a time before there was one has an empty glossary."""
    place = project.glossary.relative_to(project.root).as_posix()
    found = {name: repository.file(commit, f"{place}/{name}") for name in (TERMS_FILE, NAMES_FILE)}
    return {name: found[name] or "\t".join(columns).encode() for name, columns in _COLUMNS.items()}
