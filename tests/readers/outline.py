"""A report on a page: one line for every heading, paragraph, item ... to compare with what a case expects."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.report import (
    Agenda,
    Block,
    Caption,
    Code,
    Dialogue,
    Fields,
    Image,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Report,
    Table,
)


def outline(report: Report) -> str:
    """Return the report as lines; sentences are parted by ``/``, headings begin with their level in hashes."""
    lines: list[str] = []
    for section in report.sections:
        if section.heading:
            lines.append("#" * section.level + " " + words(section.heading))
        for block in section.blocks:
            lines.extend(block_lines(block))
    return "\n".join(lines)


def words(inline: Inline) -> str:
    return " / ".join(sentence.text for sentence in inline)


def block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"p {words(block.sentences)}"
        case Quote():
            yield f"quote {words(block.sentences)}"
        case Caption():
            yield f"caption {words(block.sentences)}"
        case ItemList():
            for item in block.items:
                yield f"{'item' if not block.ordered else 'step'}{item.level} [{item.marker}] {words(item.sentences)}"
        case Table():
            for number, row in enumerate(block.rows):
                mark = "head" if number < block.header_rows else "row"
                yield f"{mark} " + " | ".join(words(cell.sentences) for cell in row)
        case Image():
            yield f"image {block.target} {words(block.alt)}".rstrip()
        case Fields():
            for field in block.fields:
                yield f"field {words(field.label)} = {words(field.value)}".rstrip()
        case Agenda():
            for entry in block.entries:
                yield f"agenda {words(entry.time)} = {words(entry.sentences)}".rstrip()
        case Dialogue():
            for turn in block.turns:
                yield f"turn {words(turn.speaker)} = {words(turn.sentences)}".rstrip()
        case Code():
            for line in block.text.split("\n"):
                yield f"code {line}"
