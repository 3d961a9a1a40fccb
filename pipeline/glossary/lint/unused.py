"""unused, always-inside: concepts that no report uses, or only as part of a longer one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.model.lint import Remark


def unused(desk: Desk) -> Iterator[Remark]:
    """Yield concepts that are in no report."""
    if desk.usage is not None and desk.usage.reports:
        for concept in desk.glossary.concepts:
            if concept.id not in desk.usage.found and concept.id not in desk.usage.inside:
                yield remark("unused", concept, "ja", value=concept.ja)


def always_inside(desk: Desk) -> Iterator[Remark]:
    """Yield concepts that the reports have inside longer ones alone, with the longer one that has them most often."""
    if desk.usage is not None:
        for concept in desk.glossary.concepts:
            longer = desk.usage.inside.get(concept.id)
            if longer and concept.id not in desk.usage.found:
                other = max(sorted(longer), key=lambda id_: longer[id_])
                count = str(sum(longer.values()))
                yield remark("always-inside", concept, "ja", value=concept.ja, other=other, count=count)
