"""Which paragraphs are list items by Word's own numbering, at what level, and whether they count or have bullets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.readers.docx.names import Element, W, child_value
from pipeline.readers.docx.styles import Style, Styles

_DEEPEST = 8


class ListPlace(NamedTuple):
    """Where a list item stands: in which list, at which level from 0, and whether its level is numbered."""

    list_id: str
    level: int
    ordered: bool


class Lists(NamedTuple):
    """The lists of ``numbering.xml``: whether a level counts, by list and level; a style's level, by list and style."""

    ordered: Mapping[tuple[str, int], bool]
    level_of_style: Mapping[tuple[str, str], int]

    def place(self, style: Style) -> ListPlace | None:
        """Return where a paragraph of ``style`` stands in its list, None if it is in none."""
        numbering = style.numbering
        if numbering is None or numbering.list_id in ("", "0"):
            return None
        level = numbering.level
        if level is None:
            level = self.level_of_style.get((numbering.list_id, style.id), 0)
        level = min(level, _DEEPEST)
        return ListPlace(numbering.list_id, level, self.ordered.get((numbering.list_id, level), False))


def read_lists(root: Element | None, styles: Styles) -> Lists:
    """Return the lists of ``numbering.xml``, with level overrides and list styles followed."""
    ordered: dict[tuple[str, int], bool] = {}
    level_of_style: dict[tuple[str, str], int] = {}
    if root is None:
        return Lists(ordered, level_of_style)
    abstract = {one.get(W + "abstractNumId"): one for one in root.iterchildren(W + "abstractNum")}
    instances = {one.get(W + "numId", ""): one for one in root.iterchildren(W + "num")}
    for list_id, instance in instances.items():
        definition = abstract.get(child_value(instance, W + "abstractNumId"))
        definition = _behind_list_style(definition, abstract, instances, styles)
        levels = [] if definition is None else list(definition.iterchildren(W + "lvl"))
        levels += instance.iterfind(f"{W}lvlOverride/{W}lvl")
        for level in levels:
            depth = level.get(W + "ilvl", "")
            if not depth.isdecimal():
                continue
            ordered[list_id, int(depth)] = child_value(level, W + "numFmt", "decimal") not in ("bullet", "none")
            if style_id := child_value(level, W + "pStyle"):
                level_of_style[list_id, style_id] = int(depth)
    return Lists(ordered, level_of_style)


def _behind_list_style(
    definition: Element | None, abstract: Mapping[str, Element], instances: Mapping[str, Element], styles: Styles
) -> Element | None:
    """Follow a ``w:numStyleLink`` once: the list style names the list that has the levels."""
    link = child_value(definition, W + "numStyleLink")
    numbering = styles.by_id[link].numbering if link in styles.by_id else None
    instance = instances.get(numbering.list_id) if numbering else None
    return definition if instance is None else abstract.get(child_value(instance, W + "abstractNumId"), definition)
