"""The independent count of kept terms, numbers and names: right on English that keeps all, and able to find each loss."""

from __future__ import annotations

import pytest

from benchmarks.quality.kept import kept_of

KEPT = [
    ("2.6.10を3台のサーバで試した。", "2.6.10 was tried on three servers."),
    ("約400人が参加し、費用は2万円だった。", "About 400 people participated, and the cost was JPY 20,000."),
    ("5月12日から5月14日まで開催された。", "It was held from 12 to 14 May."),
    ("売上は1.5億円に達した。", "Sales reached JPY 150 million."),
    ("採択率は25%だった。", "The acceptance rate was 25%."),
    ("二十三人が集まった。", "23 people gathered."),
    ("1回だけ失敗した。", "It failed only once."),
    ("時間は十分だった。", "The time was sufficient."),
    ("Andrewはkexecを試した。", "Andrew tried kexec."),
    ("RedHatとNTT-DATAが発表した。", "Red Hat and NTT DATA gave presentations."),
    ("メモリが不足した。", "Memories ran short."),
]

LOST = [
    ("2.6.10を試した。", "2.6.11 was tried.", "number"),
    ("費用は2万円だった。", "The cost was JPY 2,000.", "number"),
    ("3台と3台を比べた。", "Three machines were compared with others.", "number"),
    ("10〜20人が来た。", "10 people came.", "number"),
    ("採択率は25%だった。", "The acceptance rate was 52%.", "number"),
    ("二十三人が集まった。", "People gathered.", "number"),
    ("Andrewはzorkdを試した。", "Andrew tried it.", "latin"),
    ("zorkdとzorkdを比べた。", "zorkd was compared.", "latin"),
    ("メモリが不足した。", "The storage ran short.", "term"),
    ("メモリホットプラグを試した。", "Memory was tried.", "term"),
]


@pytest.mark.parametrize(("ja", "en"), KEPT)
def test_english_that_keeps_everything_loses_nothing(ja: str, en: str) -> None:
    assert [one for one in kept_of(ja, en) if one.found < one.needed] == []


@pytest.mark.parametrize(("ja", "en", "kind"), LOST)
def test_a_loss_is_found(ja: str, en: str, kind: str) -> None:
    assert [one.kind for one in kept_of(ja, en) if one.found < one.needed] == [kind]


def test_a_term_is_looked_for_by_its_longest_spelling() -> None:
    kinds = [(one.kind, one.what) for one in kept_of("メモリホットプラグを試した。", "Memory hotplug was tried.")]
    assert kinds == [("term", "memory hotplug")]


def test_a_term_beside_a_capitalised_latin_word_is_part_of_a_name() -> None:
    assert [one.kind for one in kept_of("OSS Fridayに参加した。", "I joined OSS Friday.")] == ["latin", "latin"]
    assert [one.kind for one in kept_of("OSSを使う。", "It uses Alice.")] == ["term"]
