"""A team's own tables are laid over the shipped lexicon, with the same checks and their place in the signature."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import GlossaryError
from pipeline.translation.transfer.engine import TransferEngine
from pipeline.translation.transfer.frame_lines import frame_lines
from tests.translation.transfer.translated import analyzed, glossary

HEADER = "id\tja\ten\tgrammar\tclass\tforms\tprep\tverb\texample_ja\texample_en\tnote"


def english(folder: Path, ja: str) -> str:
    (found,) = TransferEngine(glossary(), folder).translate([analyzed(ja)])
    return found.english


def table(folder: Path, *rows: str) -> Path:
    (folder / "nouns.tsv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return folder


def test_a_row_of_the_team_wins_over_the_shipped_one_of_the_same_word(tmp_path: Path) -> None:
    folder = table(tmp_path, "team.venue\t会場\tconvention hall\tcount the\tplace")
    assert english(folder, "会場は満席だった。") == "The convention hall was full."


def test_a_word_that_only_the_team_has_is_known(tmp_path: Path) -> None:
    folder = table(tmp_path, "team.three-way-talk\t鼎談\tthree-way talk\tcount\tact")
    assert english(folder, "鼎談は中止された。") == "The three-way talk was canceled."


def test_the_lexicon_hash_says_that_the_team_has_its_own_words(tmp_path: Path) -> None:
    folder = table(tmp_path, "team.venue\t会場\tconvention hall\tcount the\tplace")
    assert TransferEngine(glossary(), folder).lexicon_hash != TransferEngine(glossary()).lexicon_hash


def test_a_folder_without_tables_changes_nothing(tmp_path: Path) -> None:
    assert TransferEngine(glossary(), tmp_path).lexicon_hash == TransferEngine(glossary()).lexicon_hash


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        (("team.a\t会場\tvenue\twrong\tplace",), "lexicon-value", 2),
        (("team.a\t会場\tvenue", "team.a\t工場\tplant"), "lexicon-duplicate", 3),
        (("\t会場\tvenue",), "lexicon-empty", 2),
        (("team.a\t会場\tvenue" + "\t" * 20,), "lexicon-cells", 2),
    ],
)
def test_a_wrong_row_is_named_with_its_place(tmp_path: Path, rows: tuple[str, ...], code: str, line: int) -> None:
    with pytest.raises(GlossaryError) as raised:
        english(table(tmp_path, *rows), "会場は満席だった。")
    assert (raised.value.code, raised.value.fields["line"]) == (code, str(line))
    assert raised.value.fields["path"] == str(tmp_path / "nouns.tsv")


def test_frames_are_shown_with_roles_and_endings() -> None:
    lexicon = TransferEngine(glossary()).lexicon
    lines = list(frame_lines(analyzed("Aliceは設定を変更しなければならなかった。"), lexicon))
    assert lines[0].startswith("  verb 変更 [v.change") and "[have to] (e.nakereba)" in lines[0]
    assert [line.strip() for line in lines[1:]] == ["-: Alice +topic", "wo: 設定"]
