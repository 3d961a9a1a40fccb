"""Since which commit a source says what it says. Come here for how history is asked about one row."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import InputError
from pipeline.model.why import Since, Source
from pipeline.settings import Project
from pipeline.tasks.git import Commit, Repository, open_repository
from pipeline.tasks.why.sources import SHIPPED
from pipeline.text.shipped import DATA

_MOST_STEPS = 100
"""Changes of one row that are followed back."""


class Clock:
    """Tells since when a source is as it is: from the project's repository, for data that lies in it."""

    def __init__(self, project: Project) -> None:
        """Open the repository of ``project``; where there is none, nothing is told."""
        self._root = project.root.absolute()
        self._repository: Repository | None = None
        try:
            self._repository = open_repository(project.root)
        except InputError:
            return
        if not self._repository.has("HEAD"):
            self._repository = None

    def since(self, source: Source) -> Since | None:
        """Return the commit that gave ``source`` its Japanese and its English; None where git does not know it."""
        path = self._path(source)
        if self._repository is None or path is None:
            return None
        if source.kind == "construction":
            return _since(_latest_of_block(self._repository, path, source.id))
        return _row_since(self._repository, path, source)

    def _path(self, source: Source) -> str | None:
        """Return the file of ``source`` as the repository calls it; None when it lies elsewhere."""
        if not source.path or source.kind == "approved":
            return None
        if not source.path.startswith(SHIPPED):
            return source.path
        file: Path = DATA / source.path.removeprefix(f"{SHIPPED}/")
        return file.relative_to(self._root).as_posix() if file.is_relative_to(self._root) else None


def _since(commit: Commit | None) -> Since | None:
    return Since(commit.name, commit.date, commit.author, commit.subject) if commit else None


def _row_since(repository: Repository, path: str, source: Source) -> Since | None:
    """Follow the row back, change by change, to the one that gave it its Japanese and English."""
    commit, found = "HEAD", None
    for step in range(_MOST_STEPS):
        data = repository.file(commit, path)
        if data is None and not step:
            return None
        line = _line_of(data or b"", source)
        if not line:
            break
        origin = repository.lines_since(commit, path, line, line)
        if origin is None:
            break
        found, commit, path = origin.commit, origin.before, origin.path
        if not commit:
            break
    return _since(found) or Since()


def _line_of(data: bytes, source: Source) -> int:
    """Return the number of the line that has the id, the Japanese and the English of ``source``; 0 if there is none."""
    columns: list[str] = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        cells = line.split("\t")
        if not columns and not line.startswith("#"):
            columns = cells
        elif cells[0] == source.id:
            row = dict(zip(columns, cells, strict=False))
            is_same_japanese = source.kind == "pattern" or row.get("ja", "").strip() == source.ja
            if is_same_japanese and row.get("en", "").strip() == source.en:
                return number
    return 0


def _latest_of_block(repository: Repository, path: str, id_: str) -> Commit | None:
    """Return the commit that last changed the construction ``id_``, from its id to the next one."""
    lines = (repository.file("HEAD", path) or b"").decode("utf-8", "replace").splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line.startswith("- id: ")]
    first = next((number for number in heads if lines[number - 1] == f"- id: {id_}"), 0)
    last = next((number - 1 for number in heads if number > first), len(lines))
    origin = repository.lines_since("HEAD", path, first, last) if first else None
    return origin.commit if origin else None
