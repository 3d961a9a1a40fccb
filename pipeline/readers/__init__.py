"""Come here when a draft is to be read, or when another format is to be understood: one reader a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model.report import Report
from pipeline.readers.metadata import lay_over, read_report_toml
from pipeline.readers.raw import RawFile, load_raw

Reader = Callable[[RawFile], Report]


def read(path: Path, name: str | None = None) -> Report:
    """Return the draft at ``path`` as a report; ``report.toml`` beside it wins over what the draft says of itself.

    ``name`` is what messages call the file (the path as the user gave it); without it, ``path``. Raises InputError when
    one of the two cannot be opened, is of another kind, or says something impossible.
    """
    name = (name or str(path)).replace("\\", "/")
    reader = READERS.get(path.suffix.lower())
    raw = load_raw(path, name)
    if reader is None:
        code = "input-save-as-docx" if path.suffix.lower() in _WORD_CAN_CONVERT else "input-unknown-kind"
        raise InputError(code, path=name, suffix=path.suffix or "-", allowed=", ".join(READERS))
    report = reader(raw)
    settings = path.with_name("report.toml")
    if not (settings.exists() or settings.is_symlink()):
        return report
    return lay_over(report, read_report_toml(settings, name[: len(name) - len(path.name)] + settings.name))


def _read_plain_text(raw: RawFile) -> Report:
    from pipeline.readers.plain_text import read_plain_text

    return read_plain_text(raw)


def _read_markdown(raw: RawFile) -> Report:
    from pipeline.readers.markdown import read_markdown

    return read_markdown(raw)


def _read_docx(raw: RawFile) -> Report:
    from pipeline.readers.docx import read_docx

    return read_docx(raw)


READERS: dict[str, Reader] = {
    ".txt": _read_plain_text,
    ".text": _read_plain_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".docx": _read_docx,
}

_WORD_CAN_CONVERT = frozenset({".doc", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".pdf", ".htm", ".html", ".pages"})
