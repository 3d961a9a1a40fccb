"""Translated sentences as lines: text for people, TSV and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation

TRANSLATION_SCHEMA = "urn:tripreport:translation:1"


def text_lines(sentences: Sequence[AnalyzedSentence], translations: Sequence[Translation]) -> Iterator[str]:
    """Yield the English; a sentence that asks for review is followed by its Japanese."""
    for analyzed, translation in zip(sentences, translations, strict=True):
        review = f"  [{', '.join(translation.flags)}: {analyzed.sentence.text}]" if translation.needs_review else ""
        yield translation.english + review


def tsv_lines(sentences: Sequence[AnalyzedSentence], translations: Sequence[Translation]) -> Iterator[str]:
    """Yield ``ja<TAB>en<TAB>confidence<TAB>flags``, flags with ``;`` between."""
    for analyzed, translation in zip(sentences, translations, strict=True):
        cells = (
            analyzed.sentence.text,
            translation.english,
            f"{translation.confidence:.2f}",
            ";".join(translation.flags),
        )
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def json_lines(
    sentences: Sequence[AnalyzedSentence], translations: Sequence[Translation], signature: Mapping[str, str]
) -> Iterator[str]:
    """Yield one JSON document: ``signature``, and ``sentences``, each with ``id ja en confidence flags terms``."""
    entries = [
        {
            "id": analyzed.sentence.id,
            "ja": analyzed.sentence.text,
            "en": translation.english,
            "confidence": translation.confidence,
            "flags": list(translation.flags),
            "terms": [match.concept.id for match in analyzed.matches],
        }
        for analyzed, translation in zip(sentences, translations, strict=True)
    ]
    document = {"schema": TRANSLATION_SCHEMA, "signature": dict(signature), "sentences": entries}
    yield json.dumps(document, ensure_ascii=False, indent=2)
