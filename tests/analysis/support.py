"""What the tests of the analysis share: sentences by themselves, parsed and shown as text."""

from __future__ import annotations

from pipeline.analysis.dependencies import parse
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from training.evaluate import plain_sentence


def parsed(text: str) -> tuple[AnalyzedSentence, ParsedSentence]:
    """Return the sentence ``text`` and its parse."""
    sentence = plain_sentence(text)
    return sentence, parse([sentence])[0]


def bunsetsu_texts(sentence: AnalyzedSentence, parse: ParsedSentence) -> list[str]:
    """Return what each bunsetsu covers of the sentence."""
    tokens = sentence.tokens
    return [sentence.sentence.text[tokens[one.start].start : tokens[one.end - 1].end] for one in parse.bunsetsu]


def shown(text: str) -> str:
    """Return the parse of ``text`` as one line a bunsetsu: its text, and behind an arrow its head's; lists marked with ＋."""
    sentence, parse = parsed(text)
    texts = bunsetsu_texts(sentence, parse)
    lines = []
    for one, own in zip(parse.bunsetsu, texts, strict=True):
        arrow = "＋→" if one.link == "coordinate" else "→"
        clause = f" [{one.clause}]" if one.clause else ""
        lines.append(f"{own} {arrow} {texts[one.head]}{clause}" if one.head >= 0 else own)
    return "\n".join(lines)
