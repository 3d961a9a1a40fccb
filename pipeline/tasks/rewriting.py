"""Writing a changed draft back as it was: same encoding, same byte order mark, same line ends, whole or not at all."""

from __future__ import annotations

import codecs
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model.report import Source
from pipeline.tasks.store import write_file

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rewrite(path: Path, source: Source, text: str) -> None:
    """Write ``text`` to the draft at ``path``, which was read as ``source``.

    Raises InputError when the draft has changed since, when its bytes would not come back as they were, or when the new text has a
    character that its encoding lacks; OutputError when it cannot be written. The draft is then as it was.
    """
    old = path.read_bytes()
    mark = next((one for one in _MARKS if old.startswith(one)), b"")
    try:
        if mark + source.text.encode(source.encoding) != old:
            raise InputError("fix-not-the-same", path=source.name, encoding=source.encoding)
        data = mark + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        char = error.object[error.start : error.start + 1]
        raise InputError("fix-not-encodable", path=source.name, encoding=source.encoding, char=char) from error
    write_file(path, data)
