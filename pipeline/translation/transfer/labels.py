"""Come here when the number of a figure, a table or a section is read as part of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.tokens import Token
from pipeline.text.normalize import normalize
from pipeline.translation.transfer.amounts.counters import counter_after

LABELS = {
    "図表": "Figure",
    "図": "Figure",
    "表": "Table",
    "写真": "Photo",
    "付録": "Appendix",
    "付図": "Figure",
    "付表": "Table",
}
_LABEL = re.compile(
    rf"(?P<name>{'|'.join(LABELS)})?\s?(?P<number>[0-9０-９]+(?:[.．\-－][0-9０-９]+)*[.．)）]?|(?<=付録)[A-ZＡ-Ｚ])(?:[\s:：]+|(?<=．))(?=[^\s0-9０-９:：〜～])"
)
"""A figure's number, or that of a section, with a space or a wide full stop behind it."""


_ASKED = re.compile(
    r"([QAＱＡ][0-9０-９]{0,2})\s?[.．]\s?(?=[^\x00-\x7f])|([QＱ][0-9０-９]{0,2})[.．]\s(?=[A-Za-z0-9])"
    r"|([AＡ])[.．]\s(?=[A-Za-z0-9]+(?![氏様]|さん)[^\x00-\x7f])"
)
"""Who speaks, in questions and answers: Q. 価格は？, A. 1台あたり500円"""


_CODE = re.compile(
    r"([A-Z]-?[0-9]{2}|[A-Z][0-9]?-[0-9]{1,2}|[0-9]-?[A-Z]-?[0-9]|[A-C][1-9](?!\s+(?:サイズ|用紙|判|版|ポスター))"
    r"|(?:LT|BP|SS|WS|OS|IS|PS|KN|TS)-?[0-9]{1,2})\s+(?=[ぁ-んァ-ヶ一-龥「『])"
)
"""The code of a session before its title: B-2 導入事例, 1A1 把持と触覚, S12 品質の作り方."""


_PART = re.compile(
    r"(?:その\s?|第\s?(?=[0-9０-９]+\s?部))([0-9０-９]+)(?:\s?部(?=[\s:：.．、]))?\s?(?:[:：.．、\s]\s*|(?<=[0-9０-９])$)(?=[^\s0-9０-９]|$)"
)
"""The number of one of several in a row, with what closes it: その3：テストの書き方, not その3台."""


_CIRCLED = re.compile(r"([①-⑳])\s?(?=[^\s①-⑳])")
"""A number in a circle, which numbers the lines of a list."""


class Label(NamedTuple):
    """A figure, table or appendix that a sentence names by its number, with its English."""

    start: int
    end: int
    english: str


def labels_in(text: str) -> Iterator[Label]:
    """Yield the figures, tables and the like that ``text`` names: 図1 is Figure 1, 表2〜4 Tables 2 to 4; 表2枚 is none.

    The number of an event in a row, its short year and a line of versions (3.x) are labels too, kept as they are written.

    >>> [label.english for label in labels_in("図1に示し、付録Aと表2〜4にまとめた。写真3枚")]
    ['Figure 1', 'Appendix A', 'Tables 2 to 4']
    >>> [label.english for label in labels_in("Go勉強会 #7 と LISA '11 で3.xの話を聞いた")]
    ['#7', "'11", '3.x']
    """
    for match in _IN_A_ROW.finditer(text):
        group = "said" if match["said"] else "line"
        yield Label(match.start(group), match.end(), normalize(match[group]).text.replace("’", "'"))
    for match in _NAMED.finditer(text):
        if counter_after(text, match.end()):
            continue
        first, last = normalize(match["first"]).text, normalize(match["last"] or "").text
        name = LABELS[match["name"]]
        plural = "Appendices" if name == "Appendix" else f"{name}s"
        yield Label(match.start(), match.end(), f"{plural} {first} to {last}" if last else f"{name} {first}")


_IN_A_ROW = re.compile(
    r"(?<=[^\s#＃])\s?(?P<said>[#＃][0-9]{1,4}|(?<=[A-Za-z] )['’][0-9]{2})(?![0-9A-Za-z])|(?<![0-9A-Za-z.])(?P<line>[0-9]+(?:\.[0-9]+)*\.x)(?![A-Za-z0-9.])"
)


_NUMBER = r"[0-9０-９]+(?:[.．\-－][0-9０-９]+)*(?:\([a-z]\))?|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ])"
_NAMED = re.compile(
    rf"(?<![一-龥ァ-ヶ])(?P<name>{'|'.join(LABELS)})\s?(?P<first>{_NUMBER})(?:\s?[〜～]\s?(?P<last>[0-9０-９]+))?"
)


def label_of(text: str, tokens: Sequence[Token]) -> tuple[str, int]:
    """Return the English of the label that a heading or caption begins with, and the token behind it; ("", 0) for none.

    >>> from pipeline.text.tokenizer import tokenize
    >>> [label_of(text, tokenize(text)) for text in ("図1 装置の構成", "2.3 会議の概要", "3台の装置", "Q. 価格は？", "その2：監視")]
    [('Figure 1:', 2), ('2.3', 3), ('', 0), ('Q:', 2), ('Part 2:', 3)]
    """
    if asked := _ASKED.match(text):
        end = next((at for at, token in enumerate(tokens) if token.start >= asked.end()), 0)
        return (f"{normalize(asked[1] or asked[2] or asked[3]).text}:", end) if end else ("", 0)
    if (code := _CODE.match(text)) and not text.endswith("。"):
        end = next((at for at, token in enumerate(tokens) if token.start >= code.end()), 0)
        coded = end and (tokens[end].pos1 not in ("助詞", "助動詞", "補助記号") or text[code.end()] in "「『")
        return (f"{code[1]}:", end) if coded else ("", 0)
    if part := _PART.match(text):
        end = next((at for at, token in enumerate(tokens) if token.start >= part.end()), len(tokens))
        return f"Part {normalize(part[1]).text}" + (":" if end < len(tokens) else ""), end
    if circled := _CIRCLED.match(text):
        end = next((at for at, token in enumerate(tokens) if token.start >= circled.end()), 0)
        return (f"({normalize(circled[1]).text})", end) if end else ("", 0)
    match = _LABEL.match(text)
    if not match or text.endswith("。"):
        return "", 0
    end = next((at for at, token in enumerate(tokens) if token.start >= match.end()), 0)
    if not end or tokens[end].pos1 in ("助詞", "助動詞", "補助記号") or tokens[end - 1].end > match.end():
        return "", 0
    number = normalize(match["number"]).text
    if not match["name"] and number.isdigit() and tokens[end].pos3 == "助数詞可能":
        return "", 0  # 19 時ごろから
    number = number.rstrip(".") if match["name"] else number
    named = LABELS.get(match["name"] or "")
    return f"{named} {number}:" if named else number, end
