"""What each stage made of a report, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.cli.trace_drawing import draw_bunsetsu, draw_dependencies
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.report import section_sentences
from pipeline.translation import translate
from pipeline.workflow import Workshop

if TYPE_CHECKING:
    from pipeline.translation.transfer.lexicon import Lexicon


def sentence_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every sentence under its section, with its role and its place in the source."""
    for section in analyzed.report.sections:
        yield f"== {' / '.join(section.path)}"
        for sentence in section_sentences(section):
            yield f"{sentence.span.start}-{sentence.span.end} {sentence.role} {sentence.id}: {sentence.text}"


def token_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every token: surface, part of speech, lemma and reading; unknown words are marked with a star."""
    for one in analyzed.sentences:
        yield f"# {one.sentence.text}"
        for token in one.tokens:
            star = "*" if token.is_unknown else ""
            yield f"  {token.surface}{star}\t{token.pos}\t{token.lemma}\t{token.reading}\t{token.cform}"


def term_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every sentence with the terms and names found in it: what the text says, the English, id and form."""
    for one in analyzed.sentences:
        yield f"# {one.sentence.text}"
        for match in one.matches:
            yield f"  {match.span.of(one.sentence.text)} -> {match.concept.en} ({match.concept.id}, {match.form})"


def bunsetsu_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every sentence cut into bunsetsu."""
    for one in analyzed.sentences:
        if one.syntax:
            yield from draw_bunsetsu(one, one.syntax)


def dependency_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every sentence's bunsetsu with the arrows to the heads that translation works on; the parser's own where they differ."""
    from pipeline.translation.transfer.settled import settled

    lexicon = _lexicon(workshop)
    for one in analyzed.sentences:
        if one.syntax:
            yield from draw_dependencies(one, one.syntax, settled(one, one.syntax, lexicon))


def frame_stage_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield what the engine ``transfer`` reads every sentence's clauses as: predicates, roles, endings, links."""
    from pipeline.translation.transfer.frame_lines import frame_lines

    lexicon = _lexicon(workshop)
    for one in analyzed.sentences:
        yield f"# {one.sentence.text}"
        yield from frame_lines(one, lexicon)


def _lexicon(workshop: Workshop) -> Lexicon:
    """Return the lexicon with the team's own entries over the shipped ones."""
    from pipeline.translation.transfer.engine import TransferEngine

    return TransferEngine(workshop.glossary, workshop.project.glossary / "lexicon").lexicon


def english_lines(analyzed: AnalyzedReport, workshop: Workshop) -> Iterator[str]:
    """Yield every sentence's English piece by piece, each with its Japanese and what made it."""
    for one, translation in zip(analyzed.sentences, translate(analyzed.sentences, workshop.engine), strict=True):
        yield f"# {one.sentence.text}"
        yield f"  {translation.english}  ({translation.confidence:.2f} {' '.join(translation.flags)})"
        for piece in translation.pieces:
            japanese = piece.span.of(one.sentence.text) if piece.span else ""
            yield f"    {piece.text!r} <- {japanese} [{piece.origin}]"


STAGE_LINES: Mapping[str, Callable[[AnalyzedReport, Workshop], Iterator[str]]] = {
    "sentences": sentence_lines,
    "tokens": token_lines,
    "terms": term_lines,
    "bunsetsu": bunsetsu_lines,
    "dependencies": dependency_lines,
    "frames": frame_stage_lines,
    "english": english_lines,
}
