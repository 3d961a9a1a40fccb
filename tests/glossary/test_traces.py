"""The index finds every sentence in which a concept is matched: what it passes over, no matcher would find."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, load_glossary
from pipeline.glossary.match import find_matches
from pipeline.glossary.save import names_bytes, terms_bytes
from pipeline.glossary.traces import finder, keys_of, trace_of
from pipeline.model.changes import Row
from pipeline.model.report import report_sentences
from pipeline.model.terms import Concept, Name, Term
from pipeline.readers import read
from pipeline.text.tokenizer import tokenize

SPELLED = """
資源をわりあてた。
資源の割当を見直す。
サーバ、ｻｰﾊﾞｰ、サ－バー
ホット・プラグ hot-plug Hot Plug
メモリホットプラグサポートを追加した
ひとつの案
"""


@pytest.fixture(scope="module")
def glossary(root: Path) -> Glossary:
    return load_glossary(root / "glossary")


def row_of(concept: Concept) -> Row:
    data = terms_bytes([concept]) if isinstance(concept, Term) else names_bytes([concept])
    cells = data.decode().splitlines()[1].split("\t")
    return Row("names" if isinstance(concept, Name) else "terms", tuple(cells))


def test_every_match_in_the_reports_is_found_by_its_trace(root: Path, glossary: Glossary) -> None:
    texts = [text for text in SPELLED.splitlines() if text]
    for path in sorted((root / "reports").glob("*/draft.*")):
        texts += [sentence.text for sentence in report_sentences(read(path, path.name))]
    found = 0
    for text in texts:
        tokens = tokenize(text)
        trace = trace_of(tokens)
        for match in find_matches(glossary, text, tokens):
            found += 1
            assert finder(keys_of([row_of(match.concept)])).search(trace), (text, match.concept.id)
    assert found > 200


@given(st.sets(st.text("abcd.*", min_size=1, max_size=4), max_size=12), st.text("abcd.*", max_size=12))
def test_the_pattern_finds_what_the_keys_are_in(keys: set[str], text: str) -> None:
    assert bool(finder(keys).search(text)) == any(key in text for key in keys)
