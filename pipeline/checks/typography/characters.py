"""half-width-kana, unicode-form, invisible-character, platform-character: characters that other machines show otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import KANJI

_HALF_WIDTH = re.compile("[ｦ-ﾟ]*[ｱ-ﾝ][ｦ-ﾟ]*[ｱ-ﾝ][ｦ-ﾟ]*")
_DECOMPOSED = re.compile("[ぁ-ゖァ-ヺ][\u3099\u309a]|[A-Za-z][\u0300-\u0304\u0306-\u030c\u0327]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2028\u2029\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb\ue000-\uf8ff]+"
)
"""Zero width, direction and control characters, private use. The joiner of emoji (U+200D) has its uses."""

_NO_BREAK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]+")
_FACE = rf"[(（](?:(?!{KANJI})[^ぁ-んァ-ヶ（()）]){{1,10}}[)）]|[дωДﾉ´`∀]"
_PLATFORM = re.compile("[①-⑳㉑-㉟㊱-㊿Ⅰ-ⅻ㈱㈲㈹㊤-㊨㌀-㏿№℡]")


def _is_beside_a_face(text: str, span: Span) -> bool:
    """Tell whether a face made of signs stands there: ( ﾟдﾟ) ｶﾞﾀｯ is meant."""
    return re.search(_FACE, text[max(span.start - 10, 0) : span.end + 10]) is not None


def half_width_kana(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each half-width word once; terms of the glossary are for term-variant."""
    yield from _reported(manuscript, "half-width-kana", _HALF_WIDTH, lambda text: unicodedata.normalize("NFKC", text))


def unicode_form(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield characters that stand in two pieces (か and ゛), once for each."""
    yield from _reported(manuscript, "unicode-form", _DECOMPOSED, lambda text: unicodedata.normalize("NFC", text))


def invisible_character(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield what cannot be seen and is no space, once for each."""
    yield from _reported(manuscript, "invisible-character", _INVISIBLE, lambda text: "")
    yield from _reported(manuscript, "invisible-character", _NO_BREAK, lambda text: " ")


def platform_character(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield ① and ㍿, once each, where the policy wants to know."""
    if manuscript.policy.platform_characters == "report":
        yield from _reported(
            manuscript, "platform-character", _PLATFORM, lambda text: unicodedata.normalize("NFKC", text), is_safe=False
        )


def _reported(
    manuscript: Manuscript,
    rule: str,
    pattern: re.Pattern[str],
    better: Callable[[str], str],
    *,
    is_safe: bool = True,
) -> Iterator[Finding]:
    groups: dict[str, list[tuple[Passage, Span]]] = {}
    for passage in manuscript.passages:
        for match in pattern.finditer(passage.text):
            span = Span(*match.span())
            is_agreed = any(span.overlaps(term.span) for term in passage.one.matches if term.form == "width")
            if not is_agreed and not _is_beside_a_face(passage.text, span):
                groups.setdefault(match[0], []).append((passage, span))
    for found, places in groups.items():
        name = unicodedata.name(found[0], "control")
        yield make_group(
            rule,
            "info" if rule == "platform-character" or _NO_BREAK.match(found) else "warning",
            [(passage.one, span) for passage, span in places],
            {"found": found, "better": better(found), "character": f"U+{ord(found[0]):04X} {name}"},
            key=found,
            replacements=[better(found)] * len(places),
            is_safe=is_safe and all(not passage.is_foreign for passage, _ in places),
        )
