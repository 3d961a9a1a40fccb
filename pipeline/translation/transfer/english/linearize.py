"""Come here when words, spaces, commas or capitals come out wrong: an English tree becomes words, and words a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.english import Piece
from pipeline.model.english_tree import EnNode
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.translation.transfer.english.inflect import indefinite_article, plural, verb_form
from pipeline.translation.transfer.english.verb_group import verb_words


class Written(NamedTuple):
    """One stretch of English with the Japanese tokens and the rule that it comes from."""

    text: str
    tokens: tuple[int, ...]
    rule: str


def linearize(tree: EnNode) -> list[Written]:
    """Return the words of ``tree`` in order, inflected, without spaces between them."""
    return list(_written(tree, "3"))


def _written(node: EnNode, agreement: str) -> Iterator[Written]:
    match node.category:
        case "clause":
            subject = node.child("subject")
            agreed = agreement_of(subject) if subject else "3"
            for child in _inverted(node, agreed) if node.feature("question") else node.children:
                yield from _written(child, agreed)
        case "verb":
            before, slot, after = node.lemma.partition(" {obj} ")
            opening = node if not slot else EnNode("verb", before, node.slot, node.features)
            words = _asked(opening, agreement)[1] if node.feature("inverted") else verb_words(opening, agreement)
            adverbs = [child for child in node.children if child.slot != "object"]
            objects = [child for child in node.children if child.slot == "object"]
            helper = (
                bool(words)
                and words[0] in _AUXILIARIES
                and (len(words) > 1 or words[0] in _FORMS_OF_BE)
                and bool(adverbs)
                and (words[0] not in ("has", "have", "had") or node.feature("aspect").startswith("perfect"))
            )
            guessed = bool(adverbs) and all(child.lemma in _JUDGED for child in adverbs)
            adverb_at = (2 if words[1:2] == ["not"] and not guessed else 1) if helper else 0
            if node.feature("negative") and all(child.lemma in _OUTSIDE_NOT for child in adverbs):
                adverb_at = 0  # it sometimes does not start
            if adverbs and (node.feature("form") == "inf" or node.feature("chain")) and "to" in words:
                manner = node.feature("form") == "inf" or any(
                    child.lemma.endswith("ly") and child.lemma not in _JUDGED for child in adverbs
                )
                outer = words[: -len(before.split(" "))]  # go to listen to it directly
                at = len(outer) - outer[::-1].index("to") if "to" in outer else adverb_at
                adverb_at = at if manner else adverb_at
            if adverb_at:
                yield Written(" ".join(words[:adverb_at]), node.tokens, node.rule)
            for child in adverbs:
                yield from _written(child, agreement)
            if words[adverb_at:]:
                yield Written(" ".join(words[adverb_at:]), node.tokens, node.rule)
            for child in objects:
                yield from _written(child, agreement)
            if slot:
                yield Written(after, (), node.rule)
        case "noun":
            yield Written(plural_of(node) if node.feature("number") == "plural" else node.lemma, node.tokens, node.rule)
        case "pp":
            if node.lemma:
                yield Written(node.lemma, node.tokens, node.rule)
            for child in node.children:
                yield from _written(child, agreement)
        case _:
            if node.lemma or node.tokens:
                text = verb_form(node.lemma, "ing") if node.feature("form") == "ing" else node.lemma
                yield Written(text, node.tokens, node.rule)
            for child in node.children:
                yield from _written(child, agreement)


def _inverted(clause: EnNode, agreement: str) -> Sequence[EnNode]:
    """Return the parts of a question in their order: is it used, does it work; as they are where the subject asks."""
    at = next((at for at, child in enumerate(clause.children) if child.slot == "subject"), -1)
    verb = next((child for child in clause.children if child.slot == "head" and child.category == "verb"), None)
    if at < 0 or verb is None or _first_word(clause.children[at]) in _ASKING:
        return clause.children
    opening = replace(verb, lemma=verb.lemma.partition(" {obj} ")[0])
    helper = EnNode("word", _asked(opening, agreement)[0], rule="question")
    rest = [child if child is not verb else child.having(inverted="yes") for child in clause.children]
    return (*rest[:at], helper, *rest[at:])


_JUDGED = frozenset(
    "probably certainly surely presumably surprisingly unexpectedly still apparently seemingly obviously clearly".split()
)
"""Adverbs of how sure or how surprising it is, which stand before "not": it will probably not be used."""

_OUTSIDE_NOT = frozenset({"sometimes", "often", "seldom"})
"""Adverbs of how often something is so or not, which a negation does not deny."""


def _asked(verb: EnNode, agreement: str) -> tuple[str, list[str]]:
    """Return the helper that goes before the subject of a question, and the words of the verb that stay behind it."""
    helper, *rest = verb_words(verb.having(negative="yes"), agreement)
    if helper == "cannot":
        helper, rest = "can", ["not", *rest]
    if not verb.feature("negative"):
        rest.remove("not")
    return helper, rest


def _first_word(node: EnNode) -> str:
    return next((word.text.split(" ")[0] for word in _written(node, "3") if word.text), "")


_ASKING = frozenset({"who", "what", "which", "how", "whose", ""})

_FORMS_OF_BE = frozenset({"is", "are", "was", "were", "am"})
_AUXILIARIES = _FORMS_OF_BE | frozenset(
    {
        "will",
        "can",
        "cannot",
        "could",
        "may",
        "might",
        "must",
        "should",
        "would",
        "has",
        "have",
        "had",
        "did",
        "does",
        "do",
    }
)


def plural_of(noun: EnNode) -> str:
    """Return the plural that the lexicon gives or the regular one."""
    said = noun.rule.startswith(_GENERAL) and noun.lemma.endswith("s") and not noun.lemma.endswith(("ss", "us", "is"))
    return noun.lemma if said else noun.feature("plural") or plural(noun.lemma)


_GENERAL = "j."
"""The ids of the general dictionary, which gives some nouns in the plural: brain waves."""


def agreement_of(subject: EnNode) -> str:
    """Return how a verb agrees with ``subject``: ``1``, ``3`` or ``p``."""
    if subject.feature("person") == "1":
        return "1"
    return "p" if subject.feature("number") == "plural" else "3"


_NO_SPACE_BEFORE = (",", ".", ";", ":", "?", "!", ")", "”", "’s", "'s", "]", "%")
_NO_SPACE_BEHIND = ("(", "“", "[", "")
_OPENERS = '(“"‘['


def pieces_of(words: Sequence[Written], tokens: Sequence[Token], end: str = "") -> tuple[Piece, ...]:
    """Return ``words`` as pieces of running text: spaces, a/an, commas settled, a capital at the start, ``end`` behind.

    The pieces joined are the English; each has the span of its Japanese tokens.
    """
    kept = [word for word in words if word.text]
    kept = _without_doubled_commas(kept)
    pieces: list[Piece] = []
    text = ""
    for at, word in enumerate(kept):
        written = word.text
        following = kept[at + 1].text if at + 1 < len(kept) else ""
        if written == "a" and word.rule == "article":
            written = indefinite_article(following.lstrip(_OPENERS) or "x")
        if (
            (not any(char.isalpha() or char.isdigit() for char in text) or _is_opening(pieces[-1].origin, text))
            and written[:1].islower()
            and word.rule != "kept"
            and _may_be_capital(written)
        ):
            written = written[0].upper() + written[1:]
        beside = written.startswith(_NO_SPACE_BEFORE) and not (
            word.rule == "kept" and written[1:2].isalpha()
        )  # .bashrc
        space = "" if not text or text.endswith(_NO_SPACE_BEHIND[:3]) or beside else " "
        pieces.append(Piece(space + written, _span(word.tokens, tokens), word.rule or "rule"))
        text += space + written
    if end and text and text[-1] not in ".?!":
        if text[-1] in ",;:":
            last = pieces[-1]
            pieces[-1] = last._replace(text=last.text[:-1])
        pieces.append(Piece(end, None, "mark"))
    return tuple(pieces)


def _is_opening(origin: str, text: str) -> bool:
    """Whether a line begins behind ``text``, or a title.

    The number of a section or session, who speaks, the end of a sentence, the mark before a title: 2.3, B-2:, Q:, not Figure 1:.
    """
    if (origin == "mark" and text[-1] in ".?!") or origin == "title-mark":
        return True
    numbered = origin == "label" and _NUMBERED.fullmatch(text) is not None
    return text in ("Q:", "A:") or numbered


_NUMBERED = re.compile(r"[QA]\d*:|[A-Z\d][A-Z\d-]*\d:|Part \d+|Appendix [A-Z\d.]+:|[\d(][\d.()-]*")


def _may_be_capital(word: str) -> bool:
    """A name that begins small keeps its letter: kexec, mem_map, iPhone."""
    first = word.split(" ")[0]
    return "_" not in first and "/" not in first and first.lower() == first


def _without_doubled_commas(words: list[Written]) -> list[Written]:
    kept: list[Written] = []
    for word in words:
        if kept and word.text in (",", ";", ":", ".") and kept[-1].text[-1] in ",;:(“":
            continue
        if word.text == "," and not kept:
            continue
        if word.text[0] in ")”" and kept and kept[-1].text == ",":
            kept.pop()
        kept.append(word)
    return kept[:-1] if kept and kept[-1].text == "," else kept


def _span(indexes: tuple[int, ...], tokens: Sequence[Token]) -> Span | None:
    if not indexes:
        return None
    return Span(tokens[min(indexes)].start, tokens[max(indexes)].end)
