"""Every construction's examples come out as written, and its counterexamples do not use it."""

from __future__ import annotations

import pytest

from pipeline.translation.transfer.constructions import Construction, load_constructions
from tests.translation.transfer.translated import read_together, translated


def _all() -> list[Construction]:
    return sorted(
        {one.id: one for some in load_constructions().values() for one in some}.values(), key=lambda one: one.id
    )


@pytest.fixture(scope="module", autouse=True)
def parsed_together() -> None:
    read_together(ja for one in _all() for ja in (*dict(one.examples), *one.counterexamples))


@pytest.mark.parametrize("construction", _all(), ids=lambda one: one.id)
def test_examples_come_out_as_written(construction: Construction) -> None:
    assert construction.examples
    for ja, en in construction.examples:
        found = translated(ja)
        assert found.english == en
        assert any(construction.id in piece.origin for piece in found.pieces)


@pytest.mark.parametrize("construction", _all(), ids=lambda one: one.id)
def test_counterexamples_do_not_use_the_construction(construction: Construction) -> None:
    assert construction.counterexamples
    for ja in construction.counterexamples:
        assert not any(construction.id in piece.origin for piece in translated(ja).pieces)
