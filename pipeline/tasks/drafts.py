"""Which drafts a command is about: slugs, report folders and files become ``Draft`` values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.settings import Project

DRAFT_NAMES = ("draft.txt", "draft.md", "draft.docx")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft file and the slug under which its report is built; ``name`` is the path that messages and results show."""

    slug: str
    path: Path
    name: str


def find_drafts(project: Project, wanted: Sequence[str]) -> tuple[Draft, ...]:
    """Return the drafts that ``wanted`` names (slugs, report folders, draft files, folders of reports); none: all of the project.

    Raises UsageError when something is neither, a folder has two drafts, or two drafts share a slug.
    """
    if not wanted:
        return _distinct(_drafts_below(project, project.reports))
    return _distinct(draft for one in wanted for draft in _drafts_of(project, one))


def _drafts_of(project: Project, wanted: str) -> tuple[Draft, ...]:
    path = Path(wanted)
    if path.is_file():
        return (_draft(project, path),)
    for folder in (path, project.reports / wanted):
        if folder.is_dir():
            own = _draft_in(folder)
            return (_draft(project, own),) if own else _drafts_below(project, folder)
    raise UsageError("no-such-report", wanted=wanted, reports=str(project.reports))


def _drafts_below(project: Project, folder: Path) -> tuple[Draft, ...]:
    if not folder.is_dir():
        raise UsageError("no-drafts", path=str(folder))
    inside = [_draft_in(one) for one in sorted(folder.iterdir()) if one.is_dir()]
    drafts = tuple(_draft(project, path) for path in inside if path)
    if not drafts:
        raise UsageError("no-drafts", path=str(folder))
    return drafts


def _draft_in(folder: Path) -> Path | None:
    found = [folder / name for name in DRAFT_NAMES if (folder / name).exists()]
    if len(found) > 1:
        raise UsageError("two-drafts", path=str(folder), drafts=", ".join(path.name for path in found))
    return found[0] if found else None


def _draft(project: Project, path: Path) -> Draft:
    absolute = path.absolute()
    inside = absolute.is_relative_to(project.reports.absolute()) and absolute.name in DRAFT_NAMES
    slug = absolute.parent.name if inside else absolute.stem
    return Draft(slug, path, _shown(project, path))


def _shown(project: Project, path: Path) -> str:
    """Return the path as seen from the project's root where it lies inside, so that results do not depend on where one stands."""
    absolute, root = path.absolute(), project.root.absolute()
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else path).as_posix()


def _distinct(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    by_slug: dict[str, Draft] = {}
    for draft in drafts:
        other = by_slug.setdefault(draft.slug, draft)
        if other.path.absolute() != draft.path.absolute():
            raise UsageError("same-slug", slug=draft.slug, first=other.name, second=draft.name)
    return tuple(by_slug.values())
