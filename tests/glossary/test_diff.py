"""Changes are named by meaning: case by case in cases/changes.md, and as properties of any two glossaries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import GlossaryError
from pipeline.glossary.apply import apply_changes
from pipeline.glossary.diff import COLUMNS, FILES, diff
from pipeline.glossary.rows import sheet_bytes
from pipeline.glossary.save import format_file

CASES = Path(__file__).parent / "cases" / "changes.md"
Files = dict[str, bytes]


def cases() -> list[tuple[str, Files, Files, list[str]]]:
    found = []
    for block in CASES.read_text("utf-8").split("\n## ")[1:]:
        name, rest = block.split("\n", 1)
        parts = re.split(r"^(?:old|new|changes)$", rest, flags=re.MULTILINE)
        old, new, changes = ([line for line in part.split("\n") if line.strip()] for part in parts[1:])
        found.append((name, files_of(old), files_of(new), [line.rstrip() for line in changes]))
    return found


def files_of(lines: list[str]) -> Files:
    sheets: dict[str, list[list[str]]] = {"terms": [], "names": []}
    for line in lines:
        sheet = "names" if line.startswith("names ") else "terms"
        id_, ja, en, *others = line.removeprefix("names ").split(" | ")
        cells = {"id": id_.strip(), "ja": ja, "en": en, "status": "approved"}
        cells.update(one.split("=", 1) for one in others)
        sheets[sheet].append([cells.get(column, "").replace(";", " | ") for column in COLUMNS[sheet]])  # type: ignore[index]
    return {FILES[sheet]: sheet_bytes(COLUMNS[sheet], rows) for sheet, rows in sheets.items()}  # type: ignore[index]


@pytest.mark.parametrize(("name", "old", "new", "wanted"), cases(), ids=[case[0] for case in cases()])
def test_changes_are_named_by_meaning(name: str, old: Files, new: Files, wanted: list[str]) -> None:
    found = []
    for one in diff(old, new):
        how = "" if one.matched_by == "id" else f" ({one.matched_by})"
        sides = ("-" if side is None else side for side in (one.old, one.new))
        found.append(f"{one.id} {one.kind} {' → '.join(sides)}{how}".rstrip())
    assert found == wanted


CELL = st.text("アイウ亜ab 1", min_size=1, max_size=4).map(str.strip).filter(bool)
LIST = st.lists(CELL, unique=True, max_size=3).map(sorted).map(" | ".join)
TERM = st.fixed_dictionaries(
    {
        "ja": CELL,
        "en": CELL,
        "expansion": st.sampled_from(["", "x y"]),
        "status": st.sampled_from(["approved", "proposed"]),
        "variants": LIST,
        "forbidden": LIST,
        "pos": st.sampled_from(["noun", "verb"]),
        "grammar": st.sampled_from(["", "mass", "count | the"]),
        "note": st.sampled_from(["", "n"]),
    }
)
NAME = st.fixed_dictionaries({"ja": CELL, "en": CELL, "kind": st.sampled_from(["person", "place"]), "variants": LIST})
IDS = st.text("abc", min_size=1, max_size=2)
GLOSSARY = st.tuples(st.dictionaries(IDS, TERM, max_size=6), st.dictionaries(IDS, NAME, max_size=4))


def bytes_of(glossary: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]) -> Files:
    terms, names = glossary
    names = {id_: row for id_, row in names.items() if id_ not in terms}  # one id for both files together
    return {
        FILES[sheet]: sheet_bytes(  # type: ignore[index]
            COLUMNS[sheet],  # type: ignore[index]
            ([{"id": id_, **row}.get(column, "") for column in COLUMNS[sheet]] for id_, row in rows.items()),  # type: ignore[index]
        )
        for sheet, rows in (("terms", terms), ("names", names))
    }


@given(GLOSSARY)
def test_a_glossary_against_itself_is_empty(glossary: tuple[dict[str, dict[str, str]], ...]) -> None:
    files = bytes_of(glossary)  # type: ignore[arg-type]
    assert diff(files, files) == ()


@given(GLOSSARY, GLOSSARY)
@settings(max_examples=300)
def test_changes_applied_to_the_old_give_the_new(
    old: tuple[dict[str, dict[str, str]], ...], new: tuple[dict[str, dict[str, str]], ...]
) -> None:
    before, after = bytes_of(old), bytes_of(new)  # type: ignore[arg-type]
    canonical = {name: format_file(name, data) for name, data in after.items()}
    assert apply_changes(before, diff(before, after)) == canonical


@given(GLOSSARY)
def test_writing_it_another_way_changes_nothing(glossary: tuple[dict[str, dict[str, str]], ...]) -> None:
    files = bytes_of(glossary)  # type: ignore[arg-type]
    rewritten = {}
    for name, data in files.items():
        header, *rows = data.decode().splitlines()
        lines = [header, *reversed([row.replace(" | ", "|") for row in rows])]
        rewritten[name] = b"\xef\xbb\xbf" + "\r\n".join(lines).encode()
    assert diff(files, rewritten) == ()


def test_the_real_glossary_against_itself_is_empty(root: Path) -> None:
    files = {name: (root / "glossary" / name).read_bytes() for name in FILES.values()}
    assert diff(files, files) == ()
    assert len(diff({}, files)) == sum(data.count(b"\n") - 1 for data in files.values())


def test_a_file_that_is_no_table_is_refused_with_its_place() -> None:
    with pytest.raises(GlossaryError) as error:
        diff({"names.tsv": b"id\tja\nx\ty\n"}, {})
    assert error.value.problems[0].code == "glossary-header"
