"""Come here when a topic, or what opens a clause before a comma, hangs on a clause inside the one that it belongs to.

Rules as in ``attachment.py``, which runs them.
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
from pipeline.translation.transfer.question_attachment import (
    asking_word,
    before_question,
    either_question,
    how_in_question,
    is_question,
    question_in_list,
    question_past_condition,
    question_to_somebody,
    topic_of_idea,
)
from pipeline.translation.transfer.tails import SAYS


def _opening_time(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """1日目は開発者が課題を説明する会議から始まった, 最後に、協力した企業を紹介した: a time that opens the sentence describes no noun."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not _is_time(phrase):
        return None
    parted = phrase.comma and [part.role for part in phrase.parts] == ["ni"]
    if last_role(phrase) != "topic" and not parted:
        return None
    if parted and any(one.head > index for one in phrases[:index]):
        return None
    if not parted and any(one.core.kind not in ("connector", "adverb") for one in phrases[:index]):
        return None
    above = _outside(phrases, phrase.head)
    if parted and above is None and noun_class(phrases[phrases[phrase.head].head]) == "fact":
        above = _past_fact(phrases, phrase.head)
    other = (one for one in phrases[index + 1 :] if one.head == above and _is_time(one) and last_role(one) == "topic")
    return above if next(other, None) is None else None


def _time_beside_somebody(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """帰り道、同僚と語り合った: a time before a comma that opens the sentence is in no list with somebody."""
    phrase = phrases[index]
    entry = phrase.core.entry
    when = entry is not None and entry.noun_class == "time" and "adverb" in entry.forms
    if not when or index or phrase.head < 0 or phrase.parts or not phrase.comma:
        return None
    head = phrases[phrase.head]
    if head.verbal or noun_class(head) == "time" or not any(part.entry.kind == "case" for part in head.parts):
        return None
    above = predicate_above(phrases, head)
    return above.index if above.verbal else None


def _outside(phrases: Sequence[Phrase], head: int) -> int | None:
    """Return the first predicate on the way to the root behind the last noun that a clause describes; None if there is none.

    What stands before こと or という話 is part of the fact or the talk.
    """
    found: int | None = None
    at = head
    while at >= 0:
        above = phrases[at].head
        if above >= 0 and phrases[at].verbal and is_noun(phrases[above]) and not phrases[above].verbal:
            if noun_class(phrases[above]) in ("fact", "content"):
                return found
            while above >= 0 and not phrases[above].verbal:
                above = phrases[above].head
            found = above if above >= 0 else found
        at = above
    return found


def _past_fact(phrases: Sequence[Phrase], inner: int) -> int | None:
    """Return the predicate that takes the fact of predicate ``inner``, before a comma of an opening: 最後に、学んだことを発表した."""
    fact = phrases[phrases[inner].head]
    alone = all(one.head != inner for one in phrases[inner - 1 : inner] if one.comma is False)
    return fact.head if alone and fact.head >= 0 and phrases[fact.head].verbal else None


def _is_time(phrase: Phrase) -> bool:
    amount = phrase.core.amount
    return noun_class(phrase) == "time" or (amount is not None and amount.kind in ("moment", "ordinal", "other"))


def _somebody_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Linusはいつ始めるかを答えなかった: somebody who is the topic answers the question; he is no part of it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    if noun_class(phrase) not in ("person", "group") and phrase.core.kind != "latin":
        return None
    at = phrase.head
    while at >= 0 and phrases[at].verbal and not is_question(phrases[at]):
        at = phrases[at].head
    if at < 0 or not phrases[at].verbal or phrases[at].head < 0:
        return None
    above = phrases[at].head
    while above >= 0 and not phrases[above].verbal:
        above = phrases[above].head
    if above < 0 or any(part.role in ("passive", "potential") for part in phrases[above].parts):
        return None
    own = any(one.head == above and last_role(one) == "ga" for one in phrases[:above])
    return None if own else above


def _sayer_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """彼は残念だと言った, 利用者は不便だと感じている: somebody who is the topic says or thinks it; 彼は優秀だと思った is what the writer thought."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    person = noun_class(phrase) in ("person", "group") or tokens[phrase.core.start].lemma in ("彼", "彼女", "彼等")
    inner = phrases[phrase.head]
    if not person or inner.head < 0 or last_role(inner) != "quote" or not phrases[inner.head].verbal:
        return None
    above = phrases[inner.head]
    roles = {part.role for part in above.parts}
    says = tokens[above.core.start].lemma in SAYS
    thinks = tokens[above.core.start].lemma in _THINKS and "state" in roles
    if not (says or thinks) or roles & {"passive", "potential"}:
        return None
    return None if any(one.head == above.index and last_role(one) == "ga" for one in phrases) else above.index


_THINKS = frozenset("思う 考える 感じる 感ずる 期待 信じる 予想".split())


def _scene_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """在庫が減る中、続けたいとの考えを示した: in what circumstances it is said is no part of what is said."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) != "while":
        return None
    said = phrases[phrase.head]
    while said.verbal and said.head >= 0 and last_role(said) not in ("content", "quote"):
        said = phrases[said.head]
    if not said.verbal or said.head < 0:
        return None
    above = said.head
    while above >= 0 and not phrases[above].verbal:
        above = phrases[above].head
    return above if above >= 0 else None


def _named_thing(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Open Forumという誰でも参加できる会議: a name is that of a thing, an event or somebody, not of a side or a standpoint."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) != "toiu" or phrase.core.kind not in ("latin", "raw"):
        return None
    at = phrase.head
    first = at
    while at >= 0 and (phrases[at].verbal or _is_no_name_for(phrases[at])):
        at = phrases[at].head
    return at if at > first else None


def _is_no_name_for(phrase: Phrase) -> bool:
    """Whether nothing is called so that the noun names: a side, a time, anybody; or the noun is a name itself."""
    entry = phrase.core.entry
    proper = entry is not None and "proper" in entry.grammar
    if entry is not None and entry.en.split(" ")[-1] in _NAMED_KINDS:
        return False
    return proper or phrase.core.kind == "latin" or noun_class(phrase) in _NOT_NAMED


_NAMED_KINDS = frozenset(
    "mechanism method technique algorithm standard protocol architecture framework approach program model concept scheme".split()
)
"""What has a name though it cannot be touched: Fluentdという仕組みの紹介."""

_NOT_NAMED = frozenset({"relation", "abstract", "degree", "fact", "time", "quantity", "pronoun"})


def _content_before_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """どうだろう？といった話: a という-clause hangs on a noun, if the parser says so or not."""
    phrase, beside = phrases[index], phrases[index + 1]
    adnominal = bool(phrase.parts) and phrase.parts[-1].entry.role == "content.adn"
    if not adnominal or phrase.head < 0 or not phrases[phrase.head].verbal or phrase.comma:
        return None
    return index + 1 if is_noun(beside) and beside.head == phrase.head else None


def _stance_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """試したが、やはり誰でも使える方式が良い: やはり behind a clause opens the next one; it is no part of a clause before a noun."""
    phrase = phrases[index]
    entry = phrase.core.entry
    if phrase.head < 0 or phrase.verbal or phrase.parts or entry is None or index == 0:
        return None
    before = phrases[index - 1]
    opens = before.verbal and before.comma and bool(before.parts) and before.parts[-1].entry.kind == "link"
    stance = phrase.core.kind == "connector" or entry.kind == "sentence-adverb" or entry.position == "start"
    return _outside(phrases, phrase.head) if opens and stance else None


def _addition_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """交換だけでなく、サイズを変更する用途にも必要である: what is added to belongs inside only if its like is there too."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or last_role(phrase) not in ("dakedenaku", "nikuwaete"):
        return None
    head = phrases[phrase.head]
    if not head.verbal and head.head >= 0 and not _alike(phrase, head):
        head = phrases[head.head]
    beside = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
    if not head.verbal or any(_alike(phrase, one) for one in beside):
        return None
    noun = phrases[head.head] if head.head >= 0 else head
    topical = not noun.verbal and last_role(noun) in ("topic", "also")
    return _outside(phrases, head.index) if topical else None


def _alike(one: Phrase, other: Phrase) -> bool:
    return noun_class(one) == noun_class(other) or one.core.text[-2:] == other.core.text[-2:]


def _topic_before_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """これは費用が高いことを意味する: who or what is the topic is no part of a fact that has a subject of its own."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    if noun_class(phrase) not in ("person", "group", "pronoun") or not phrases[phrase.head].verbal:
        return None
    inner = phrases[phrase.head]
    fact = phrases[inner.head] if inner.head >= 0 else inner
    if fact.verbal or noun_class(fact) != "fact" or last_role(fact) not in ("wo", "ni") or fact.head < 0:
        return None
    own = any(one.head == inner.index and last_role(one) == "ga" for one in phrases[index + 1 : inner.index])
    return fact.head if own and phrases[fact.head].verbal else None


def _speaker(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """議長が「時間が足りない」と言った: who says it, and where, hangs on the saying, not on what is said."""
    phrase = phrases[index]
    said = phrases[phrase.head] if phrase.head >= 0 else None
    if said is None or not is_quotation(said) or said.head < 0 or (phrase.verbal and not phrase.comma):
        return None
    if last_role(phrase) in ("no", "and", "or", "", "nado") and not phrase.comma:
        return None
    if last_role(said) in ("to", "quote"):
        return said.head
    if last_role(said) not in ("toiu", "toitta", "content"):
        return None
    head = predicate_above(phrases, phrases[said.head])
    return head.index if head.verbal else None


def _topic_of_thought(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """導入は時期尚早だと感じた: a thing feels and thinks nothing; it is what the thought is about."""
    phrase = phrases[index]
    entry = phrase.core.entry
    spoken_of = [part.role for part in phrase.parts] in (["topic"], ["ga"])
    if phrase.head < 0 or phrase.verbal or not spoken_of or entry is None:
        return None
    points = tokens[phrase.core.start].lemma in ("此れ", "其れ", "此方", "其方")
    thought_of = _THOUGHT_OF | ({"fact"} if last_role(phrase) == "ga" else set())
    if phrase.core.kind != "noun" or not (points or noun_class(phrase) in thought_of):
        return None
    if noun_class(phrase) == "quantity" and _of_people(phrases, index):
        return None  # 利用者の多くは便利だと言っていた
    head = phrases[phrase.head]
    reports = {one.report for one in head.core.entries}
    tells = bool(reports & {"EXPLAIN", "REPORT", "ANSWER", "DECIDE", "LEARN", "CRITICISE"})
    about = noun_class(phrase) in ("thing", "abstract") or tokens[phrase.core.start].lemma in _ASKED_AFTER
    tells = tells and about and head.head < 0
    if not (tells or reports & {"FEEL", "THINK", "EXPECT"}):
        return None
    if any(part.role == "passive" for part in head.parts):
        return None
    thought = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
    if not thought or last_role(thought[-1]) != "quote" or not thought[-1].verbal:
        return None
    at = thought[0].index
    own = has_own_subject(phrases, thought[-1].index)
    return thought[-1].index if at == thought[-1].index and not own else None


def _of_people(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether it is many or half of some people."""
    owners = (one for one in phrases[:index] if one.head == index and last_role(one) == "no")
    return any(noun_class(one) in ("person", "group") for one in owners)


def _future_of_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """来年は東京で開催すると発表された: a time to come is no part of the saying, which is past."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or phrase.verbal
        or tokens[phrase.start].lemma not in _TO_COME
        or not phrases[phrase.head].verbal
    ):
        return None
    said = phrases[phrase.head]
    inner = next((one for one in phrases[index + 1 : said.index] if one.head == said.index and one.verbal), None)
    if inner is None or last_role(inner) != "quote" or is_quotation(inner):
        return None
    told = phrases[-1] if last_role(said) == "te" else said
    past = [any(part.role in ("past", "report") for part in one.parts) for one in (inner, told)]
    return inner.index if past == [False, True] else None


_TO_COME = frozenset("来年 来年度 来月 来週 再来年 再来月 再来週 今後 次回 明日 明後日 将来 翌年 次年度".split())


def _topic_of_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """テストは十分とは言えないとの指摘。: the topic of a note that ends in what was said is in what was said."""
    phrase, last = phrases[index], phrases[-1]
    if phrase.head != last.index or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    inner = phrases[last.index - 1]
    if last.verbal or last.parts or not is_noun(last) or inner.index <= index or not inner.verbal:
        return None
    told = inner.head == last.index and last_role(inner).startswith("content") and not _is_time(phrase)
    own = has_own_subject(phrases, inner.index)
    return inner.index if told and not own else None


def _topic_of_stance(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この問題はカーネルで直すべきだという意見だった: a thing is no opinion; it is what the opinion is about."""
    phrase, last = phrases[index], phrases[-1]
    if phrase.head != last.index or phrase.verbal or [part.role for part in phrase.parts] != ["topic"]:
        return None
    inner = phrases[last.index - 1]
    stance = tokens[last.core.end - 1].lemma in _STANCES and is_noun(last) and not last.comma
    if not stance or inner.index <= index or not inner.verbal or inner.head != last.index:
        return None
    names = tokens[phrase.core.end - 1].lemma in _NAMES_OF_TOLD or _is_time(phrase)
    if names or noun_class(phrase) not in _THOUGHT_OF or not last_role(inner).startswith("content"):
        return None
    beside = [one for one in phrases[index + 1 : inner.index] if one.head == inner.index]
    done_to = any("wo" in entry.frame for entry in inner.core.entries) and not any(
        last_role(one) == "wo" for one in beside
    )
    own = any(last_role(one) in ("ga", "topic") for one in beside)
    return inner.index if done_to or not own else None


_STANCES = frozenset("立場 考え 意見 見解 方針 主張 姿勢 認識 見方 指摘 要望".split())
"""What somebody holds of something."""

_NAMES_OF_TOLD = frozenset(
    "テーマ 主題 題材 内容 結論 論点 目的 理由 原因 ポイント 違い 特徴 発表 講演 回答 答え 返事 説明 趣旨 要旨 主張 話 話題 前半 後半 多く "
    "大半 半分 全員 感想 印象 評価 意見 反応 声 共通 方針 会社 会場".split()
)
"""What an opinion itself is called, or whose it is."""


def _topic_of_news(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """ログの8割は読まれないという数字に驚いた: a thing is surprised at nothing; it is what the figure or talk is about."""
    phrase = phrases[index]
    things = noun_class(phrase) in _THOUGHT_OF or phrase.core.amount is not None
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["topic"] or not things:
        return None
    felt = phrases[phrase.head]
    if not {one.report for one in felt.core.entries} & {"FEEL", "LEARN"} or _is_time(phrase):
        return None
    news = next((one for one in phrases[index + 1 : felt.index] if one.head == felt.index), None)
    inner = phrases[news.index - 1] if news is not None else phrase
    if news is None or inner.index <= index or last_role(news) not in ("ni", "wo", "topic", "also") or news.verbal:
        return None
    told = inner.head == news.index and last_role(inner).startswith("content")
    return inner.index if told and not has_own_subject(phrases, inner.index) else None


def _what_was_said(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """言いたいのは、速さが大事だということだ(と思う): what closes the sentence as a fact or talk is what のは asks for, not the clause before it."""
    phrase = phrases[index]
    nominalised = tokens[phrase.core.start].pos2 == "準体助詞"
    if phrase.head < 0 or phrase.verbal or not nominalised or [part.role for part in phrase.parts] != ["topic"]:
        return None
    head = phrases[phrase.head]
    if head.head < 0 and tokens[head.core.start].lemma in _THINKS:
        thought = [one for one in phrases[index + 1 : head.index] if one.head == head.index]
        closes = bool(thought) and last_role(thought[-1]) == "quote" and _tells_fact(thought[-1])
        return thought[-1].index if closes else None
    fact = phrases[head.head] if head.head >= 0 and head.verbal else head
    last = fact.head < 0 or last_role(fact) == "quote"
    told = last_role(head).startswith("content") or head.parts == ()
    return fact.index if fact is not head and last and told and _tells_fact(fact) else None


def _tells_fact(phrase: Phrase) -> bool:
    return is_noun(phrase) and noun_class(phrase) in ("fact", "content")


_ASKED_AFTER = frozenset("原因 理由 目的 狙い 障害 故障 不具合 現象 症状".split())
"""What somebody explains or answers something of, and never explains itself."""

_THOUGHT_OF = frozenset({"thing", "act", "abstract", "content", "event", "place", "quantity"})
"""Classes of nouns that think nothing."""


TOPIC_RULES: tuple[Rule, ...] = (
    _speaker,
    _content_before_noun,
    _opening_time,
    _time_beside_somebody,
    how_in_question,
    asking_word,
    before_question,
    question_to_somebody,
    _somebody_outside,
    _sayer_outside,
    topic_of_idea,
    _scene_outside,
    _named_thing,
    _stance_outside,
    question_in_list,
    either_question,
    _addition_outside,
    _topic_before_fact,
    _topic_of_thought,
    _topic_of_stance,
    _topic_of_news,
    _what_was_said,
    _topic_of_told,
    _future_of_told,
    question_past_condition,
)
