"""A concept's life in git: every commit that changed it, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.errors import GlossaryError
from pipeline.glossary.diff import COLUMNS, FILES, diff, row_id
from pipeline.model.changes import Change
from pipeline.settings import Project
from pipeline.tasks.git import Commit, Repository, open_repository


class Event(NamedTuple):
    """A commit with the changes it made to the concept."""

    commit: Commit
    changes: tuple[Change, ...]


def history_of(project: Project, id_: str) -> Iterator[Event]:
    """Yield the commits up to HEAD that changed the concept ``id_``; an id that it had before is followed.

    A commit is compared with its first parent; versions that are no tables are passed over. Raises InputError where git
    fails.
    """
    repository = open_repository(project.root)
    place = project.glossary.relative_to(project.root).as_posix()
    for commit in repository.commits_touching(*(f"{place}/{name}" for name in FILES.values())):
        before = _files(repository, commit.parents[0], place) if commit.parents else {}
        try:
            changes = diff(before, _files(repository, commit.name, place))
        except GlossaryError:
            continue
        own = tuple(
            change for change in changes if id_ in (change.id, *(row_id(row) for row in (change.before,) if row))
        )
        if own:
            yield Event(commit, own)
            id_ = next((change.old for change in own if change.kind == "id" and change.old), id_)


def _files(repository: Repository, commit: str, place: str) -> dict[str, bytes]:
    found = {FILES[sheet]: repository.file(commit, f"{place}/{FILES[sheet]}") for sheet in COLUMNS}
    return {name: data for name, data in found.items() if data is not None}
