"""Come here when a member of a list goes with the wrong noun: と, や, および and commas join what is built alike.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.list_members import counted_beside
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, is_quotation, last_role, noun_class


def _list_partner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aの省略、Bの並列化: a noun before a comma goes with the noun that is most like it, not with the next の phrase."""
    phrase = phrases[index]
    if phrase.verbal or phrase.head < 0 or last_role(phrase) not in ("", "and", "to", "nado", "or"):
        return None
    if phrase.core.kind not in ("noun", "latin", "raw", "number", "verb"):
        return None
    if not phrase.comma:
        same = _same_word_behind(phrases, index)
        return same if same is not None else _parallel_partner(phrases, index, tokens)
    beside = phrases[phrase.head - 1]
    if phrases[phrase.head].core.kind == "number" and beside.head == phrase.head and last_role(beside) == "no":
        return beside.index if beside.index > index else None
    path = _path(phrases, phrase.head)
    if len(path) == 1:
        return None
    owned = index > 0 and phrases[index - 1].head == index and last_role(phrases[index - 1]) == "no"
    likely = path[-1] if owned else path[0]  # 設計、製造、検査の自動化: bare nouns are one list
    best = max(path, key=lambda at: (_alike(phrase, phrases[at], tokens), at == likely))
    return best if not phrases[best].verbal else None


def _parallel_partner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """利用者の名前と管理者の連絡先: と joins what is built alike, 名前 and 連絡先; in 東京と大阪の工場 it joins the names."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] not in (["to"], ["and"], ["or"]) or phrase.head != index + 1:
        return None
    if not is_noun(phrase):
        return None
    stray = _owner_behind(phrases, phrase)
    if stray is not None:
        return stray
    before = phrases[index - 1] if index else None
    owned = before is not None and last_role(before) == "no" and not before.verbal and before.core.amount is None
    chain = _chain(phrases, phrase.head)
    if not owned or len(chain) < 2:
        return None

    owners = {"person", "group", "place"}
    stray = noun_class(phrases[phrase.head]) in owners and noun_class(phrase) not in owners

    def likeness(at: int) -> int:
        same = (noun_class(phrase) == "act") == (noun_class(phrases[at]) == "act")
        alike = _alike(phrase, phrases[at], tokens)
        return alike + same + 3 * (at != phrase.head and same and (alike > 1 or stray))

    best = max(chain, key=lambda at: (likeness(at), -at))
    return best if best != phrase.head else None


def _owner_behind(phrases: Sequence[Phrase], phrase: Phrase) -> int | None:
    """AI規制と産業界の役割, 普及状況と今後の展望: what is done or told is joined with what people, bodies or times have, not with those."""
    owner = phrases[phrase.head]
    owners = {"person", "group", "time"}
    told = noun_class(phrase) in ("act", "content", "abstract") and not phrase.verbal
    told = told or (noun_class(owner) == "time" and noun_class(phrase) not in ("time", "") and not phrase.verbal)
    if not told or noun_class(owner) not in owners or last_role(owner) != "no" or owner.comma:
        return None
    return owner.head if owner.head == owner.index + 1 and is_noun(phrases[owner.head]) else None


def _chain(phrases: Sequence[Phrase], head: int) -> list[int]:
    """Return ``head`` and the nouns that follow it directly with の: 管理者, 連絡先 and 一覧 of 管理者の連絡先の一覧."""
    chain = [head]
    while (at := chain[-1] + 1) < len(phrases):
        last = phrases[chain[-1]]
        if last_role(last) != "no" or last.comma or last.head != at or not is_noun(phrases[at]) or phrases[at].verbal:
            break
        if noun_class(phrases[at]) == "relation":
            break
        chain.append(at)
    return chain


def _path(phrases: Sequence[Phrase], head: int) -> list[int]:
    """Return the nouns that a list member may go with: from ``head`` along の, and through clauses to the next bare noun."""
    path = [head]
    while (
        last_role(phrases[path[-1]]) in ("no", "nado") and not phrases[path[-1]].verbal and phrases[path[-1]].head > 0
    ):
        last = phrases[path[-1]]
        if last.comma or (last.parts[-1].role == "nado" and last.parts[-1].entry.role != "nado"):
            return path
        if phrases[last.head].core.kind == "number":
            return path
        path.append(last.head)
    at = path[-1]
    while at >= 0 and not _is_bare_member(phrases[at]):
        at = phrases[at].head
    return [*path, at] if at > path[-1] else path


def _is_bare_member(phrase: Phrase) -> bool:
    """Whether the phrase is a member of a list itself: a noun before a comma, without a particle."""
    return is_noun(phrase) and phrase.comma and not phrase.parts and noun_class(phrase) != "time"


def _same_word_behind(phrases: Sequence[Phrase], index: int) -> int | None:
    """Aの話とBを広げたCの話: と joins two nouns that are the same word, also across a clause before the second."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] not in (["to"], ["and"]):
        return None
    at = phrase.head
    if is_quotation(phrase) and phrases[at].verbal:
        return None  # 「いつか」と聞くと「来年だ」との答えだった
    while at >= 0 and phrases[at].core.text != phrase.core.text:
        at = phrases[at].head
    return at if at >= 0 else None


def _alike(one: Phrase, other: Phrase, tokens: Sequence[Token]) -> int:
    """How much two nouns look like members of one list."""
    same_class = bool(noun_class(one)) and noun_class(one) == noun_class(other)
    last, final = tokens[one.core.end - 1], tokens[other.core.end - 1]
    same_ending = last.norm[-1:] == final.norm[-1:]
    return 2 * same_class + (last.pos3 == final.pos3) + 2 * same_ending + 3 * (one.core.text == other.core.text)


def _list_before_predicate(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Xの話と、Yの議論が行われた: と with a comma joins the next noun of its kind that hangs on the same predicate."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrases[phrase.head].verbal:
        return None
    if not phrase.comma:
        return _beside_before_predicate(phrases, index, tokens)
    if [part.role for part in phrase.parts] not in (["to"], ["and"], ["or"], []) or phrase.core.kind not in (
        "noun",
        "latin",
        "verb",
    ):
        return None
    if not phrase.parts and (
        noun_class(phrase) in ("time", "quantity", "relation", "fact", "act") or phrase.core.kind == "verb"
    ):
        return None
    if phrase.light or is_quotation(phrase):
        return None
    for other in phrases[index + 1 : phrase.head]:
        if (
            other.head == phrase.head
            and not other.verbal
            and any(part.role in ("ga", "wo", "topic", "also", "nado") for part in other.parts)
        ):
            alike = noun_class(other) == noun_class(phrase) or not phrase.parts
            alike = alike or {noun_class(other), noun_class(phrase)} <= _SAID
            return other.index if alike and noun_class(other) != "time" else None
    return None


def _beside_before_predicate(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """AとBが議論された; 新方式の提案と従来方式との比較が報告された: と without a comma joins what が or を marks, if the verb needs no partner."""
    phrase = phrases[index]
    roles = [part.role for part in phrase.parts]
    if roles in (["or"], ["and"]) and is_noun(phrase) and is_noun(phrases[index + 1]):
        return index + 1 if last_role(phrases[index + 1]) in ("ga", "wo", "ni", "topic", "no") else None
    takes_partner = any("to" in entry.frame for entry in phrases[phrase.head].core.entries)
    same = _same_before_predicate(phrases, index)
    if roles == ["to"] and same is not None:
        return same
    if roles == ["to"] and _both_met(phrase, phrases[index + 1], phrases[phrase.head]):
        return index + 1
    if roles != ["to"] or takes_partner or not is_noun(phrase) or is_quotation(phrase):
        return None
    for other in phrases[index + 1 : phrase.head]:
        if other.head == phrase.head and _in_company(phrase, other, phrases[phrase.head], tokens):
            return None
        if other.head == phrase.head:
            joins = is_noun(other) and last_role(other) in ("ga", "wo", "topic", "also")
            classes = {noun_class(other), noun_class(phrase)}
            alike = classes <= _SAID or (len(classes) == 1 and "" not in classes) or other.index == index + 1
            return other.index if joins and alike else None
    return None


def _both_met(one: Phrase, other: Phrase, verb: Phrase) -> bool:
    """Whether と and に name the same thing of the verb, so that both are one list: 鈴木さんと田中教授に会った."""
    beside = other.head == one.head and last_role(other) == "ni" and _is_somebody(one) and _is_somebody(other)
    frames = (entry.frame for entry in verb.core.entries)
    return beside and any(frame.get("to", "") == frame.get("ni", "-") for frame in frames)


def _is_somebody(phrase: Phrase) -> bool:
    return any(unit.entry is not None and unit.entry.noun_class == "person" for unit in phrase.units)


def _same_before_predicate(phrases: Sequence[Phrase], index: int) -> int | None:
    """初日に聞いた話と二日目に聞いた話は矛盾する: two nouns of one word are one list, whatever partner the verb takes."""
    phrase = phrases[index]
    for other in phrases[index + 1 : phrase.head]:
        if other.head == phrase.head and last_role(other) in ("ga", "topic", "wo"):
            return other.index if is_noun(other) and other.core.text == phrase.core.text else None
    return None


_SAID = frozenset({"content", "act"})
"""What is said and what is done go together in a list: 提案と比較."""


def _example_of_many(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aの活用など、数多くの項目の改善: what など closes before "many" are examples of what there is much of."""
    phrase = phrases[index]
    if phrase.verbal or not phrase.comma or last_role(phrase) != "nado" or index + 1 >= len(phrases) - 1:
        return None
    many = phrases[index + 1]
    entry = many.core.entry
    if entry is None or many.head < 0 or not (entry.is_plural or entry.en in ("various", "many", "numerous")):
        return None
    noun = phrases[many.head]
    return noun.index if is_noun(noun) else None


def _before_described(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """学生や若手の技術者, 設計書と実際の配線: や and と join with the noun behind, not with the word that says which or of what kind it is."""
    phrase, beside = phrases[index], phrases[index + 1]
    if last_role(phrase) not in ("and", "to", "or") or phrase.verbal or phrase.head != index + 1:
        return None
    entry, thing = beside.core.entry, phrases[beside.head]
    if entry is None or len(beside.units) > 1 or beside.head < 0 or not is_noun(thing) or not is_noun(phrase):
        return None
    if beside.core.kind in ("adjective", "adnominal") and phrase.core.kind == "noun" and entry.en not in _COMPARED:
        return thing.index if not any(one.head == beside.index for one in phrases[:index]) else None
    kind = entry.noun_class == "person" and "adnominal" in entry.forms and last_role(beside) == "no"
    return thing.index if kind and noun_class(thing) == noun_class(phrase) == "person" else None


_COMPARED = frozenset(
    {"same", "the same", "different", "similar", "equal", "separate", "another", "other", "equivalent"}
)
"""Adjectives that と says of what: 前回と同じ手順."""


def _before_list(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """来年度の開催地や開催方法: what stands before the first member of a list belongs to that one, or to all, never to the last alone."""
    phrase = phrases[index]
    if phrase.head < 0 or last_role(phrase) != "no":
        return None
    members = (at for at in range(index + 1, phrase.head) if phrases[at].head == phrase.head)
    return next(
        (at for at in members if last_role(phrases[at]) in ("and", "or", "to") and not phrases[at].verbal), None
    )


def _joined_adjectives(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """高速かつ安全な通信, 低価格で高性能な製品: adjectives that are joined stand before the noun together."""
    one, beside = phrases[index], phrases[index + 1]
    joined = [part.role for part in one.parts] in (["and"], ["or"], ["de"])
    return index + 1 if joined and one.core.kind == beside.core.kind == "adjective" else None


def _companion(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """開発者たちと中華料理を食べた: と between people and a thing names with whom something is done, and lists nothing."""
    phrase = phrases[index]
    if phrase.head < 0 or phrases[phrase.head].head < 0 or phrases[phrase.head].verbal:
        return None
    thing = phrases[phrase.head]
    return thing.head if _in_company(phrase, thing, phrases[thing.head], tokens) else None


def _in_company(phrase: Phrase, thing: Phrase, verb: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether people with と do with the writer what the verb says to a thing: 担当者と仕様を確認した; not 人と機械を守る."""
    people = _is_somebody(phrase) and [part.role for part in phrase.parts] == ["to"] and not phrase.comma
    other = last_role(thing) == "wo" and noun_class(thing) not in ("person", "group") and thing.core.kind == "noun"
    return people and other and verb.verbal and tokens[verb.core.start].lemma in _DONE_TOGETHER


_DONE_TOGETHER = frozenset(
    (
        "確認 食べる 飲む 相談 議論 検討 話す 決める 見る 調整 進める 作る 作成 開発 調べる 見学 視察 回る 訪問 打ち合わせる 試す 共有 "
        "練る 詰める 考える 行う 実施 取る 囲む"
    ).split()
)


def _talk_with(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """隣の人と話が盛り上がった: somebody with と before a talk is who it is had with, and no member of a list."""
    phrase, talk = phrases[index], phrases[index + 1]
    with_whom = [part.role for part in phrase.parts] in (["to"], ["and"]) and not phrase.comma
    somebody = noun_class(phrase) in ("person", "group") or phrase.core.kind == "latin"
    had = talk.head > talk.index and phrases[talk.head].verbal and last_role(talk) in ("ga", "wo", "mo")
    had = had and tokens[talk.core.start].lemma in _TALKS and not talk.verbal
    return talk.head if with_whom and somebody and had and phrase.head == talk.index else None


_TALKS = frozenset("話 会話 議論 雑談 交流 情報 打ち合わせ 立ち話 意見 名刺 挨拶 食事".split())
"""What is had or exchanged with somebody."""


def _so_many_from_each(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """弊社から3名、先方から5名が出席した: who comes from where belongs to each number, and the numbers are one list."""
    first = next((one for one in (index, index - 1, index - 2) if one >= 0 and _begins_numbers(phrases, one)), None)
    if first is None:
        return None
    return first + 3 if index == first + 1 else index + 1


def _counted_partner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """サーバーを2台、スイッチを4台購入した: what is counted goes with what is counted next, in the same role."""
    phrase = phrases[index]
    if last_role(phrase) not in ("ga", "wo") or not phrase.comma or phrase.core.amount is not None:
        return None
    at = index + 1
    while (
        at < len(phrases) - 1
        and phrases[at].head == at + 1
        and last_role(phrases[at]) != last_role(phrase)
        and not phrases[at].comma
    ):
        at += 1
    return at if at < len(phrases) - 1 and counted_beside(phrase, phrases[at]) else None


def _begins_numbers(phrases: Sequence[Phrase], at: int) -> bool:
    if at + 4 > len(phrases) - 1:
        return False
    first, many, second, others = phrases[at : at + 4]
    sources = all([part.role for part in one.parts] in (["kara"], ["no"]) for one in (first, second))
    counted = all(one.core.amount is not None and one.core.amount.kind == "count" for one in (many, others))
    return sources and last_role(first) == "kara" and counted and many.comma and not many.parts and bool(others.parts)


LIST_RULES: tuple[Rule, ...] = (
    _companion,
    _list_partner,
    _list_before_predicate,
    _example_of_many,
    _before_described,
    _before_list,
    _joined_adjectives,
    _talk_with,
    _so_many_from_each,
    _counted_partner,
)
