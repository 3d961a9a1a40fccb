"""The plain rendering: what is read of a paragraph, and what is named instead."""

from pipeline.model.report import Image, Paragraph, report_sentences
from pipeline.model.text import Span
from tests.readers_docx.docx_by_hand import (
    NAMESPACES,
    cell,
    deleted,
    drawing,
    field,
    inserted,
    losses,
    p,
    r,
    read,
    row,
    t,
    table,
)

PICTURE = '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
IMAGE_LINK = {"rId9": ("image", "media/image1.png")}


def text_of(body: str, **more: object) -> str:
    return read(body, **more).source.text  # type: ignore[arg-type]


def test_text_that_word_cut_into_runs_is_one_paragraph() -> None:
    runs = (
        r("会場は")
        + '<w:proofErr w:type="spellStart"/>'
        + r("港")
        + '<w:bookmarkStart w:id="0" w:name="x"/>'
        + r("にある。")
    )
    assert text_of(p(runs)) == "会場は港にある。\n"


def test_empty_paragraphs_are_lines_of_the_rendering_and_not_of_the_report() -> None:
    report = read(p("一つ目である。") + p() + p("二つ目である。"))
    assert report.source.text == "一つ目である。\n\n二つ目である。\n"
    assert [sentence.text for sentence in report_sentences(report)] == ["一つ目である。", "二つ目である。"]


def test_locators_lead_to_the_part_and_count_every_paragraph() -> None:
    report = read(p("一つ目である。") + table(row("左", "右")) + p("最後である。"))
    found = [(place.span.of(report.source.text), place.part, place.paragraph) for place in report.source.locators]
    assert found == [
        ("一つ目である。", "word/document.xml", 0),
        ("左", "word/document.xml", 1),
        ("右", "word/document.xml", 2),
        ("最後である。", "word/document.xml", 3),
    ]


def test_tabs_breaks_and_hyphens_become_characters() -> None:
    run = f"<w:r>{t('甲')}<w:tab/>{t('乙')}<w:br/>{t('丙')}<w:noBreakHyphen/>{t('丁')}<w:softHyphen/>{t('戊')}</w:r>"
    assert text_of(p(run)) == "甲\t乙\n丙-丁戊\n"


def test_white_space_counts_only_where_it_is_to_be_preserved() -> None:
    assert text_of(p("<w:r><w:t>\n  Kernel \n</w:t></w:r>" + r(" Summit"))) == "Kernel Summit\n"


def test_the_base_of_ruby_is_read_and_its_reading_named() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('こち')}</w:rt><w:rubyBase>{r('東風')}</w:rubyBase></w:ruby></w:r>"
    report = read(p(r("春の") + ruby + r("が吹く。")))
    assert report.source.text == "春の東風が吹く。\n"
    assert losses(report) == [("ruby", 1, "東風（こち）")]


def test_tracked_changes_are_accepted_and_both_sides_named() -> None:
    report = read(p(r("会期は") + deleted("三") + deleted("日間") + inserted("四日間") + r("である。")))
    assert report.source.text == "会期は四日間である。\n"
    assert losses(report) == [("deletion", 1, "三日間"), ("insertion", 1, "四日間")]
    assert report.unread[0].where == "paragraph 1 («会期は四日間である。»)"


def test_moved_text_is_read_where_it_went() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="x">{r("前の文。")}</w:moveFrom>'
    report = read(p(moved + r("本文である。")) + p(f'<w:moveTo w:id="2" w:author="x">{r("前の文。")}</w:moveTo>'))
    assert report.source.text == "本文である。\n前の文。\n"
    assert losses(report) == [("deletion", 1, "前の文。"), ("insertion", 1, "前の文。")]


def test_a_paragraph_whose_mark_is_deleted_goes_over_into_the_next() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    report = read(p("参加者は", properties=mark) + p("百人だった。"))
    assert report.source.text == "参加者は百人だった。\n"
    assert [(place.span, place.paragraph) for place in report.source.locators] == [(Span(0, 4), 0), (Span(4, 10), 1)]


def test_deleted_rows_are_not_read() -> None:
    report = read(
        table(row("残る", "行"), row("消えた", "行", properties='<w:del w:id="1" w:author="x"/>'), row("次", "行"))
    )
    assert report.source.text == "残る\t行\n次\t行\n"
    assert losses(report) == [("deletion", 1, "消えた"), ("deletion", 1, "行")]


def test_hidden_text_is_named_whether_by_run_or_by_style() -> None:
    report = read(p(r("見える。") + r("裏の話", "<w:vanish/>") + r("も", '<w:rStyle w:val="a7"/>')))
    assert report.source.text == "見える。\n"
    assert losses(report) == [("hidden", 1, "裏の話も")]
    assert text_of(p(r("見える。", '<w:rStyle w:val="a7"/><w:vanish w:val="0"/>'))) == "見える。\n"


def test_struck_text_is_not_taken_for_what_the_writer_says() -> None:
    report = read(p(r("次回は") + r("十月", "<w:strike/>") + r("十一月である。")))
    assert report.source.text == "次回は十一月である。\n"
    assert losses(report) == [("strikethrough", 1, "十月")]


def test_a_raised_number_does_not_join_the_number_before_it() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    report = read(
        p(
            r("10")
            + r("-", up)
            + r("6", up)
            + r(" 秒、3 m")
            + r("2", up)
            + r("、H")
            + r("2", up.replace("super", "sub"))
            + r("O")
        )
    )
    assert report.source.text == "10^-6 秒、3 m²、H2O\n"
    assert losses(report) == [("superscript", 1, "-")]


def test_symbols_of_pictorial_fonts_become_characters_or_are_named() -> None:
    known = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    typed = '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf06d</w:t></w:r>'
    report = read(
        p(r("甲") + known + r("乙、5 ") + typed + r("m") + '<w:r><w:sym w:font="Webdings" w:char="F04A"/></w:r>')
    )
    assert report.source.text == "甲→乙、5 μm\n"
    assert losses(report) == [("symbol", 1, "Webdings F04A")]


def test_content_controls_smart_tags_and_unknown_wrappers_are_read_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('中身')}</w:sdtContent></w:sdt>"
    assert (
        text_of(p(control + f"<w:smartTag>{r('と')}</w:smartTag><w:bdo><w:new>{r('外')}</w:new></w:bdo>"))
        == "中身と外\n"
    )
    assert text_of(f"<w:sdt><w:sdtContent>{p('段落。')}</w:sdtContent></w:sdt>") == "段落。\n"


def test_the_prompt_of_an_empty_content_control_is_named() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('ここに入力')}</w:sdtContent></w:sdt>"
    assert losses(read(p(r("日付は") + control))) == [("placeholder", 1, "ここに入力")]


def test_the_result_of_a_field_is_read_and_its_instruction_not() -> None:
    assert text_of(p(r("図 ") + field(" SEQ 図 \\* ARABIC ", r("3")) + r(" 構成"))) == "図 3 構成\n"
    assert text_of(p(f'<w:fldSimple w:instr=" REF x ">{r("第2章")}</w:fldSimple>')) == "第2章\n"


def test_a_field_that_is_never_closed_swallows_nothing() -> None:
    assert (
        text_of(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("本文である。")) + p("続きである。"))
        == "本文である。\n続きである。\n"
    )


def test_hyperlinks_are_links_of_the_sentence_they_stand_in() -> None:
    by_element = f'<w:hyperlink r:id="rId7">{r("公式")}{r("サイト")}</w:hyperlink>'
    by_field = field(' HYPERLINK "https://example.org/a" ', r("資料"))
    report = read(
        p(r("詳細は") + by_element + r("にある。") + by_field + r("もある。")),
        links={"rId7": ("hyperlink", "https://example.com/")},
    )
    first, second = report_sentences(report)
    assert [(link.span.of(first.text), link.target) for link in first.links] == [("公式サイト", "https://example.com/")]
    assert [(link.span.of(second.text), link.target) for link in second.links] == [("資料", "https://example.org/a")]


def test_bold_and_italic_are_emphasis_unless_everything_is() -> None:
    report = read(
        p(r("費用は") + r("二倍", "<w:b/>") + r("に", '<w:rStyle w:val="a8"/>') + r("なる。", '<w:b w:val="0"/>'))
    )
    (sentence,) = report_sentences(report)
    assert [span.of(sentence.text) for span in sentence.emphasis] == ["二倍に"]


def test_a_table_of_contents_is_named_and_not_read_twice() -> None:
    entry = p(r("概要") + "<w:r><w:tab/></w:r>" + r("1"), "11")
    by_field = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("背景")
    ) + p(r("結果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    report = read(entry + by_field + p("概要", "1") + p("本文である。"))
    assert [sentence.text for sentence in report_sentences(report)] == ["概要", "本文である。"]
    assert losses(report) == [("contents", 1, "概要\t1"), ("contents", 1, "背景"), ("contents", 1, "結果")]


def test_notes_and_comments_are_named_at_their_marks() -> None:
    def notes(tag: str, words: str) -> str:
        rule, note = f'<w:{tag} w:id="0" w:type="separator">{p()}</w:{tag}>', f'<w:{tag} w:id="2">{p(words)}</w:{tag}>'
        return f"<w:{tag}s {NAMESPACES}>{rule}{note}</w:{tag}s>"

    marks = "".join(f'<w:r><w:{tag}Reference w:id="2"/></w:r>' for tag in ("footnote", "endnote", "comment"))
    report = read(
        p(r("本文である。") + marks),
        {
            f"word/{tag}s.xml": notes(tag, words)
            for tag, words in (("footnote", "脚注"), ("endnote", "文末脚注"), ("comment", "要確認"))
        },
        {tag: (f"{tag}s", f"{tag}s.xml") for tag in ("footnote", "endnote", "comment")},
    )
    assert losses(report) == [("footnote", 1, "脚注"), ("endnote", 1, "文末脚注"), ("comment", 1, "要確認")]
    assert {one.where for one in report.unread} == {"paragraph 1 («本文である。»)"}


def test_headers_and_footers_are_named_unless_they_only_number_pages() -> None:
    report = read(
        p("本文である。"),
        {
            "word/header1.xml": f"<w:hdr {NAMESPACES}>{p('社外秘')}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {NAMESPACES}>{p(field(' PAGE ', r('1')) + r(' / 3 ページ'))}</w:ftr>",
        },
        {"h": ("header", "header1.xml"), "f": ("footer", "footer1.xml")},
    )
    assert [(one.kind, one.where, one.text) for one in report.unread] == [("header", "word/header1.xml", "社外秘")]


def test_a_confidentiality_mark_in_a_header_or_a_watermark_counts() -> None:
    def header(inside: str) -> str:
        return f"<w:hdr {NAMESPACES}>{inside}</w:hdr>"

    watermark = p('<w:r><w:pict><v:shape><v:textpath string="部外秘"/></v:shape></w:pict></w:r>')
    for inside, mark in ((p("基盤技術部【社外秘】"), "社外秘"), (watermark, "部外秘"), (p("取扱説明"), "")):
        report = read(p("本文である。"), {"word/header1.xml": header(inside)}, {"h": ("header", "header1.xml")})
        assert report.meta.classification == mark


def test_images_have_their_alternative_text_as_a_line_of_the_rendering() -> None:
    report = read(p(r("写真を示す。") + drawing(PICTURE, "会場の全景")) + p("次の段落。"), links=IMAGE_LINK)
    assert report.source.text == "写真を示す。\n会場の全景\n次の段落。\n"
    image = report.sections[0].blocks[1]
    assert isinstance(image, Image)
    assert (image.target, [sentence.text for sentence in image.alt]) == ("word/media/image1.png", ["会場の全景"])


def test_an_alternative_text_that_word_made_up_is_nobodys_words() -> None:
    report = read(p(drawing(PICTURE, "屋内, 人 が含まれている画像\n\n自動的に生成された説明")), links=IMAGE_LINK)
    assert list(report_sentences(report)) == []
    assert [kind for kind, _, _ in losses(report)] == ["automatic-alt"]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{p('枠の中である。')}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('枠の中である。')}</w:txbxContent></v:textbox></w:pict>"
    new = drawing(box).removeprefix("<w:r>").removesuffix("</w:r>")
    branches = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    both = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    assert text_of(p(r("前である。") + both + r("後である。"))) == "前である。後である。\n枠の中である。\n"


def test_charts_smartart_and_objects_are_named_with_their_words() -> None:
    chart = f"<c:chartSpace {NAMESPACES}><c:title><a:p><a:t>参加者数</a:t></a:p></c:title>"
    chart += "<c:pt><c:v>2024年</c:v></c:pt></c:chartSpace>"
    art = f"<dgm:dataModel {NAMESPACES}><a:p><a:t>計画</a:t></a:p><a:p><a:t>実行</a:t></a:p></dgm:dataModel>"
    ole = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    report = read(
        p(drawing('<c:chart r:id="c"/>') + drawing('<dgm:relIds r:dm="d"/>') + ole),
        {"word/charts/chart1.xml": chart, "word/diagrams/data1.xml": art},
        {"c": ("chart", "charts/chart1.xml"), "d": ("diagramData", "diagrams/data1.xml")},
    )
    assert losses(report) == [
        ("chart", 1, "参加者数 2024年"),
        ("smartart", 1, "計画 実行"),
        ("object", 1, "Excel.Sheet.12"),
    ]


def test_an_equation_is_read_in_one_line_and_named() -> None:
    def m(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:e>{m('n')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>"
    report = read(p(r("計算量は") + f"<m:oMath>{m('O(')}{power}{m(')')}</m:oMath>" + r("である。")))
    assert report.source.text == "計算量はO(n^2)である。\n"
    assert losses(report) == [("equation", 1, "O(n^2)")]


def test_the_choice_of_an_old_drop_down_list_is_read() -> None:
    entries = '<w:result w:val="1"/><w:listEntry w:val="国内"/><w:listEntry w:val="海外"/>'
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar>'
    end = '<w:fldChar w:fldCharType="end"/>'
    assert text_of(p(r("区分は") + f"<w:r>{begin}{end}</w:r>" + r("である。"))) == "区分は海外である。\n"


def test_chunks_and_subdocuments_are_named_by_their_members() -> None:
    links = {"k": ("aFChunk", "chunk.html"), "s9": ("subDocument", "part2.docx")}
    report = read(p("本文である。") + '<w:altChunk r:id="k"/>' + p('<w:subDoc r:id="s9"/>'), links=links)
    assert losses(report) == [("alt-chunk", 1, "word/chunk.html"), ("subdocument", 1, "word/part2.docx")]


def test_the_cells_of_a_row_are_parted_by_tabs_and_rows_by_line_ends() -> None:
    inner = table(row("内", "側"))
    assert (
        text_of(table(row("甲", cell("乙一", "乙二")), row(cell(inner, p("後")), "丁")))
        == "甲\t乙一\n乙二\n内\t側\n後\t丁\n"
    )


def test_words_in_word_art_are_named() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="取扱注意"/></v:shape></w:pict></w:r>'
    assert losses(read(p(art))) == [("wordart", 1, "取扱注意")]


def test_paragraphs_keep_their_sentences_apart() -> None:
    (section,) = read(p("一文目である。二文目である。") + p("三文目である。")).sections
    assert [len(block.sentences) for block in section.blocks if isinstance(block, Paragraph)] == [2, 1]
