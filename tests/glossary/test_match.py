"""The matcher: cases in files, and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, load_glossary
from pipeline.glossary.forbidden import find_forbidden
from pipeline.glossary.match import find_matches, settle
from pipeline.model.terms import Term, TermMatch
from pipeline.model.text import Span
from pipeline.text.tokenizer import tokenize
from tests.glossary.case_files import Case, read_cases

HERE = Path(__file__).parent
SMALL = load_glossary(HERE / "small")
CASES = read_cases(HERE / "cases")


def matches_of(text: str, glossary: Glossary = SMALL) -> list[str]:
    found = find_matches(glossary, text, tokenize(text))
    return [f"{match.concept.id} {match.span.start}-{match.span.end} {match.form}" for match in found]


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_case_is_matched_as_expected(case: Case) -> None:
    assert "\n".join(matches_of(case.given)) == case.expected


texts = st.text(
    st.sampled_from("メモリサーバカーネルホットプラグ割り当て作った一つ・ー- 　AIOCNFSv4ext3.2.6/Linuxのを、。\nﾒﾓ"),
    max_size=30,
)


@given(texts)
def test_matches_are_in_order_and_never_overlap(text: str) -> None:
    found = find_matches(SMALL, text, tokenize(text))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(0 <= match.span.start < match.span.end <= len(text) for match in found)
    assert all(match.span.of(text).strip() == match.span.of(text) for match in found)


@given(texts)
def test_an_exact_match_is_the_agreed_spelling_or_an_inflected_form(text: str) -> None:
    for match in find_matches(SMALL, text, tokenize(text)):
        if match.form == "exact" and not (isinstance(match.concept, Term) and match.concept.pos == "verb"):
            assert match.span.of(text) == match.concept.ja


def test_every_concept_is_found_by_its_own_spellings() -> None:
    for concept in SMALL.concepts:
        for spelling in (concept.ja, *concept.variants, concept.en):
            found = find_matches(SMALL, spelling, tokenize(spelling))
            assert [match.span for match in found] == [Span(0, len(spelling))], spelling


def test_every_concept_of_the_project_is_found_by_its_agreed_spelling(root: Path) -> None:
    glossary = load_glossary(root / "glossary")
    missed = []
    for concept in glossary.concepts:
        found = find_matches(glossary, concept.ja, tokenize(concept.ja))
        if [(match.concept.id, match.form) for match in found] != [(concept.id, "exact")]:
            missed.append(concept.ja)
    assert missed == []


def test_the_longest_wins_and_then_the_earliest() -> None:
    kernel, memory = SMALL.by_id["kernel"], SMALL.by_id["memory"]
    long, early, late = (TermMatch(kernel, Span(*span), "exact") for span in ((2, 6), (0, 3), (5, 8)))
    assert settle([late, early, long]) == (long,)
    assert settle([TermMatch(memory, Span(1, 3), "exact"), TermMatch(kernel, Span(0, 2), "exact")]) == (
        TermMatch(kernel, Span(0, 2), "exact"),
    )


def test_forbidden_english_is_found_with_its_term() -> None:
    text = "the Colonelとcolonels、nucleus"
    found = find_forbidden(SMALL, text, tokenize(text))
    assert [(match.concept.id, match.span.of(text)) for match in found] == [
        ("kernel", "Colonel"),
        ("kernel", "nucleus"),
    ]
