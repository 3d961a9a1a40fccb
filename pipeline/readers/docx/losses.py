"""What is in the file but not in the report, or not as it looks: named, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from pipeline.model.report import Unread
from pipeline.readers.docx.names import CX, MC, A, C, Element, M, V, W

_LONGEST_TEXT: Final = 300
_LONGEST_QUOTE: Final = 12
_TEXT_TAGS: Final = frozenset({W + "t", W + "delText", M + "t", A + "t", C + "v", CX + "pt", CX + "v"})


class Loss(NamedTuple):
    """Something at one place that is not read as text: a ``kind`` of ``Unread`` and what it says."""

    kind: str
    text: str


def plain_text(element: Element) -> str:
    """Return every word under ``element``, deleted or not, paragraphs parted by a space; of alternatives, the first."""
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> list[str]:
    if element.tag in _TEXT_TAGS:
        return [element.text or ""]
    words: list[str] = []
    if element.tag == V + "textpath":
        words += [element.get("string", ""), " "]
    children = list(element)
    if element.tag == MC + "AlternateContent":
        children = children[:1]
    for child in children:
        words += _words(child)
    if element.tag in (W + "p", A + "p", C + "pt", CX + "pt"):
        words.append(" ")
    return words


def named(losses: Iterable[Loss], where: str) -> tuple[Unread, ...]:
    """Return ``losses`` of one place, each kind once, in the order the kinds first appear.

    >>> named([Loss("ruby", "東風（こち）"), Loss("ruby", "時雨（しぐれ）")], "paragraph 3")
    (Unread(kind='ruby', where='paragraph 3', amount=2, text='東風（こち） / 時雨（しぐれ）'),)
    """
    by_kind: dict[str, list[str]] = {}
    for loss in losses:
        by_kind.setdefault(loss.kind, []).append(loss.text)
    return tuple(
        Unread(kind, where, len(texts), shortened(" / ".join(text for text in texts if text.strip()), _LONGEST_TEXT))
        for kind, texts in by_kind.items()
    )


def joined(losses: Iterable[Loss | None]) -> list[Loss]:
    """Join neighbours of one kind: Word cuts what is one deletion to its writer into many. None parts neighbours.

    >>> joined([Loss("deletion", "来"), Loss("deletion", "月"), None, Loss("deletion", "頃")])
    [Loss(kind='deletion', text='来月'), Loss(kind='deletion', text='頃')]
    """
    result: list[Loss] = []
    before: Loss | None = None
    for loss in losses:
        if loss and before and loss.kind == before.kind and loss.kind in _CUT_BY_WORD:
            result[-1] = Loss(loss.kind, result[-1].text + loss.text)
        elif loss:
            result.append(loss)
        before = loss
    return result


_CUT_BY_WORD: Final = frozenset(
    {"deletion", "insertion", "hidden", "strikethrough", "placeholder", "contents", "field"}
)


def place(number: int, text: str) -> str:
    """Say for people which paragraph is meant; ``number`` counts from 0, people from 1.

    >>> place(11, "会場は港の東側にある。屋根は低い。")
    'paragraph 12 («会場は港の東側にある。屋…»)'
    """
    words = shortened(" ".join(text.split()), _LONGEST_QUOTE)
    return f"paragraph {number + 1} («{words}»)" if words else f"paragraph {number + 1}"


def shortened(text: str, longest: int) -> str:
    """Return ``text``, cut with … after ``longest`` code points."""
    return text if len(text) <= longest else text[:longest] + "…"
