"""社外秘 and the like at the top of a draft: known, taken off the title, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.report import Report, report_sentences
from pipeline.readers import read
from pipeline.readers.classification import classification_in


def report_of(folder: Path, name: str, text: str) -> Report:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name, name)


TOPS = [
    ("社外秘\n\n{}訪問報告\n", "社外秘"),
    ("{}【社外秘】訪問報告\n", "社外秘"),
    ("{}訪問報告　　　社外秘\n", "社外秘"),
    ("{}訪問報告（機密）\n", "機密"),
    ("取扱注意（社外秘）\n\n{}訪問報告\n", "社外秘"),
    ("※ 極秘 ※\n\n{}訪問報告\n", "極秘"),
    ("{}訪問報告 (CONFIDENTIAL)\n", "CONFIDENTIAL"),
    ("Confidential\n\n{}訪問報告\n", "Confidential"),
]


@pytest.mark.parametrize(("name", "hashes"), [("draft.txt", ""), ("draft.txt", "# "), ("draft.md", "# ")])
@pytest.mark.parametrize(("top", "mark"), TOPS)
def test_a_mark_at_the_top_is_the_classification_and_stays_in_the_text(
    tmp_path: Path, name: str, hashes: str, top: str, mark: str
) -> None:
    report = report_of(tmp_path, name, f"{top.format(hashes)}\n## 概要\n\n本文。\n")
    assert report.meta.classification == mark
    assert report.meta.title in ("訪問報告", "")
    texts = [sentence.text for sentence in report_sentences(report)]
    assert "訪問報告" in texts
    assert any(mark in text for text in texts)
    assert report.unread == ()
    for sentence in report_sentences(report):
        assert sentence.span.of(report.source.text) == sentence.text


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@pytest.mark.parametrize(
    "text",
    [
        "社外秘の資料について\n\n本文。\n",
        "訪問報告\n\n機密保持契約を結んだ。\n",
        "# 訪問報告\n\n一。\n\n二。\n\n三。\n\n社外秘\n\n四。\n",
        "# 訪問報告\n\n## 機密\n\n本文。\n",
    ],
)
def test_words_that_only_speak_of_secrets_are_no_mark(tmp_path: Path, name: str, text: str) -> None:
    if name == "draft.txt" and "## 機密" in text:
        text = text.replace("# 訪問報告\n", "# 訪問報告\n\n一。\n\n二。\n")
    assert report_of(tmp_path, name, text).meta.classification == ""


def test_what_the_metadata_states_wins_over_a_mark(tmp_path: Path) -> None:
    assert report_of(tmp_path, "draft.md", "---\n機密区分: 極秘\n---\n社外秘\n\n本文。\n").meta.classification == "極秘"
    assert (
        report_of(tmp_path, "draft.txt", "機密区分： 社外秘\n場所： 大阪\n\n本文。\n").meta.classification == "社外秘"
    )


def test_the_strictest_mark_counts() -> None:
    assert classification_in("社外秘 / 極秘") == classification_in("極秘・取扱注意") == "極秘"
