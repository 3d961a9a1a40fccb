"""The pictures of a draft: their bytes, from the zip of a Word draft or from files beside any other, and from nowhere else."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from pipeline.errors import InputError
from pipeline.model.report import Image, Report
from pipeline.readers.raw import LARGEST_DRAFT, read_file
from pipeline.tasks.drafts import Draft

LARGEST = 20 * 1024 * 1024
"""In bytes, of one picture; a larger one is named in the documents and not shown."""


def load_pictures(draft: Draft, report: Report) -> Mapping[str, bytes]:
    """Return the pictures of ``report`` by their target; those that cannot be read are left out.

    A picture of a draft that is no Word document must lie in the draft's folder or below: a draft may come from anywhere,
    and what it names is mailed. Web addresses are not fetched.
    """
    targets = dict.fromkeys(
        block.target
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Image) and block.target
    )
    if not targets:
        return {}
    found = _zipped(draft.path, targets) if report.source.format == "docx" else _beside(draft.path.parent, targets)
    return {target: data for target, data in found.items() if data}


def _zipped(path: Path, targets: Mapping[str, None]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            members = {info.filename.lower(): info for info in archive.infolist()}
            for target in targets:
                info = members.get(target.lower())
                if info and info.file_size <= LARGEST and total + info.file_size <= 2 * LARGEST_DRAFT:
                    found[target] = archive.read(info)
                    total += info.file_size
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError):
        return found  # the reader has said what is wrong with the file, or it has changed since
    return found


def _beside(folder: Path, targets: Mapping[str, None]) -> Mapping[str, bytes]:
    root = folder.resolve()
    found: dict[str, bytes] = {}
    for target in targets:
        for name in dict.fromkeys((target, unquote(target))):
            try:
                path = (root / name).resolve()
                if path.is_relative_to(root) and path.is_file():
                    data = read_file(path, name, LARGEST + 1)
                    found[target] = data if len(data) <= LARGEST else b""
                    break
            except (InputError, OSError, ValueError):
                continue
    return found
