"""What the engine stumbles over: the team's own lexicon helps, and what is kept between runs changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.glossary import Glossary, load_glossary
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag
from pipeline.model.policy import Policy
from pipeline.tasks.checking import findings_of
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze_lines
from pipeline.tasks.stumbles import flags_of
from pipeline.translation import ENGINES
from pipeline.translation.transfer.lexicon.rows import COLUMNS

RULE = ("engine-stumbles",)
TEXT = "昨日は瑪瑙を見た。\n来なかった。\n"


@pytest.fixture(scope="module")
def glossary(root: Path) -> Glossary:
    return load_glossary(root / "glossary")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tripreport" / "stumbles.sqlite"


def parsed(text: str, glossary: Glossary) -> tuple[AnalyzedSentence, ...]:
    return analyze_lines(text.encode(), glossary, "cached")


def test_the_engine_does_not_stumble_over_a_word_of_the_teams_lexicon(
    glossary: Glossary, tmp_path: Path, own_cache: Path
) -> None:
    path, lexicon = tmp_path / "draft.txt", tmp_path / "lexicon"
    path.write_text(TEXT, encoding="utf-8")
    draft = Draft("draft", path, "draft.txt")

    def stumbles() -> list[str]:
        return [one.message for one in findings_of(draft, glossary, Policy(), RULE, lexicon=lexicon).findings]

    assert stumbles() == ["engine-unknown-word"]
    row = {"id": "menou.agate", "ja": "瑪瑙", "en": "agate", "grammar": "mass", "class": "thing"}
    lines = ["\t".join(COLUMNS["nouns"]), "\t".join(row.get(column, "") for column in COLUMNS["nouns"])]
    lexicon.mkdir()
    (lexicon / "nouns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert stumbles() == [], "and what was kept without that word is not taken for what it is with it"


def test_the_engine_does_not_stumble_over_a_sentence_whose_english_is_approved(
    glossary: Glossary, tmp_path: Path, own_cache: Path
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    header = "ja\ten\twho\twhen\tnote\n"
    (tmp_path / "approved.tsv").write_text(f"{header}昨日は瑪瑙を見た。\tI saw agate yesterday.\n", encoding="utf-8")
    assert findings_of(Draft("draft", path, "draft.txt"), glossary, Policy(), RULE).findings == ()


def test_flags_come_out_the_same_with_and_without_what_is_kept(glossary: Glossary, own_cache: Path) -> None:
    sentences = parsed(TEXT, glossary)
    fresh = flags_of(sentences, glossary, cache=False)
    assert Flag.UNKNOWN_WORD in fresh[0] and not own_cache.exists()
    assert flags_of(sentences[:1], glossary) == fresh[:1]
    assert flags_of(sentences, glossary) == fresh, "one is kept, the other made"
    assert flags_of(sentences, glossary) == fresh


def test_what_is_kept_is_not_translated_again(
    glossary: Glossary, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = parsed(TEXT, glossary)
    kept = flags_of(sentences, glossary)
    monkeypatch.delitem(ENGINES, "transfer")
    assert flags_of(sentences, glossary) == kept
    with pytest.raises(KeyError):
        flags_of(parsed("別の文である。\n", glossary), glossary)


def test_a_switched_off_rule_asks_no_engine(
    glossary: Glossary, tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.delitem(ENGINES, "transfer")
    off = Policy(levels={"engine-stumbles": "off"})
    assert findings_of(Draft("draft", path, "draft.txt"), glossary, off, RULE).findings == ()
