"""Come here when a particle, an ending or a conjunction is read where it cannot stand: endings behind predicates, cases behind nouns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.translation.transfer.drafts import Draft
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.units import Unit


def may_stand(
    entry: Entry, draft: Draft, part: Sequence[Token], verbal: bool, spelled: str, after: Token | None
) -> bool:
    """Tell whether a function word can stand here: endings and links behind predicates, cases behind nouns."""
    first, last = part[0], part[-1]
    exact = entry.ja.lstrip("~=+!") == spelled
    if entry.ja.startswith("+"):
        told = after is not None and after.surface == "と"  # 確認中とのこと
        return (exact or last.lemma != "だ") if entry.kind == "link" else _closes(draft, None if told else after)
    if entry.ja.startswith("!") and not _is_written_so(entry, spelled):
        return False
    amount = draft.units[-1].amount
    asked = any(one.role == "question" for one in draft.parts)
    if asked and entry.id == "e.wasureru":
        return False  # 何を言うか忘れた
    if entry.id == "e.tabakari2" and after is not None and after.surface == "か":
        return False  # 安いばかりか
    if entry.id == "e.toka" and draft.parts and draft.parts[-1].role in ("tari", "chain"):
        return False  # 読んだりとか
    if entry.role == "kakete" and (amount is None or amount.kind != "duration"):
        return False  # 電話をかけて; 3年かけて is how long it takes
    if entry.kind == "ending" and draft.parts and draft.parts[-1].entry.role.endswith(".adn") and not verbal:
        return False  # 設定に関するものだ: the noun is described
    if entry.kind == "ending" and first.pos1 == "動詞" and draft.parts and draft.parts[-1].entry.kind == "link":
        return False  # 確認してから始める: a clause is closed, and another verb follows
    if entry.kind == "case" and first.pos1 == "動詞" and draft.parts:
        return False  # 保守を含めた: a verb with a particle before it
    if entry.kind == "case" and last.pos1 == "動詞" and after is not None and after.norm in _LIMITED:
        return False  # 指示に従うだけで終わる
    closes = after is None or after.norm in ("。", ".", "．")
    if entry.id.startswith("e.dake") and (not verbal or (entry.id == "e.dake" and not closes)):
        return False
    helped = entry.kind == "ending" and len(part) > 1 and first.lemma == "て" and part[1].lemma in _HELPERS
    if helped and _is_quality(draft):
        return False  # 忙しくて行けなかった, 時間がなくて見られなかった
    if entry.id == "q.toiu" and after is not None and after.pos2 == "接続助詞":
        return False  # 日本から来たと言うと: somebody says so
    if entry.id == "e.toiu-final" and last.surface.startswith("言"):
        return False  # somebody says so
    says = last.lemma == "言う" and entry.role in ("content.adn", "toiu.adn", "report")
    if says and (closes != (entry.role == "report") or not last.cform.startswith(("連体", "終止"))):
        return False
    if entry.role == "nokekka" and closes:
        return False  # アンケートの結果, as a heading has it
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
    if entry.kind == "link" and first.pos1 == "名詞" and draft.parts and draft.parts[-1].entry.role == "te":
        return False  # 電池が切れて途中で終わった
    if entry.id.startswith("l.monono") and after is not None and after.norm in _PORTIONS:
        return False  # 配布されたものの半分: half of what was handed out
    if entry.role in ("oriyuni", "woreini") and after is not None and after.norm.startswith(("挙げ", "あげ")):
        return False  # 費用を理由に挙げた
    if entry.id == "e.da" and last.surface == "で" and after is not None and after.norm == "しか":
        return False  # 紙でしか残らない
    if entry.id in ("l.hoka", "l.hokani") and after is not None and after.norm == "の":
        return False  # 機会のない他の部署
    if entry.id == "c.nohoka" and after is not None and after.norm == "の":
        return False  # 社内の他の部署: other departments
    if entry.id == "l.naimama" and after is not None and after.lemma in ("だ", "です"):
        return False  # 決まっていないままだ: still not
    if entry.id == "l.noni" and after is not None and after.norm == "は":
        return False  # 変えるのには時間がかかる: for changing it
    if entry.id == "l.tokoro" and after is not None and after.pos1 == "助詞" and after.norm != "で":
        return False  # 分からなかったところは後で聞いた: a part of something
    compared = after is not None and (after.norm in ("と", "より") or after.lemma == "比べる")
    if (compared and entry.id.startswith(("l.baai", "l.toki"))) or (
        entry.id == "l.baai" and after and after.norm == "に"
    ):
        return False  # 手で行った場合と比べて: with the case in which
    if entry.id == "l.kekka2" and after is not None and (after.pos1 == "助詞" or after.lemma in ("だ", "です")):
        return False  # 調べた結果を報告した: the result of something
    if entry.id in _ALLOWS and (
        not last.cform.startswith(("終止", "連体")) or (draft.parts and draft.parts[-1].role == "state")
    ):
        return False  # 行ってよかった, 効いていて良い: it was good
    if entry.ja.endswith("たら") and not spelled.endswith(("たら", "だら")):
        return False
    polite = after is not None and after.lemma == "ます"
    if entry.kind == "case" and len(part) > 1 and last.pos1 == "動詞" and (polite or (closes and not exact)):
        return False  # 改善を目指す。 and 目指します say what is done
    if entry.id.startswith("e.toiuhanashi") and not _ends(after):
        return False  # 担当者との話が弾んだ
    if entry.id == "f.sorezore" and (draft.parts or draft.verbal):
        return False  # 参加者はそれぞれ意見を述べた
    if entry.id in ("e.kotomo", "e.dearukoto", "e.kato-final") and not closes:
        return False
    if entry.id == "e.toyoi" and after is not None and after.pos1 in ("名詞", "代名詞", "形状詞") and not closes:
        return False  # 早く出すと良い席が取れる
    if entry.id.startswith("e.kibun") and draft.units[-1].kind != "verb":
        return False  # いい気分だった
    if entry.role.endswith(".adn") and after is not None and after.pos2 == "助動詞語幹":
        return False  # 1万人を超えたそうだ
    if entry.id == "c.okoeruta" and after is not None and (after.pos1 == "助詞" or after.lemma in _OCCASIONS):
        return False  # 1万人を超えたので会場を変えた
    if entry.role == "content.adn" and (
        after is None or closes or (spelled == "との" and not verbal and after.lemma in _partner_nouns())
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
    if entry.role == "dakedenaku" and last.cform.startswith(("終止", "連体")):
        return False  # 原因は設定だけではない
    if entry.role == "cause-end" and (_is_time(draft.units[-1]) or draft.units[-1].amount is not None):
        return False  # 会議は10時からだ, 価格は80万円からだ
    if entry.id in _THINGS and draft.parts and draft.parts[-1].entry.kind == "case":
        return False  # 設備は最新のものだった, 性能に関するものだった
    if spelled == "ことから" and after is not None and after.lemma in ("始める", "始まる", "着手", "取り掛かる"):
        return False  # できることから始める
    if entry.role == "woukete" and last.cform.startswith(("終止", "連体")):
        return False  # 攻撃を受けるという事例
    if entry.role == "nimotozuite" and after is not None and after.lemma in ("戻す", "戻る"):
        return False  # 設定を元に戻す
    if entry.id == "l.kotode" and after is not None and after.lemma == "は":
        return False  # 簡単なことではない
    if entry.id in ("e.naito-final", "e.nakuteha-final") and not closes:
        return False  # 急がないと間に合わない
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
    if entry.role == "otsukaute" and after is not None and after.norm == "も":
        return False  # どの方式を使ってもよい
    if entry.kind == "case" and len(part) > 1 and last.lemma == "て" and after is not None and after.norm == "から":
        return False  # 講習を受けてから入る: after receiving it
    if (
        entry.kind == "case"
        and len(part) > 1
        and last.cform.startswith(("連用", "未然"))
        and after is not None
        and (after.lemma in ("て", "た") or after.pos1 == "動詞" or last.cform.startswith("未然"))
    ):
        return False  # 値下げに応じなかった
    if entry.kind == "ending" and entry.role == "negative" and first.pos1 == "形容詞":
        inflected = draft.units[-1].kind == "adjective" and not draft.parts and verbal
        return inflected or bool(draft.parts and draft.parts[-1].role == "chain")
    like = (
        len(part) > 1 and part[-2].lemma == "様" and not last.cform.startswith("終止")
    )  # 枠組みのような is のように before a noun; 5時までだ is no までに
    if entry.kind == "case" and last.lemma == "だ" and not (exact or like):  # 5時までだ is no までに
        return False
    described = after is not None and after.pos1 == "名詞"
    if entry.kind == "case" and entry.role.endswith(".adn") and last.cform.startswith("終止") and not described:
        return False
    return _behind_predicate(entry, draft, part) if verbal else _behind_noun(entry, draft, part, spelled, exact)


def _is_quality(draft: Draft) -> bool:
    """Whether the draft says what something is like, or is not, behind which no verb helps: 忙しくて, なくて, 使えなくて."""
    unit = draft.units[-1]
    lacks = unit.entry is not None and unit.entry.ja in ("ない", "無い")
    denied = bool(draft.parts) and draft.parts[-1].role == "negative"
    return denied or (not draft.parts and (unit.kind == "adjective" or lacks))


def _behind_predicate(entry: Entry, draft: Draft, part: Sequence[Token]) -> bool:
    """Whether an ending, a conjunction or one of the few cases can stand behind a predicate."""
    first = part[0]
    if entry.kind == "case":
        if draft.parts and draft.parts[-1].role == "question":
            return first.pos2 == "格助詞"
        return (
            first.pos2 == "格助詞" and (len(part) > 1 or not _nominalised(draft)) and entry.role in _CASES_AFTER_VERBS
        )
    if entry.kind == "link" and len(part) == 1 and first.pos2 == "格助詞":
        return entry.role in ("quote", "rather-ing") or entry.role == "contrast"
    if entry.kind == "link" and entry.role == "quote":
        return first.pos2 == "格助詞" or len(part) > 1 or first.pos2 == "副助詞"
    return True


def _behind_noun(entry: Entry, draft: Draft, part: Sequence[Token], spelled: str, exact: bool) -> bool:
    """Whether a case, a focus, a copula or one of the few conjunctions can stand behind a noun."""
    first = part[0]
    if entry.kind == "case":
        return first.norm == "が" or not (len(part) == 1 and first.pos2 == "接続助詞")  # 書き戻しが遅い
    if entry.kind == "focus":
        return True
    if entry.kind == "ending":
        said = first.pos1 == "助詞" and len(part) > 1 and (entry.role in SAYS_OF_NOUNS or first.lemma == "の")
        return said or first.pos1 in ("助動詞", "形状詞") or entry.role.split("+")[0] in _AFTER_NOUNS
    if spelled == "との" and draft.units[-1].text == "“":
        return entry.role == "content.adn"
    if spelled == "との" and not is_act(draft.units[-1]):
        return False
    return exact and entry.role in _LINKS_AFTER_NOUNS


def _is_written_so(entry: Entry, spelled: str) -> bool:
    """Whether a row that asks for its spelling has it: と言える is not と言う, としたら not とした, whose lemmas are the same."""
    if entry.kind == "ending" and spelled.endswith("ません") and entry.ja.endswith("ない"):
        return spelled.removesuffix("ません") == entry.ja[1:-2]  # とは言えません
    return spelled.startswith(entry.ja[1:-1]) if entry.kind == "ending" else spelled == entry.ja[1:]


def _closes(draft: Draft, after: Token | None) -> bool:
    """Whether a word such as 予定 or 中 makes a verb of the act before it: 来月発売予定。, 検討中だ; not 発売予定を変更する."""
    return not draft.parts and not draft.verbal and is_act(draft.units[-1]) and _ends(after)


def _ends(after: Token | None) -> bool:
    """Whether nothing follows but a mark or a copula."""
    return after is None or after.pos1 in ("補助記号", "空白", "助動詞")


def _is_time(unit: Unit) -> bool:
    """Whether the unit says when, so that から behind it is no reason."""
    when = unit.amount is not None and unit.amount.kind == "moment"
    return when or (unit.entry is not None and unit.entry.noun_class == "time")


def _nominalised(draft: Draft) -> bool:
    return bool(draft.parts and draft.parts[-1].entry.kind == "case")


@cache
def _partner_nouns() -> frozenset[str]:
    """Return the lemmas of words that something stands to: との before them is with, from or to, and no quotation."""
    return frozenset(row["lemma"] for row in table("english/partner_nouns"))


_LIMITED = frozenset({"だけ", "ばかり", "のみ", "だけど"})
"""Words that limit a verb, which is then no particle."""

_OCCASIONS = frozenset({"為", "所", "時", "際", "場合", "事"})
"""Nouns behind a clause that says that, or when, an amount was passed."""

_THINGS = frozenset({"e.mono", "e.monodearu", "e.monodesu"})


_ALLOWS = frozenset({"e.teyoi", "e.teii"})


_AGREEING = frozenset("合意 一致 同意 決着 妥結 折り合う 纏まる 落ち着く".split())
"""Verbs that say with ことで what people agreed on, not how."""


_POLITENESS = frozenset({"ます", "です", "だ"})
"""Their volitional forms are endings of their own: ましょう, でしょう, だろう."""


_HELPERS = frozenset("居る 有る 置く 見る 行く 来る 仕舞う 貰う 頂く 呉れる 下さる 為る".split())
"""Verbs that say how behind て, with which として and the like are no particle: 標準としている; 課題として挙げる is none."""


_PORTIONS = frozenset("半分 一部 大半 殆ど うち 内 中 数 割合 種類 名前 値段 大部分".split())
"""What is told of what もの names, so that ものの is もの with の."""


_AFTER_COPULA = frozenset({"有る", "無い", "は", "も", "ない", "御座る"})


_CASES_AFTER_VERBS = frozenset({"yori", "made", "madeni", "kara"})


_AFTER_NOUNS = frozenset({"question", "copula", "copula-negative", "none"})


_LINKS_AFTER_NOUNS = frozenset({"content.adn", "quote", "cause", "if", "whether"})


SAYS_OF_NOUNS = frozenset({"copula", "copula-negative", "adverb", "adverb-negative", "report", "modal", "merely"})
"""Roles of endings that make a noun before them a predicate, whose copula they leave out: 問題かもしれない, 製品らしい."""


def is_act(unit: Unit) -> bool:
    """Whether the unit is a verb, or a noun of something that is done."""
    return unit.kind == "verb" or bool(unit.entry and unit.entry.noun_class == "act")
