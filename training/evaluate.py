"""The parser's figures from raw text: ``python -m training.evaluate DATA [--model FOLDER]``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.analysis.model_files import MODEL
from pipeline.analysis.parsing import parse_with
from pipeline.analysis.protected import find_protected
from pipeline.analysis.spacy_pipeline import Parser, load_parser
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.report import Sentence
from pipeline.model.text import Anchor, Span
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.lexicon import Lexicon, load_lexicon
from pipeline.translation.transfer.settled import settled
from training.gold import Words, read_bunsetsu, read_conllu
from training.scores import Scores, found_words, score_bunsetsu, score_words

Figures = Mapping[str, Scores]


def evaluate(data: Path, model: Path = MODEL, splits: Sequence[str] = ("dev", "test")) -> Figures:
    """Return the scores of the model in folder ``model`` on the treebanks in folder ``data``, by treebank and split.

    "+ words" are those of the trees that translation works on: there what the lexicon knows of the words has corrected some heads.
    """
    parser, lexicon = load_parser(model), load_lexicon()
    figures: dict[str, Scores] = {}
    for split in splits:
        words = read_conllu(data / f"gsd-r2.9-{split}.conllu.xz")
        bunsetsu = read_bunsetsu(data / f"wikipedia-{split}-bunsetsu.jsonl")
        for name, known in (("", None), (" + words", lexicon)):
            found = analyses(parser, [one.text for one in words], known)
            figures[f"GSD {split}{name}"] = score_words(words, found)
            found = analyses(parser, [one.text for one in bunsetsu], known)
            figures[f"Wikipedia {split}{name}"] = score_bunsetsu(bunsetsu, found)
    return figures


def analyses(parser: Parser, texts: Iterable[str], lexicon: Lexicon | None = None) -> list[Words]:
    """Return what ``parser`` makes of each of ``texts``, one sentence each, from raw text; with a ``lexicon``, heads corrected by it."""
    sentences = [plain_sentence(text) for text in texts]
    protected = [find_protected(one.sentence.text, one.tokens) for one in sentences]
    parsed = parse_with(parser, sentences, protected)
    pairs = zip(sentences, parsed, strict=True)
    trees = ((one, settled(one, parse, lexicon) if lexicon else parse) for one, parse in pairs)
    return [found_words(one.tokens, tree) for one, tree in trees]


def plain_sentence(text: str) -> AnalyzedSentence:
    """Return ``text`` as a sentence by itself, without glossary terms."""
    return AnalyzedSentence(Sentence(text, text, Span(0, len(text)), (Anchor(0, 0),)), tokenize(text), ())


def show(figures: Figures) -> None:
    """Print ``figures`` as a table."""
    for name, scores in figures.items():
        print(f"{name:24}" + "  ".join(f"{score} {value:5.2f}" for score, value in scores.items()), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the treebanks")
    parser.add_argument("--model", type=Path, default=MODEL, help="the model (default: the shipped one)")
    options = parser.parse_args(arguments)
    show(evaluate(options.data, options.model))


if __name__ == "__main__":
    main()
