"""What a Markdown text becomes, and what is named as unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.report import Report, report_sentences
from pipeline.model.text import Span, source_span
from pipeline.readers.markdown import read_markdown
from pipeline.readers.raw import RawFile, load_raw
from tests.case_files import Case, read_cases
from tests.readers.outline import outline

CASES = read_cases(Path(__file__).parent / "cases" / "markdown.txt")


def read(text: str) -> Report:
    return read_markdown(RawFile("draft.md", text.encode(), ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_text_becomes_what_the_case_says(case: Case) -> None:
    report = read(case.given)
    assert outline(report) == case.expected
    assert "text" not in [unread.kind for unread in report.unread]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_line_ends_of_windows_change_no_word(case: Case) -> None:
    assert outline(read(case.given.replace("\n", "\r\n"))) == case.expected


def places(text: str) -> list[tuple[str, str]]:
    """Return each sentence with what its anchors lead to, character by character."""
    return [
        (
            sentence.text,
            "".join(source_span(sentence.anchors, Span(at, at + 1)).of(text) for at in range(len(sentence.text))),
        )
        for sentence in report_sentences(read(text))
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_character_is_found_where_it_stands(case: Case, end: str) -> None:
    for sentence, source in places(case.given.replace("\n", end)):
        differing = {(ours, theirs) for ours, theirs in zip(sentence, source, strict=True) if ours != theirs}
        # An entity is found at its last character, a joined line at its end.
        assert differing <= {("&", ";"), ("<", ";"), (">", ";"), (" ", "\n"), (" ", "\r")}


def test_a_quotation_mark_at_a_line_start_is_not_part_of_the_sentence_before() -> None:
    text = "> 品質は\n> 守る。\n"
    [sentence] = report_sentences(read(text))
    assert sentence.span == Span(2, 11)
    assert source_span(sentence.anchors, Span(3, 5)).of(text) == "守る"


def test_links_and_emphasis_count_in_the_sentence() -> None:
    report = read("前の文。**次**の[資料と\n写真](https://example.com/)を見た。")
    sentence = list(report_sentences(report))[1]
    assert sentence.text == "次の資料と写真を見た。"
    assert [(link.span.of(sentence.text), link.target) for link in sentence.links] == [
        ("資料と", "https://example.com/"),
        ("写真", "https://example.com/"),
    ]
    assert [span.of(sentence.text) for span in sentence.emphasis] == ["次"]


def test_what_is_not_read_is_named_with_its_line() -> None:
    report = read("# 題\n\n<div id='a'>語</div>\n\n<!-- 秘密 -->\n\n~~消した~~文と<i>語</i>と[資](b '題')。\n")
    assert [(unread.kind, unread.where, unread.amount, unread.text) for unread in report.unread] == [
        ("html", "line 3", 2, "<div id='a'>"),
        ("comment", "line 5", 1, "<!-- 秘密 -->"),
        ("strikethrough", "line 7", 1, "~~消した~~"),
        ("html", "line 7", 1, "<i>"),
        ("html", "line 7", 1, "</i>"),
        ("link-title", "line 7", 1, "'題'"),
    ]


def test_what_link_definitions_hold_is_named_unless_a_link_uses_it() -> None:
    report = read("[資][a]と![写真][b]。\n\n[a]: http://x.com '題'\n[b]: 図/写真.png\n[c]: 図/他.png\n")
    assert [(unread.kind, unread.where, unread.text) for unread in report.unread] == [
        ("image-path", "line 1", "図/写真.png"),
        ("link-title", "line 3", "題"),
        ("link-target", "line 5", "図/他.png"),
    ]


def test_the_only_heading_of_the_highest_level_is_the_title() -> None:
    assert read("# 視察報告\n\n## 概要\n文。\n\n## 所見\n文。").meta.title == "視察報告"
    assert read("# 概要\n文。\n\n# 所見\n文。").meta.title == ""
    assert read("---\ntitle: 別の題\n---\n# 視察報告\n文。").meta.title == "別の題"


def test_front_matter_shifts_no_place() -> None:
    text = "---\ntitle: 題\n---\n<i>語</i>を見た。\n"
    report = read(text)
    [sentence] = report_sentences(report)
    assert sentence.span.of(text).endswith("を見た。")
    assert report.unread[0].where == "line 4"


@pytest.mark.parametrize(
    "bomb",
    [
        "> " * 5000,
        "- " * 3000 + "x",
        "[" * 20_000,
        "![" * 3000 + "](x)" * 3000,
        "*a **b " * 3000,
        "a" + "`" * 5000,
        "<" * 20_000,
    ],
)
def test_deep_nesting_is_read_or_named_but_never_fatal(bomb: str) -> None:
    report = read(bomb + "深い語\n\n終わり。")
    assert "終わり。" in [sentence.text for sentence in report_sentences(report)] or report.unread
    read_or_named = "".join([s.text for s in report_sentences(report)] + [unread.text for unread in report.unread])
    assert "深い語" in read_or_named


def test_a_draft_without_any_mark_up_is_read_as_the_plain_text_it_is(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "訪問報告\n\n訪問先：つくば\n\n■ 経緯\n\n電源が入らなくなった。\n\n■ 所感\n\n・難しい。\n", encoding="utf-8"
    )
    report = read_markdown(load_raw(path, "draft.md"))
    assert [section.path[-1] for section in report.sections] == ["訪問報告", "経緯", "所感"]
    assert report.meta.place == "つくば"
