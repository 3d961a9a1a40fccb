"""Come here when a member of a list, a の phrase or a clause before a noun hangs on the wrong noun.

The rules are tried in the order of ``NOUN_RULES``, behind those of ``attachment.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class


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
    best = max(path, key=lambda at: (_alike(phrase, phrases[at], tokens), at == path[-1]))
    return best if not phrases[best].verbal else None


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
    while at >= 0 and phrases[at].core.text != phrase.core.text:
        at = phrases[at].head
    return at if at >= 0 else None


def _parallel_partner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """利用者の名前と管理者の連絡先: と joins what is built alike, 名前 and 連絡先; in 東京と大阪の工場 it joins the names."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] not in (["to"], ["and"], ["or"]) or phrase.head != index + 1:
        return None
    if not is_noun(phrase):
        return None
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
        return _beside_before_predicate(phrases, index)
    if [part.role for part in phrase.parts] not in (["to"], ["and"], ["or"], []) or phrase.core.kind not in (
        "noun",
        "latin",
        "verb",
    ):
        return None
    if not phrase.parts and (
        noun_class(phrase) in ("time", "quantity", "relation", "fact") or phrase.core.kind == "verb"
    ):
        return None
    if phrase.light:
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


def _beside_before_predicate(phrases: Sequence[Phrase], index: int) -> int | None:
    """AとBが議論された; 新方式の提案と従来方式との比較が報告された: と without a comma joins what が or を marks, if the verb needs no partner."""
    phrase = phrases[index]
    takes_partner = any("to" in entry.frame for entry in phrases[phrase.head].core.entries)
    if [part.role for part in phrase.parts] != ["to"] or takes_partner or not is_noun(phrase):
        return None
    for other in phrases[index + 1 : phrase.head]:
        if other.head == phrase.head:
            joins = is_noun(other) and last_role(other) in ("ga", "wo", "topic", "also")
            classes = {noun_class(other), noun_class(phrase)}
            alike = classes <= _SAID or (len(classes) == 1 and "" not in classes) or other.index == index + 1
            return other.index if joins and alike else None
    return None


_SAID = frozenset({"content", "act"})
"""What is said and what is done go together in a list: 提案と比較."""


def _content_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """始めたいとのLinusの意向: a という-clause belongs to the noun that can have one."""
    phrase = phrases[index]
    if not any(part.role == "content" for part in phrase.parts):
        return None
    head = phrase.head
    while (
        head >= 0 and last_role(phrases[head]) == "no" and noun_class(phrases[head]) not in ("content", "fact", "act")
    ):
        above = phrases[head].head
        if above < 0 or phrases[above].verbal:
            return None
        head = above
        if noun_class(phrases[head]) in ("content", "fact", "act", "abstract"):
            return head
    return None


def _topic_of_content(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """標準化は不要という意見が多い: a topic right before a という-clause that lacks one belongs to it, as 意見 is the subject outside."""
    phrase, after = phrases[index], phrases[index + 1]
    if phrase.head < index + 3 or phrase.verbal or phrase.comma or last_role(phrase) != "topic":
        return None
    if not any(part.role == "content" for part in after.parts) or noun_class(phrase) in ("time", "place", "person"):
        return None
    noun = phrases[after.head]
    told = last_role(noun) == "ga" and noun_class(noun) in ("content", "act") and noun.head == phrase.head
    return after.index if told else None


def _clause_inside_content(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """試さずに決めるという案が出た: a clause right before a という-clause, without a comma, belongs to it."""
    phrase, after = phrases[index], phrases[index + 1]
    linked = phrase.verbal and not phrase.comma and bool(phrase.parts) and phrase.parts[-1].entry.kind == "link"
    if not linked or last_role(phrase) in ("quote", "content") or phrase.head <= after.head or after.head < 0:
        return None
    return after.index if after.verbal and any(part.role == "content" for part in after.parts) else None


def _name_takes_no_clause(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """続くNUMAのセッション: a name is not described by a clause or put in order; the noun behind it is."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.comma or last_role(phrases[phrase.head]) != "no":
        return None
    head = phrases[phrase.head]
    entry = head.core.entry
    last = phrase.parts[-1] if phrase.parts else None
    adnominal = last is None or last.entry.kind == "ending"
    in_order = phrase.core.entry is not None and phrase.core.entry.en in _IN_ORDER and not phrase.verbal
    named = head.core.kind == "latin" or bool(
        entry and {"proper", "mass"} & entry.grammar and entry.noun_class not in ("person", "pronoun", "time")
    )
    if in_order and named and head.head > 0 and noun_class(phrases[head.head]) in ("act", "content", "event"):
        return head.head
    if not phrase.verbal or (entry and "mass" in entry.grammar):
        return None
    described = any(other.head == index for other in phrases[:index]) or phrase.parts
    return head.head if adnominal and not described and named and head.head > 0 else None


_IN_ORDER = frozenset({"following", "next", "last", "first", "final", "previous"})


def _argument_of_adjective(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """実装に関して良い提案をもらう: 良い says how the proposal is; what it is about belongs to the noun, who made it to the verb."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or phrase.verbal
        or last_role(phrase) not in ("nikanshite", "nitsuite", "also", "kara", "nitaishite")
    ):
        return None
    roles = [part.role for part in phrase.parts if part.entry.kind == "case"]
    head = phrases[phrase.head]
    if not roles or head.core.kind != "adjective" or head.head < 0 or not is_noun(phrases[head.head]):
        return None
    if head.comma or any(part.entry.kind != "ending" for part in head.parts) or not _stands_before_noun(head, tokens):
        return None
    if head.core.entry is None or roles[-1] in head.core.entry.frame:
        return None
    noun = phrases[head.head]
    about = roles[-1] in ("nikanshite", "nitsuite") and noun_class(noun) in ("content", "act")
    return noun.index if about or noun.head < 0 else noun.head


def _stands_before_noun(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    end = phrase.parts[-1].end if phrase.parts else phrase.core.end
    return tokens[end - 1].cform.startswith("連体") or tokens[end - 1].norm in ("の", "な")


def _time_before_nearest(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """現在のコードの説明: a time with の that the parser is not sure of belongs to the next noun, or to the noun its clause describes."""
    phrase = phrases[index]
    alone = [part.role for part in phrase.parts] == ["no"] and len(phrase.units) == 1 and not phrase.comma
    if not alone or noun_class(phrase) != "time" or phrase.head < 0 or index + 1 >= len(phrases) - 1:
        return None
    after = phrases[index + 1]
    if last_role(after) != "no" or not is_noun(after) or noun_class(after) in ("time", "person", "quantity", "pronoun"):
        return None
    if phrase.head == after.index and after.head > 0 and phrases[after.head].verbal:
        clause = phrases[after.head]
        return clause.head if clause.head > 0 and is_noun(phrases[clause.head]) and not clause.comma else None
    return after.index if phrase.doubt >= _UNSURE else None


_UNSURE = 0.5
"""The parser's doubt from which what usually holds is believed rather than the parser."""


def _clause_before_nearest(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """割り当てる資源量の制御: a clause that the parser is not sure of describes the next noun, not the one behind its の."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or phrase.comma or index + 1 >= len(phrases):
        return None
    if phrase.doubt < (_HALF_SURE if noun_class(phrases[phrase.head]) in _SAID_OF_THINGS else _UNSURE):
        return None
    if any(part.entry.kind != "ending" for part in phrase.parts):
        return None
    after = phrases[index + 1]
    if last_role(after) != "no" or after.head != phrase.head or not is_noun(after) or phrase.core.kind == "adjective":
        return None
    entry = after.core.entry
    plain = entry is not None and not {"proper"} & entry.grammar and entry.noun_class in ("", "thing", "act", "content")
    return after.index if plain else None


_SAID_OF_THINGS = frozenset({"act", "abstract", "quantity", "degree"})
"""Classes of nouns that are of a thing or done to it: the clause in 使われるロボットの制御方法 tells which thing."""

_HALF_SURE = 0.3
"""The parser's doubt from which the thing is believed to be described rather than what is said of it."""


def _clause_past_purpose(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """東京で開かれた開発者向けの会議: what 向け or 用 makes of a noun is no noun that a clause describes."""
    phrase = phrases[index]
    after = phrases[index + 1]
    if phrase.head != index + 1 or not phrase.verbal or phrase.comma or last_role(after) != "no" or after.head < 0:
        return None
    if any(part.entry.kind != "ending" for part in phrase.parts) or not is_noun(after):
        return None
    return after.head if tokens[after.core.end - 1].norm in ("向け", "用", "向き") else None


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


def _topic_leaves_clause(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この会社は速い製品を売る: what は marks is no part of a clause before a noun, nor is what も marks of a lone adjective there."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) not in ("topic", "also"):
        return None
    if any(part.entry.kind == "case" for part in phrase.parts):
        return None
    head = phrases[phrase.head]
    if last_role(phrase) == "also" and (head.core.kind != "adjective" or index + 1 != head.index):
        return None
    steps = 0
    while head.head >= 0 and head.verbal and not head.comma and steps < 9:
        inside = all(part.entry.kind == "ending" for part in head.parts) and _ends_adnominal(head, tokens)
        noun = phrases[head.head]
        if not inside or not is_noun(noun) or (noun_class(noun) in ("fact", "content") and not noun.verbal):
            break
        head, steps = noun, steps + 1
        if head.verbal:
            break
        while head.head >= 0 and not head.verbal:
            head = phrases[head.head]
    return head.index if head.index != phrase.head and head.verbal else None


def _ends_adnominal(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    end = max([phrase.core.end, *(part.end for part in phrase.parts), *(at + 1 for at in phrase.light)])
    return tokens[end - 1].cform.startswith("連体")


def _amount_to_verb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """週に2回会議を行う: how often, how long and how much without a particle says something of the verb, not of its object."""
    phrase = phrases[index]
    amount = phrase.core.amount
    if amount is None or phrase.parts or phrase.head < 0 or amount.kind not in ("rate", "repeat", "duration", "share"):
        return None
    head = phrases[phrase.head]
    if head.verbal or not is_noun(head) or last_role(head) not in ("ga", "wo", "topic", "also", "ni") or head.head < 0:
        return None
    return head.head if phrases[head.head].verbal else None


def _from_to(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """東京から大阪まで: where it begins and where it ends are one stretch."""
    phrase, after = phrases[index], phrases[index + 1]
    roles = [part.role for part in phrase.parts]
    ends = [part.role for part in after.parts if part.entry.kind == "case"]
    if roles != ["kara"] or not is_noun(phrase) or not is_noun(after):
        return None
    one, other = phrase.core.amount, after.core.amount
    if ends[:1] == ["ni"] and one is not None and other is not None and one.kind == other.kind != "moment":
        return after.index
    if ends[:1] != ["made"]:
        return None
    return after.index if noun_class(phrase) == noun_class(after) else None


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


NOUN_RULES: tuple[Rule, ...] = (
    _amount_to_verb,
    _from_to,
    _topic_leaves_clause,
    _list_partner,
    _list_before_predicate,
    _example_of_many,
    _content_noun,
    _topic_of_content,
    _clause_inside_content,
    _name_takes_no_clause,
    _argument_of_adjective,
    _time_before_nearest,
    _clause_before_nearest,
    _clause_past_purpose,
    _before_list,
    _joined_adjectives,
)
