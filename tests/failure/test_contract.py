"""What is relied on from outside, seen through the command line: offsets, ids, keys, levels and exit codes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pipeline.model.text import place_of
from pipeline.readers import read
from tests.failure.conftest import OUTPUTS, Call

Put = Callable[..., Path]
TEXT = (
    "\ufeff■ 概要 😀\r\n日時：2024年5月12日\r\n\r\n　新しいサーバを使い、カーネル\r\nの話をした。メーカは「違う。」と言った。か\u3099\r\n\r\n"
    "・ サーバの件\r\n　・ ﾎｯﾄﾌﾟﾗｸﾞ\r\n1) メーカ\r\n"
)
MARKDOWN = (
    "---\n出張者: 山田\n---\n# 概要 **サーバ**\n\n新しい**サー**バと[メーカ](http://x)を `code` で\n使った。次も。\n\n"
    "- サーバ &amp; メモリ\n  - メーカ\\*\n\n| 担当 | 期限 |\n|---|---|\n| サーバ | 5/12 |\n\n> 引用。サーバ\n"
)


def word_file() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("概要 サーバ", 1)
    paragraph = document.add_paragraph("新しい")
    paragraph.add_run("サー").bold = True
    paragraph.add_run("バを使った。メーカだ。")
    document.add_table(1, 2).cell(0, 1).text = "メーカ"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


DRAFTS = {"draft.txt": TEXT.encode, "draft.md": MARKDOWN.encode, "draft.docx": word_file}


def built(call: Call, project: Path) -> dict[str, Any]:
    assert call("build", "trip", "--force").status == 0
    data: dict[str, Any] = json.loads((project / "build" / "trip" / "trip.json").read_bytes())
    return data


@pytest.mark.parametrize("name", DRAFTS)
def test_places_count_code_points_of_the_source(call: Call, put: Put, project: Path, name: str) -> None:
    path = put("trip", DRAFTS[name](), name)
    source = read(path).source.text
    if name != "draft.docx":
        assert source == DRAFTS[name]().decode("utf-8-sig")
    findings = json.loads(call("check", "trip", "--format", "json").out)["findings"]
    assert len(findings) >= 3
    for finding in findings:
        assert (finding["line"], finding["column"]) == place_of(source, finding["start"])
        snippet = source[finding["start"] : finding["end"]].replace("**", "")
        if finding["rule"] in ("term-variant", "unknown-term"):
            assert snippet in finding["message"]
    plain = [one for one in built(call, project)["sentences"] if source[one["start"] : one["end"]] == one["ja"]]
    assert len(plain) >= 3


@pytest.mark.parametrize("name", DRAFTS)
def test_every_output_carries_the_signature(call: Call, put: Put, project: Path, name: str) -> None:
    put("trip", DRAFTS[name](), name)
    signature = built(call, project)["signature"]
    assert set(signature) >= {"engine", "glossary", "lexicon", "dictionary", "version"} and all(signature.values())
    for suffix in OUTPUTS:
        path = project / "build" / "trip" / f"trip{suffix}"
        data = path.read_bytes()
        if suffix.endswith(".docx"):
            with ZipFile(path) as archive:
                data = b"".join(archive.read(member) for member in archive.namelist())
        assert all(value.encode() in data for value in signature.values()), suffix


def test_the_keys_are_those_that_were_agreed(call: Call, put: Put, project: Path) -> None:
    put("trip", TEXT)
    data = built(call, project)
    assert set(data) >= {"schema", "signature", "report", "sentences", "summary", "findings"}
    assert set(data["sentences"][0]) >= {"id", "section", "ja", "start", "end", "en", "confidence", "flags", "terms"}
    assert set(data["summary"][0]) >= {"section", "kind", "en", "sentences", "confidence", "flags"}
    keys = {"rule", "severity", "message", "path", "line", "column", "start", "end", "confidence", "fingerprint"}
    assert set(data["findings"][0]) >= keys | {"related", "fixes"}


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_ids_stay_when_other_text_comes_in(call: Call, put: Put, project: Path, name: str) -> None:
    text = DRAFTS[name]().decode()
    put("trip", text, name)
    before = built(call, project)
    put("trip", text.replace("メーカは", "別の話だ。メーカは").replace("次も。", "挿入した文。次も。"), name)
    after = built(call, project)
    assert {one["id"] for one in before["sentences"]} < {one["id"] for one in after["sentences"]}
    prints = [{one["fingerprint"] for one in data["findings"]} for data in (before, after)]
    assert prints[0] <= prints[1]


@pytest.mark.parametrize("level", ["error", "warning", "info"])
@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_levels_choose_what_is_shown_and_fail_on_how_it_ends(call: Call, put: Put, level: str, fail_on: str) -> None:
    put("trip", "新しいサーバを使った。\n")
    told = call("check", "trip", "--level", level, "--fail-on", fail_on, "--format", "json")
    shown = json.loads(told.out)["findings"]
    assert bool(shown) == (level != "error")
    assert told.status == (1 if fail_on in ("warning", "info") else 0)


WRONG = [
    [], ["frobnicate"], ["check", "--level", "foo"], ["check", "--format", "foo"], ["build", "--jobs", "x"],
    ["build", "--jobs", "0"], ["--lang", "fr", "check"], ["translate"], ["glossary"], ["glossary", "foo"],
    ["trace", "trip", "--until", "foo"], ["check", "--frobnicate"], ["build", "--engine", "foo"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_call_ends_with_2_and_prints_no_data(call: Call, put: Put, arguments: list[str]) -> None:
    put("trip", "概要\n")
    told = call(*arguments)
    assert told.status == 2 and told.out == b"" and told.err
