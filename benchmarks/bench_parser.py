"""The parser measured: ``python -m benchmarks.bench_parser DATA`` prints scores, speed, load time and size.

DATA is the folder with the treebanks (docs/analysis.md). Scores are from raw text. Speed is that of one core, from text to
bunsetsu; the load time is that of a fresh process, spaCy's own import not counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

_ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_LOAD = """
import spacy, time
before = time.perf_counter()
from pipeline.analysis.spacy_pipeline import load_parser
load_parser()
print(time.perf_counter() - before)
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all figures of the shipped parser."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_parser", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with the treebanks")
    parser.add_argument("--runs", type=int, default=5, help="how often speed and load time are measured (default: 5)")
    options = parser.parse_args(arguments)
    for name in _ONE_CORE:
        os.environ.setdefault(name, "1")

    from training.evaluate import evaluate, show

    show(evaluate(options.data))
    speeds = [tokens_per_second(options.data) for _ in range(options.runs)]
    print(f"tokens/s, one core, batched: {max(speeds):,.0f} at best, {median(speeds):,.0f} in the middle")
    loads = [load_seconds() for _ in range(options.runs)]
    print(f"load, cold, without spaCy's import: {min(loads):.3f} s at best, {median(loads):.3f} s in the middle")
    print(f"model: {model_bytes() / 1e6:.2f} MB")


def tokens_per_second(data: Path) -> float:
    """Return how many tokens of the GSD test text are read, cut, parsed and attached in a second."""
    from pipeline.analysis.dependencies import parse
    from training.evaluate import plain_sentence
    from training.gold import read_conllu

    texts = [one.text for one in read_conllu(data / "gsd-r2.9-test.conllu.xz")]
    parse([plain_sentence(texts[0])])
    before = perf_counter()
    sentences = [plain_sentence(text) for text in texts]
    parse(sentences)
    return sum(len(one.tokens) for one in sentences) / (perf_counter() - before)


def load_seconds() -> float:
    """Return how long a fresh process takes to load the parser, once spaCy is imported."""
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    return float(done.stdout)


def model_bytes() -> int:
    """Return the size of the shipped model's files."""
    from pipeline.analysis.model_files import MODEL

    return sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
