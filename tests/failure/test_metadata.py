"""Front matter and report.toml that are broken, contradict themselves or mean harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import Call

Put = Callable[..., Path]

FRONT_MATTER = {
    "anchors": ("a: &a [x, x]\nb: [*a, *a]", ":2: anchors"),
    "deep nesting": ("a: " + "[" * 5_000 + "]" * 5_000, ":2: the front matter is nested"),
    "a tag that runs something": ("a: !!python/object/apply:os.system [ls]", ":2: the front matter is not valid YAML"),
    "binary": ("title: !!binary aGVsbG8=", ":2: the value of"),
    "a number of 6000 digits": ("title: " + "9" * 6_000, ":2: the front matter is not valid YAML"),
    "a table as a title": ("title: {a: b}", ":2: the value of"),
    "an open quote": ('title: "a', "not valid YAML"),
    "a key twice": ("title: a\ntitle: b", ":3: “title” is given twice, first in line 2"),
    "no such month": ("start: 2024-13-45", ":2:"),
    "no such day": ("start: 2024-02-30", ":2:"),
    "no such day in Japanese": ("期間: 2024年2月30日〜31日", ":2: there is no such day as 2024年2月30日"),
    "the end before the start": ("start: 2024-05-12\nend: 2024-05-01", ":3: the end 2024-05-01 lies before"),
    "a period that runs backwards": ("期間: 2024年5月12日〜5月1日", ":2: the end 2024-05-01 lies before"),
    "huge": ("a: b\n" * 20_000, ":1: the metadata is larger than 64 KiB"),
}


@pytest.mark.parametrize("case", FRONT_MATTER, ids=list(FRONT_MATTER))
def test_broken_front_matter_is_named_with_its_line(call: Call, put: Put, project: Path, case: str) -> None:
    yaml, words = FRONT_MATTER[case]
    put("trip", f"---\n{yaml}\n---\n本文。\n", "draft.md")
    told = call("build", "trip")
    assert told.status == 2 and "reports/trip/draft.md:" in told.err and words in told.err
    assert not (project / "build").exists()


TOML = {
    "no value": (b"title = ", ":1: this is not valid TOML"),
    "a key twice": (b'title = "a"\ntitle = "b"', ":2: this is not valid TOML"),
    "deep nesting": (b"title = " + b"[" * 3_000 + b"]" * 3_000, ":1: this is not valid TOML"),
    "a table": (b"[title]\na = 1", ":1: the value of"),
    "a list of lists": (b'travellers = [["a"]]', ":1: the value of"),
    "no such day": (b'start = "2024-02-30"', ":1: there is no such day"),
    "the end before the start": (b'start = "2024-05-12"\nend = "2024-05-01"', ":2: the end 2024-05-01 lies before"),
    "not UTF-8": (b'title = "\xff"', ":1: the file is not UTF-8"),
    "a lone surrogate": (b'title = "\\ud800"', ":1: this is not valid TOML"),
}


@pytest.mark.parametrize("case", TOML, ids=list(TOML))
def test_a_broken_report_toml_is_named_with_its_line(call: Call, put: Put, project: Path, case: str) -> None:
    data, words = TOML[case]
    put("trip", "概要\n\n本文。\n")
    put("trip", data, "report.toml")
    told = call("build", "trip")
    assert told.status == 2 and "reports/trip/report.toml" in told.err and words in told.err
    assert not (project / "build").exists()


def test_a_number_of_5000_digits_in_report_toml_is_an_input_error(call: Call, put: Put) -> None:
    put("trip", "概要\n\n本文。\n")
    put("trip", "title = " + "9" * 5_000, "report.toml")
    assert call("build", "trip").status == 2


def test_a_lone_surrogate_in_front_matter_is_an_input_error(call: Call, put: Put) -> None:
    put("trip", '---\ntitle: "\\ud800"\n---\n本文。\n', "draft.md")
    assert call("build", "trip").status == 2


def test_a_folder_in_place_of_report_toml_is_named(call: Call, put: Put, project: Path) -> None:
    put("trip", "概要\n\n本文。\n")
    (project / "reports" / "trip" / "report.toml").mkdir()
    told = call("build", "trip")
    assert told.status == 2 and "report.toml" in told.err


def test_a_control_character_in_a_title_breaks_no_document(call: Call, put: Put, project: Path) -> None:
    from docx import Document

    put("trip", "概要\n\n本文。\n")
    put("trip", 'title = "a\\u0000b"', "report.toml")
    assert call("build", "trip").status == 0
    Document(str(project / "build" / "trip" / "trip.docx"))
