"""The project's own reports are read as a person reads them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.model.report import Agenda, Caption, Paragraph, Report, Unread, report_sentences, section_sentences
from pipeline.readers import read
from tests.readers.outline import outline, words


@pytest.fixture(scope="module")
def summit(root: Path) -> Report:
    return read(root / "reports" / "linux-kernel-summit-2004" / "draft.txt", "draft.txt")


def test_the_source_is_the_file_to_the_letter(summit: Report, root: Path) -> None:
    data = (root / "reports" / "linux-kernel-summit-2004" / "draft.txt").read_bytes()
    assert summit.source.text.encode() == data
    assert summit.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (summit.unread, summit.notes) == ((), ())


def test_the_sections_of_the_summit(summit: Report) -> None:
    assert [(section.level, section.path) for section in summit.sections] == [
        (1, ("概要",)),
        (1, ("0日目",)),
        (1, ("1日目",)),
        (1, ("2日目",)),
        (1, ("まとめ",)),
    ]


def test_the_agenda_of_the_summit(summit: Report) -> None:
    [agenda] = [block for section in summit.sections for block in section.blocks if isinstance(block, Agenda)]
    assert [(words(entry.time), words(entry.sentences)) for entry in agenda.entries] == [
        ("Monday", ""),
        ("11:30", "Hot Plug Memory and CPU"),
        ("", "Session chair:\xa0Imawoto\xa0Toshiro"),
    ]


def test_the_captions_of_the_summit(summit: Report) -> None:
    captions = [words(block.sentences) for block in summit.sections[2].blocks if isinstance(block, Caption)]
    assert captions == ["「Hot Plug Memory and CPU」セッションを担当する岩本", "セッション全景"]


def test_the_sentences_of_the_summit(summit: Report) -> None:
    # Counted by hand in the draft: headings, then sentences, agenda entries and captions.
    assert [len(list(section_sentences(section))) for section in summit.sections] == [
        1 + 7 + 4,
        1 + 3,
        1 + 2 + 11,
        1 + 30,
        1 + 6,
    ]
    paragraphs = [block for section in summit.sections for block in section.blocks if isinstance(block, Paragraph)]
    assert len(paragraphs) == 3 + 1 + 5 + 11 + 2


def test_difficult_ends_of_sentences_in_the_summit(summit: Report) -> None:
    texts = [sentence.text for sentence in report_sentences(summit)]
    assert any(text.endswith("説明するというものだった.") for text in texts)
    assert next(text for text in texts if "どうだろう?" in text).startswith("ヨーロッパやオーストラリアでの")
    assert sum("2.7" in text for text in texts) == 3


def test_the_facts_of_the_summit_are_those_the_draft_states(summit: Report) -> None:
    meta = summit.meta
    assert (meta.event, meta.place, meta.start) == ("Linux Kernel Developers Summit", "OTTAWA", "2004")
    assert all(fact in summit.source.text for fact in (meta.title, meta.event, meta.place))
    assert (meta.end, meta.travellers, meta.classification, meta.other) == ("", (), "", ())


def test_the_visit_report_is_read_whole(root: Path) -> None:
    report = read(root / "reports" / "coating-line-visit-2025" / "draft.md", "draft.md")
    assert (report.unread, report.notes) == ((Unread("image-path", "line 64", 1, "coating-line.png"),), ())
    assert (report.meta.kind, report.meta.start, report.meta.end) == ("visit", "2025-03-10", "2025-03-14")
    assert report.meta.travellers == ("三宅 健吾（生産技術部）", "小田切 遥（品質保証部）")
    assert report.meta.classification == "社外秘"
    lines = outline(report).split("\n")
    assert "image coating-line.png 乾燥炉の出口から見た塗工ライン" in lines
    assert "agenda 3月12日（水） 09:00–18:00 = 連続運転試験" in lines
    assert "turn Q1 = 溶剤の回収率は保証値に含まれるか。" in lines
    assert "head No. | 内容 | 担当 | 期限" in lines
    assert (root / "reports" / "coating-line-visit-2025" / "coating-line.png").read_bytes().startswith(b"\x89PNG")
