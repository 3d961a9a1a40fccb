"""Come here when もの is "thing" where English says one, those or things: 前回のもの, 学生によるもの."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.heads import Around, Compound


def say_what_they_are(made: Compound, around: Around, use: Use, *, so_many: bool) -> None:
    """Say すぐ使えるもの as "things that can be used at once", and 昨年開発したもの of something as "one that was developed"."""
    clause_ = next((node for node in around.after if node.category in ("clause", "sentence")), None)
    free = not (around.before or made.before or around.determiner or made.determiner or made.counted or around.counted)
    said = [node.lemma for node in (*around.before, *made.before)]
    if made.head is not None and made.head.lemma == "thing" and len(said) == 1 and said[0] in _ONES and not made.ready:
        made.head = replace(made.head, lemma="one")  # 前回のもの
        return
    if made.head is None or made.head.lemma != "thing" or not free or made.ready:
        return
    told = bool(around.after) and not so_many  # 企業からのものが多い: there are many
    if told and all(node.category == "pp" and node.lemma in _OF_WHOM for node in around.after):
        made.head, made.ready = EnNode("np", "those", tokens=made.head.tokens, rule=made.head.rule), True
        around.plural = True  # 学生によるもの: those by students
    if clause_ is None or made.ready:
        return
    if use == "complement":
        made.head, made.ready = EnNode("np", "one", tokens=made.head.tokens, rule=made.head.rule), True
    else:
        around.plural = around.generic = True


_ONES = frozenset(
    "previous last new old latest current conventional existing next second first large small cheap".split()
)
"""What tells a thing from others of its kind that were spoken of."""

_OF_WHOM = frozenset({"by", "from", "for", "in", "at", "on", "with", "using"})
"""How what stands behind "those" begins that tells them from others."""
