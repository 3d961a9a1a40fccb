"""The facts of a report: keys, dates, TOML and YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.messages import message
from pipeline.model.report import Fields, Meta
from pipeline.readers import read
from pipeline.readers.dates import Period, parse_period
from pipeline.readers.front_matter import read_front_matter
from pipeline.readers.metadata import meta_from_pairs, read_report_toml

ERAS = {"令和": 2018, "平成": 1988, "H": 1988}


@pytest.mark.parametrize(
    ("text", "start", "end", "rest"),
    [
        ("2024年5月12日〜14日", "2024-05-12", "2024-05-14", ""),
        ("2024年5月12日（日）～5月14日（火）", "2024-05-12", "2024-05-14", ""),
        ("2024年12月30日(月)から2025年1月3日(金・祝)", "2024-12-30", "2025-01-03", ""),
        ("2024/5/12-14", "2024-05-12", "2024-05-14", ""),
        ("2024/5/12-6/1", "2024-05-12", "2024-06-01", ""),
        ("2024-05-12 ~ 2024-05-14", "2024-05-12", "2024-05-14", ""),
        ("２０２４年５月１２日", "2024-05-12", "2024-05-12", ""),
        ("2024.5.12", "2024-05-12", "2024-05-12", ""),
        ("2024年5月〜6月", "2024-05", "2024-06", ""),
        ("2024年", "2024", "2024", ""),
        ("2004", "2004", "2004", ""),
        ("令和元年5月1日", "2019-05-01", "2019-05-01", ""),
        ("H30.5.12", "2018-05-12", "2018-05-12", ""),
        ("2024年2月29日 10:00〜17:00", "2024-02-29", "2024-02-29", "10:00〜17:00"),
        ("2024年5月12日〜14日（3日間）", "2024-05-12", "2024-05-14", "(3日間)"),
    ],
)
def test_periods_that_are_understood(text: str, start: str, end: str, rest: str) -> None:
    assert parse_period(text, ERAS) == Period(start, end, rest)


@pytest.mark.parametrize("text", ["5月12日〜14日", "来週", "", "2日間", "2024年度", "24/5/12", "2024年5月12日か13日"])
def test_periods_that_are_not_understood_are_not_guessed(text: str) -> None:
    assert parse_period(text, ERAS) is None
    assert meta_from_pairs([("期間", text)]).start == ""


@pytest.mark.parametrize("text", ["2023年2月29日", "2024/13/1", "2024年5月0日", "2024-04-31"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(InputError, match="date-impossible"):
        parse_period(text, ERAS)


def test_an_end_before_the_start() -> None:
    with pytest.raises(InputError, match="period-reversed"):
        parse_period("2024年5月14日〜12日", ERAS)
    with pytest.raises(InputError, match="period-reversed"):
        meta_from_pairs([("start", "2024-05-14"), ("end", "2024-05-12")])
    assert meta_from_pairs([("start", "2024"), ("end", "2024-05-12")]).end == "2024-05-12"


def test_japanese_keys() -> None:
    meta = meta_from_pairs(
        [
            ("件名", "工場見学"),
            ("出張者", "山田（設計、開発）、佐藤"),
            ("訪問先", "東陽㈱"),
            ("宛先", "部長"),
            ("ＣＣ", "課長；係長"),
            ("社外秘", True),
            ("種別", "学会"),
            ("日時", "2024年5月12日 10:00〜"),
            ("天気", "晴れ"),
        ]
    )
    assert meta == Meta(
        kind="conference",
        title="工場見学",
        place="東陽㈱",
        start="2024-05-12",
        end="2024-05-12",
        travellers=("山田（設計、開発）", "佐藤"),
        to=("部長",),
        cc=("課長", "係長"),
        classification="社外秘",
        other=(("日時", "2024年5月12日 10:00〜"), ("天気", "晴れ")),
    )


def test_a_second_value_for_a_fact_is_kept_and_does_not_win() -> None:
    meta = meta_from_pairs([("title", "甲"), ("件名", "乙"), ("場所", "大阪"), ("訪問先", "東陽㈱")])
    assert (meta.title, meta.place) == ("甲", "大阪")
    assert meta.other == (("件名", "乙"), ("訪問先", "東陽㈱"))


def test_what_is_not_understood_stays_as_it_was() -> None:
    pairs = [("kind", "懇親"), ("start", "来週"), ("社外秘", "たぶん"), ("期間", "3日間")]
    assert meta_from_pairs(pairs) == Meta(other=tuple(pairs))


def test_empty_values_say_nothing() -> None:
    assert meta_from_pairs([("件名", ""), ("出張者", []), ("社外秘", "いいえ")]) == Meta()


@pytest.mark.parametrize("value", [{"a": 1}, [["山田"]], object()])
def test_values_of_another_kind_are_refused(value: object) -> None:
    with pytest.raises(InputError, match="metadata-type"):
        meta_from_pairs([("title", value)])


def front_matter_failure(yaml: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_front_matter(f"---\n{yaml}\n---\n本文。\n", "draft.md")
    return caught.value


def test_front_matter_of_every_type() -> None:
    front = read_front_matter(
        "---\ntitle: 見学\nstart: 2024-05-12\nend: 2024-05-14\ntravellers:\n  - 山田\n  - 佐藤\n社外秘: yes\n回数: 2\n---\n本文。",
        "draft.md",
    )
    assert front is not None
    assert front.meta == Meta(
        title="見学",
        start="2024-05-12",
        end="2024-05-14",
        travellers=("山田", "佐藤"),
        classification="社外秘",
        other=(("回数", "2"),),
    )


def test_front_matter_with_full_width_colons() -> None:
    front = read_front_matter("---\n出張者：山田\n期間：2024/5/1-3\n---\n本文。", "draft.md")
    assert front is not None
    assert (front.meta.travellers, front.meta.end) == (("山田",), "2024-05-03")


@pytest.mark.parametrize(
    "text", ["本文。", "---\n本文。\n---\n続き。", "---\ntitle: 開いたまま\n本文。", "----\ntitle: 題\n----\n"]
)
def test_texts_without_front_matter(text: str) -> None:
    assert read_front_matter(text, "draft.md") is None


@pytest.mark.parametrize(
    ("yaml", "code", "line"),
    [
        ("title: 題\ncc: [甲", "metadata-yaml", "4"),
        ("title: '題", "metadata-yaml", "3"),
        ("a: &x [1]\nb: *x", "metadata-anchor", "2"),
        ("title: 甲\nto: 乙\ntitle: 丙", "metadata-twice", "4"),
        ("title: {a: 1}", "metadata-type", "2"),
        ("a: [[[[[[1]]]]]]", "metadata-nesting", "2"),
        ("title: 題\n期間: 2024年2月30日", "date-impossible", "3"),
        ("a: 1\nstart: 2024-05-14\nend: 2024-05-12", "period-reversed", "4"),
        ("title: !!python/object/apply:os.system ['true']", "metadata-yaml", "2"),
        ("出張者：山田\n大阪", "metadata-not-pairs", "2"),
        ("title: 題\nstart: 2024-02-30", "date-impossible", "3"),
        ("title: 題\ntravellers: true", "metadata-type", "3"),
        ("title: 題\nplace: " + "9" * 6000, "metadata-yaml", "3"),
        ("place: 0x" + "f" * 5000, "metadata-type", "2"),
        ('title: 題\nplace: "\\ud800"', "metadata-surrogate", "3"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(yaml: str, code: str, line: str) -> None:
    error = front_matter_failure(yaml)
    assert (error.code, error.fields["line"], error.fields["path"]) == (code, line, "draft.md")


def test_a_billion_laughs_cost_nothing() -> None:
    laughs = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 10) + "]\n" for n in range(9)
    )
    assert front_matter_failure(laughs.rstrip()).code == "metadata-anchor"
    assert front_matter_failure("a: " + "[" * 20_000).code in ("metadata-nesting", "metadata-yaml")
    assert front_matter_failure("a: " + "x" * 70_000).code == "metadata-too-big"


def toml_failure(folder: Path, text: str | bytes) -> InputError:
    path = folder / "report.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        read_report_toml(path, "reports/a/report.toml")
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title = '題'\nplace = ", "metadata-toml", "2"),
        ('title = "題"\ntitle = "題"', "metadata-toml", "2"),
        ("a = " + "[" * 5000, "metadata-toml", "1"),
        ("title = '題'\n[meta]\na = 1", "metadata-type", "2"),
        ("title = '題'\nstart = 2024-05-14\nend = 2024-05-12", "period-reversed", "3"),
        ("\nstart = '2024年2月30日'", "date-impossible", "2"),
        ("title = '題'\nstart = 2024-02-30", "date-impossible", "2"),
        ("travellers = true", "metadata-type", "1"),
        ("title = '題'\nplace = " + "9" * 5000 + "\nto = '甲'", "metadata-toml", "2"),
        ("title = '題'\nplace = '".encode() + b"\xff'", "metadata-encoding", "2"),
        ("title = '" + "x" * 70_000 + "'", "metadata-too-big", "1"),
    ],
)
def test_a_broken_report_toml_is_told_with_its_line(tmp_path: Path, text: str | bytes, code: str, line: str) -> None:
    error = toml_failure(tmp_path, text)
    assert (error.code, error.fields["line"], error.fields["path"]) == (code, line, "reports/a/report.toml")


def test_report_toml_with_a_byte_order_mark_and_dates(tmp_path: Path) -> None:
    (tmp_path / "report.toml").write_bytes("\ufefftitle = '題'\nstart = 2024-05-12\nto = ['甲', '乙']\n".encode())
    assert read_report_toml(tmp_path / "report.toml") == Meta(title="題", start="2024-05-12", to=("甲", "乙"))


def test_report_toml_wins_over_the_draft(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "---\ntitle: 古い題\n場所: 大阪\n期間: 2024年5月12日〜14日\n天気: 晴れ\n回: 1\n---\n文。", encoding="utf-8"
    )
    (tmp_path / "report.toml").write_text('title = "新しい題"\nstart = 2024-06-01\n"天気" = "雨"\n', encoding="utf-8")
    meta = read(tmp_path / "draft.md").meta
    assert meta == Meta(title="新しい題", place="大阪", start="2024-06-01", other=(("回", "1"), ("天気", "雨")))


def test_a_broken_report_toml_is_named_beside_the_draft(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("文。", encoding="utf-8")
    (tmp_path / "report.toml").write_text("title", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "draft.txt", "reports/a/draft.txt")
    assert caught.value.fields["path"] == "reports/a/report.toml"


def test_facts_at_the_top_of_the_text_are_used_and_stay_there(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(
        "出張報告\n\n出張者：山田、佐藤\n期間：2024年5月12日〜14日\n天気：晴れ\n\n概要\n文。\n\n詳細\n文。\n\n所感\n場所：大阪\n",
        encoding="utf-8",
    )
    report = read(tmp_path / "draft.txt")
    assert report.meta == Meta(title="出張報告", start="2024-05-12", end="2024-05-14", travellers=("山田", "佐藤"))


def test_an_impossible_day_under_a_key_of_the_writers_own_stays_as_written() -> None:
    front = read_front_matter("---\n版: 2024-02-30\n社外秘: true\n公開: true\n---\n本文。", "draft.md")
    assert front is not None
    assert front.meta == Meta(classification="社外秘", other=(("版", "2024-02-30"), ("公開", "true")))


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@pytest.mark.parametrize("mark", ["-", "*", "・"])
def test_bullets_of_facts_at_the_top_are_used(tmp_path: Path, name: str, mark: str) -> None:
    (tmp_path / name).write_text(
        f"# 議事録\n\n{mark} 日時: 2024-07-01\n{mark} 参加者: 山田、佐藤\n{mark} 場所：大阪\n\n本文。\n",
        encoding="utf-8",
    )
    report = read(tmp_path / name)
    assert (report.meta.start, report.meta.place) == ("2024-07-01", "大阪")
    [facts] = (block for section in report.sections for block in section.blocks if isinstance(block, Fields))
    assert [field.label[0].text for field in facts.fields] == ["日時", "参加者", "場所"]


def test_lines_of_one_value_are_parted(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("・出張者：山田\n　佐藤\n・場所：大阪\n\n本文。\n", encoding="utf-8")
    assert read(tmp_path / "draft.txt").meta.travellers == ("山田", "佐藤")


def test_a_table_of_facts_at_the_top_is_used(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "| 項目 | 内容 |\n|--|--|\n| 出張者 | 山田 |\n| 訪問先 | 東陽㈱ |\n", encoding="utf-8"
    )
    meta = read(tmp_path / "draft.md").meta
    assert (meta.travellers, meta.place) == (("山田",), "東陽㈱")


def test_facts_that_contradict_themselves_are_noted(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("出張者：山田\n期間：2024年5月14日〜12日\n", encoding="utf-8")
    report = read(tmp_path / "draft.txt", "draft.txt")
    assert report.meta == Meta()
    [note] = report.notes
    assert message(note.code, dict(note.fields), "ja").startswith("draft.txt:2: 日付 2024-05-14 – 2024-05-12 ")
