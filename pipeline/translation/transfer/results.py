"""Come here when 調べた結果を報告する is a result that was examined, and not the result of examining."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.predication import clause


def result_of(ctx: Context, frame: Frame, made: Compound, around: Around) -> bool:
    """Put what was done behind 結果 as "of doing it"; tell whether the noun was 結果 and the clause what it came of."""
    if made.entry is None or made.entry.ja != "結果" or not _comes_of(ctx, frame):
        return False
    plain = replace(frame, tail=replace(frame.tail, past=False))
    around.after += [words("of", "r.of"), clause(ctx, plain, form="ing")]
    around.restricted = True
    return True


def _comes_of(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what was done that has a result; not 得た結果, which was had itself."""
    done = frame.kind == "verb" and frame.tail.past and not (frame.tail.passive or frame.tail.negative)
    named = any(one.role == "ga" or one.topic for one in frame.arguments)
    return done and not named and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma not in _HAD


_HAD = frozenset("得る 出す 残す 望む 期待 示す 予想 想定 上げる 導く 見る 聞く 出る 成る 意図".split())
"""What is done to a result itself."""
