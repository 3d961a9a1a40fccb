"""okurigana: two concepts whose spellings differ in okurigana alone (割当, 割り当て), so that other spellings may be either."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.glossary.index import INFLECTING
from pipeline.glossary.lint.desk import Desk, remark
from pipeline.glossary.readings import same_word
from pipeline.glossary.variants import drop_okurigana, variant_key
from pipeline.model.lint import Remark
from pipeline.model.terms import Concept, Term
from pipeline.text.tokenizer import tokenize


def okurigana(desk: Desk) -> Iterator[Remark]:
    """Yield the later of two such concepts; a noun beside its verb is told apart by the text (割り当て, 割り当てる)."""
    for numbers in dict.fromkeys(desk.glossary.index.spellings.others.values()):
        concepts = [desk.glossary.concepts[number] for number in numbers]
        for one, other in combinations(concepts, 2):
            if _inflects(one) == _inflects(other) and (pair := _same(one, other)):
                yield remark("okurigana", other, "ja", value=pair[1], other=one.id, spelling=pair[0])


def _inflects(concept: Concept) -> bool:
    return isinstance(concept, Term) and concept.pos in INFLECTING


def _same(one: Concept, other: Concept) -> tuple[str, str] | None:
    """Return a spelling of each, the two being the same word."""
    pairs = ((first, second) for first in (one.ja, *one.variants) for second in (other.ja, *other.variants))
    return next(((first, second) for first, second in pairs if _meet(first, second)), None)


def _meet(first: str, second: str) -> bool:
    bare = [drop_okurigana(variant_key(one)) for one in (first, second)]
    return bare[0] == bare[1] and same_word(tokenize(second), first) is not None
