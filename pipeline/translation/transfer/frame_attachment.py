"""Come here when an argument hangs on the wrong one of two clauses: verbs and adjectives know which particles they take.

Rules as in ``attachment.py``, which runs them; none of them lets two attachments cross.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    has_own_subject,
    is_noun,
    is_quotation,
    last_role,
    noun_class,
    predicate_above,
)

_TAKEN = frozenset({"ni", "kara", "to", "nitsuite", "nikanshite"})
"""Roles by which predicates differ; で and adverbs go with any."""


FROM_SOMEBODY = frozenset("貰う 頂く 受ける 受け取る 聞く 伺う 得る 借りる 買う 購入 届く 来る 引き継ぐ".split())
"""Lemmas of verbs whose から marks somebody; beside others から marks the one who says what they say."""


def _takes(phrase: Phrase, role: str) -> bool:
    return any(role in entry.frame for entry in phrase.core.entries)


def _case(phrase: Phrase) -> str:
    """Return the role of the phrase's case particle, whatever は or も stands behind it."""
    return next((part.role for part in phrase.parts if part.entry.kind == "case"), "")


def _crosses(phrases: Sequence[Phrase], index: int, head: int) -> bool:
    """Whether an attachment of ``index`` to ``head`` would cross another one."""
    inside = any(phrases[at].head > head for at in range(index + 1, head))
    return inside or any(index < phrases[at].head < head for at in range(index))


def _taken_inside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """用途には移動が必要であることを理解した: 必要 takes に, 理解する does not."""
    phrase = phrases[index]
    role = _case(phrase)
    if phrase.head < 0 or phrase.verbal or role not in _TAKEN or _takes(phrases[phrase.head], role):
        return None
    if not phrases[phrase.head].verbal or not phrases[phrase.head].core.entries:
        return None
    somebody = role == "kara" and noun_class(phrase) in ("person", "group")
    for other in phrases[index + 1 : phrase.head]:
        if somebody and tokens[other.core.start].lemma not in FROM_SOMEBODY:
            continue
        if other.verbal and _takes(other, role) and not _crosses(phrases, index, other.index):
            filled = any(one.head == other.index and _case(one) == role for one in phrases[: other.index])
            return None if filled else other.index
    return None


_SURE = 0.35
"""Up to this doubt (1 less its margin) the parser is believed: where it was surer, on 1,812 sentences of GSD and Wikipedia, it was
right against this rule in all of nine cases."""


def _taken_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Linusから新しい提案をもらった: もらう takes から, a clause before the noun that does not is passed over."""
    phrase = phrases[index]
    role = _case(phrase)
    if (
        phrase.head < 0
        or phrase.verbal
        or role not in _TAKEN
        or noun_class(phrase) == "time"
        or phrase.core.kind == "number"
        or phrase.doubt <= _SURE
    ):
        return None
    inner = phrases[phrase.head]
    if not inner.verbal or not inner.core.entries or _takes(inner, role) or not _before_noun(phrases, inner, tokens):
        return None
    if role == "kara" and any(part.role == "passive" for part in inner.parts):
        return None  # 顧客から寄せられた苦情: the one who does it
    head = predicate_above(phrases, phrases[inner.head])
    return head.index if head.verbal and _takes(head, role) and not _crosses(phrases, index, head.index) else None


def _object_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """内容を関係する部署に伝える: what has を does not stay with a verb before a noun that takes no object."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] != ["wo"] or phrase.head < 0 or phrase.verbal or not is_noun(phrase):
        return None
    inner = phrases[phrase.head]
    if inner.core.kind != "verb" and not inner.light:
        return None
    if not inner.core.entries or _takes(inner, "wo") or not _before_noun(phrases, inner, tokens):
        return None
    if noun_class(phrase) == "place" or any(part.role in ("causative", "passive") for part in inner.parts):
        return None  # 道を走る車
    head = predicate_above(phrases, phrases[inner.head])
    own = any(one.head == head.index and _case(one) == "wo" for one in phrases[: head.index])
    return head.index if _takes(head, "wo") and not own and not _crosses(phrases, index, head.index) else None


def _object_inside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """地図を確認できなくて困った: what has を hangs on the clause between it and a verb that takes no object."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] != ["wo"] or phrase.head <= index + 1 or not is_noun(phrase):
        return None
    outer = phrases[phrase.head]
    if not outer.verbal or outer.core.kind != "verb" or not outer.core.entries or _takes(outer, "wo"):
        return None
    if any(part.role == "causative" for part in outer.parts) or noun_class(phrase) == "place":
        return None
    inner = next((one for one in phrases[index + 1 : outer.index] if one.verbal and one.head == outer.index), None)
    if inner is None or not _takes(inner, "wo") or _crosses(phrases, index, inner.index):
        return None
    return None if any(one.head == inner.index and _case(one) == "wo" for one in phrases) else inner.index


def _before_noun(phrases: Sequence[Phrase], phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the predicate stands before a noun that it describes."""
    if phrase.head < 0 or phrases[phrase.head].verbal or phrase.comma:
        return False
    last = phrase.parts[-1] if phrase.parts else None
    final = tokens[phrase.closing]
    return (last is None or last.entry.kind == "ending") and final.cform.startswith("連体")


def _time_of_the_next(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """去年東京で相談した人に会った: a time without particle and comma belongs to the first verb behind it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrase.comma or phrase.parts or noun_class(phrase) != "time":
        return None
    entry = phrase.core.entry
    if entry is None or "adverb" not in entry.forms:
        return None
    if phrase.head == index + 1 and noun_class(phrases[phrase.head]) == "place" and phrases[phrase.head].parts:
        above = predicate_above(phrases, phrases[phrase.head])
        return above.index if above.verbal else None  # 昨年ドイツで開かれた会合
    if not phrases[phrase.head].verbal:
        return None
    at = index + 1
    while 0 <= at < phrase.head:
        one = phrases[at]
        if one.verbal and one.core.kind == "verb":
            return at if not _crosses(phrases, index, at) else None
        at = one.head
    return None


def _before_what_is_felt(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """デモを見て、性能が良いと感じた: a clause goes with the feeling when what is felt has a subject of its own."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) in ("quote", "whether"):
        return None
    felt = phrases[phrase.head]
    if felt.head < 0 or last_role(felt) != "quote" or not phrases[felt.head].verbal:
        return None
    named = any(one.head == felt.index and last_role(one) in ("ga", "topic") for one in phrases[index + 1 : felt.index])
    own = has_own_subject(phrases, index)
    met = {entry.report for entry in phrase.core.entries} & {"ATTEND", "LEARN", "MEET"}
    feels = {entry.report for entry in phrases[felt.head].core.entries} & {"FEEL", "THINK"}
    named = named or bool(last_role(phrase) == "te" and met and feels)
    return felt.head if named and not own and not _crosses(phrases, index, felt.head) else None


def _topic_past_clause(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aliceは昨日届いた機器を試した: は does not stay in a clause before a noun; これが良いということ keeps its own."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) != "topic":
        return None
    inner = phrases[phrase.head]
    if not inner.verbal or not _before_noun(phrases, inner, tokens):
        return None
    if noun_class(phrases[inner.head]) in ("fact", "content", "act"):
        return None
    if any(one.head == inner.index and last_role(one) == "ga" for one in phrases[index + 1 : inner.index]):
        return None
    head = predicate_above(phrases, phrases[inner.head])
    return head.index if head.verbal and not _crosses(phrases, index, head.index) else None


def _subject_of_question(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """どの機能が必要かを聞いた: が right before a question or a quotation belongs to it."""
    phrase = phrases[index]
    if phrase.head <= index + 1 or phrase.verbal or phrase.comma or last_role(phrase) != "ga":
        return None
    beside = phrases[index + 1]
    embedded = beside.verbal and any(part.role in ("question", "whether", "quote") for part in beside.parts)
    return index + 1 if embedded and not _crosses(phrases, index, index + 1) else None


def _subject_past_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """技術者が割り込み処理の見直しを提案した: が has no place in a noun for an act that is part of another, or before に代わって; a predicate takes it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrase.comma or last_role(phrase) != "ga":
        return None
    noun = phrases[phrase.head]
    last = noun.parts[-1] if noun.parts else None
    by_verb = last is not None and last.entry.kind == "case" and tokens[last.end - 1].lemma == "て"
    of_act = not noun.light and [part.role for part in noun.parts] == ["no"] and noun_class(noun) == "act"
    if noun.verbal or not (of_act or by_verb):
        return None
    above = predicate_above(phrases, noun)
    own = any(one.head == above.index and last_role(one) == "ga" for one in phrases)
    return above.index if above.verbal and not own and not _crosses(phrases, index, above.index) else None


def _from_to(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """企画から販売まで担当する: から right before まで opens the range that まで closes."""
    phrase, beside = phrases[index], phrases[index + 1]
    opens = [part.role for part in phrase.parts] == ["kara"] and not phrase.verbal and phrase.head > index + 1
    closes = _case(beside) == "made" and not beside.verbal and "time" not in (noun_class(phrase), noun_class(beside))
    return index + 1 if opens and closes else None


def _quoted_beside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """「何から始めるか」と尋ねたところ、: と right before a verb of saying belongs to it, not to a later one."""
    phrase, beside = phrases[index], phrases[index + 1]
    quotes = last_role(phrase) == "quote" or (is_quotation(phrase) and last_role(phrase) == "to")
    named = last_role(beside) == "ga" and not beside.verbal and beside.head == index + 2 < len(phrases)
    if quotes and named and not phrase.comma and phrase.head > index + 2:
        said = any("quote" in entry.frame for entry in phrases[index + 2].core.entries)
        said = said or tokens[phrases[index + 2].core.start].lemma in _SAYINGS
        return index + 2 if said and phrases[index + 2].verbal and not _crosses(phrases, index, index + 2) else None
    if not quotes or phrase.comma or phrase.head <= index + 1 or not beside.verbal:
        return None
    said = any("quote" in entry.frame for entry in beside.core.entries)
    return index + 1 if said and not _crosses(phrases, index, index + 1) else None


_SAYINGS = frozenset(
    "合意 判断 説明 報告 指摘 主張 回答 予想 予測 提案 発表 発言 約束 確認 想定 期待 宣言 認識 推定 評価".split()
)
"""Verbal nouns of saying and thinking, whose verbs take と."""


def _said_of_quotation(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """「難しい」が正直な感想だ: what is quoted is no subject of an adjective before a noun, but of the noun."""
    phrase = phrases[index]
    if phrase.head < 0 or not is_quotation(phrase) or last_role(phrase) not in ("ga", "topic"):
        return None
    inner = phrases[phrase.head]
    final = tokens[inner.final]
    describes = inner.core.kind == "adjective" and final.cform.startswith("連体")
    return inner.head if describes and inner.head == inner.index + 1 else None


def _named_by_quotation(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """「なぜ今か」という問いに対する答え: a quotation names the noun right behind it."""
    phrase, beside = phrases[index], phrases[index + 1]
    names = is_quotation(phrase) and last_role(phrase) in ("toiu", "content") and not phrase.comma
    said = noun_class(beside) in ("content", "act", "abstract") and beside.core.kind != "adjective"
    return index + 1 if names and said and not beside.verbal else None


def _inside_impression(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """平均年齢が若い印象を受けた: what is young belongs to the impression; nobody else receives it."""
    phrase = phrases[index]
    if last_role(phrase) != "ga" or index + 2 >= len(phrases) or noun_class(phrase) in ("person", "group", "pronoun"):
        return None
    quality = phrases[index + 1]
    noun = phrases[quality.head] if quality.verbal and quality.head > quality.index else None
    if noun is None or noun.index != quality.index + 1 or noun.core.text not in _IMPRESSIONS:
        return None
    return quality.index if phrase.head == noun.head and not has_own_subject(phrases, quality.index) else None


_IMPRESSIONS = frozenset("印象 イメージ 感触 雰囲気 気配 傾向 様子".split())


FRAME_RULES: tuple[Rule, ...] = (
    _inside_impression,
    _from_to,
    _topic_past_clause,
    _taken_inside,
    _taken_outside,
    _object_outside,
    _object_inside,
    _time_of_the_next,
    _before_what_is_felt,
    _subject_of_question,
    _subject_past_noun,
    _quoted_beside,
    _said_of_quotation,
    _named_by_quotation,
)
