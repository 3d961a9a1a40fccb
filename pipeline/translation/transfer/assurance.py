"""How sure the engine is of a sentence, and which words it lost: come here when a wrong sentence passes unflagged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.dictionary import PREFIX
from pipeline.translation.transfer.phrases import Phrase, noun_class

_CONTENT = frozenset(
    {"名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接頭辞", "接尾辞", "接続詞", "感動詞", "記号"}
)

_MOST = 4
"""More of one kind of evidence than this says nothing new."""

UNWEIGHED_DOUBT = 4.0
"""What a doubt that is not in the table yet takes from the log odds, times the weight that its rule gives it."""


def lost_words(tokens: Sequence[Token], realised: set[int]) -> tuple[int, ...]:
    """Return the content tokens that are neither in the English nor absorbed by a rule."""
    return tuple(at for at, token in enumerate(tokens) if token.pos1 in _CONTENT and at not in realised)


def says_dictionary_words(tree: EnNode | None, looked_up: Collection[int]) -> bool:
    """Tell whether the English says a word as the general dictionary does, or nobody can tell who says one of ``looked_up``.

    A word of the dictionary alone may have its English from more than itself: the 気 of 気にする.
    """
    rules = {at: [node.rule for node in _nodes(tree) if at in node.tokens] for at in looked_up}
    return any(
        not found or any(part.startswith(PREFIX) for rule in found for part in rule.split("+"))
        for found in rules.values()
    )


def evidence_of(ctx: Context, tree: EnNode | None, lost: int) -> dict[str, float]:
    """Return what speaks for and against the English of a sentence: kinds of evidence with how much there is of each.

    Guesses of the rules (``doubt:subject-it``), rules and entries that made the English (``rule:relative``), what the parser
    was unsure of (``parse``, 0 to 3), further predicates, tokens (in doublings above eight), lost words.
    """
    found: dict[str, float] = {f"doubt:{name}": float(n) for name, n in Counter(n for n, _ in ctx.notes.doubts).items()}
    for rule, amount in Counter(_kind(node.rule) for node in _nodes(tree) if node.rule).items():
        found[f"rule:{rule}"] = float(amount)
    found = {name: min(amount, _MOST) for name, amount in found.items()}
    clauses = ctx.clauses
    predicates = sum(clauses.is_predicate(one.index) and not clauses.is_adverbial(one.index) for one in ctx.phrases)
    found["predicates"] = float(min(max(predicates - 1, 0), 6))
    found["no-predicate"] = float(predicates == 0)
    found["length"] = max(math.log2(max(len(ctx.tokens), 1) / 8), 0.0)
    found["parse"] = sum(sorted((_open_doubt(ctx, phrase) for phrase in ctx.phrases), reverse=True)[:3])
    found["lost"] = float(lost)
    found[f"role:{ctx.analyzed.sentence.role}"] = 1.0
    return found


def _open_doubt(ctx: Context, phrase: Phrase) -> float:
    """Return what the parser's doubt about a phrase leaves open in English, 0 to 1.

    A clause with a conjunction, and a time or scene that opens the sentence, are told where they stand, whichever of the clauses
    behind they hang on: 性能は上がったが、費用が増え、売れなかった.
    """
    if not phrase.chances or phrase.head < 0 or not _is_told_in_turn(ctx, phrase):
        return phrase.doubt
    row, at = set(), phrase.head
    while at >= 0 and ctx.phrases[at].verbal:
        row.add(at)
        if ctx.clauses.tails[at].link not in _IN_TURN:
            break
        at = ctx.phrases[at].head
    same = sum(chance for head, chance in phrase.chances if head in row)
    other = max((chance for head, chance in phrase.chances if head not in row), default=0.0)
    return min(phrase.doubt, max(1 - (same - other), 0.0))


def _is_told_in_turn(ctx: Context, phrase: Phrase) -> bool:
    if phrase.verbal:
        return ctx.clauses.tails[phrase.index].link in _IN_TURN
    opens = phrase.index == 0 and any(part.role == "topic" for part in phrase.parts)
    return opens and (noun_class(phrase) in ("time", "event") or phrase.core.kind == "connector")


_IN_TURN = frozenset("te and contrast cause because tame although found result".split())
"""Links of clauses that English tells in the order of the Japanese."""


def confidence_of(evidence: Mapping[str, float], doubts: Sequence[tuple[str, float]]) -> float:
    """Return the confidence (0 to 1, two decimals): the chance that a careful reader finds the meaning right.

    A logistic model; ``data/confidence/weights.tsv`` has its weights, which ``benchmarks.quality.calibrate`` fits to ratings.
    """
    weights = confidence_weights()
    odds = weights["bias"] + sum(weights.get(name, 0.0) * amount for name, amount in evidence.items())
    odds -= sum(UNWEIGHED_DOUBT * weight for name, weight in doubts if f"doubt:{name}" not in weights)
    return round(min(max(1 / (1 + math.exp(-max(min(odds, 30), -30))), 0.05), 0.99), 2)


@cache
def confidence_weights() -> Mapping[str, float]:
    """Return what each kind of evidence adds to the log odds of being right."""
    return {row["evidence"]: float(row["weight"]) for row in table("confidence/weights")}


def _nodes(tree: EnNode | None) -> Iterator[EnNode]:
    if tree is not None:
        yield tree
        for child in tree.children:
            yield from _nodes(child)


def _kind(rule: str) -> str:
    """Return the kind of a rule: of lexicon entries, constructions and terms what they are, not which.

    >>> _kind("v.hold-event"), _kind("term:numa"), _kind("relative")
    ('v', 'term', 'relative')
    """
    return rule.partition(":")[0].partition(".")[0]
