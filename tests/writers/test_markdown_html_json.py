"""Markdown means what it says, HTML holds text and no markup of the draft's, JSON keeps its published schema."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.findings import SEVERITIES
from pipeline.model.report import Meta, Paragraph, Section
from pipeline.writers import WRITERS
from pipeline.writers.html import _text as html_text
from pipeline.writers.json import FINDINGS_SCHEMA, REPORT_SCHEMA, findings_json, schema, write_json
from pipeline.writers.legible import one_line
from pipeline.writers.markdown import _text as markdown_text
from pipeline.writers.markdown import write_markdown
from tests.writers.sample import Draft
from tests.writers.sample import build as build_of
from tests.writers.test_every_writer import HOSTILE, _Words, hostile_build


def shown(text: str) -> tuple[str, list[str]]:
    """Return what a reader sees of ``text`` as a bullet in Markdown, and the blocks it was taken for."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {markdown_text(text)}\n")
    inline = [child.content for token in tokens if token.type == "inline" for child in token.children or ()]
    return "".join(inline), [token.type for token in tokens if token.nesting == 1]


BULLET = ["bullet_list_open", "list_item_open", "paragraph_open"]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1.)-+=#*_`[]()<>&;|\\~$!:/ \n岩\t\"'h"), max_size=30))
def test_markdown_reads_back_as_the_text_it_was_made_from(text: str) -> None:
    words = one_line(text)
    assert shown(text) == (words, BULLET if words else BULLET[:2])


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, "http://example.org/a_b*c", "1) one", "#", "##", "a #", "# #", "a\\ #", "* star", "&copy;", "a  b"],
)
def test_hostile_text_is_no_markup_in_markdown(text: str) -> None:
    assert shown(text)[0] == one_line(text)


def test_markdown_tables_have_as_many_cells_in_every_row(build: Build) -> None:
    text = write_markdown(build).decode()
    parser = MarkdownIt("commonmark").enable("table")
    assert sum(token.type == "table_open" for token in parser.parse(text)) == 3
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_markdown_has_the_headings_at_their_levels(build: Build) -> None:
    headings = re.findall(r"^(#+ .*)$", write_markdown(build).decode(), re.MULTILINE)
    top = ["# Kernel Summit 2004: trip report", "## Key points"]
    assert headings[:6] == [*top, "## In detail", "## Day 1", "### Afternoon", "## Day 2"]


def test_a_heading_that_is_the_title_is_not_said_twice_and_what_is_below_it_moves_up() -> None:
    draft = Draft()
    title, first = (
        draft.say("国際会議の報告", "Report", role="heading"),
        draft.say("会議に参加した。", "We met in Vienna."),
    )
    inner, second = draft.say("所感", "Impressions", role="heading"), draft.say("有益だった。", "It was useful.")
    sections = (
        Section((title,), 1, ("国際会議の報告",), (Paragraph((first,), first.span),), title.span),
        Section((inner,), 2, ("国際会議の報告", "所感"), (Paragraph((second,), second.span),), inner.span),
    )
    whole = build_of(draft, draft.report(sections, Meta(title_en="Report")))
    headings = re.findall(r"^(#+ .*)$", write_markdown(whole).decode(), re.MULTILINE)
    assert headings[: headings.index("## Terms used")] == ["# Report", "## Impressions"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_html_reads_back_as_the_text_it_was_made_from(text: str) -> None:
    clean = text.translate({0x2028: "\n", 0x2029: "\n", 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    assert _Words().read(html_text(text)) == clean.replace("\n", " ")


def test_html_names_its_languages_and_loads_nothing(build: Build) -> None:
    text = WRITERS[".html"](build).decode()
    assert '<html lang="en">' in text
    assert '<span lang="ja">ガンとして認めてこなかった。</span>' in text
    assert "<script" not in text
    assert re.findall(r"(?: src=|url\(|@import|<link)", text) == []
    assert set(re.findall(r'href="([^"#][^"]*)"', text)) == {"https://example.org/slides_(2004).pdf"}


def test_every_mark_in_html_leads_to_its_row(build: Build) -> None:
    text = WRITERS[".html"](build).decode()
    targets = re.findall(r'href="#([^"]+)"', text)
    ids = re.findall(r' id="([^"]+)"', text)
    assert targets
    assert set(targets) <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", ["sample", "hostile"])
def test_json_keeps_its_schema(build: Build, kind: str) -> None:
    value = json.loads(write_json(build if kind == "sample" else hostile_build()))
    jsonschema.Draft202012Validator.check_schema(schema(REPORT_SCHEMA))
    jsonschema.validate(value, schema(REPORT_SCHEMA))


def test_json_is_utf8_unescaped_and_ends_with_a_line_end(build: Build) -> None:
    data = write_json(build)
    assert "今年もオタワで開催された。".encode() in data
    assert data.endswith(b"}\n")


def test_json_holds_what_others_rely_on(build: Build) -> None:
    value = json.loads(write_json(build))
    assert {"schema", "signature", "report", "sentences", "summary", "findings"} <= set(value)
    hotplug = value["sentences"][3]
    source = build.analyzed.report.source.text
    assert hotplug["section"] == "1日目"
    assert source[hotplug["start"] : hotplug["end"]] == hotplug["ja"]
    assert (hotplug["confidence"], hotplug["flags"], hotplug["terms"]) == (
        0.61,
        ["review:modality"],
        ["memory-hotplug"],
    )
    match = hotplug["matches"][0]
    assert source[match["start"] : match["end"]] == "メモリホットプラグ"
    assert [entry["en"] for entry in value["summary"] if entry["kind"] == "heading"] == ["Day 1", "Afternoon", "Day 2"]
    assert value["report"]["sections"][2]["section"] == "1日目 > 午後"


def test_findings_have_their_place_and_words(build: Build) -> None:
    source = build.analyzed.report.source
    value = json.loads(findings_json([(source, build.findings), (source, ())]))
    jsonschema.validate(value, schema(FINDINGS_SCHEMA))
    (finding,) = value["findings"]
    assert finding["path"] == "reports/kernel-summit/draft.txt"
    assert source.text[finding["start"] : finding["end"]] == "スケジューラー"
    assert source.text.splitlines()[finding["line"] - 1] == "スケジューラー"
    assert (finding["confidence"], finding["severity"], finding["fixes"][0]["text"]) == (
        0.88,
        "warning",
        "スケジューラ",
    )
    assert "there is no such file" in finding["message"]
    in_japanese = json.loads(findings_json([(source, build.findings)], "ja"))
    assert "ファイルがありません" in in_japanese["findings"][0]["message"]


def test_the_schemas_know_every_flag_and_severity() -> None:
    definitions = schema(REPORT_SCHEMA)["$defs"]
    assert definitions["sentence"]["properties"]["flags"]["items"]["enum"] == [flag.value for flag in Flag]
    assert tuple(definitions["finding"]["properties"]["severity"]["enum"]) == SEVERITIES
    assert schema(FINDINGS_SCHEMA)["$defs"]["finding"] == definitions["finding"]


@pytest.mark.parametrize("text", ["#", "C #", "# #", "a\\ #"])
def test_a_heading_keeps_its_number_sign(text: str) -> None:
    inline = [
        token for token in MarkdownIt("commonmark").parse(f"## {markdown_text(text)}\n") if token.type == "inline"
    ]
    assert "".join(child.content for token in inline for child in token.children or ()) == text
