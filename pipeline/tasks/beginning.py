"""Beginning a report: the draft of its kind, put where the project keeps its reports."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.settings import Project
from pipeline.tasks.store import write_file
from pipeline.text.shipped import shipped

KINDS = ("conference", "visit", "meeting")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII | re.IGNORECASE)
_LONGEST_SLUG = 80


def begin(project: Project, slug: str, kind: str) -> Path:
    """Write the draft of a new report of ``kind`` (one of ``KINDS``) and return its path.

    Raises UsageError for a slug that no file system likes and for a report that exists, OutputError when it cannot be written.
    """
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
        raise UsageError("new-slug", slug=slug)
    folder = project.reports / slug
    if folder.exists():
        raise UsageError("new-exists", path=str(folder))
    text = shipped(f"drafts/{kind}.md")
    path = folder / "draft.md"
    write_file(path, text.encode())
    return path
