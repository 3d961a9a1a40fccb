"""Drawing a parse for the terminal: one bunsetsu a line, with the arrow to its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wcwidth import wcswidth, wcwidth

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import Bunsetsu, ParsedSentence


def draw_bunsetsu(analyzed: AnalyzedSentence, parsed: ParsedSentence) -> Iterator[str]:
    """Yield the sentence, then each bunsetsu: content word and what follows it, apart by a middle line."""
    yield f"# {analyzed.sentence.text}"
    for at, one in enumerate(parsed.bunsetsu):
        content, rest = _text(analyzed, one.start, one.tail), _text(analyzed, one.tail, one.end)
        clause = f"  clause {one.clause}" if one.clause else ""
        yield f"{at:4} {content}{'｜' if rest else ''}{rest}{clause}"
    for inside in parsed.parentheticals:
        parts = " ".join(_text(analyzed, one.start, one.end) for one in inside.bunsetsu)
        yield f"     in {_text(analyzed, inside.start, inside.end)}: {parts}"


def draw_dependencies(analyzed: AnalyzedSentence, parsed: ParsedSentence, used: ParsedSentence) -> Iterator[str]:
    """Yield the sentence, then its bunsetsu with arrows: D stands above the head, as CaboCha draws it.

    The arrows are those of ``used``. Behind them stand relation and probability, the other heads that were considered, and the
    parser's own head where what the words say is another.
    """
    yield f"# {analyzed.sentence.text}"
    lines = draw_arrows([_text(analyzed, one.start, one.end) for one in parsed.bunsetsu], used.bunsetsu)
    for line, before, after in zip(lines, parsed.bunsetsu, used.bunsetsu, strict=True):
        yield line if before.head == after.head else f"{line}  <- by the words; the parser: {before.head}"
    for inside in parsed.parentheticals:
        yield f"     in {_text(analyzed, inside.start, inside.end)}:"
        yield from draw_arrows([_text(analyzed, one.start, one.end) for one in inside.bunsetsu], inside.bunsetsu)


def draw_arrows(texts: Sequence[str], bunsetsu: Sequence[Bunsetsu]) -> Iterator[str]:
    """Yield a line for each bunsetsu, whose text is that of ``texts``: the texts step to the right, their heads below them.

    >>> arc = Bunsetsu(0, 1, 0, 1, 1, "obj", "dependent"), Bunsetsu(1, 2, 1, 2, -1, "ROOT", "root")
    >>> for line in draw_arrows(["議論を", "した。"], arc): print(line)
       0 議論を-D   obj
       1   した。   ROOT
    """
    widths = [_width(text) for text in texts]
    # Each text ends two columns to the right of the one above; the first column that leaves room for all of them.
    base = max((width - 2 * at for at, width in enumerate(widths)), default=0)
    whole = base + 2 * len(texts)
    for at, (text, one) in enumerate(zip(texts, bunsetsu, strict=True)):
        end = base + 2 * at
        row = [" "] * (whole - end)
        for above in range(at):
            if bunsetsu[above].head > at:
                row[2 * (bunsetsu[above].head - at) - 1] = "|"
        if one.head > at:
            reach = 2 * (one.head - at)
            row[:reach] = ["-"] * (reach - 1) + ["D"]
        yield f"{at:4} {' ' * (end - widths[at])}{text}{''.join(row)} {_remarks(at, one)}".rstrip()


def _remarks(at: int, one: Bunsetsu) -> str:
    parts = [one.relation]
    if -1 < one.head < at:
        parts.append(f"back to {one.head}")
    if one.link == "coordinate":
        parts.append("list")
    if one.clause:
        parts.append(f"clause {one.clause}")
    if one.alternatives:
        others = ", ".join(f"{other.head}: {other.probability:.2f}" for other in one.alternatives)
        parts.append(f"{one.probability:.2f} ({others})")
    return " ".join(parts)


def _text(analyzed: AnalyzedSentence, first: int, behind: int) -> str:
    """Return what tokens ``[first, behind)`` cover of the sentence, characters that would spoil the drawing as spaces."""
    if first >= behind:
        return ""
    tokens = analyzed.tokens
    text = analyzed.sentence.text[tokens[first].start : tokens[behind - 1].end]
    return "".join(" " if wcwidth(char) < 0 else char for char in text)


def _width(text: str) -> int:
    return max(wcswidth(text), 0)
