"""Come here when an adverb or conjunction hangs on the wrong phrase, or something hangs on an adverb that cannot take it.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.asking_words import ASKING_WORDS
from pipeline.translation.transfer.phrases import Phrase, Rule, at_odds, is_noun, last_role, noun_class, predicate_above


def _adverb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """例年通りOttawaで開催: an adverb before a noun with a particle belongs to the predicate behind it."""
    phrase = phrases[index]
    asks = tokens[phrase.core.start].lemma in ("何時", "如何", "何故") and not phrase.parts
    inflected = asks or (
        phrase.core.kind == "adjective" and not phrase.parts and tokens[phrase.core.end - 1].cform.startswith("連用")
    )
    if (
        phrase.head < 0
        or (phrase.verbal and not inflected)
        or not (phrase.core.kind in ("adverb", "connector") or inflected)
    ):
        return None
    entry = phrase.core.entry
    final = tokens[phrase.final]
    head = phrases[phrase.head]
    degree = entry is not None and entry.position == "adj"
    if degree and not (
        is_noun(head) and head.core.text in ("参考", "勉強", "役", "ため", "刺激", "気", "印象", "話題")
    ):
        return None  # その後の調査で; とても参考になる is very helpful
    if final.norm == "の":
        return None  # 実際の費用は: the noun is described
    if entry is not None and entry.position == "end" and _says_which(head, phrases):
        head = phrases[head.head]  # 次々と新しい機能を紹介した
    steps = 0
    while not head.verbal and head.head >= 0 and head.core.kind in _PASSED_OVER and steps < 9:
        if last_role(head) in ("no",) and noun_class(head) in ("act",):
            break
        head = phrases[head.head]
        steps += 1
    return head.index


_PASSED_OVER = ("noun", "latin", "raw", "number", "adnominal")
"""What an adverb does not belong to: it looks for a predicate behind."""


def _says_which(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Whether an adjective stands before its noun, where no adverb of manner modifies it."""
    return phrase.core.kind == "adjective" and not phrase.parts and phrase.head >= 0 and not phrases[phrase.head].verbal


def _how_much_so(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """思ったより早く終わった, いかに早く終わるか: more than expected and "how" are said of how it was done, which stands right behind."""
    phrase, beside = phrases[index], phrases[index + 1]
    entry = phrase.core.entry
    asks = entry is not None and entry.kind == "adverb" and entry.en.startswith("how")
    more = entry is not None and entry.kind == "adverb" and entry.en.startswith("more than ")
    becomes = beside.head >= 0 and tokens[phrases[beside.head].core.start].lemma in ("成る", "為る")
    how = says_how(beside, tokens) and not beside.comma and ((asks and not becomes) or beside.head == phrase.head)
    how = how and not (asks and becomes)  # どれだけ速くなるか
    return beside.index if (more or asks) and how and not phrase.comma and not phrase.parts else None


def says_how(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase says how something is done: 早く, 正確に, 効率よく."""
    manner = phrase.core.kind == "adverb" and phrase.core.entry is not None and phrase.core.entry.position != "start"
    inflected = phrase.core.kind == "adjective" and tokens[phrase.final].surface.endswith(("く", "に"))
    return (manner and not phrase.parts) or inflected


def _connector(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """しかし at the beginning joins the whole sentence to the one before it."""
    phrase = phrases[index]
    opens = index == 0 and phrase.core.kind == "connector" and not phrase.verbal and not phrase.parts
    return len(phrases) - 1 if opens and phrases[-1].verbal else None


def _argument_of_modifier(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """世界中から主だった開発者が集まる: what has a particle belongs to a predicate, not to an adnominal word or an adverb."""
    phrase = phrases[index]
    if (
        phrase.head < 0
        or phrase.verbal
        or last_role(phrase) not in ("kara", "ni", "de", "wo", "ga", "topic", "also", "made", "he")
    ):
        return None
    head = phrases[phrase.head]
    stray = is_noun(head) and last_role(phrase) in ("wo", "topic") and bool(head.parts) and noun_class(head) != "act"
    stray = stray and head.parts[0].entry.kind == "case" and head.parts[0].role not in ("no", "de")
    stray = stray and (last_role(phrase) != "wo" or last_role(head) != "ni")  # 日本を中心に
    modifier = head.core.kind in ("adnominal", "adverb", "connector") and not head.parts
    asks = tokens[head.core.start].lemma in ASKING_WORDS and last_role(head) != "no"
    if head.verbal or not (modifier or stray or asks):
        return None
    steps = 0
    while head.head >= 0 and not head.verbal and steps < 9:
        head, steps = phrases[head.head], steps + 1
    return head.index


def _through_adverb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """来年度は同様に併設する: 同様に takes no topic; what seems to hang on it hangs on its head."""
    phrase = phrases[index]
    if phrase.head < 0 or not any(part.role in ("topic", "also", "ga", "wo") for part in phrase.parts) or phrase.verbal:
        return None
    head = phrases[phrase.head]
    nominalised = tokens[phrase.core.start].pos2 == "準体助詞" and last_role(head) == "no"
    if (head.core.kind == "adnominal" or nominalised) and not head.verbal:
        head = predicate_above(phrases, head)
        return head.index  # 登壇したのがこの製品の開発者だ
    adverbial = head.core.kind == "adverb" and not head.verbal
    if head.core.kind == "adjective" and head.head >= 0 and not head.comma:
        final = tokens[head.final]
        adverbial = final.norm == "に" and head.parts[-1:] != () and phrases[head.head].verbal
        becomes = tokens[phrases[head.head].core.start].lemma in ("成る", "為る")
        adverbial = adverbial and (not becomes or phrase.head == index + 1)
        adverbial = adverbial or (becomes and final.lemma in ("易い", "難い"))  # 画面が分かりやすくなった
        named = last_role(phrase) == "ga" and phrase.head > index + 1
        adverbial = adverbial or (becomes and final.norm.endswith("く") and named)  # 気温が急に低くなる
    return head.head if adverbial and head.head >= 0 else None


def _partner_past_adverb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """他の製品と大きく違う: what と marks is what something differs from, and belongs to the verb behind the adverb."""
    phrase, how = phrases[index], phrases[index + 1]
    if phrase.head != how.index or [part.role for part in phrase.parts] != ["to"] or how.head < 0 or how.comma:
        return None
    inflected = how.core.kind == "adjective" and not how.parts and tokens[how.final].cform.startswith("連用")
    verb = phrases[how.head]
    return verb.index if inflected and verb.verbal and any("to" in one.frame for one in verb.core.entries) else None


def _clause_past_adverb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """設定が悪かったのか、うまく動かない: a clause with a comma hangs on the verb, not on how it is done."""
    phrase = phrases[index]
    how = phrases[phrase.head]
    guesses = [part.entry.id for part in phrase.parts][-1:] == ["e.noka"]
    if (
        phrase.head < 0
        or not (phrase.verbal and (phrase.comma or guesses))
        or how.core.kind != "adjective"
        or how.parts
        or how.comma
    ):
        return None
    beside = how.head == how.index + 1 and phrases[how.head].verbal
    return how.head if beside and tokens[how.final].cform.startswith("連用") else None


ADVERB_RULES: tuple[Rule, ...] = (
    _adverb,
    at_odds(0.15, _connector),
    _argument_of_modifier,
    _through_adverb,
    _how_much_so,
    _partner_past_adverb,
    _clause_past_adverb,
)
