"""Terms that the reports use and the glossary lacks: what is asked about, with which English, and what accepting writes."""

from __future__ import annotations

import csv
import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.terms import analyze_terms
from pipeline.glossary import Glossary, load_glossary
from pipeline.model.candidates import Candidate
from pipeline.tasks.candidates import Known, Wordbook, find_candidates
from pipeline.tasks.candidates.flr import flr
from pipeline.tasks.candidates.glosses import expands
from pipeline.tasks.candidates.phrases import phrases
from pipeline.text.shipped import Row, cells, table
from pipeline.text.tokenizer import tokenize
from pipeline.writers.json import CANDIDATES_SCHEMA, schema
from tests.case_files import Case, read_cases
from tests.checks.reports import report_of
from tests.cli.conftest import Run, project, tripreport

__all__ = ["project", "tripreport"]

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases" / "candidates.txt")
EDGES = table("candidates/edges")
LEXICON = {"サーバー構築": Known("server construction", "n.server-construction", True)}
WORDS = Wordbook(LEXICON.get, frozenset({"memory"}))
SMALL = HERE.parent / "glossary" / "small"


@pytest.fixture(scope="module")
def small() -> Glossary:
    return load_glossary(SMALL)


def found_in(text: str, glossary: Glossary) -> tuple[Candidate, ...]:
    return find_candidates([("small", analyze_terms(report_of(text), glossary))], glossary, WORDS)


def shown(one: Candidate) -> str:
    english = (
        f"{said.english}{f' ({said.expansion})' if said.expansion else ''} [{said.source} {said.where}]"
        for said in one.proposals
    )
    return f"{one.ja} x{one.count}" + "".join(f" → {one}" for one in english)


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_cases(case: Case, small: Glossary) -> None:
    assert sorted(map(shown, found_in(case.given, small))) == sorted(case.expected.splitlines())


@pytest.mark.parametrize("row", EDGES, ids=[row["ja"] for row in EDGES])
def test_a_word_at_the_edge_is_no_part_of_a_term(row: Row) -> None:
    text = row["example_ja"]
    assert tuple(one.span.of(text) for one in phrases(text, tokenize(text))) == cells(row, "phrases")


@given(st.text(alphabet="サーバー仮想化Linux NFSv4各用さんを(（）)、。3VM/", max_size=30))
def test_phrases_stand_in_the_text_from_left_to_right(text: str) -> None:
    spans = [one.span for one in phrases(text, tokenize(text))]
    assert spans == sorted(spans) and all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_compound_scores_by_its_number_and_by_what_its_words_combine_with() -> None:
    scores = flr({("a", "b"): 3, ("a", "c"): 1, ("x", "y"): 1})
    assert scores[("a", "b")] > scores[("a", "c")] > scores[("x", "y")] > 0


@given(st.lists(st.sampled_from(["Non", "Uniform", "Memory", "Access", "of"]), min_size=1, max_size=5))
def test_the_initials_of_words_expand_to_them(words: list[str]) -> None:
    assert expands(" ".join(words), "".join(word[0].upper() for word in words))


def test_what_several_reports_share_is_counted_over_all_of_them(small: Glossary) -> None:
    reports = [(slug, analyze_terms(report_of("フロブニケーターを使う。"), small)) for slug in ("one", "two")]
    (one,) = find_candidates(reports, small, WORDS)
    assert one.reports == ("one", "two") and one.count == 2
    assert [(at.report, at.line, at.found) for at in one.contexts] == [
        ("one", 1, "フロブニケーター"),
        ("two", 1, "フロブニケーター"),
    ]


DRAFT = "概要\n\nフロブ転送路（frob path）とフロブニケーターを使う。PQZ（Parallel Queue Zoning）は速い。\n"


@pytest.fixture
def draft(project: Path) -> Path:
    path = project / "reports" / "small" / "draft.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def test_the_list_is_for_people_spreadsheets_and_programs(tripreport: Run, draft: Path) -> None:
    text = tripreport("glossary", "candidates").stdout.decode()
    assert "PQZ (Parallel Queue Zoning) [small:3]" in text and "【フロブニケーター】" in text
    value = json.loads(tripreport("glossary", "candidates", "--format", "json").stdout)
    jsonschema.validate(value, schema(CANDIDATES_SCHEMA))
    rows = list(
        csv.DictReader(
            tripreport("glossary", "candidates", "--format", "tsv").stdout.decode().splitlines(), delimiter="\t"
        )
    )
    assert [row["ja"] for row in rows] == [one["ja"] for one in value["candidates"]]
    few = json.loads(tripreport("glossary", "candidates", "small", "--top", "1", "--format", "json").stdout)
    assert few["candidates"] == value["candidates"][:1]


def test_accepted_candidates_are_proposed_terms_that_the_next_run_knows(
    tripreport: Run, draft: Path, project: Path
) -> None:
    terms = project / "glossary" / "terms.tsv"
    before = terms.read_bytes()
    assert tripreport("glossary", "candidates", "--accept", "--dry-run").returncode == 0
    assert terms.read_bytes() == before
    result = tripreport("glossary", "candidates", "--accept")
    assert result.returncode == 0, result.stderr.decode()
    assert "pqz\tPQZ\tPQZ\tParallel Queue Zoning\tproposed" in terms.read_text("utf-8")
    assert "frob-path\tフロブ転送路\tfrob path\t\tproposed" in terms.read_text("utf-8")
    assert "フロブニケーター" not in terms.read_text("utf-8")
    left = json.loads(tripreport("glossary", "candidates", "--format", "json").stdout)["candidates"]
    assert [one["ja"] for one in left] == ["フロブニケーター"]


def test_one_candidate_is_accepted_with_english_of_ones_own(tripreport: Run, draft: Path, project: Path) -> None:
    result = tripreport("glossary", "candidates", "--accept", "フロブニケーター=frobnicator")
    assert result.returncode == 0, result.stderr.decode()
    text = (project / "glossary" / "terms.tsv").read_text("utf-8")
    assert "frobnicator\tフロブニケーター\tfrobnicator\t\tproposed" in text and "PQZ" not in text
    assert tripreport("glossary", "lint").returncode == 0


@pytest.mark.parametrize("wanted", ["フロブニケーター", "どこにもない語=x"])
def test_what_cannot_be_accepted_changes_nothing(tripreport: Run, draft: Path, project: Path, wanted: str) -> None:
    before = (project / "glossary" / "terms.tsv").read_bytes()
    result = tripreport("glossary", "candidates", "--accept", wanted)
    assert result.returncode == 2 and b"Traceback" not in result.stderr
    assert (project / "glossary" / "terms.tsv").read_bytes() == before
