"""Writes a sheet of sentences with their English, to be rated by people who know nothing of the engine.

Run: python -m benchmarks.quality.sheet OUT [--seed N] [--sample N] FILE...

OUT.tsv is for the raters: ``n``, ``ja``, ``en``. OUT.key.json has what they must not see: confidence, flags and evidence of each.
Drafts of other people stay out of the repository, and so do sheets; only figures come back (``rounds.tsv``, ``ratings/``).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.glossary import load_glossary
from pipeline.model.analysis import AnalyzedSentence
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze
from pipeline.translation import judged
from pipeline.translation.terms_engine import certain
from pipeline.translation.transfer.assurance import evidence_of, lost_words
from pipeline.translation.transfer.engine import TransferEngine, transfer

ROOT = Path(__file__).parent.parent.parent
_JAPANESE = re.compile("[ぁ-ヺ一-鿿]")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sheet and its key; every sentence with Japanese in it counts, headings and items too."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--sample", type=int, default=0, help="so many at random; 0: all, in their order")
    given = options.parse_args(arguments)
    rows = [row for file in given.files for row in rows_of(file)]
    if given.sample:
        random.Random(given.seed).shuffle(rows)
        rows = rows[: given.sample]
    sheet = ["n\tja\ten", *(f"{n}\t{row['ja']}\t{row['en']}" for n, row in enumerate(rows))]
    given.out.with_suffix(".tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    given.out.with_suffix(".key.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")
    print(f"{len(rows)} sentences, {sum(not row['review'] for row in rows)} of them unflagged")


def rows_of(file: Path) -> list[dict[str, object]]:
    """Return each sentence of ``file`` that has Japanese in it, with its English and all that is known of it."""
    glossary = load_glossary(ROOT / "glossary")
    engine = TransferEngine(glossary)
    sentences = [
        one for one in analyze(Draft(file.stem, file, file.name), glossary, "cached").sentences
        if _JAPANESE.search(one.sentence.text)
    ]  # fmt: skip
    rows: list[dict[str, object]] = []
    for one, english in zip(sentences, engine.translate(sentences), strict=True):
        known = judged(one, english)
        rows.append(
            {
                "file": file.stem,
                "id": one.sentence.id,
                "ja": one.sentence.text.replace("\t", " "),
                "en": known.english.replace("\t", " "),
                "confidence": known.confidence,
                "flags": [str(flag) for flag in known.flags],
                "review": [str(flag) for flag in known.flags if flag.asks_for_review],
                "origin": english.pieces[0].origin if english.pieces else "",
                **_evidence(one, engine),
            }
        )
    return rows


def _evidence(one: AnalyzedSentence, engine: TransferEngine) -> dict[str, object]:
    """Return what the engine's confidence is made of; nothing where it left the sentence to others."""
    if certain(one) or not one.tokens:
        return {"evidence": {}, "doubts": []}
    tree, ctx = transfer(one, engine.lexicon)
    lost = lost_words(one.tokens, ctx.notes.realised)
    return {"evidence": evidence_of(ctx, tree, len(lost)), "doubts": ctx.notes.doubts}


if __name__ == "__main__":
    main()
