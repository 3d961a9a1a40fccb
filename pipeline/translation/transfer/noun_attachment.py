"""Come here when a の phrase or a clause before a noun hangs on the wrong noun; lists are in ``list_attachment.py``.

The rules are tried in the order of ``NOUN_RULES``, behind those of ``attachment.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.amount_attachment import AMOUNT_RULES
from pipeline.translation.transfer.content_attachment import CONTENT_RULES
from pipeline.translation.transfer.contrast_attachment import CONTRAST_RULES
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    at_odds,
    is_by_name,
    is_noun,
    last_role,
    noun_class,
    predicate_above,
)


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
    final = tokens[phrase.final]
    return final.cform.startswith("連体") or final.norm in ("の", "な")


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
    classes = ("", "thing", "act", "content", *(("quantity",) if noun_class(phrases[phrase.head]) == "act" else ()))
    plain = entry is not None and not {"proper"} & entry.grammar and entry.noun_class in classes
    return after.index if plain else None


_SAID_OF_THINGS = frozenset({"act", "abstract", "quantity", "degree"})
"""Classes of nouns that are of a thing or done to it: the clause in 使われるロボットの制御方法 tells which thing."""

_HALF_SURE = 0.3
"""The parser's doubt from which the thing is believed to be described rather than what is said of it."""


def _owner_past_adnominal(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """委員会の次の会合, チームの今年の目標: whose it is goes with the noun, not with 次の or 今年の before it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) != "no":
        return None
    head = phrases[phrase.head]
    entry = head.core.entry
    dated = noun_class(head) == "time" and len(head.units) == 1 and entry is not None and "adnominal" in entry.forms
    between = head.core.kind == "adnominal" or (dated and [part.role for part in head.parts] == ["no"])
    return head.head if between and not head.verbal and head.head > head.index else None


def _goal_past_owner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """標準化への日本の貢献: what an act is directed at goes with the act, not with those who do it."""
    phrase = phrases[index]
    roles = [part.role for part in phrase.parts]
    if phrase.head < 0 or not phrase.parts:
        return None
    owner = phrases[phrase.head]
    adnominal = phrase.parts[-1].entry.role.endswith(".adn")
    directed = roles in (["he", "no"], ["to", "no"]) or (adnominal and roles[-1] in _DIRECTED)
    owns = last_role(owner) == "no" and noun_class(owner) in ("person", "group", "place") and not owner.verbal
    if not (directed and owns) or owner.head < 0 or owner.comma:
        return None
    act = phrases[owner.head]
    return act.index if noun_class(act) in ("act", "content", "abstract") and is_noun(act) else None


_DIRECTED = frozenset({"nitaishite", "nikanshite", "nitsuite", "nimukete"})


def _clause_past_purpose(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """東京で開かれた開発者向けの会議: what 向け or 用 makes of a noun is no noun that a clause describes."""
    phrase = phrases[index]
    after = phrases[index + 1]
    if phrase.head != index + 1 or not phrase.verbal or phrase.comma or last_role(after) != "no" or after.head < 0:
        return None
    if any(part.entry.kind != "ending" for part in phrase.parts) or not is_noun(after):
        return None
    return after.head if tokens[after.core.end - 1].norm in ("向け", "用", "向き") else None


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
        head = predicate_above(phrases, head)
    return head.index if head.index != phrase.head and head.verbal else None


def _ends_adnominal(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    end = max([phrase.core.end, *(part.end for part in phrase.parts), *(at + 1 for at in phrase.light)])
    return tokens[end - 1].cform.startswith("連体")


def _giver_to_verb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """大石様より会社概要を説明いただいた: somebody with より stands for から and goes with the verb; a noun is not compared with people."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or [part.role for part in phrase.parts] != ["yori"]:
        return None
    if noun_class(phrase) not in ("person", "group") and tokens[phrase.core.end - 1].norm not in HONORIFICS:
        return None
    head = phrases[phrase.head]
    if head.verbal or not is_noun(head) or last_role(head) not in ("wo", "ga", "topic", "ni", "no") or head.head < 0:
        return None
    if noun_class(head) in ("quantity", "degree", "relation"):
        return None
    head = predicate_above(phrases, head)
    return head.index if head.core.kind != "adjective" else None


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
    scenes = {"place", "time", "person", "group"}
    plain = not scenes & {noun_class(phrase), noun_class(after)}
    return after.index if plain or noun_class(phrase) == noun_class(after) else None


def _some_beside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """何か対策を考える: 何か without a particle belongs to the noun right behind it, これら to what is counted behind it."""
    phrase, beside = phrases[index], phrases[index + 1]
    if phrase.core.text in ("これら", "それら") and not phrase.parts and [one.role for one in beside.parts] == ["no"]:
        return beside.head if beside.core.amount is not None and beside.head > beside.index else None
    bare = phrase.core.text == "何か" and len(phrase.units) == 1 and not (phrase.parts or phrase.comma)
    return index + 1 if bare and is_noun(beside) and beside.core.amount is None else None


def _what_it_is(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """電池の劣化が原因の故障: what が marks before 原因の, 中心の and the like is the cause, not what the noun behind does."""
    phrase = phrases[index]
    if index + 2 >= len(phrases) or [part.role for part in phrase.parts] != ["ga"] or not is_noun(phrase):
        return None
    beside = phrases[index + 1]
    said = beside.core.text in WHAT_IT_IS and len(beside.units) == 1 and [part.role for part in beside.parts] == ["no"]
    return beside.index if said and phrase.head > beside.index else None


WHAT_IT_IS = {
    "原因": "caused by",
    "中心": "centered on",
    "主体": "led by",
    "対象": "for",
    "前提": "on the premise of",
    "目的": "for the purpose of",
    "テーマ": "on the theme of",
    "不在": "without",
}
"""Nouns that が stands before in a clause without a verb (電池の劣化が原因の故障), and what they are behind the noun in English."""


def _time_past_name(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """昨年の佐藤さんの発表: a time belongs to what somebody did then, and not to the person."""
    phrase = phrases[index]
    if noun_class(phrase) != "time" or last_role(phrase) != "no" or phrase.head != index + 1:
        return None
    who = phrases[phrase.head]
    return who.head if is_by_name(who, tokens) and last_role(who) == "no" and who.head == who.index + 1 else None


NOUN_RULES: tuple[Rule, ...] = (
    _time_past_name,
    _what_it_is,
    _some_beside,
    *CONTRAST_RULES,
    *AMOUNT_RULES,
    _giver_to_verb,
    _from_to,
    _topic_leaves_clause,
    *CONTENT_RULES,
    _name_takes_no_clause,
    at_odds(0.08, _argument_of_adjective),
    _time_before_nearest,
    _clause_before_nearest,
    _clause_past_purpose,
    _goal_past_owner,
    at_odds(0.08, _owner_past_adnominal),
)
