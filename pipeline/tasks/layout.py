"""How the documents are to look: the settings of the project, what the command line says, and the company's template."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import InputError
from pipeline.model.build import Layout
from pipeline.readers.raw import LARGEST_DRAFT, raw_file, read_file
from pipeline.settings import Project


def load_layout(project: Project, *, paper: str = "", template: Path | None = None, strict: bool = False) -> Layout:
    """Return the layout that the settings of ``project`` and the options (which win) ask for.

    Raises InputError for a template that is no Word document, or lies outside the project though only the settings name it.
    """
    settings = project.settings
    path = template
    if path is None and settings.template:
        path = project.root / settings.template
        if not path.resolve().is_relative_to(project.root.resolve()):
            raise InputError("settings-outside", path=str(project.root), key="template", value=settings.template)
    data = _template(path) if path else b""
    return Layout(paper or settings.paper, data, strict or settings.strict)


def _template(path: Path) -> bytes:
    from pipeline.readers.docx.package import open_package
    from pipeline.writers.docx_template import template_of

    raw = raw_file(str(path), read_file(path, str(path), LARGEST_DRAFT + 1))
    open_package(raw)  # refuses what is damaged, encrypted, no Word document, or unpacks to no end
    try:
        return template_of(raw.data)
    except ValueError as error:
        raise InputError("template-broken", path=str(path), reason=str(error)) from None
