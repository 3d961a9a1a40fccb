"""Come here when a note that names nobody is given an "it", or loses a subject it should have: 次版で対応予定, WSDKに記述."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context


def clipped(ctx: Context, tree: EnNode) -> EnNode:
    """Return the tree of a note without the "it" that no Japanese word stands for: planned to be handled in the next release.

    English notes leave it out as Japanese does, with the "is" behind it. A sentence of running text keeps both.
    """
    if not _is_note(ctx):
        return tree
    lead, clause, rest = _parted(tree)
    subject = clause.child("subject") if clause is not None else None
    verb = clause.child("head") if clause is not None else None
    if clause is None or subject is None or subject.rule != "subject.it" or verb is None or verb.category != "verb":
        return tree
    at = clause.children.index(subject)
    before = tuple(child for child in clause.children[:at] if child.lemma != ",")
    if any(child.lemma.endswith(" that") for child in (*lead, *before)):
        return tree  # it is hoped that it does not stop
    if clause.feature("question") or any(child.category not in ("word", "pp") for child in (*lead, *before)):
        return tree
    if not _forget_it(ctx):
        return tree
    said = verb.having(clipped="yes")
    kept = tuple(said if child is verb else child for child in clause.children[at + 1 :])
    moved = tuple(child for child in (*lead, *before) if child.category == "pp" or child.feature("when"))
    stays = tuple(child for child in (*lead, *before) if child not in moved)
    return EnNode("sentence", children=(*stays, replace(clause, children=kept), *moved, *rest), rule="clipped")


def _is_note(ctx: Context) -> bool:
    """Whether the sentence is a note: without a full stop, and not told to a reader (です, ます, た)."""
    sentence = ctx.analyzed.sentence
    text = sentence.text.rstrip("」』)） ")
    if ctx.depth > 1 or ctx.voice or text.endswith(("。", "．", ".", "｡", "!", "！", "?", "？", "…", "か")):
        return False
    if sentence.role not in ("sentence", "item", "cell", "value"):
        return False
    last = ctx.phrases[-1]
    polite = any(ctx.tokens[at].lemma in ("ます", "です") for at in range(last.start, last.end))
    return not polite


def _parted(tree: EnNode) -> tuple[tuple[EnNode, ...], EnNode | None, tuple[EnNode, ...]]:
    """Return what leads a tree of one clause, the clause, and what follows; no clause where there are several."""
    if tree.category == "clause":
        return ((), tree, ()) if _clauses_in(tree) == 1 else ((), None, ())
    at = next((at for at, child in enumerate(tree.children) if child.category == "clause"), -1)
    if tree.category != "sentence" or at < 0 or _clauses_in(tree) > 1:
        return (), None, ()
    lead = tuple(child for child in tree.children[:at] if child.lemma != ",")
    return lead, tree.children[at], tree.children[at + 1 :]


def _clauses_in(tree: EnNode) -> int:
    return (tree.category == "clause") + sum(_clauses_in(child) for child in tree.children)


def _forget_it(ctx: Context) -> bool:
    """Take back the doubt about the subject; False where there is none, for an "it" that is no guess."""
    found = next((one for one in reversed(ctx.notes.doubts) if one[0] == "subject-it"), None)
    if found is None:
        return False
    ctx.notes.doubts.remove(found)
    return True
