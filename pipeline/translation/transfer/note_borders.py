"""Come here when two notes in one line are read as one clause, or one clause as two notes: 会場が寒い、上着必須; 期間は5年、延長可."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.tokens import Token
from pipeline.translation.transfer.units import Reader


def note_borders(tokens: Sequence[Token], reader: Reader, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the commas among tokens ``[start, end)`` that part one note from the next, with what stands there in English.

    Both sides say something by themselves.

    A side says something where it ends in a verb or adjective, names what it speaks of (は) before its last noun, or closes with a
    state (未定, 導入済み, 原因不明). Running text has one clause that closes it; the commas before that part none.
    """
    while end > start and tokens[end - 1].norm in _STOPS:
        end -= 1
    commas = list(_commas(tokens, reader, start, end))
    if not commas:
        return
    if _is_prose(tokens[end - 1]):
        yield from ((at, ";") for at in commas if _breaks_off(tokens, start, at))
        return
    begin = start
    for at, stop in zip(commas, [*commas[1:], end], strict=True):
        left, right = tokens[begin:at], tokens[at + 1 : stop]
        goes_on = not left or not right or right[0].lemma in _JOINS or right[0].pos1 == "助詞"
        if not goes_on and not _goes_on_to_telling(left, right) and _parts(left, right, reader, begin, at + 1):
            named = right[0].lemma in ("内", *_OF_ALL, *_TURNS) or _has_topic(right)
            yield at, "," if (_is_measured(reader, begin, left) and not named) or _is_out_of(left) else ";"
            begin = at + 1


def _goes_on_to_telling(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether finished clauses are told one after another: 電源が落ちた、ファイルが壊れたという報告."""
    told = any(one.surface == "と" and after.lemma == "言う" for one, after in pairwise(right[:-1]))
    return told and left[-1].cform.startswith(("終止", "連体"))


_STOPS = frozenset({"。", "．", ".", "!", "！"})
_JOINS = frozenset({"及び", "又は", "或いは", "若しくは", "そして", "並びに"})
"""Words that go on with a list."""


def _commas(tokens: Sequence[Token], reader: Reader, start: int, end: int) -> Iterator[int]:
    inside = {at for unit in reader.fixed.values() for at in unit.tokens}
    depth = 0
    for at in range(start, end):
        depth += (tokens[at].pos2 == "括弧開") - (tokens[at].pos2 == "括弧閉")
        if depth == 0 and tokens[at].norm in "、,，" and at not in inside:
            yield at


def _breaks_off(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether ただし begins a clause behind a noun, which so closes a note: 停止時間18秒という実績、ただし手で合わせた."""
    return tokens[at + 1].lemma == "但し" and at > start and tokens[at - 1].pos1 in ("名詞", "接尾辞")


def _is_prose(last: Token) -> bool:
    """Whether the last word closes running text: た, です, ます, a particle such as よ."""
    return (last.lemma in ("た", "だ", "です", "ます") and last.norm != "で") or last.pos2 == "終助詞"


def _parts(left: Sequence[Token], right: Sequence[Token], reader: Reader, begin: int, follows: int) -> bool:
    """Whether a comma between two sides parts two notes."""
    said = _is_said(right)
    if _is_out_of(left):
        return True
    goes_on = (len(right) > 1 and right[1].lemma == "の") or left[-1].pos2 == "接続助詞"  # 終わると、次の要望が来る
    if right[0].lemma in _TURNS and not goes_on:
        return said or _closes_clause(left) or _is_topic_with_noun(left) or _is_measured(reader, begin, left)
    if _is_measured(reader, begin, left):
        return True
    if left[-1].norm == right[-1].norm == "で" and _has_topic(left) and _has_topic(right):
        return True  # 推論はエッジで、学習はクラウドで
    if _closes_clause(left):
        return said or _ends_in_amount(reader, follows, right) or _has_topic(left) or left[-1].lemma in ("無し", "事")
    if right[0].lemma == "内" and len(right) > 2:
        return True  # 約200名、うち日本から3人
    if _has_topic(left) and _has_topic(right) and not any(one.pos1 in _PREDICATES for one in (*left, *right)):
        return True  # 受付は8:45から、開会は9:30
    thin = left[-1].pos1 == "形容詞" and left[-1].cform.startswith("連用") and any(one.lemma == "が" for one in left)
    if thin and _is_measured(reader, follows, right):
        return True  # 回線が細く、取得に15分
    if said and _has_subject(left) and _has_subject(right) and left[-1].pos1 in ("形容詞", "動詞", "助動詞"):
        return True  # 型推論が賢い、エラーが親切
    if all(one.lemma in _WEATHER for one in right):
        return True  # 会場は大学、雨のち曇り
    behind_arrow = begin > 0 and reader.tokens[begin - 1].surface in "→⇒"
    if said and behind_arrow and _is_amount_alone(reader, begin, left):
        return True  # 稼働率85%→91%、段取り短縮が寄与
    if said and left[-1].lemma in ("のみ", "だけ") and not any(one.pos1 == "助詞" for one in left[:-1]):
        return True  # 平日のみ、祝日除く
    if _is_done(left) and (said or any(follows <= one < follows + len(right) - 1 for one in reader.fixed)):
        return True
    if _is_topic_with_noun(left):
        does = right[-1].pos1 == "動詞" or right[-1].pos3 == "サ変可能"
        does = does and any(one.pos2 == "格助詞" for one in right) and not _has_topic(right)
        if left[-1].pos3 == "副詞可能" and does:
            return False  # 部長は明日、大阪に行く
        if _is_adjective(left[-1]):
            return True  # 座席は自由、早い者勝ち
        if _is_measured(reader, follows, right) or _opens_with_topic(right) or _has_case(right):
            return True
        counted = _ends_in_amount(reader, begin, left)
        more = not counted or any(one.pos1 == "助詞" for one in right)
        held = counted and right[-1].pos3 == "サ変可能"  # 次回は9月、福岡開催
        return said or held or right[0].lemma in _OF_ALL or (more and _is_amount(reader, follows, right))
    brief = len(right) == 1 or (len(right) <= 3 and (_is_adjective(right[-1]) or right[-1].lemma in ("のみ", "だけ")))
    return _is_state(left) and (said or brief or _is_amount(reader, follows, right) or _is_described(right))


_TURNS = frozenset("但し 其の後 只 次 続いて 然し 但 その後 以降".split())
"""Words that begin what comes next or what holds against it."""

_WEATHER = frozenset("雨 曇り 晴れ 雪 後 時々 小雨 大雨 快晴 晴天 曇天 雨天".split())

_OF_ALL = frozenset({"全員", "全て", "全部"})
"""Words that begin a note about all that the note before speaks of: 開発者は3人、全員ボランティア."""


_EXPECTED = frozenset({"見込み", "予定", "見通し", "模様", "方針", "のみ"})
_LIES = frozenset("課題 難 問題 不安 余地 差 違い 注意 制限 限界 疑問 興味".split())
"""What lies in something: 教育に課題."""

_PREDICATES = frozenset({"動詞", "形容詞", "助動詞"})


def _is_said(side: Sequence[Token]) -> bool:
    """Whether a side says something: a clause, a topic with what is said of it, an act with what it is done to, a state."""
    last = side[-1]
    if _closes_clause(side) or last.pos1 in ("動詞", "形容詞", "助動詞"):
        return True
    if last.lemma in _EXPECTED or (last.lemma in _LIES and any(one.lemma == "に" for one in side[:-1])):
        return True
    return _is_done(side) or _is_topic_with_noun(side) or _is_state(side)


def _is_out_of(side: Sequence[Token]) -> bool:
    """Whether a side says of how many the next one speaks: 応募20件中."""
    return len(side) > 2 and side[-1].lemma == "中" and any(one.pos2 == "数詞" for one in side[-3:-1])


def _is_done(side: Sequence[Token]) -> bool:
    """Whether a side is an act with what it is done to, by or with: 再起動で復旧, 議論が白熱."""
    particles = [one for one in side[:-1] if one.pos1 == "助詞"]
    cases = [one for one in particles if one.pos2 == "格助詞" and one.lemma not in ("と", "の")]
    return side[-1].pos3 == "サ変可能" and bool(cases) and particles[-1] in cases


def _closes_clause(side: Sequence[Token]) -> bool:
    """Whether a side ends as a sentence does: 寒い, 動かない, 配布あり, 問題なし, 公開とのこと."""
    last = side[-1]
    before = side[-2] if len(side) > 1 else None
    if last.lemma == "有り" or (last.lemma == "有る" and last.cform.startswith("連用")):
        return before is not None and before.pos1 in ("名詞", "接尾辞")
    if last.lemma == "事":
        return [one.lemma for one in side[-3:-1]] == ["と", "の"]
    return last.lemma == "無し" or (last.pos1 in ("動詞", "形容詞", "助動詞") and last.cform.startswith("終止形"))


def _has_topic(side: Sequence[Token]) -> bool:
    return any(one.pos2 == "係助詞" and one.lemma in ("は", "も") for one in side)


def _opens_with_topic(side: Sequence[Token]) -> bool:
    """Whether a side begins with a topic of its own: 連絡は電話、メールは見ない前提."""
    at = next((at for at, one in enumerate(side) if one.pos1 == "助詞"), -1)
    return at > 0 and side[at].lemma == "は" and all(one.pos1 in ("名詞", "接尾辞", "接頭辞") for one in side[:at])


def _has_case(side: Sequence[Token]) -> bool:
    """Whether a side without a verb says by, in or from what: 回答で缶バッジ."""
    cases = any(one.pos2 == "格助詞" and one.lemma not in ("の", "と") for one in side[:-1])
    return cases and _is_nominal(side[-1]) and not any(one.pos1 in _PREDICATES for one in side)


def _has_subject(side: Sequence[Token]) -> bool:
    """Whether が stands in a side whose last word is finite."""
    finite = side[-1].cform.startswith(("終止", "連体")) or not side[-1].cform
    return finite and any(one.pos2 == "格助詞" and one.lemma == "が" for one in side)


def _is_topic_with_noun(side: Sequence[Token]) -> bool:
    """Whether a side says a noun, a number or a state of a topic: 会場は大阪, 残りは来月のみ."""
    told = next((side[at + 1 :] for at in reversed(range(len(side))) if _has_topic(side[at : at + 1])), ())
    plain = all(one.pos1 not in ("動詞", "助動詞") for one in told)
    return bool(told) and plain and _is_nominal(told[-1]) and told[-1].lemma not in _OCCASIONS


_LOOSE = frozenset({"名詞", "形状詞", "接頭辞", "接尾辞", "副詞", "記号"})

_OCCASIONS = frozenset("為 時 際 場合 後 前 上 所 中 物 事".split())
"""Nouns that lead on to another clause: 保守は終了のため、."""


def _is_nominal(last: Token) -> bool:
    return last.pos1 in ("名詞", "接尾辞", "形状詞", "記号") or (last.pos2 == "副助詞" and last.lemma in _FOCUS)


_FOCUS = frozenset({"のみ", "だけ", "くらい", "ほど", "まで"})


def _is_state(side: Sequence[Token]) -> bool:
    """Whether a side is a state without a particle that hangs on what follows: 満席, まだ未実装, 原因不明, 3台導入済み."""
    last = side[-1]
    joins = ("が", "の", "と") if last.lemma in ("付き", "付く") else ("が", "の")  # 会場は大学、軽食と飲み物付き
    loose = all(one.pos1 in _LOOSE or one.lemma in joins for one in side)
    asked = side[0].pos1 == "接頭辞" and side[0].lemma in ("未", "要")
    asked = asked or any(one.pos1 == "接頭辞" and one.lemma in ("未", "要") for one in side[-2:])
    closing = last.lemma in _CLOSING or last.norm in _CLOSING or last.norm.endswith("可") or asked
    return (closing and loose) or (_is_adjective(last) and [one.lemma for one in side if one.pos1 == "助詞"] == ["が"])


def _is_adjective(last: Token) -> bool:
    return last.pos1 == "形状詞" or "形状詞" in last.pos3


def _is_measured(reader: Reader, at: int, side: Sequence[Token]) -> bool:
    """Whether a side is a noun with its amount: 発表15分, 登壇者4人."""
    ends = at + len(side)
    unit = next((one for one in reader.fixed.values() if one.end == ends and one.amount is not None), None)
    if unit is not None and unit.amount is not None and " per one " in unit.amount.text:
        return unit.start == at or side[unit.start - at - 1].norm == "、"  # 1バッチ100枚
    if unit is None or unit.amount is None or unit.start <= at or unit.amount.kind == "ordinal":
        return False
    before = side[: unit.start - at]
    if unit.amount.kind == "duration" and before[-1].lemma == "に" and len(before) > 1:
        return all(one.pos1 != "助詞" for one in before[:-1])  # 原因調査に3日
    if unit.amount.kind == "bare" and not before[-1].norm.endswith(("数", "率", "値")):
        return False
    if unit.amount.kind == "moment" and (before[-1].pos3 == "副詞可能" or len(before) < 2):
        return False
    return before[-1].pos1 in ("名詞", "接尾辞") and all(one.pos1 != "助詞" or one.lemma == "の" for one in before)


_CLOSING = frozenset(
    "済み 済 中 待ち 未定 不明 無料 有料 満席 満員 不可 可能 必須 不要 必要 多数 少数 禁止 不在 困難 良好 予定 不足 上々 好評 OK NG "
    "完了 中止 延期 断念 保留 可 大 小 高 低 薄 増 減 中心 終了 有り 無し 開始 付き 込み 次第 制".split()
)
"""Words that close a note without a verb."""


def _is_described(side: Sequence[Token]) -> bool:
    """Whether a side is a noun with a clause before it: 立ち見も出る盛況ぶり."""
    return _is_nominal(side[-1]) and any(one.pos1 == "動詞" and one.cform.startswith("連体") for one in side)


def _is_amount(reader: Reader, at: int, side: Sequence[Token]) -> bool:
    """Whether a side is a number or a time and no more than it takes to say it: 約50人, 来年以降."""
    fixed = any(at <= unit.start < at + len(side) for unit in reader.fixed.values() if unit.amount is not None)
    time = all(one.pos3 in ("副詞可能", "助数詞可能", "") for one in side) and any(
        one.pos3 == "副詞可能" for one in side
    )
    return len(side) <= 6 and not _has_topic(side) and (fixed or time)


def _is_amount_alone(reader: Reader, at: int, side: Sequence[Token]) -> bool:
    unit = reader.fixed.get(at)
    return unit is not None and unit.amount is not None and unit.end == at + len(side)


def _ends_in_amount(reader: Reader, begin: int, side: Sequence[Token]) -> bool:
    return any(unit.end == begin + len(side) for unit in reader.fixed.values() if unit.amount is not None)
