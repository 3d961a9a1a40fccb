"""Glossaries that cannot be used: every broken cell is told with its file, line, column and value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import Call

BROKEN_CELLS = [
    ("terms", "id", "Bad Id", "'Bad Id' is not an id"),
    ("terms", "id", "", "empty"),
    ("terms", "ja", "", "empty"),
    ("terms", "ja", " 前", "begins or ends with a space"),
    ("terms", "ja", "\u3000", "begins or ends with a space"),
    ("terms", "ja", "あ\u200bい", "U+200B"),
    ("terms", "ja", "\u202eあ", "U+202E"),
    ("terms", "en", "", "empty"),
    ("terms", "en", "a\x07b", "U+0007"),
    ("terms", "expansion", "x ", "begins or ends with a space"),
    ("terms", "status", "aproved", "'aproved' is not one of approved, proposed, deprecated"),
    ("terms", "status", "", "is not one of approved"),
    ("terms", "variants", "あ |  | い", "empty or a repeated value"),
    ("terms", "variants", "あ | あ", "empty or a repeated value"),
    ("terms", "forbidden", " | ", "empty or a repeated value"),
    ("terms", "pos", "nuon", "is not one of noun, verb, adjective, phrase"),
    ("terms", "grammar", "plural=", "is not one of mass, count, proper, the"),
    ("terms", "grammar", "masss", "is not one of mass, count, proper, the"),
    ("terms", "successor", "abi", "Only a deprecated term has a successor"),
    ("names", "kind", "persn", "is not one of person"),
    ("names", "status", "x", "is not one of approved"),
    ("names", "en", "", "empty"),
]


@pytest.mark.parametrize(("table", "column", "value", "words"), BROKEN_CELLS)
def test_a_broken_cell_is_named(call: Call, project: Path, table: str, column: str, value: str, words: str) -> None:
    path = project / "glossary" / f"{table}.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n")]
    rows[3][rows[0].index(column)] = value
    path.write_bytes("\n".join("\t".join(row) for row in rows).encode())
    told = call("glossary", "lint")
    assert told.status == 2
    assert any(f"glossary/{table}.tsv:4: {column}: " in line and words in line for line in told.err.split("\n")), (
        told.err
    )


def lines_of(project: Path) -> list[bytes]:
    return (project / "glossary" / "terms.tsv").read_bytes().split(b"\n")


BROKEN_FILES: dict[str, tuple[Callable[[list[bytes]], bytes], str]] = {
    "empty": (lambda rows: b"", ":1: the header"),
    "another header": (lambda rows: b"\n".join([rows[0].replace(b"id\tja", b"ID\tja"), *rows[1:]]), ":1: the header"),
    "columns in another order": (
        lambda rows: b"\n".join([rows[0].replace(b"ja\ten", b"en\tja"), *rows[1:]]),
        ":1: the header",
    ),
    "UTF-16": (lambda rows: b"\n".join(rows).decode().encode("utf-16"), ":1: not UTF-8"),
    "CP932": (lambda rows: b"\n".join(rows).decode().encode("cp932", "replace"), "not UTF-8"),
    "binary": (lambda rows: bytes(range(256)) * 20, "not UTF-8"),
    "a blank line": (lambda rows: b"\n".join([*rows[:3], b"", *rows[3:]]), ":4: cells: 1, where 13"),
    "a cell too many": (lambda rows: b"\n".join([*rows[:3], rows[3] + b"\tx", *rows[4:]]), ":4: cells: 14, where 13"),
    "a cell too few": (
        lambda rows: b"\n".join([*rows[:3], rows[3].replace(b"\t", b"", 1), *rows[4:]]),
        ":4: cells: 12",
    ),
    "half a row": (lambda rows: b"\n".join([*rows[:3], rows[3][:10]]), ":4: cells:"),
    "the same row twice": (lambda rows: b"\n".join([*rows[:4], *rows[3:]]), "terms.tsv:4 as well"),
    "unsorted": (lambda rows: b"\n".join([rows[0], *rows[:0:-1][1:], b""]), "glossary format"),
    "old line ends": (lambda rows: b"\r".join(rows), ":1:"),
}


@pytest.mark.parametrize("case", BROKEN_FILES, ids=list(BROKEN_FILES))
def test_a_broken_table_is_named_and_nothing_is_built(call: Call, project: Path, case: str) -> None:
    breaking, words = BROKEN_FILES[case]
    (project / "glossary" / "terms.tsv").write_bytes(breaking(lines_of(project)))
    (project / "reports" / "trip").mkdir()
    (project / "reports" / "trip" / "draft.txt").write_text("概要\n", encoding="utf-8")
    for command in (("glossary", "lint"), ("build",), ("check",)):
        told = call(*command)
        assert told.status == 2 and told.out == b""
        assert "terms.tsv" in told.err and words in told.err
    assert not (project / "build").exists()


SAME: dict[str, Callable[[list[bytes]], bytes]] = {
    "CRLF": lambda rows: b"\r\n".join(rows),
    "a byte order mark": lambda rows: b"\xef\xbb\xbf" + b"\n".join(rows),
    "no line end at the end": lambda rows: b"\n".join(rows).rstrip(b"\n"),
}


@pytest.mark.parametrize("case", SAME, ids=list(SAME))
def test_ways_of_saving_the_same_table_make_no_difference(call: Call, project: Path, case: str) -> None:
    (project / "reports" / "trip").mkdir()
    (project / "reports" / "trip" / "draft.txt").write_text("サーバの話。\n", encoding="utf-8")
    assert call("build").status == 0
    (project / "glossary" / "terms.tsv").write_bytes(SAME[case](lines_of(project)))
    assert call("glossary", "lint").status == 0
    assert "unchanged" in call("build").err


@pytest.mark.parametrize("name", ["terms.tsv", "names.tsv"])
def test_a_folder_in_place_of_a_table_is_named(call: Call, project: Path, name: str) -> None:
    (project / "glossary" / name).unlink()
    (project / "glossary" / name).mkdir()
    told = call("glossary", "lint")
    assert told.status == 2 and f"glossary/{name}: cannot be read" in told.err


def test_terms_must_be_there_and_names_may_be_missing(call: Call, project: Path) -> None:
    (project / "glossary" / "names.tsv").unlink()
    assert call("glossary", "lint").status == 0
    (project / "glossary" / "terms.tsv").unlink()
    told = call("glossary", "lint")
    assert told.status == 2 and "glossary/terms.tsv: there is no such file" in told.err


def test_a_glossary_without_rows_builds(call: Call, project: Path) -> None:
    for name in ("terms.tsv", "names.tsv"):
        path = project / "glossary" / name
        path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n")
    (project / "reports" / "trip").mkdir()
    (project / "reports" / "trip" / "draft.txt").write_text("サーバの話。\n", encoding="utf-8")
    assert call("build").status == 0 and call("check").status == 0


def test_format_leaves_a_table_that_it_cannot_read(call: Call, project: Path) -> None:
    path = project / "glossary" / "terms.tsv"
    for data in (b"\xff\xfe" + path.read_bytes(), path.read_bytes() + b"x\ty\n", b""):
        path.write_bytes(data)
        assert call("glossary", "format").status == 2
        assert path.read_bytes() == data


@pytest.mark.parametrize("value", ["\u202eabc", "a\x1b[31mb", "a\rb"])
def test_a_message_never_carries_control_characters(call: Call, project: Path, value: str) -> None:
    rows = lines_of(project)
    cells = rows[3].split(b"\t")
    cells[0] = value.encode()
    (project / "glossary" / "terms.tsv").write_bytes(b"\n".join([*rows[:3], b"\t".join(cells), *rows[4:]]))
    assert value not in call("glossary", "lint").err


def test_a_message_stays_readable_for_a_huge_cell(call: Call, project: Path) -> None:
    rows = lines_of(project)
    cells = rows[3].split(b"\t")
    cells[4] = b"*" * 70_000
    (project / "glossary" / "terms.tsv").write_bytes(b"\n".join([*rows[:3], b"\t".join(cells), *rows[4:]]))
    assert len(call("glossary", "lint").err) < 2_000
