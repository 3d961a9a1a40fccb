"""What kind of link a bunsetsu has: one more member of a list, and the level of the clause that it closes."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.syntax import Clause, Link
from pipeline.model.tokens import Token

# Particles (lemma) that join nouns into a list; nothing but a mark (A、B) joins them as well.
_LIST_PARTICLES = frozenset(
    ("と", "や", "とか", "だの", "か", "及び", "並びに", "又は", "若しくは", "且つ", "・", "/", "／", "&", "＆")
)
_LIST_MARKS = frozenset(("、", ",", "，", "・", "･", "/", "／", "&", "＆"))
_LIST_RELATIONS = frozenset(("nmod", "obl", "compound", "dep", "nsubj"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM"))

# Clause levels after Minami (1974, 1993): what closes the clause (lemma of its last particle, or of the noun it has become).
_LEVEL: dict[str, Clause] = {
    "ながら": "A",
    "つつ": "A",
    "て": "B",
    "ば": "B",
    "と": "B",
    "たら": "B",
    "なら": "B",
    "ので": "B",
    "のに": "B",
    "ため": "B",
    "為": "B",
    "よう": "B",
    "様": "B",
    "から": "C",
    "が": "C",
    "けれど": "C",
    "けど": "C",
    "し": "C",
}


def link_of(tail: Sequence[Token], relation: str, core_upos: str, head_upos: str, is_root: bool) -> Link:
    """Return how a bunsetsu hangs on its head.

    ``tail`` are the tokens behind its content word, ``relation`` is its relation in the tree, the parts of speech are those
    of its own content word and of its head's.
    """
    if is_root:
        return "root"
    if core_upos in _NOUNS and head_upos in _NOUNS and relation in _LIST_RELATIONS and _joins_a_list(tail):
        return "coordinate"
    return "dependent"


def _joins_a_list(tail: Sequence[Token]) -> bool:
    words = [token for token in tail if token.pos1 != "補助記号"]
    marks = [token.norm for token in tail if token.pos1 == "補助記号"]
    if not words:
        return bool(marks) and marks[-1] in _LIST_MARKS
    return len(words) == 1 and words[0].lemma in _LIST_PARTICLES


def clause_of(tail: Sequence[Token], core: Token, relation: str, quoted: bool) -> Clause:
    """Return the level of the adverbial clause that a bunsetsu closes, empty when it closes none."""
    if relation not in ("advcl", "ccomp", "csubj", "obl"):
        return ""
    words = [token for token in tail if token.pos1 not in ("補助記号", "空白")]
    predicate = core.pos1 in ("動詞", "形容詞") or any(word.pos1 in ("助動詞", "動詞", "形容詞") for word in words)
    if relation == "obl":
        return "B" if core.lemma in ("ため", "為") else ""
    if not predicate:
        return ""
    last = words[-1] if words else core
    if quoted or (last.lemma == "と" and last.pos2 == "格助詞"):
        return "quote"
    if last.pos1 == "助詞" and last.lemma in _LEVEL:
        return _LEVEL[last.lemma]
    # 連用中止: 開かれ、…; ～ず、….
    return "B" if last.cform.startswith("連用形") else ""
