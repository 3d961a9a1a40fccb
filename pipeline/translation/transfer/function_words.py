"""Come here when a particle or an ending is misread: which function word may stand behind what."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.act_clauses import can_close_act, closes_act
from pipeline.translation.transfer.drafts import Draft, Part
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.units import Unit

_LONGEST_FUNCTION = 9


_LIGHT = frozenset({"為る", "出来る", "致す"})
_POLITE = frozenset({"頂く", "下さる"})
"""Behind a verbal noun with ご they stand for する: ご紹介いただく."""


def _function(draft: Draft, tokens: Sequence[Token], lexicon: Lexicon, at: int, end: int) -> Part | None:
    """Return the longest function word at ``at`` that can follow what the phrase has so far."""
    token = tokens[at]
    verbal = draft.verbal
    if (
        not verbal
        and not draft.parts
        and (token.lemma in _LIGHT or (token.lemma in _POLITE and _is_verbal_noun(draft.units[-1], tokens)))
        and token.pos1 == "動詞"
        and draft.units[-1].kind in ("verb", "raw", "noun", "latin")
    ):
        if draft.units[-1].kind == "noun" and not _is_verbal_noun(draft.units[-1], tokens):
            return None
        return Part(_LIGHT_ENTRY, at, at + 1, token.cform)
    if not verbal and not draft.parts and token.surface == "か" and _asks_what(draft, tokens, at):
        draft.verbal = verbal = True
    twice = lexicon.functions.get(("ば", "ほど")) if token.surface == "ば" else None
    if twice and (last := _said_twice(tokens, at, end)):
        return Part(twice[0], at, last, tokens[last - 1].cform)
    for length in range(min(_LONGEST_FUNCTION, end - at), 0, -1):
        part = tokens[at : at + length]
        entries = lexicon.functions.get(tuple([one.lemma for one in part]))
        if not entries and length > 1 and (token.norm, token.lemma) == ("に", "だ"):
            found = lexicon.functions.get(("に", *[one.lemma for one in part[1:]]), ())
            entries = tuple(one for one in found if one.kind == "case" and part[1].lemma != "為る")  # 詳細について
        if not entries:
            continue
        spelled = "".join([one.norm for one in part])
        after = tokens[at + length] if at + length < end else None
        bare = _is_bare_predicate(draft) and not (token.lemma == "と" and after and after.lemma in ("成る", "為る"))
        allowed = [
            entry
            for entry in entries
            if (entry.role != "prohibition" or _forbids(tokens, at, after))
            and _is_heard_or_seen(entry, tokens, at)
            and (
                entry.kind != "ending"
                or entry.role != "manner"
                or entry.en == "too much"
                or draft.units[-1].kind != "adjective"
            )
            and (entry.id != "e.tokoroda" or not _is_state(draft, tokens))
            and (entry.id != "e.temiru" or draft.units[-1].kind != "adjective")  # 多すぎて見ない tries nothing
            and (entry.id != "l.noni" or not _is_for_doing(tokens, at))
            and (entry.role != "contrast" or token.pos2 != "格助詞" or tokens[at - 1].cform.startswith("終止"))
            and (not entry.id.startswith("e.kotogaoo") or not _is_thing_to_do(draft, tokens))
            and (entry.id != "c.naku" or all(part.role == "also" for part in draft.parts))
            and (entry.role != "together" or _is_counted(draft))
            and (entry.id != "f.demo" or not _is_of_any(draft, tokens))
            and not (entry.role == "even" and spelled == "でも" and _is_scene(draft))
            and (not closes_act(entry) or can_close_act(draft, tokens))
            and _allowed(entry, draft, part, verbal or (bare and entry.kind in ("link", "ending")), spelled, after)
        ]
        if allowed:
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
            says = best.kind == "ending" and best.role.split("+")[0] in _SAYS_OF_NOUNS
            says = says or (best.kind == "link" and (best.role == "whether" or spelled in _COPULAR_LINKS))
            says = says or (best.kind == "ending" and best.role == "chain" and token.lemma == "の")
            copular = best.role.startswith("copula")
            draft.verbal = draft.verbal or closes_act(best)
            asks = best.role == "question" and _is_asked(tokens, draft.start, after)
            if (
                asks
                or (says and (copular or not _is_act(draft.units[-1])))
                or (bare and best.kind in ("link", "ending"))
            ):
                draft.verbal = True
            copula = (part[-1].lemma, part[-1].surface) == ("だ", "で") and best.kind == "ending"
            if copula and after is not None and after.lemma == "有る":
                return Part(best, at, at + length + 1, after.cform)  # 始まったばかりである
            return Part(best, at, at + length, part[-1].cform)
    return None


def _is_thing_to_do(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether こと is a thing of which there are many, and not a time at which one does it: やりたいことが多い."""
    wants = any(part.entry.en == "want to" for part in draft.parts)
    return wants or (tokens[draft.units[-1].start].lemma == "遣る" and not draft.parts)


def _is_for_doing(tokens: Sequence[Token], at: int) -> bool:
    """Whether のに says what something is needed or used for (変えるのに手間がかかる), and not "although"."""
    plain = tokens[at - 1].pos1 == "動詞" and tokens[at - 1].cform.startswith(("終止", "連体"))
    return plain and any(one.lemma in _NEEDED for one in tokens[at + 2 : at + 6])


_NEEDED = frozenset(
    "十分 必要 掛かる 要る 要する 手間 苦労 役立つ 便利 最適 適する 向く 使う 使える 有効 足りる 不足".split()
)


def _is_asked(tokens: Sequence[Token], start: int, after: Token | None) -> bool:
    """Whether か behind a noun asks: 誰のためのものかを考える; 誰か, 東京か大阪を選ぶ do not."""
    before = [token.lemma for token in tokens[max(start - 6, 0) : start]]
    closed = after is not None and (after.pos2 in ("格助詞", "係助詞") or after.pos1 == "動詞")
    return closed and any(f"{lemma}" in ASKING for lemma in before) and "た" not in before


def _is_state(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether ところだ stands behind what is so, which cannot be about to be: 難しいところだ, 気になるところだ."""
    unit = draft.units[-1]
    return unit.kind == "adjective" or "".join(token.lemma for token in tokens[draft.start : unit.end]).endswith(
        "気に成る"
    )


def _is_counted(draft: Draft) -> bool:
    """Whether とも says "all of them": behind a number of people or things, or 両社 and the like."""
    unit = draft.units[-1]
    return (unit.amount is not None and unit.amount.kind == "count") or unit.text.startswith(("両", "双", "二人"))


def _is_of_any(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether どの or どちらの stands before the noun: どの会議でも is で with も."""
    before = [token.lemma for token in tokens[max(draft.start - 2, 0) : draft.start]]
    return before[-1:] == ["何の"] or (before[-1:] == ["の"] and before[0] in ("何方", "何れ", "何処"))


def _is_scene(draft: Draft) -> bool:
    """Whether でも says "there too": 当社でも試したい; 子供でも使える says "even"."""
    entry = draft.units[-1].entry
    known = entry is not None and (
        entry.noun_class in ("place", "group", "event") or entry.ja in ("当社", "弊社", "自社")
    )
    known = known or draft.units[-1].text.endswith("会")
    return known and not draft.verbal and not draft.parts


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


def _forbids(tokens: Sequence[Token], at: int, after: Token | None) -> bool:
    """Whether な behind a verb forbids: 消すな; 重要だな does not."""
    closes = after is None or after.pos1 == "補助記号" or after.surface == "と"
    return tokens[at].pos2 == "終助詞" and tokens[at - 1].pos1 == "動詞" and closes


def _is_heard_or_seen(entry: Entry, tokens: Sequence[Token], at: int) -> bool:
    """Whether そう is taken as it stands: behind a finished form it is hearsay (始めるそうだ), whatever the dictionary says."""
    if tokens[at].lemma != "そう-様態":
        return True
    finished = tokens[at - 1].cform.startswith(("終止", "連体"))
    return finished == (entry.role == "report")


def _asks_what(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether か behind a noun makes it a question: 何が問題かを, 原因は何かを; not AかBを."""
    start = draft.start
    before = tokens[start - 1].surface if start else ""
    if tokens[start].lemma in ASKING or tokens[start].lemma in ("どう", "如何"):
        return before in ("は", "が") and draft.units[-1].end == at
    return before == "が" and any(one.lemma in ASKING for one in tokens[max(start - 4, 0) : start - 1])


ASKING = frozenset("何 誰 何時 何処 何れ 幾ら 幾つ 何故 どの 何の".split())
"""Lemmas of words that ask what, who, when or which."""


_KIND_RANK = {True: ("ending", "link", "focus", "case"), False: ("case", "focus", "ending", "link")}


_COPULAR_LINKS = frozenset({"なので", "なのに", "なのだが", "なのですが", "なんですが"})
"""Conjunctions that begin with the copula: 良い本なので."""


_SAYS_OF_NOUNS = frozenset({"copula", "copula-negative", "adverb", "adverb-negative", "report", "modal", "merely"})
"""Roles of endings that make a noun before them a predicate, whose copula they leave out: 問題かもしれない, 製品らしい."""


def _is_bare_predicate(draft: Draft) -> bool:
    """Whether an adjective stands without its copula: 重要なら, 必要か; 必須となる is no such case."""
    return draft.units[-1].kind == "adjective" and not draft.parts and not draft.verbal


def _is_act(unit: Unit) -> bool:
    return unit.kind == "verb" or bool(unit.entry and unit.entry.noun_class == "act")


_LIGHT_ENTRY = Entry("e.light", "ending", "する", "", role="light")


def _is_verbal_noun(unit: Unit, tokens: Sequence[Token]) -> bool:
    return tokens[unit.end - 1].pos3 == "サ変可能" or bool(unit.entry and unit.entry.noun_class == "act")


def _allowed(
    entry: Entry, draft: Draft, part: Sequence[Token], verbal: bool, spelled: str, after: Token | None
) -> bool:
    """Tell whether a function word can stand here: endings and links behind predicates, cases behind nouns."""
    first, last = part[0], part[-1]
    exact = entry.ja.lstrip("~=+!") == spelled
    if entry.ja.startswith("+"):
        return (exact or last.lemma != "だ") if entry.kind == "link" else _closes(draft, after)  # 確認中である
    if entry.ja.startswith("!") and not _is_written_so(entry, spelled):
        return False
    amount = draft.units[-1].amount
    if entry.role == "kakete" and (amount is None or amount.kind != "duration"):
        return False  # 電話をかけて; 3年かけて is how long it takes
    if entry.kind == "ending" and draft.parts and draft.parts[-1].entry.role.endswith(".adn"):
        return False  # 設定に関するものだ: the noun is described
    if entry.kind == "ending" and first.pos1 == "動詞" and draft.parts and draft.parts[-1].entry.kind == "link":
        return False  # 確認してから始める: a clause is closed, and another verb follows
    closes = after is None or after.norm in ("。", ".", "．")
    if entry.id.startswith("e.dake") and (not verbal or (entry.id == "e.dake" and not closes)):
        return False
    if entry.id == "e.toiu-final" and last.surface.startswith("言"):
        return False  # somebody says so
    says = last.lemma == "言う" and entry.role in ("content.adn", "toiu.adn", "report")
    if says and (closes != (entry.role == "report") or not last.cform.startswith(("連体", "終止"))):
        return False
    named = entry.kind == "case" and len(part) > 1 and last.pos1 == "名詞" and after is not None
    if named and after is not None and after.pos1 == "助詞" and (after.surface in "をが" or entry.role == "nokekka"):
        return False  # テストの結果を示す: the noun is one
    if (
        entry.role.startswith("chain")
        and entry.ja.startswith("~")
        and draft.units[-1].kind == "adjective"
        and not draft.parts
    ):
        return False  # 早く終わる is no way of ending
    if entry.id == "l.noni" and after is not None and after.norm == "は":
        return False  # 変えるのには時間がかかる: for changing it
    if entry.id == "l.tokoro" and after is not None and after.pos1 == "助詞" and after.norm != "で":
        return False  # 分からなかったところは後で聞いた: a part of something
    if entry.id in _ALLOWS and (
        not last.cform.startswith(("終止", "連体")) or (draft.parts and draft.parts[-1].role == "state")
    ):
        return False  # 行ってよかった, 効いていて良い: it was good
    if entry.ja.endswith("たら") and not spelled.endswith(("たら", "だら")):
        return False
    polite = after is not None and after.lemma == "ます"
    if entry.kind == "case" and len(part) > 1 and last.pos1 == "動詞" and (polite or (closes and not exact)):
        return False  # 改善を目指す。 and 目指します say what is done
    if entry.id == "e.kotomo" and not closes:
        return False
    if entry.role == "content.adn" and (
        after is None or closes or (spelled == "との" and not verbal and after.lemma in _TAKES_PARTNER)
    ):
        return False  # 先行研究との違い: nobody says it
    if entry.kind == "ending" and verbal and first.pos1 == last.pos1 == "名詞" and not _ends(after):
        return False
    if last.lemma in _POLITENESS and entry.ja.endswith(("ょう", "ろう")) != last.cform.startswith("意志推量"):
        return False
    if entry.role.startswith("request") and not (exact or last.cform.startswith("命令形")):
        return False
    if (
        entry.kind == "link"
        and last.lemma in ("だ", "ば", "様", "無い", "ない", "た")
        and not exact
        and entry.role not in ("if", "tara", "even")
    ):
        return False
    if entry.role == "cause-end" and _is_time(draft.units[-1]):
        return False  # 会議は10時からだ
    if entry.id in _THINGS and draft.parts and draft.parts[-1].entry.kind == "case":
        return False  # 設備は最新のものだった, 性能に関するものだった
    if spelled == "ことから" and after is not None and after.lemma in ("始める", "始まる", "着手", "取り掛かる"):
        return False  # できることから始める
    if entry.role == "woukete" and last.cform.startswith(("終止", "連体")):
        return False  # 攻撃を受けるという事例
    if entry.role == "nimotozuite" and after is not None and after.lemma in ("戻す", "戻る"):
        return False  # 設定を元に戻す
    if entry.role == "by-ing" and after is not None and after.lemma in _AGREEING:
        return False  # 統一することで合意した。 says what was agreed
    if (
        entry.kind == "link"
        and (last.norm, last.lemma) == ("で", "だ")
        and after is not None
        and after.lemma in _AFTER_COPULA
    ):
        return False
    if (
        entry.kind in ("case", "link")
        and len(part) > 1
        and last.lemma == "て"
        and after is not None
        and after.lemma in _HELPERS
        and after.pos1 == "動詞"
    ):
        return False
    if entry.kind == "case" and len(part) > 1 and last.lemma == "て" and after is not None and after.norm == "から":
        return False  # 講習を受けてから入る: after receiving it
    if (
        entry.kind == "case"
        and len(part) > 1
        and last.cform.startswith("連用")
        and after is not None
        and (after.lemma in ("て", "た") or after.pos1 == "動詞")
    ):
        return False
    if entry.kind == "ending" and entry.role == "negative" and first.pos1 == "形容詞":
        inflected = draft.units[-1].kind == "adjective" and not draft.parts and verbal
        return inflected or bool(draft.parts and draft.parts[-1].role == "chain")
    like = len(part) > 1 and part[-2].lemma == "様"  # 枠組みのような is のように before a noun; 5時までだ is no までに
    if entry.kind == "case" and last.lemma == "だ" and not (exact or like):  # 5時までだ is no までに
        return False
    described = after is not None and after.pos1 == "名詞"
    if entry.kind == "case" and entry.role.endswith(".adn") and last.cform.startswith("終止") and not described:
        return False
    if verbal:
        if entry.kind == "case":
            if draft.parts and draft.parts[-1].role == "question":
                return first.pos2 == "格助詞"
            return (
                first.pos2 == "格助詞"
                and (len(part) > 1 or not _nominalised(draft))
                and entry.role in _CASES_AFTER_VERBS
            )
        if entry.kind == "link" and len(part) == 1 and first.pos2 == "格助詞":
            return entry.role in ("quote", "rather-ing") or entry.role == "contrast"
        if entry.kind == "link" and entry.role == "quote":
            return first.pos2 == "格助詞" or len(part) > 1 or first.pos2 == "副助詞"
        return True
    if entry.kind == "case":
        return not (len(part) == 1 and first.pos2 == "接続助詞")
    if entry.kind == "focus":
        return True
    if entry.kind == "ending":
        said = first.pos1 == "助詞" and len(part) > 1 and (entry.role in _SAYS_OF_NOUNS or first.lemma == "の")
        return said or first.pos1 in ("助動詞", "形状詞") or entry.role.split("+")[0] in _AFTER_NOUNS
    if spelled == "との" and draft.units[-1].text == "“":
        return entry.role == "content.adn"
    if spelled == "との" and not _is_act(draft.units[-1]):
        return False
    return exact and entry.role in _LINKS_AFTER_NOUNS


_TAKES_PARTNER = frozenset(
    "違い 差 差分 差異 相違 比較 関係 関連 連携 整合 互換 両立 兼ね合い 乖離 ギャップ 相関 対比 併用 統合 競合 接続 通信 境界 区別 協力 "
    "協業 共同 調整 面談 会議 会合 契約 取引 接点 交流 対話 比 一致 ずれ 打ち合わせる 繋がる".split()
)
"""Nouns that something stands to: との before them is with, from or to, and no quotation."""


def _is_time(unit: Unit) -> bool:
    """Whether the unit says when, so that から behind it is no reason."""
    when = unit.amount is not None and unit.amount.kind == "moment"
    return when or (unit.entry is not None and unit.entry.noun_class == "time")


_THINGS = frozenset({"e.mono", "e.monodearu", "e.monodesu"})

_ALLOWS = frozenset({"e.teyoi", "e.teii"})

_AGREEING = frozenset("合意 一致 同意 決着 妥結 折り合う 纏まる 落ち着く".split())
"""Verbs that say with ことで what people agreed on, not how."""

_POLITENESS = frozenset({"ます", "です", "だ"})
"""Their volitional forms are endings of their own: ましょう, でしょう, だろう."""


def _is_written_so(entry: Entry, spelled: str) -> bool:
    """Whether a row that asks for its spelling has it: と言える is not と言う, としたら not とした, whose lemmas are the same."""
    return spelled.startswith(entry.ja[1:-1]) if entry.kind == "ending" else spelled == entry.ja[1:]


def _closes(draft: Draft, after: Token | None) -> bool:
    """Whether a word such as 予定 or 中 makes a verb of the act before it: 来月発売予定。, 検討中だ; not 発売予定を変更する."""
    return not draft.parts and not draft.verbal and _is_act(draft.units[-1]) and _ends(after)


def _ends(after: Token | None) -> bool:
    """Whether nothing follows but a mark or a copula."""
    return after is None or after.pos1 in ("補助記号", "空白", "助動詞")


_HELPERS = frozenset("居る 有る 置く 見る 行く 来る 仕舞う 貰う 頂く 呉れる 下さる 為る".split())
"""Verbs that say how behind て, with which として and the like are no particle: 標準としている; 課題として挙げる is none."""

_AFTER_COPULA = frozenset({"有る", "無い", "は", "も", "ない", "御座る"})


_CASES_AFTER_VERBS = frozenset({"yori", "made", "madeni", "kara"})


_AFTER_NOUNS = frozenset({"question", "copula", "copula-negative", "none"})


_LINKS_AFTER_NOUNS = frozenset({"content.adn", "quote", "cause", "if", "whether"})


def _nominalised(draft: Draft) -> bool:
    return bool(draft.parts and draft.parts[-1].entry.kind == "case")
