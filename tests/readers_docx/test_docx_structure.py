"""What the paragraphs of a Word document become in the report: by style, by look, by their words."""

import pytest

from pipeline.model.report import (
    Agenda,
    Block,
    Caption,
    Code,
    Dialogue,
    Fields,
    ItemList,
    Paragraph,
    Quote,
    Report,
    Table,
    block_sentences,
)
from tests.readers_docx.docx_by_hand import cell, item, p, r, read, row, t, table

BOLD = "<w:b/>"
PROSE = p("朝から雨が降っていたため、屋外の展示は午後に延期された。")


def headings(report: Report) -> list[tuple[int, str]]:
    return [(one.level, "".join(part.text for part in one.heading)) for one in report.sections if one.heading]


def blocks(report: Report) -> list[Block]:
    return [block for section in report.sections for block in section.blocks]


def only(report: Report) -> Block:
    (block,) = blocks(report)
    return block


def words(block: Block) -> list[str]:
    return [sentence.text for sentence in block_sentences(block)]


@pytest.mark.parametrize(
    ("style", "level"),
    [("1", 1), ("2", 2), ("aa", 1), ("ab", 3)],
    ids=["built-in", "second level", "based on a heading", "named in Japanese"],
)
def test_a_heading_is_told_by_its_style_whatever_its_id(style: str, level: int) -> None:
    assert headings(read(p("背景", style) + PROSE)) == [(level, "背景")]


def test_an_outline_level_makes_a_heading_and_level_nine_takes_it_away() -> None:
    report = read(p("背景", properties='<w:outlineLvl w:val="2"/>') + p("ただの行", "ac"))
    assert headings(report) == [(3, "背景")]


def test_the_title_is_a_heading_and_a_fact() -> None:
    report = read(p("港湾見学報告", "a3") + p("概要", "1") + PROSE)
    assert headings(report) == [(1, "港湾見学報告"), (1, "概要")]
    assert report.meta.title == "港湾見学報告"


def test_a_short_bold_paragraph_is_a_heading_below_the_styled_one() -> None:
    report = read(p("概要", "1") + PROSE + p(r("天候", BOLD)) + PROSE + p("結果", "1") + PROSE)
    assert headings(report) == [(1, "概要"), (2, "天候"), (1, "結果")]


@pytest.mark.parametrize("text", ["雨が降った。", "展示は延期された", "日時：5月12日", "図 1 会場の全景"])
def test_a_bold_paragraph_that_says_something_is_no_heading(text: str) -> None:
    assert headings(read(p("見学", "1") + PROSE + p(r(text, BOLD)) + PROSE)) == [(1, "見学")]


def test_without_styles_size_and_weight_tell_the_levels() -> None:
    big = '<w:sz w:val="32"/>'
    report = read(p(r("港湾見学報告", big)) + p(r("当日の様子", BOLD)) + PROSE + p(r("次の予定", BOLD)) + PROSE)
    assert headings(report) == [(1, "港湾見学報告"), (2, "当日の様子"), (2, "次の予定")]
    assert report.meta.title == "港湾見学報告"


def test_a_document_all_in_bold_has_no_headings_for_that() -> None:
    assert headings(read(p(r("朝から雨が降っていた。", BOLD)) + p(r("次の予定", BOLD)))) == []


def test_without_styles_a_usual_heading_is_one() -> None:
    assert headings(read(p("概要") + PROSE)) == [(1, "概要")]
    assert headings(read(p("見学", "1") + PROSE + p("概要") + PROSE)) == [(1, "見学")]


def test_word_lists_have_levels_and_are_numbered_or_not() -> None:
    bullets, numbers = blocks(read(item("甲") + item("乙", level=1) + item("丙") + item("一", 2) + item("二", 2)))
    assert isinstance(bullets, ItemList) and isinstance(numbers, ItemList)
    assert [(one.level, one.marker) for one in bullets.items] == [(0, ""), (1, ""), (0, "")]
    assert (bullets.ordered, numbers.ordered) == (False, True)
    assert {sentence.role for sentence in block_sentences(bullets)} == {"item"}


def test_a_style_can_make_a_list_and_a_paragraph_can_leave_it() -> None:
    report = read(p("甲", "a6") + p("外に出た行である。", "a6", '<w:numPr><w:numId w:val="0"/></w:numPr>'))
    assert [type(block) for block in blocks(report)] == [ItemList, Paragraph]


def test_typed_marks_make_a_list_and_a_second_kind_of_mark_a_second_level() -> None:
    block = only(read(p("・会場の下見") + p("①受付") + p("②控室") + p("・機材の確認")))
    assert isinstance(block, ItemList)
    assert [(one.level, one.marker) for one in block.items] == [(0, "・"), (1, "①"), (1, "②"), (0, "・")]
    assert words(block) == ["会場の下見", "受付", "控室", "機材の確認"]


def test_captions_are_told_by_style_or_by_their_words() -> None:
    report = read(p("会場の様子", "a4") + p("図1：会場の全景") + p("図1に会場の全景を示す。"))
    assert [type(block) for block in blocks(report)] == [Caption, Caption, Paragraph]


def test_quotes_and_literal_text_keep_their_kind() -> None:
    quote, code = blocks(read(p("急ぐことはない。", "a5") + p("make  all", "HTML") + p("make check", "HTML")))
    assert isinstance(quote, Quote)
    assert isinstance(code, Code) and code.text == "make  all\nmake check"


def test_japanese_sentences_are_never_literal_text() -> None:
    listing = p("# 全部を作る。", "HTML") + p("make all | tee build.log", "HTML")
    code, prose = blocks(read(listing + p("雨のため展示は延期された。", "HTML")))
    assert isinstance(code, Code) and isinstance(prose, Paragraph)
    imported = read(p("概要", "HTML") + p("雨のため展示は延期された。", "HTML") + p("参加者は百人", "HTML"))
    assert headings(imported) == [(1, "概要")]
    assert [type(block) for block in blocks(imported)] == [Paragraph, Paragraph]


def test_lines_with_known_labels_are_fields_and_facts() -> None:
    report = read(p("期間：2024年5月12日〜14日") + p("訪問先：北港倉庫") + p("天候：晴れ") + PROSE)
    assert isinstance(blocks(report)[0], Fields)
    assert (report.meta.start, report.meta.end, report.meta.place) == ("2024-05-12", "2024-05-14", "北港倉庫")


def test_fields_parted_by_line_breaks_in_one_paragraph_are_fields() -> None:
    run = f"<w:r>{t('日時：5月12日')}<w:br/>{t('場所：北港倉庫')}</w:r>"
    block = only(read(p(run)))
    assert isinstance(block, Fields)
    assert words(block) == ["日時", "5月12日", "場所", "北港倉庫"]


def test_a_colon_in_prose_makes_no_field() -> None:
    assert isinstance(only(read(p("結論はこうだ：船は要らない。"))), Paragraph)


def test_questions_and_answers_are_a_dialogue() -> None:
    block = only(read(p("Q：規模はどのくらいか。") + p("A：年に三百隻である。")))
    assert isinstance(block, Dialogue)
    assert words(block) == ["Q", "規模はどのくらいか。", "A", "年に三百隻である。"]


def test_lines_that_begin_with_a_time_are_an_agenda() -> None:
    block = only(read(p("10:00 開会") + p("10:30-11:30 港内の見学")))
    assert isinstance(block, Agenda)
    assert words(block) == ["10:00", "開会", "10:30-11:30", "港内の見学"]


def test_a_sentence_broken_by_hand_at_the_edge_of_the_page_is_one_sentence() -> None:
    run = f"<w:r>{t('見学の当日は朝から雨が降っていたため、')}<w:br/>{t('展示は延期された。')}</w:r>"
    assert words(only(read(p(run)))) == ["見学の当日は朝から雨が降っていたため、展示は延期された。"]


def test_a_line_broken_by_hand_between_names_parts_them() -> None:
    run = f"<w:r>{t('山田 太郎')}<w:br/>{t('佐藤 花子')}</w:r>"
    assert [words(block) for block in blocks(read(p(run)))] == [["山田 太郎", "佐藤 花子"]]


def test_a_table_of_labels_is_a_table_and_states_facts() -> None:
    report = read(
        p("見学報告", "a3") + table(row("出張者", "山田 太郎"), row("期間", "2024/5/12"), row("備考", "雨")) + PROSE
    )
    (block,) = (block for block in blocks(report) if isinstance(block, Table))
    assert block.header_rows == 0
    assert (report.meta.travellers, report.meta.start) == (("山田 太郎",), "2024-05-12")


def test_a_table_of_labels_further_down_states_nothing_of_the_trip() -> None:
    sections = "".join(p(name, "1") + PROSE for name in ("概要", "見学", "所感", "次回"))
    assert read(sections + table(row("訪問先", "南港倉庫"))).meta.place == ""


def test_a_period_that_cannot_be_is_left_in_the_text_and_noted() -> None:
    report = read(table(row("訪問先", "北港倉庫"), row("期間", "2024年5月14日〜2024年5月12日")))
    assert report.meta.start == ""
    assert [note.code for note in report.notes] == ["facts-not-used"]


def test_in_a_document_without_styles_or_looks_the_rules_of_plain_text_tell_headings() -> None:
    report = read(p("港湾見学報告") + p("■当日の様子") + PROSE + p("■次の予定") + PROSE)
    assert headings(report) == [(1, "港湾見学報告"), (2, "当日の様子"), (2, "次の予定")]
    assert report.meta.title == "港湾見学報告"


def test_a_typed_heading_stands_below_the_styled_one() -> None:
    report = read(p("見学", "1") + p("【午前の部】") + PROSE + p("【午後の部】") + PROSE)
    assert headings(report) == [(1, "見学"), (2, "午前の部"), (2, "午後の部")]


@pytest.mark.parametrize(
    "head",
    [
        row("船名", "便数", properties="<w:tblHeader/>"),
        row(cell(p(r("船名", BOLD))), cell(p(r("便数", BOLD)))),
        row(cell("船名", properties='<w:shd w:fill="DDDDDD"/>'), cell("便数", properties='<w:shd w:fill="DDDDDD"/>')),
    ],
    ids=["marked", "bold", "shaded"],
)
def test_a_first_row_that_is_marked_or_stands_out_is_a_heading(head: str) -> None:
    block = only(read(table(head, row("はやぶさ", "三"))))
    assert isinstance(block, Table) and block.header_rows == 1


def test_merged_cells_leave_empty_ones_so_that_columns_stay_in_line() -> None:
    wide = cell("二列に広がる", properties='<w:gridSpan w:val="2"/>')
    top = cell("上", properties='<w:vMerge w:val="restart"/>')
    below = cell(p(), properties="<w:vMerge/>")
    block = only(read(table(row(wide, "丙"), row(top, "乙", "丙"), row(below, "乙", "丙"))))
    assert isinstance(block, Table)
    assert [["".join(s.text for s in one.sentences) for one in line] for line in block.rows] == [
        ["二列に広がる", "", "丙"],
        ["上", "乙", "丙"],
        ["", "乙", "丙"],
    ]


def test_a_frame_of_one_cell_is_looked_into() -> None:
    report = read(table(row(cell(p("概要", "1"), item("甲"), PROSE))))
    assert headings(report) == [(1, "概要")]
    assert [type(block) for block in blocks(report)] == [ItemList, Paragraph]


def test_a_table_inside_a_cell_is_read_in_its_place() -> None:
    block = only(read(table(row(cell(p("前"), table(row("内", "側")), p("後")), "丁"))))
    assert words(block) == ["前", "内", "側", "後", "丁"]


def test_the_title_property_is_kept_apart_and_the_author_not_taken() -> None:
    core = '<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>雛形</dc:title><dc:creator>誰か</dc:creator></x>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    report = read(PROSE, {"_rels/.rels": relation, "docProps/core.xml": core})
    assert (report.meta.title, report.meta.travellers) == ("", ())
    assert report.meta.other == (("dc:title", "雛形"),)
