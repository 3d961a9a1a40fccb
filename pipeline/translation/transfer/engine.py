"""The engine ``transfer``: phrases, frames, English trees, text; every sentence gets English, with what is doubtful shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Piece, Translation
from pipeline.model.english_tree import EnNode
from pipeline.model.syntax import ParsedSentence
<<<<<<< HEAD
=======
from pipeline.model.tokens import Token
from pipeline.text.normalize import normalize
>>>>>>> 6b8a033 (Latin names stay as written, labels of figures stand apart, places from narrow to wide, from A to B)
from pipeline.translation.terms_engine import certain
from pipeline.translation.transfer.acts import acts_of
from pipeline.translation.transfer.amounts import read_amounts
from pipeline.translation.transfer.assurance import confidence_of, evidence_of, lost_words
from pipeline.translation.transfer.borders import borders_of
from pipeline.translation.transfer.context import Context, Notes, open_context, words
from pipeline.translation.transfer.english.linearize import linearize, pieces_of
from pipeline.translation.transfer.lexicon import Lexicon, load_lexicon, with_terms
from pipeline.translation.transfer.rule_syntax import parse_by_rule
from pipeline.translation.transfer.sentence import render_stretch, stretch
from pipeline.translation.transfer.units import open_reader

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

_PERIOD = re.compile(r"[0-9０-９年月日時分)）]\s*(?:[〜～]|から)\s*[0-9０-９]")
"""5月12日〜14日 inside a sentence; where the two ends are not read as one period, the English is doubtful."""

_LONGEST = 400
"""A sentence of more tokens is no sentence; it is not translated."""


class TransferEngine:
    """Puts Japanese into English by lexicon, constructions and grammar, offline and the same every time."""

    name = "transfer 1"

    def __init__(self, glossary: Glossary | None = None, lexicon: Path | None = None) -> None:
        """Take the glossary, whose terms reach the engine with the sentences, and the folder of a team's own lexicon."""
        self._folder = lexicon
        self._terms = glossary.terms if glossary is not None else ()
        self._lexicon: Lexicon | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon, loaded when it is first needed."""
        if self._lexicon is None:
            self._lexicon = with_terms(load_lexicon(self._folder), self._terms)
        return self._lexicon

    @property
    def lexicon_hash(self) -> str:
        """Twelve hexadecimal digits over lexicon, constructions and the English tables."""
        digest = hashlib.sha256(self.lexicon.content_hash.encode())
        for name in ("acts", "confidence", "constructions", "english", "quantities"):
            folder = resources.files("pipeline") / "data" / name
            for file in sorted(folder.iterdir(), key=lambda one: one.name):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:12]

    @property
    def needs_syntax(self) -> bool:
        """True: frames are read off the tree."""
        return True

    def translate(self, sentences: Sequence[AnalyzedSentence]) -> tuple[Translation, ...]:
        """Return one translation for each of ``sentences``, in order."""
        return tuple(translate_sentence(one, self.lexicon) for one in sentences)


def translate_sentence(analyzed: AnalyzedSentence, lexicon: Lexicon) -> Translation:
    """Return the English of one sentence: what leaves no choice first, the rest transferred phrase by phrase."""
    sentence = analyzed.sentence
    if known := certain(analyzed):
        return known
    if not analyzed.tokens or len(analyzed.tokens) > _LONGEST:
        text = "[Not translated: the sentence is too long.]"
        return Translation(sentence.id, text, 0.1, (Flag.NOT_TRANSLATED,), (Piece(text, None, "notice"),))
    tree, ctx = transfer(analyzed, lexicon)
    notes = ctx.notes
    written = linearize(tree) if tree else []
    pieces = pieces_of(written, analyzed.tokens, _end_mark(ctx, analyzed))
    lost = lost_words(analyzed.tokens, notes.realised)
    if lost:
        notes.flags.add(Flag.WORD_LOST)
    english = "".join(piece.text for piece in pieces)
    confidence = confidence_of(evidence_of(ctx, tree, len(lost)), notes.doubts)
    flags = tuple(flag for flag in Flag if flag in notes.flags)
    return Translation(sentence.id, english, confidence, flags, pieces, acts=acts_of(tree, lexicon))


def transfer(analyzed: AnalyzedSentence, lexicon: Lexicon) -> tuple[EnNode | None, Context]:
    """Return the English tree of a sentence, and the context with the notes made on the way."""
    syntax: ParsedSentence | None = getattr(analyzed, "syntax", None)
    notes = Notes()
    if syntax is None:
        notes.doubt("no-parser", 0.2)
        syntax = parse_by_rule(analyzed)
    text = analyzed.sentence.text
    read = [one.span for one in read_amounts(text)]
    if any(not any(span.start <= found.start() < span.end for span in read) for found in _PERIOD.finditer(text)):
        notes.doubt("period", 0.3)
    reader = open_reader(analyzed, lexicon)
    ctx = open_context(analyzed, syntax, reader, lexicon, notes, 0, len(analyzed.tokens))
<<<<<<< HEAD
    borders = borders_of(analyzed.tokens, reader)
    if not borders:
        return stretch(ctx), ctx
    children: list[EnNode] = []
    start = 0
    for border in borders:
        children += render_stretch(ctx, start, border.end)
        children.append(words(border.mark, "mark", ctx.took(range(border.end, border.start))))
        start = border.start
    children += render_stretch(ctx, start, len(analyzed.tokens))
    return EnNode("sentence", children=tuple(children), rule="borders"), ctx


=======
    borders = _borders(analyzed, reader)
    children, start = _label(ctx)
    if not borders and not start:
        return stretch(ctx), ctx
    borders = tuple(border for border in borders if border > start)
    for border in (*borders, len(analyzed.tokens)):
        children += render_stretch(ctx, start, border)
        if border < len(analyzed.tokens):
            mark = analyzed.tokens[border].norm
            if mark in _BORDERS:
                children.append(words(_BORDERS[mark], "mark", ctx.took((border,))))
            else:
                children.append(words("–", "gap"))
        start = border + (border < len(analyzed.tokens) and mark in _BORDERS)
    return EnNode("sentence", children=tuple(children), rule="borders"), ctx


def _label(ctx: Context) -> tuple[list[EnNode], int]:
    """Return the label that a heading or caption begins with (図1, 2.3), and the token behind it."""
    sentence = ctx.analyzed.sentence
    match = _LABEL.match(sentence.text)
    if not match or sentence.text.endswith("。"):
        return [], 0
    end = next((at for at, token in enumerate(ctx.tokens) if token.start >= match.end()), 0)
    if not end or ctx.tokens[end].pos1 in ("助詞", "助動詞", "補助記号") or ctx.tokens[end - 1].end > match.end():
        return [], 0
    number = normalize(match["number"]).text
    named = _LABELS.get(match["name"] or "", "")
    shown = f"{named} {number}:" if named else number
    return [words(shown, "label", ctx.took(range(end)))], end


_LABELS = {
    "図表": "Figure",
    "図": "Figure",
    "表": "Table",
    "写真": "Photo",
    "付録": "Appendix",
    "付図": "Figure",
    "付表": "Table",
}
_LABEL = re.compile(
    r"(?P<name>図表|図|表|写真|付録|付図|付表)?\s?(?P<number>[0-9０-９]+(?:[.．\-－][0-9０-９]+)*[.．)）]?)[\s:：]+(?=[^\s0-9０-９:：〜～])"
)
"""A figure's number, or that of a section, with a space behind it."""

_BORDERS = {":": ":", "→": "→", "⇒": "→", "|": "|", "=>": "→", "←": "←"}
"""Marks that set two things apart, each to be read for itself: a label and its value, before and after."""


def _borders(analyzed: AnalyzedSentence, reader: Reader) -> tuple[int, ...]:
    """Return the tokens that part the sentence, outside of brackets and of Latin words."""
    found: list[int] = []
    depth = 0
    tokens = analyzed.tokens
    unit_of = {at: first for first, unit in reader.fixed.items() for at in unit.tokens}
    for at, token in enumerate(tokens):
        depth += token.pos2 == "括弧開"
        depth -= token.pos2 == "括弧閉"
        if depth > 0 or not 0 < at < len(tokens) - 1:
            continue
        if unit_of.get(at - 1, -1) != unit_of.get(at, -2) and _is_gap(tokens[at - 1], token, analyzed.sentence.text):
            found.append(at)
        if token.norm not in _BORDERS or at in unit_of:
            continue
        before, after = tokens[at - 1], tokens[at + 1]
        glued = (
            before.end == token.start and token.end == after.start and before.norm.isascii() and after.norm.isascii()
        )
        if not glued:
            found.append(at)
    return tuple(found)


_JAPANESE = re.compile("[ぁ-ゖァ-ヺー一-鿿々〆％]")


def _is_gap(before: Token, after: Token, text: str) -> bool:
    """Tell whether white space sets two notes apart, as on slides: 提供予定　詳細は未定. Japanese has none inside a sentence.

    Behind a particle, a mark or a form that must go on it is only loose writing, and beside Latin letters the usual spacing.
    """
    if before.end == after.start or not (_JAPANESE.match(text[before.end - 1]) and _JAPANESE.match(text[after.start])):
        return False
    if before.pos1 in ("助詞", "補助記号", "接頭辞", "連体詞", "接続詞", "副詞") or after.pos1 in (
        "助詞",
        "助動詞",
        "補助記号",
        "接尾辞",
    ):
        return False
    if before.pos3 == "人名" or (before.pos2 == "固有名詞" and after.pos2 == "固有名詞" and after.pos3 == "人名"):
        return False
    return before.pos1 in ("名詞", "接尾辞", "代名詞") or before.cform.startswith(("終止形", "連体形", "命令形"))


>>>>>>> 6b8a033 (Latin names stay as written, labels of figures stand apart, places from narrow to wide, from A to B)
def _end_mark(ctx: Context, analyzed: AnalyzedSentence) -> str:
    """Return the mark that closes the English: that of the Japanese, a full stop for any clause in running text."""
    text = analyzed.sentence.text.rstrip("」』)） ")
    if text.endswith(("？", "?")):
        return "?"
    root = ctx.phrases[-1].index if ctx.phrases else -1
    if root >= 0 and ctx.clauses.is_predicate(root) and ctx.clauses.tails[root].question:
        return "?"
    if text.endswith(("！", "!")):
        return "!"
    if text.endswith(("：", ":")):
        return ":"
    if text.endswith(("。", "．", ".", "｡")):
        return "."
    clause = bool(ctx.phrases) and ctx.clauses.is_predicate(ctx.phrases[-1].index)
    return "." if clause and analyzed.sentence.role in ("sentence", "item", "cell", "value") else ""
