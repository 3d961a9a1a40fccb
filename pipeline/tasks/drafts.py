"""Which drafts a command is about: slugs, report folders and files become ``Draft`` values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, TripreportError, UsageError
from pipeline.settings import Project

DRAFT_NAMES = ("draft.txt", "draft.md", "draft.docx")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft file and the slug under which its report is built; ``name`` is the path that messages and results show."""

    slug: str
    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """The drafts, and what is wrong with folders that should have one: the other drafts need not wait for those."""

    drafts: tuple[Draft, ...]
    problems: tuple[TripreportError, ...] = ()


def find_drafts(project: Project, wanted: Sequence[str]) -> Found:
    """Return the drafts that ``wanted`` names (slugs, report folders, draft files, folders of reports); none: all of the project.

    Raises UsageError when something is neither or two drafts share a slug, InputError when a name cannot be shown.
    """
    problems: list[TripreportError] = []
    paths: list[Path] = []
    for one in wanted:
        paths.extend(_paths_of(project, one, problems))
    if not wanted:
        paths.extend(_paths_below(project.reports, problems))
    return Found(_distinct(_draft(project, path) for path in paths), tuple(problems))


def _paths_of(project: Project, wanted: str, problems: list[TripreportError]) -> Iterator[Path]:
    path = Path(wanted)
    folder = next((one for one in (path, project.reports / wanted) if one.is_dir()), None)
    if folder is None:
        # A file, or something that only its reader can refuse with the right words: a dangling link, a pipe.
        if not (path.exists() or path.is_symlink()):
            raise UsageError("no-such-report", wanted=wanted, reports=str(project.reports))
        yield path
    elif _candidates(folder):
        yield _only(folder)
    else:
        yield from _paths_below(folder, problems)


def _paths_below(folder: Path, problems: list[TripreportError]) -> Iterator[Path]:
    """Yield the draft of each folder in ``folder``; what is wrong with one of them goes to ``problems``."""
    found = False
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        if one.is_dir() and _candidates(one):
            found = True
            try:
                yield _only(one)
            except TripreportError as problem:
                problems.append(problem)
    if not found:
        raise UsageError("no-drafts", path=str(folder))


def _candidates(folder: Path) -> list[Path]:
    """Return everything in ``folder`` that is called draft, whatever its kind; links that lead nowhere too."""
    return sorted(one for one in folder.iterdir() if one.stem == "draft" and not one.name.startswith("."))


def _only(folder: Path) -> Path:
    candidates = _candidates(folder)
    drafts = [one for one in candidates if one.name in DRAFT_NAMES] or candidates
    if len(drafts) > 1:
        raise UsageError("two-drafts", path=str(folder), drafts=", ".join(path.name for path in drafts))
    if drafts[0].name not in DRAFT_NAMES:
        raise InputError("draft-kind", path=str(drafts[0]), allowed=", ".join(DRAFT_NAMES))
    return drafts[0]


def _draft(project: Project, path: Path) -> Draft:
    absolute = path.absolute()
    inside = absolute.is_relative_to(project.reports.absolute()) and absolute.name in DRAFT_NAMES
    slug = absolute.parent.name if inside else absolute.stem
    name = _shown(project, path)
    if not name.isprintable():
        raise InputError("name-unprintable", path=name.encode("unicode_escape").decode())
    if not _fits_everywhere(slug):
        raise InputError("slug-unusable", path=name, slug=slug)
    return Draft(slug, path, name)


_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")})
"""Names that Windows keeps for devices, whatever stands behind a dot."""


def _fits_everywhere(slug: str) -> bool:
    """Tell whether ``slug`` can name files on Windows as well: what is built is handed on.

    >>> _fits_everywhere("出張 2024"), _fits_everywhere("con.2024"), _fits_everywhere("a:b"), _fits_everywhere("a.")
    (True, False, False, False)
    """
    device = slug.partition(".")[0].rstrip(" ").lower() in _RESERVED
    return not device and not set('<>:"/\\|?*') & set(slug) and slug == slug.strip().rstrip(".") != ""


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
