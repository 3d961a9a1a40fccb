"""Train the parser anew: ``python -m training.train DATA [--out FOLDER]``; DATA holds the treebanks, see docs/analysis.md."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.util import load_model_from_config
from thinc.api import Config

from pipeline.analysis.attachment_features import UNIT
from pipeline.analysis.candidates import Floats
from pipeline.analysis.model_files import MODEL
from pipeline.analysis.spacy_pipeline import Parser
from pipeline.text.tokenizer import DICTIONARY
from training.attachment import Lesson, learn_attachment, lesson
from training.learn import Phase, learn
from training.treebank import Tree, as_parsed, read_trees

CONFIG = Path(__file__).with_name("config.cfg")
SOURCES = {
    "UD_Japanese-GSD r2.9": "gsd-r2.9-train.spacy",
    "Wikipedia Annotated Corpus": "wikipedia-train.spacy",
}
STEPS = 2_000
LAST_STEPS = 300
HALF_STEPS = 1_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all of the treebanks, write the model, print its figures."""
    from training.evaluate import evaluate, show

    options = _options(arguments)
    gsd, wikipedia = (
        [piece for tree in read_trees(options.data / name) for piece in as_parsed(tree)] for name in SOURCES.values()
    )
    trees = gsd + wikipedia
    print(f"{len(trees):,} pieces of sentences, {sum(len(tree.tokens) for tree in trees):,} words", flush=True)
    weights = learn_attachment(lessons(trees, HALF_STEPS, options.work))
    nlp = word_parser(
        Phase("all", trees, STEPS, rate=0.001, last_rate=0.0001, dropout=0.15),
        # The last word is that of the treebank whose trees are gold to the last word.
        Phase("GSD", gsd, LAST_STEPS, rate=0.0001, last_rate=0.00003, dropout=0.15),
        work=options.work,
    )
    write_model(nlp, weights, options.out)
    show(evaluate(options.data, options.out))


def lessons(trees: Sequence[Tree], steps: int, work: Path | None = None) -> list[Lesson]:
    """Return what the attachment model learns from: each half of the trees as parsed by a parser trained on the other.

    A parser is far better on what it was trained on than on anything else; to learn how far it can be trusted, the attachment
    model has to see it at its real work.
    """
    found: list[Lesson] = []
    for own, other in ((trees[0::2], trees[1::2]), (trees[1::2], trees[0::2])):
        half = Phase("half", other, steps, rate=0.001, last_rate=0.0001, dropout=0.15)
        parser = Parser(word_parser(half, work=work), np.zeros(0, np.float32), "")
        parsed = parser.trees([tree.tokens for tree in own])
        found.extend(lesson(tree, seen) for tree, seen in zip(own, parsed, strict=True))
    return found


def word_parser(*phases: Phase, work: Path | None = None) -> Language:
    """Return the word parser that ``phases`` make; it is kept in ``work``, and taken from there when it is made again."""
    nlp = untrained()
    kept = work / _recipe(phases) if work else None
    if kept and kept.exists():
        return nlp.from_disk(kept)
    learn(nlp, phases, report=_report)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".unfinished")
        nlp.to_disk(unfinished)
        unfinished.rename(kept)
    return nlp


def untrained() -> Language:
    """Return the pipeline of ``config.cfg`` before it has learned anything."""
    return load_model_from_config(Config().from_disk(CONFIG), auto_fill=True)


def _recipe(phases: Sequence[Phase]) -> str:
    """Return a name for all that decides what ``phases`` make: trees, rates, network, the loop itself, the libraries."""
    digest = hashlib.sha256(repr((phases, spacy.__version__, DICTIONARY)).encode("utf-8", "surrogatepass"))
    for source in (CONFIG, CONFIG.with_name("learn.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def write_model(nlp: Language, weights: Floats, folder: Path) -> None:
    """Write the two parts of the parser into ``folder``, with all that ``meta.json`` has to say of them."""
    notice = folder / "NOTICE.md"
    kept = notice.read_text(encoding="utf-8") if notice.exists() else ""
    if folder.exists():
        shutil.rmtree(folder)
    nlp.to_disk(folder)
    # Every word of the treebanks is in the string store by now; the model needs the labels alone.
    labels = sorted({label for labels in nlp.pipe_labels.values() for label in labels} | {"ROOT", "dep"})
    (folder / "vocab" / "strings.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    np.save(folder / "attachment.npy", np.clip(np.round(weights / UNIT), -127, 127).astype(np.int8), allow_pickle=False)
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "meta.json"):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    minor = ".".join(spacy.__version__.split(".")[:2])
    meta = {
        "lang": "ja",
        "name": "tripreport_parser",
        "version": digest.hexdigest()[:12],
        "description": "Parts of speech and dependencies over UniDic short unit words, and heads over bunsetsu.",
        "author": "the tripreport project",
        "license": "CC BY-SA 4.0",
        "sources": [
            {
                "name": "UD_Japanese-GSD r2.9",
                "author": "Universal Dependencies contributors",
                "license": "CC BY-SA 4.0",
            },
            {"name": "Wikipedia Annotated Corpus", "author": "Kyoto University", "license": "CC BY-SA 4.0"},
        ],
        "spacy_version": f">={minor}.0,<{minor.split('.')[0]}.{int(minor.split('.')[1]) + 1}.0",
        "requires_dictionary": DICTIONARY,
        "pipeline": nlp.pipe_names,
        "components": nlp.pipe_names,
        "disabled": [],
        "vectors": {"width": 0, "vectors": 0, "keys": 0, "name": None},
        "labels": {name: list(labels) for name, labels in nlp.pipe_labels.items()},
    }
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if kept:
        notice.write_text(kept, encoding="utf-8")


def _report(phase: Phase, step: int, losses: dict[str, float]) -> None:
    said = ", ".join(f"{name} {loss:,.0f}" for name, loss in losses.items())
    print(f"{phase.name} {step}/{phase.steps}: {said}", flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the treebanks")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the model goes (default: the shipped one)")
    parser.add_argument("--work", type=Path, help="folder that keeps finished steps: run again, it goes on from there")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
