"""Come here for the YAML between two lines ``---`` at the top of a draft: where it ends, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.errors import InputError
from pipeline.model.report import Meta
from pipeline.readers.metadata import LARGEST_METADATA, meta_from_pairs

_DEEPEST = 4
"""Collections within collections; the facts of a report need one level, a list of names."""

_FENCED = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
_LOOKS_LIKE_YAML = re.compile(r"(?:[ \t]*(?:#.*)?(?:\r\n|\r|\n))*(?:[\w'\"][\w .'\"・-]{0,40}(?::(?=\s)|：)|\Z)")
_FULL_WIDTH = re.compile(r"\s*([^\s:：#][^:：]{0,40}?)\s*：\s*(.*?)\s*$")


class FrontMatter(NamedTuple):
    """What the front matter says, and the offset (code points) at which the draft itself begins."""

    meta: Meta
    end: int


def read_front_matter(text: str, path: str) -> FrontMatter | None:
    """Return the front matter of ``text``, or None if it has none.

    Lines with a full-width colon (出張者：山田) are understood as well. Raises InputError with the line for broken YAML,
    anchors and aliases, a key given twice, and whatever ``meta_from_pairs`` refuses.

    >>> read_front_matter("---\\ntitle: 見学報告\\n---\\n本文", "a.md").end
    20
    """
    fenced = _FENCED.match(text) if text.startswith("---") else None
    if fenced is None or not _LOOKS_LIKE_YAML.match(fenced["yaml"]):
        return None
    if len(fenced["yaml"]) > LARGEST_METADATA:
        raise InputError("metadata-too-big", path=path, line=1, limit=f"{LARGEST_METADATA // 1024} KiB")
    pairs, lines = _full_width_pairs(fenced["yaml"]) or _yaml_pairs(fenced["yaml"], path)
    return FrontMatter(meta_from_pairs(pairs, path, lines), fenced.end())


def _full_width_pairs(text: str) -> tuple[list[tuple[str, Any]], Mapping[str, int]] | None:
    """Return key and value of lines that all have a full-width colon; None if one has not."""
    pairs: list[tuple[str, Any]] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 2):
        if not line.strip():
            continue
        match = _FULL_WIDTH.match(line)
        if match is None:
            return None
        pairs.append((match[1], match[2]))
        lines[match[1]] = number
    return (pairs, lines) if pairs else None


def _yaml_pairs(text: str, path: str) -> tuple[list[tuple[str, Any]], Mapping[str, int]]:
    import yaml

    line = 2
    try:
        _refuse_tricks(text, path)
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return [], {}
        if not isinstance(node, yaml.MappingNode):
            raise InputError("metadata-not-pairs", path=path, line=_line(node.start_mark))
        pairs: list[tuple[str, Any]] = []
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = _line(key_node.start_mark)
            key = str(loader.construct_object(key_node, deep=True))
            if key in lines:
                raise InputError("metadata-twice", path=path, line=line, key=key, first=lines[key])
            lines[key] = line
            _leave_impossible_days(loader, value_node)
            pairs.append((key, loader.construct_object(value_node, deep=True)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "YAML"
        raise InputError("metadata-yaml", path=path, line=_line(mark), reason=reason) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise InputError("metadata-yaml", path=path, line=line, reason=re.sub(r"(?s)[;\n].*", "", str(error))) from None
    return pairs, lines


def _leave_impossible_days(loader: Any, node: Any) -> None:
    """Make text of what looks like a date and is none: what the key means decides whether 2024-02-30 is an error."""
    if isinstance(node.value, list):
        for one in node.value:
            for inner in one if isinstance(one, tuple) else (one,):
                _leave_impossible_days(loader, inner)
    elif node.tag == "tag:yaml.org,2002:timestamp":
        try:
            loader.construct_yaml_timestamp(node)
        except ValueError:
            node.tag = "tag:yaml.org,2002:str"


def _refuse_tricks(text: str, path: str) -> None:
    """Refuse anchors and aliases, which can make a small file huge, and deep nesting."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if getattr(event, "anchor", None):
            raise InputError("metadata-anchor", path=path, line=_line(event.start_mark))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise InputError("metadata-nesting", path=path, line=_line(event.start_mark))


def _line(mark: Any) -> int:
    """Return the draft's line of a YAML mark: YAML counts from 0, and the fence is a line."""
    return int(mark.line) + 2 if mark else 2
