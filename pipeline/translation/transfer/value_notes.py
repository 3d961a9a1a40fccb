"""Come here when a note that only gives something its value is wrong: 資料代500円, 量産は中国工場で, 並列化は効果なし, 充電に2時間."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.bare_arguments import time_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase, phrase_of
from pipeline.translation.transfer.phrases import compound_entry, noun_class
from pipeline.translation.transfer.place_prepositions import place_preposition
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.units import EXISTS


def valued(ctx: Context) -> EnNode | None:
    """Return "materials fee: JPY 500" for 資料代500円, and the like for places and for nothing (なし); None for anything else."""
    return (
        _measured(ctx)
        or _takes(ctx)
        or _at_a_place(ctx)
        or _without(ctx)
        or _required(ctx)
        or _for_whom(ctx)
        or _theirs(ctx)
        or _only(ctx)
        or _still(ctx)
    )


def _note(*children: EnNode) -> EnNode:
    return EnNode("sentence", children=children, rule="value")


def _measured(ctx: Context) -> EnNode | None:
    """資料代500円, 把持の成功率9割超: a noun with its amount behind it, which counts nothing."""
    phrase = ctx.phrases[-1]
    amount, before = phrase.core.amount, phrase.units[:-1]
    below = ctx.clauses.dependents[phrase.index]
    if amount is None or not before or phrase.parts or phrase.verbal:
        return None
    size = before[-1].entry is not None and before[-1].entry.noun_class in ("quantity", "degree")
    if amount.kind not in _VALUES and not (size and amount.kind == "count"):
        return None
    if any(one.kind not in ("noun", "latin", "raw") for one in before) or (
        before[-1].entry is not None and before[-1].entry.noun_class == "time"
    ):
        return None
    if before[-1].text in ("後", "前"):
        return None  # 発注後6〜8週間
    if not all(ctx.clauses.is_adnominal(one) for one in below) or len(ctx.phrases) > len(below) + 1:
        return None
    value = words(amount.text, "number", ctx.took(phrase.core.tokens))
    return _note(phrase_of(ctx, phrase.index, before, below, "title"), words(":", "value"), value)


_VALUES = frozenset({"measure", "share", "duration", "times", "rate", "moment"})


def _takes(ctx: Context) -> EnNode | None:
    """充電に2時間, ビルドに30分: how long an act takes."""
    phrase = ctx.phrases[-1]
    amount = phrase.core.amount
    below = ctx.clauses.dependents[phrase.index]
    if amount is None or amount.kind != "duration" or len(phrase.units) > 1 or phrase.parts or len(below) != 1:
        return None
    act = below[0]
    if ctx.clauses.role_of(act) != "ni" or ctx.clauses.is_predicate(act) or noun_class(ctx.phrases[act]) != "act":
        return None
    if ctx.phrases[act].verbal or len(ctx.phrases[act].parts) > 1:
        return None
    value = words(amount.text, "number", ctx.took(phrase.core.tokens))
    ctx.took_parts(act)
    return _note(value, EnNode("pp", "for", children=(noun_phrase(ctx, act, "preposition"),), rule="c.ni"))


def _topic_and_rest(ctx: Context) -> tuple[int, Sequence[int]] | None:
    """Return the one plain topic of the last phrase, with the other phrases below it; None where there is not exactly one."""
    below = ctx.clauses.dependents[ctx.phrases[-1].index]
    topics = [one for one in below if [part.role for part in ctx.phrases[one].parts] == ["topic"]]
    if len(topics) != 1 or ctx.phrases[topics[0]].verbal:
        return None
    return topics[0], [one for one in below if one != topics[0]]


def _at_a_place(ctx: Context) -> EnNode | None:
    """量産は中国工場で, 詳細はWebで, 開会は9時から大ホールで: where, on what or how, and from when, with the verb left out."""
    phrase = ctx.phrases[-1]
    below = ctx.clauses.dependents[phrase.index]
    next_time = bool(below) and _is_next_time(ctx, below[0])
    found = (below[0], below[1:]) if next_time else _topic_and_rest(ctx)
    if found is None or len(phrase.parts) != 1 or ctx.tokens[phrase.final].norm not in ("で", "にて"):
        return None
    if phrase.core.amount is not None or phrase.core.kind not in ("noun", "latin") or (ctx.depth and phrase.comma):
        return None
    topic, rest = found
    times = [one for one in rest if _is_when(ctx, one)]
    rest = [one for one in rest if one not in times]
    if not all(ctx.clauses.is_adnominal(one) for one in rest):
        return None
    goes_on = phrase.end < len(ctx.tokens) and ctx.tokens[phrase.end].norm in "、," and ctx.tokens[-1].surface != "で"
    if goes_on and noun_class(phrase) != "place" and phrase.core.text not in _ON_WHAT:
        return None  # 昼食はサンドイッチで、味は普通: what it is
    ctx.took_parts(phrase.index)
    entry = compound_entry(phrase)
    prep = place_preposition(entry, "de") if noun_class(phrase) == "place" else _ON_WHAT.get(phrase.core.text, "with")
    prep = "at" if noun_class(phrase) == "group" and (times or next_time) else prep  # 次回は当社で
    where = prepositional(ctx, phrase.index, prep=entry.forms.get("at", prep) if entry else prep, below=rest)
    core = ctx.phrases[topic].core
    title = words("next time", "value", ctx.took(core.tokens)) if next_time else noun_phrase(ctx, topic, "title")
    return _note(title, words(":", "value"), *(time_node(ctx, one) for one in times), where)


def _is_next_time(ctx: Context, index: int) -> bool:
    """Whether 次回は opens the note, which the lexicon has as one adverb."""
    entry = ctx.phrases[index].core.entry
    return index == 0 and entry is not None and entry.id == "s.next-time" and not ctx.phrases[index].parts


def _is_when(ctx: Context, index: int) -> bool:
    """Whether the phrase says when or from when: 9時から, 来週月曜に."""
    phrase = ctx.phrases[index]
    moment = phrase.core.amount is not None and phrase.core.amount.kind == "moment"
    roles = [part.role for part in phrase.parts]
    return (moment or noun_class(phrase) == "time") and roles in ([], ["kara"], ["ni"]) and not phrase.verbal


_ON_WHAT = {
    "Web": "on",
    "GitHub": "on",
    "ブログ": "on",
    "サイト": "on",
    "ウェブ": "on",
    "クラウド": "in",
    "Slack": "on",
    "エッジ": "at",
}
"""Things that something is on or in; of others で says with what it is done."""


def _without(ctx: Context) -> EnNode | None:
    """並列化は効果なし, ポスターは見る時間なし, 結果は有意差あり: what the topic lacks or has."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    there = EXISTS.get(ctx.tokens[phrase.core.start].lemma)
    if found is None or there is None or phrase.parts or len(found[1]) != 1:
        return None
    topic, (lacked,) = found
    if ctx.phrases[lacked].parts or ctx.phrases[lacked].verbal or ctx.phrases[lacked].core.amount is not None:
        return None
    said = "no" if there == "無い" else "there is"
    what = noun_phrase(ctx, lacked, "bare" if said == "no" else "exists")
    said = "there are" if said != "no" and what.feature("number") == "plural" else said
    lead = words(said, "value", ctx.took(phrase.core.tokens))
    return _note(noun_phrase(ctx, topic, "title"), words(":", "value"), lead, what)


def _required(ctx: Context) -> EnNode | None:
    """入場は要予約, レシーバーは要デポジット: what one needs for it; 設定は要確認 is to be checked."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    if found is None or found[1] or len(phrase.units) < 2 or phrase.units[0].text != "要" or phrase.parts:
        return None
    core = phrase.core
    if core.entry is None or (core.entry.noun_class == "act" and not core.text.endswith(_NEEDED)):
        return None
    ctx.took(phrase.units[0].tokens)
    what = phrase_of(ctx, phrase.index, phrase.units[1:], (), "bare")
    return _note(noun_phrase(ctx, found[0], "title"), words(":", "value"), what, words("required", "value"))


_NEEDED = ("予約", "登録", "申込", "申し込み", "申請", "許可", "承認", "同意", "認証", "契約", "連絡", "相談")
"""Acts without which one does not get something."""


def _for_whom(ctx: Context) -> EnNode | None:
    """学生は無料: what it costs for whom, not what they are."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    if found is None or phrase.core.text not in _COSTS or phrase.parts or noun_class(ctx.phrases[found[0]]) != "person":
        return None
    topic, rest = found
    if not all(ctx.clauses.is_adverbial(one) for one in rest):
        return None
    how = [word for one in rest for word, _ in adverb_words(ctx, one)]
    cost = words(phrase.core.entry.en if phrase.core.entry else "", "value", ctx.took(phrase.core.tokens))
    people = noun_phrase(ctx, topic, "title")
    head = people.child("head")
    if head is not None and head.category == "noun":
        people = replace(
            people, children=tuple(one.having(number="plural") if one is head else one for one in people.children)
        )
    return _note(people, words(":", "value"), *how, cost)


def _theirs(ctx: Context) -> EnNode | None:
    """早く終わった人は応用問題: what those people get or do, not what they are."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    thing = phrase.core.kind == "noun" and noun_class(phrase) in ("thing", "content") and not phrase.parts
    if found is None or not thing or phrase.verbal or phrase.core.amount is not None:
        return None
    topic, rest = found
    people = noun_class(ctx.phrases[topic]) == "person" and len(ctx.phrases[topic].units) == 1
    if not people or not all(ctx.clauses.is_adnominal(one) for one in rest):
        return None
    return _note(noun_phrase(ctx, topic, "title"), words(":", "value"), noun_phrase(ctx, phrase.index, "title", rest))


def _only(ctx: Context) -> EnNode | None:
    """一部機能は有料版のみ, 展示は2日目のみ: the one thing or time that it is."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    bare = [part.role for part in phrase.parts] == ["only"] and phrase.core.kind in ("noun", "latin", "number")
    if found is None or not bare or phrase.core.text.endswith("語"):
        return None
    amount = phrase.core.amount
    topic, rest = found
    if (amount is not None and amount.kind != "moment") or not all(ctx.clauses.is_adnominal(one) for one in rest):
        return None
    ctx.took_parts(phrase.index)
    entry = phrase.core.entry
    said = (entry.forms.get("adverb") or entry.forms.get("object", "")) if entry is not None else ""
    alone = said and len(phrase.units) == 1 and not rest
    what = words(said, "value", ctx.took(phrase.core.tokens)) if alone else noun_phrase(ctx, phrase.index, "bare", rest)
    return _note(noun_phrase(ctx, topic, "title"), words(":", "value"), what, words("only", "f.nomi"))


def _still(ctx: Context) -> EnNode | None:
    """Terraformは0.12のまま: what has not changed."""
    phrase = ctx.phrases[-1]
    found = _topic_and_rest(ctx)
    if found is None or ctx.tokens[phrase.core.start].lemma != "儘" or phrase.parts or len(found[1]) != 1:
        return None
    topic, (state,) = found
    if [part.role for part in ctx.phrases[state].parts] != ["no"]:
        return None
    ctx.took_parts(state)
    still = words("still", "value", ctx.took(phrase.core.tokens))
    return _note(noun_phrase(ctx, topic, "title"), words(":", "value"), still, noun_phrase(ctx, state, "title"))


_COSTS = frozenset({"無料", "有料", "半額", "任意", "必須", "不要"})
