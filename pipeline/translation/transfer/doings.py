"""Come here when どうする or どうなる comes out wrong: what to do, what is to be done, what happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts


def asks_what_to_do(arguments: Sequence[Argument], parts: Parts) -> bool:
    """Whether the clause asks what somebody does: 失敗したらどうするか."""
    return any(one.lemma == "how" for one in parts.wh) and not any(one.role in ("ni", "to") for one in arguments)


def asks_what_becomes(arguments: Sequence[Argument], parts: Parts) -> bool:
    """Whether the clause asks what happens: 材質が変わったらどうなるか."""
    return any(one.lemma == "how" for one in parts.wh) and not any(
        one.role in ("ni", "to", "comp") for one in arguments
    )


def what_to_do(parts: Parts) -> Entry:
    """〜をどうするか asks what to do with it."""
    parts.wh = [replace(one, lemma="what") if one.lemma == "how" else one for one in parts.wh]
    return Entry("v.do-suru", "verb", "", "do", frame={"ga": "subj", "wo": "with"}, subject="it")
