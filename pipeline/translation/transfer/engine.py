"""The engine ``transfer``: phrases, frames, English trees, text; every sentence gets English, with what is doubtful shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Piece, Translation
from pipeline.model.english_tree import EnNode
from pipeline.model.syntax import ParsedSentence
from pipeline.text.shipped import DATA
from pipeline.translation.terms_engine import certain
from pipeline.translation.transfer.acts import acts_of
from pipeline.translation.transfer.amounts import read_amounts
from pipeline.translation.transfer.asides import included, named_field, opening_aside, render_piece
from pipeline.translation.transfer.assurance import confidence_of, evidence_of, lost_words, says_dictionary_words
from pipeline.translation.transfer.borders import borders_of
from pipeline.translation.transfer.claims import open_reader
from pipeline.translation.transfer.context import Context, Notes, open_context, words
from pipeline.translation.transfer.english.clause_texts import clause_texts
from pipeline.translation.transfer.english.linearize import linearize, pieces_of
from pipeline.translation.transfer.labels import label_of
from pipeline.translation.transfer.lexicon import Lexicon, load_lexicon, with_terms
from pipeline.translation.transfer.openings import opening_connector
from pipeline.translation.transfer.rule_syntax import parse_by_rule
from pipeline.translation.transfer.stretches import stretch
from pipeline.translation.transfer.suspects import note_suspects

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

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon, loaded when it is first needed."""
        return with_terms(load_lexicon(self._folder), self._terms)

    @cached_property
    def lexicon_hash(self) -> str:
        """Twelve hexadecimal digits over lexicon, names, constructions and the English tables."""
        digest = hashlib.sha256(self.lexicon.content_hash.encode())
        for name in ("acts", "confidence", "constructions", "english", "jmdict", "lexicon", "names", "quantities"):
            folder = DATA / name
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
    note_suspects(ctx, tree)
    written = linearize(tree) if tree else []
    pieces = pieces_of(written, analyzed.tokens, _end_mark(ctx, analyzed, tree))
    lost = lost_words(analyzed.tokens, notes.realised)
    if lost:
        notes.flags.add(Flag.WORD_LOST)
    if says_dictionary_words(tree, notes.looked_up):
        notes.flags.add(Flag.UNKNOWN_WORD)
    english = "".join(piece.text for piece in pieces)
    confidence = confidence_of(evidence_of(ctx, tree, len(lost)), notes.doubts)
    flags = tuple(flag for flag in Flag if flag in notes.flags)
    acts, clauses = acts_of(tree, lexicon), clause_texts(tree)
    return Translation(sentence.id, english, confidence, flags, pieces, acts=acts, clauses=clauses)


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
    borders = borders_of(analyzed.tokens, reader)
    label, start = label_of(text, analyzed.tokens)
    children = [words(label, "label", ctx.took(range(start)))] if label else []
    opened, start = opening_aside(ctx, start)
    children += opened
    if not children and (led := opening_connector(ctx)) is not None:
        children.append(led)
        start = ctx.phrases[0].end
    if not borders and not children:
        return stretch(ctx), ctx
    for border in borders:
        if border.end < start or (start and border.start <= start):
            continue
        children += named_field(ctx, start, border) if border.mark == ":" else render_piece(ctx, start, border.end)
        children.append(words(border.mark, "mark", ctx.took(range(border.end, border.start))))
        start = border.start
    counted = included(ctx, start, len(analyzed.tokens)) if borders and borders[-1].mark == "," else None
    children += [counted] if counted is not None else render_piece(ctx, start, len(analyzed.tokens))
    return EnNode("sentence", children=tuple(children), rule="borders"), ctx


def _end_mark(ctx: Context, analyzed: AnalyzedSentence, tree: EnNode | None) -> str:
    """Return the mark that closes the English: that of the Japanese, a full stop for any clause in running text."""
    text = analyzed.sentence.text.rstrip("」』)） ")
    aside = analyzed.sentence.text.rstrip().endswith((")", "）"))
    if text.endswith(("？", "?")) and not aside:
        return "?"
    if tree is not None and tree.rule == "title.how":
        return ""
    root = ctx.phrases[-1].index if ctx.phrases else -1
    asks = root >= 0 and ctx.clauses.is_predicate(root) and ctx.clauses.tails[root].question
    roles = [part.role for part in ctx.phrases[root].parts] if asks else []
    if asks and not ("question" in roles and "copula" in roles[roles.index("question") :]):
        return "?"
    if text.endswith(("！", "!")):
        return "!"
    if text.endswith(("：", ":")):
        return ":"
    if text.endswith(("。", "．", ".", "｡")):
        return "."
    last = tree.children[-1] if tree is not None and tree.rule == "borders" else tree
    if last is not None and last.rule in ("closing-state", "value", "fragment"):
        return ""
    clause = bool(ctx.phrases) and ctx.clauses.is_predicate(ctx.phrases[-1].index)
    return "." if clause and analyzed.sentence.role in ("sentence", "item", "cell", "value") else ""
