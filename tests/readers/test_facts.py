"""Facts stated in tables at the top of a draft."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.report import report_sentences
from pipeline.readers import read


def test_a_form_with_two_pairs_in_a_row_states_all_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "# 出張報告\n\n| 項目 | 内容 | 項目 | 内容 |\n|---|---|---|---|\n"
        "| 出張者 | 山田 太郎 | 訪問先 | つくば |\n| 期間 | 2025年5月12日〜14日 | 区分 | 社外秘 |\n",
        encoding="utf-8",
    )
    meta = read(path).meta
    assert (meta.travellers, meta.place, meta.start, meta.end) == (("山田 太郎",), "つくば", "2025-05-12", "2025-05-14")


def test_list_items_are_told_from_running_text_by_their_role(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("所感\n\n会場は広かった。\n\n・席が足りない。\n・机がない。\n", encoding="utf-8")
    (section,) = read(path).sections
    roles = [[one.role for one in getattr(block, "sentences", ())] for block in section.blocks]
    assert roles[0] == ["sentence"]
    assert [one.role for item in section.blocks[1].items for one in item.sentences] == ["item", "item"]  # type: ignore[union-attr]


def test_fields_that_the_facts_say_all_of_are_named_and_others_are_not(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "---\n訪問先: つくば\n---\n\n# 出張報告\n\n- 出張者: 山田 太郎\n- 訪問先: 水戸\n- 期間: 2025年5月12日\n- 目的: 視察\n",
        encoding="utf-8",
    )
    report = read(path)
    # The front matter has the last word: 水戸 stands in no fact.
    assert [one.text for one in report_sentences(report) if one.id in report.stated] == [
        "出張者",
        "山田 太郎",
        "期間",
        "2025年5月12日",
    ]
