"""Come here when a particle or an ending is misread: the longest function word that fits, and what it makes of the phrase.

Where one may stand: ``function_places.py``; which of two meanings it has: ``function_meanings.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.act_clauses import can_close_act, closes_act
from pipeline.translation.transfer.asking_words import ASKING
from pipeline.translation.transfer.drafts import Draft, Part
from pipeline.translation.transfer.function_meanings import is_thought, means_so
from pipeline.translation.transfer.function_places import SAYS_OF_NOUNS, is_act, may_stand
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.units import Unit


def function_word_at(draft: Draft, tokens: Sequence[Token], lexicon: Lexicon, at: int, end: int) -> Part | None:
    """Return the longest function word at ``at`` that can follow what the phrase has so far, which it may make a predicate."""
    token = tokens[at]
    if not draft.verbal and not draft.parts and _is_light(draft, tokens, at):
        unit = draft.units[-1]
        noun = unit.kind == "noun" and not _is_verbal_noun(unit, tokens)
        senses = lexicon.senses(tokens[unit.start : unit.end]) if noun else ()
        noun = noun and not any(entry.kind == "verb" for entry in senses)  # 文字化けする
        return None if noun else Part(_LIGHT_ENTRY, at, at + 1, token.cform)
    if token.surface == "か" and not draft.verbal:
        bare = not draft.parts and (_asks_what(draft, tokens, at) or _is_wondered(tokens, at))
        beside = all(part.entry.kind in ("focus", "case") for part in draft.parts)  # Linuxだけか
        if bare or (beside and _asks_whether(draft, tokens, at)):
            draft.verbal = True
    twice = lexicon.functions.get(("ば", "ほど")) if token.surface == "ば" else None
    if twice and (last := _said_twice(tokens, at, end)):
        return Part(twice[0], at, last, tokens[last - 1].cform)
    for length in range(min(_LONGEST, end - at), 0, -1):
        entries = _entries_of(tokens[at : at + length], lexicon, tokens[at - 1])
        if draft.verbal and length > 1 and not entries and _goes_on(tokens, at + length - 1, end):
            entries = _endings_with_copula(tokens[at : at + length], lexicon)
        if length == 1 and token.lemma == "だ" and (particle := _as_particle(draft, tokens, at)):
            entries = lexicon.functions.get((particle,), ())
        if entries and (part := _chosen(entries, draft, tokens, range(at, at + length), end)):
            return part
    return None


def _as_particle(draft: Draft, tokens: Sequence[Token], at: int) -> str:
    """Return the particle that に or で is where the dictionary takes it for a copula, empty where it is one."""
    token = tokens[at]
    if (token.norm == "に" and draft.units[-1].amount is not None) or _is_beside_thing(draft, token):
        return "に"  # 1コアに集中
    return "で" if token.surface == "で" and _is_means(draft, tokens) else ""


def _is_beside_thing(draft: Draft, token: Token) -> bool:
    """Whether に, taken for a copula, stands behind a noun that says nothing of anything: 実験の不備に気付いた."""
    unit = draft.units[-1]
    thing = (
        unit.kind == "noun" and unit.entry is not None and unit.entry.noun_class not in ("act", "modifier", "degree")
    )
    return (token.surface, token.lemma) == ("に", "だ") and thing and not draft.verbal and not draft.parts


def _is_means(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether で, taken for a copula, stands behind だけ and what nothing is said to be: 写真だけで、種類を判定できる."""
    only = bool(draft.parts) and draft.parts[-1].role == "only" and not draft.verbal
    return only and not any(
        token.pos1 == "助詞" and token.surface in ("は", "が", "も") for token in tokens[: draft.start]
    )


_LONGEST = 9
"""Tokens in the longest function word."""


def _is_light(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether する, or a polite word for it, makes a verb of what stands before it: 確認する, ご紹介いただく."""
    token, unit = tokens[at], draft.units[-1]
    does = token.lemma in _LIGHT or (token.lemma in _POLITE and _is_verbal_noun(unit, tokens))
    return does and token.pos1 == "動詞" and unit.kind in ("verb", "raw", "noun", "latin")


_LIGHT = frozenset({"為る", "出来る", "致す"})
_POLITE = frozenset({"頂く", "下さる"})
"""Behind a verbal noun with ご they stand for する: ご紹介いただく."""

_LIGHT_ENTRY = Entry("e.light", "ending", "する", "", role="light")


def _is_verbal_noun(unit: Unit, tokens: Sequence[Token]) -> bool:
    last = tokens[unit.end - 1]
    named = unit.kind == "verb" and last.pos1 == "名詞"  # ご覧
    return named or last.pos3 == "サ変可能" or bool(unit.entry and unit.entry.noun_class == "act")


def _asks_what(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether か behind a noun makes it a question: 何が問題かを, 原因は何かを; not AかBを."""
    start = draft.start
    before = tokens[start - 1].surface if start else ""
    if tokens[start].lemma in ASKING or tokens[start].lemma in ("どう", "如何"):
        return before in ("は", "が") and draft.units[-1].end == at
    return before == "が" and any(one.lemma in ASKING for one in tokens[max(start - 4, 0) : start - 1])


def _asks_whether(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether か behind a noun closes a question about a topic: サーバーレスは銀の弾丸か; not 東京か大阪か, of nothing."""
    closes = all(token.pos1 in ("補助記号", "空白") for token in tokens[at + 1 :])
    return closes and any(token.surface == "は" and token.pos1 == "助詞" for token in tokens[: draft.start])


def _is_wondered(tokens: Sequence[Token], at: int) -> bool:
    """Whether か behind a noun closes what somebody took something for: 冗談かと思った; not 今日か明日かと."""
    behind = [token.lemma for token in tokens[at + 1 : at + 3]]
    return behind == ["と", "思う"] and not any(token.surface == "か" for token in tokens[:at])


def _said_twice(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the ほど of 使えば使うほど and 多ければ多いほど ends, 0 where the predicate is not said twice."""
    lemma = tokens[at - 1].lemma
    for last in range(at + 2, min(at + 5, end)):
        if tokens[last].surface == "ほど":
            said = tokens[last - 1].lemma == lemma or (lemma == "為る" and tokens[last - 1].lemma == "為る")
            return last + 1 if said else 0
    if at + 1 < end and tokens[at + 1].surface == "なるほど" and lemma == "成る":
        return at + 2
    return 0


def _entries_of(part: Sequence[Token], lexicon: Lexicon, before: Token) -> Sequence[Entry]:
    """Return what the lexicon says of these words; に may have been taken for a copula: 詳細について; そう for hearsay: 増えていきそうです."""
    lemmas = [one.lemma for one in part]
    if lemmas[0] == "そう-伝聞" and before.cform.startswith("連用"):
        lemmas[0] = "そう-様態"
    entries = lexicon.functions.get(tuple(lemmas), ())
    if not entries and len(part) > 1 and (part[0].norm, part[0].lemma) == ("に", "だ"):
        found = lexicon.functions.get(("に", *[one.lemma for one in part[1:]]), ())
        return [one for one in found if one.kind == "case" and part[1].lemma != "為る"]
    return entries


def _is_said_whole(last: Token, after: Token | None) -> bool:
    """Whether the verb of を目指す stands for itself, neither going on (目指し) nor before a noun (関する話): 12月を目指すと宣言した."""
    plain = last.pos1 == "動詞" and last.cform.startswith(("終止", "連体"))
    return plain and after is not None and after.pos1 in ("助詞", "助動詞")


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether で and a comma close a clause, where it may have been taken for a particle: 来月始まる予定で、."""
    return tokens[at].surface == "で" and at + 1 < end and tokens[at + 1].norm in "、,"


def _endings_with_copula(part: Sequence[Token], lexicon: Lexicon) -> Sequence[Entry]:
    """Return the endings in だ that 予定で and 方針で are before a comma."""
    lemmas = [one.lemma for one in part]
    found = lexicon.functions.get((*lemmas[:-1], "だ"), ())
    return [one for one in found if one.kind == "ending"]


def _chosen(entries: Sequence[Entry], draft: Draft, tokens: Sequence[Token], at: range, end: int) -> Part | None:
    """Return the tokens ``at`` as the best of ``entries``, None where none fits; what it says may make the phrase a predicate."""
    start, stop = at.start, at.stop
    part, after = tokens[start:stop], tokens[stop] if stop < end else None
    first, last = part[0], part[-1]
    spelled = "".join([one.norm for one in part])
    verbal = draft.verbal
    bare = _is_bare_predicate(draft) and not (first.lemma == "と" and after and after.lemma in ("成る", "為る"))
    bare = bare or (first.lemma == "と" and len(part) == 1 and is_thought(draft, tokens, stop, end))
    allowed = [
        entry
        for entry in entries
        if means_so(entry, draft, tokens, start, after, spelled)
        and not (entry.kind == "case" and _is_said_whole(last, after))
        and (not closes_act(entry) or can_close_act(draft, tokens))
        and may_stand(entry, draft, part, verbal or (bare and entry.kind in ("link", "ending")), spelled, after)
    ]
    if not allowed:
        return None
    rank = _KIND_RANK[verbal or bare]
    best = max(
        allowed,
        key=lambda entry: (
            entry.role == "prohibition" or closes_act(entry),
            entry.role == "question" and not verbal and _is_asked(tokens, draft.start, after),
            entry.ja.lstrip("~=+!") == spelled,
            -rank.index(entry.kind),
        ),
    )
    asks = best.role == "question" and _is_asked(tokens, draft.start, after)
    says = _says_of_noun(best, spelled, first) and (best.role.startswith("copula") or not is_act(draft.units[-1]))
    if asks or says or closes_act(best) or (bare and best.kind in ("link", "ending")):
        draft.verbal = True
    copula = (last.lemma, last.surface) == ("だ", "で") and best.kind == "ending"
    if copula and after is not None and after.lemma == "有る":
        return Part(best, start, stop + 1, after.cform)  # 始まったばかりである
    return Part(best, start, stop, last.cform)


_KIND_RANK = {True: ("ending", "link", "focus", "case"), False: ("case", "focus", "ending", "link")}
"""The kinds of function words, the likeliest first, behind a predicate and behind a noun."""


def _is_bare_predicate(draft: Draft) -> bool:
    """Whether an adjective stands without its copula: 重要なら, 必要か; 必須となる is no such case."""
    return draft.units[-1].kind == "adjective" and not draft.parts and not draft.verbal


def _is_asked(tokens: Sequence[Token], start: int, after: Token | None) -> bool:
    """Whether か behind a noun asks: 誰のためのものかを考える; 誰か, 東京か大阪を選ぶ do not."""
    before = [token.lemma for token in tokens[max(start - 6, 0) : start]]
    closed = after is not None and (after.pos2 in ("格助詞", "係助詞") or after.pos1 == "動詞")
    return closed and any(lemma in ASKING for lemma in before) and "た" not in before


def _says_of_noun(entry: Entry, spelled: str, first: Token) -> bool:
    """Whether the word makes a noun before it a predicate, whose copula it is or leaves out: 問題かもしれない, 良い本なので."""
    if entry.kind == "link":
        return entry.role == "whether" or spelled in _COPULAR_LINKS
    says = entry.role.split("+")[0] in SAYS_OF_NOUNS or (entry.role == "chain" and first.lemma == "の")
    return entry.kind == "ending" and says


_COPULAR_LINKS = frozenset({"なので", "なのに", "なのだが", "なのですが", "なんですが"})
"""Conjunctions that begin with the copula: 良い本なので."""
