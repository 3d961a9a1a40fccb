"""Negation and modality per clause: silent on right English, awake to a negation or modal that is lost, added or moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.gates import gate_reasons
from pipeline.translation.gates.clauses import clause_gate, modals
from pipeline.translation.transfer.engine import transfer
from pipeline.translation.transfer.english.clause_texts import clause_texts
from pipeline.translation.transfer.english.linearize import linearize, pieces_of
from tests.translation.transfer.translated import analyzed, cases, lexicon, read_together, translated

SENTENCES = [
    "性能が低いので、この機能は公開されないかもしれない。",
    "設定を変更しなければ、サーバは起動しない。",
    "Linusは仕様を変更しないが、Andrewは新しい機能を追加したいと述べた。",
    "問題は解決したが、原因はまだ分からない。",
    "データが公開されていないため、検証できない。",
    "公開する予定だったが、作業が終わらなかった。",
    "必要がなければ、設定を変更すべきではない。",
    "テストが失敗したので、作業を続けることができなかった。",
    "担当者が来ないので、会議は延期される可能性がある。",
    "性能が改善するとは思わなかった。",
    "システムを停止せずに更新できる。",
    "議論は終わったが、結論は出ていないとのことだ。",
    "誰も反対しなかったので、提案は採用された。",
    "使われていないコードは削除しなければならない。",
    "負荷が高いと、処理が終わらないことがある。",
]


@pytest.fixture(scope="module", autouse=True)
def parsed_together() -> None:
    read_together([*SENTENCES, *(case.ja for case in list(cases("cases"))[::5])])


@pytest.mark.parametrize("ja", SENTENCES)
def test_right_english_raises_no_doubt(ja: str) -> None:
    assert [doubt.code for doubt in clause_gate(analyzed(ja), translated(ja))] == []


def test_a_negation_in_the_wrong_clause_is_told_with_both_clauses() -> None:
    ja = "問題は解決したが、原因はまだ分からない。"
    first, second = translated(ja).clauses
    moved = (first._replace(text="the problem was not solved"), second._replace(text="the cause is known"))
    doubts = list(clause_gate(analyzed(ja), replace(translated(ja), clauses=moved)))
    assert {doubt.code for doubt in doubts} == {"gate-clause-denied", "gate-clause-negation"}
    assert all(doubt.flag is Flag.NEGATION for doubt in doubts)


def test_english_without_clauses_or_by_people_is_left_to_the_gates_of_the_sentence() -> None:
    ja = SENTENCES[3]
    one = translated(ja)
    wrong = replace(one, clauses=(one.clauses[0]._replace(text="it is not so"), one.clauses[1]))
    assert list(clause_gate(analyzed(ja), wrong))
    assert not list(clause_gate(analyzed(ja), replace(wrong, clauses=())))
    assert not list(clause_gate(analyzed(ja), replace(wrong, flags=(Flag.APPROVED,))))


@pytest.mark.parametrize("row", table("gates/modals"), ids=lambda row: row["id"])
def test_a_modal_is_found_and_allowed_by_its_japanese_alone(row: dict[str, str]) -> None:
    modal = next(one for one in modals() if one.id == row["id"])
    assert modal.english.search(row["example_en"]) and modal.japanese.search(row["example_ja"])
    assert not modal.japanese.search(row["counterexample"])


def test_nearly_every_spoiled_tree_is_noticed() -> None:
    spoiled = list(_all_spoiled())
    missed = [(kind, english) for kind, one, english in spoiled if not _is_noticed(one, english)]
    assert len(spoiled) > 300
    assert len(missed) / len(spoiled) <= 0.06, missed[:20]


def _all_spoiled() -> Iterator[tuple[str, AnalyzedSentence, Translation]]:
    for ja in dict.fromkeys([*SENTENCES, *(case.ja for case in list(cases("cases"))[::5])]):
        one = analyzed(ja)
        tree, _ = transfer(one, lexicon())
        if tree is None or len(clause_texts(tree)) < 2 or gate_reasons(one, translated(ja)):
            continue
        for kind, other in spoiled_trees(tree):
            pieces = pieces_of(linearize(other), one.tokens, ".")
            english = "".join(piece.text for piece in pieces)
            if english.lower() != translated(ja).english.lower():
                yield kind, one, Translation("s", english, 0.9, (), pieces, clauses=clause_texts(other))


def _is_noticed(one: AnalyzedSentence, english: Translation) -> bool:
    return any(doubt.flag in (Flag.NEGATION, Flag.MODALITY) for doubt in gate_reasons(one, english))


def spoiled_trees(tree: EnNode) -> Iterator[tuple[str, EnNode]]:
    """Yield ``tree`` with a negation or modal lost, added, or moved to another clause."""
    verbs = [one for one in _nodes(tree) if one.category == "verb"]
    for verb in verbs:
        denied = bool(verb.feature("negative"))
        yield (
            "negation lost" if denied else "negation added",
            _with(tree, verb, verb.having(negative="" if denied else "yes")),
        )
        if verb.feature("modal"):
            yield "modal lost", _with(tree, verb, verb.having(modal=""))
        elif not verb.feature("form") and not verb.feature("chain"):
            yield "modal added", _with(tree, verb, verb.having(modal="might"))
            yield "duty added", _with(tree, verb, verb.having(modal="must"))
        for other in verbs:
            if other is verb or other == verb:
                continue
            if denied and not other.feature("negative"):
                yield (
                    "negation moved",
                    _with(_with(tree, verb, verb.having(negative="")), other, other.having(negative="yes")),
                )
            modal = verb.feature("modal")
            if modal and not (other.feature("modal") or other.feature("form") or other.feature("chain")):
                yield "modal moved", _with(_with(tree, verb, verb.having(modal="")), other, other.having(modal=modal))


def _nodes(node: EnNode) -> Iterator[EnNode]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _with(tree: EnNode, old: EnNode, new: EnNode) -> EnNode:
    if tree == old:
        return new
    return replace(tree, children=tuple(_with(child, old, new) for child in tree.children))
