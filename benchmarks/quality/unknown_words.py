"""How many content words of given drafts the engine has no English for: ``python -m benchmarks.quality.unknown_words FILE...``.

``--list N`` prints the N commonest unknown words as lemma, part of speech and count; ``--total`` prints the sum alone, for texts
that nobody who works on the translation may read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.analysis.terms import analyze_terms
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation
from pipeline.readers import read
from pipeline.settings import find_project
from pipeline.translation import translate
from pipeline.workflow import Workshop, open_workshop

CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "接頭辞", "接尾辞", "記号"})
"""The parts of speech that are counted; numerals, pronouns, auxiliary verbs and what is written in Latin letters are not."""


class Word(NamedTuple):
    """A content word of a text: its lemma, its part of speech, and whether the English has it in brackets."""

    lemma: str
    pos: str
    unknown: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of unknown words of each file and of all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.unknown_words")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="print the N commonest unknown words")
    parser.add_argument("--total", action="store_true", help="print the sum of all files alone")
    options = parser.parse_args(arguments)
    workshop = open_workshop(find_project([]))
    everything: list[Word] = []
    for path in options.files:
        found = list(content_words(path, workshop))
        everything += found
        if not options.total:
            print(f"{share(found)}  {path.name}")
    print(f"{share(everything)}  all")
    for (lemma, pos), count in Counter((one.lemma, one.pos) for one in everything if one.unknown).most_common(
        options.list
    ):
        print(f"{count:5}  {lemma}\t{pos}")


def share(found: Sequence[Word]) -> str:
    """Return how many of the words are unknown, and of how many."""
    unknown = sum(one.unknown for one in found)
    return f"{unknown / max(len(found), 1):6.2%} {unknown:5} of {len(found):6}"


def content_words(path: Path, workshop: Workshop) -> Iterator[Word]:
    """Yield every content word of a draft."""
    sentences = analyze_terms(read(path, path.name), workshop.glossary).sentences
    for analyzed, english in zip(sentences, translate(sentences, workshop.engine), strict=True):
        yield from _judged(analyzed, english)


def _judged(analyzed: AnalyzedSentence, english: Translation) -> Iterator[Word]:
    bracketed = [one.span for one in english.pieces if one.span is not None and one.origin == "unknown"]
    for token in analyzed.tokens:
        if token.pos1 not in CONTENT or token.pos2 in ("数詞", "非自立可能") or token.norm.isascii():
            continue
        unknown = any(span.start < token.end and token.start < span.end for span in bracketed)
        yield Word(token.lemma, token.pos, unknown)


if __name__ == "__main__":
    main()
