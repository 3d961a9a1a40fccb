"""Come here when a text is cut into sentences at the wrong place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.model.text import Span

_OPENERS, _CLOSERS = "「『（(【〔《〈“[｢", "」』）)】〕》〉”]｣"
_PAIRS = dict(zip(_OPENERS, _CLOSERS, strict=True))
_QUOTES = "」』｣"

_LONGEST_BRACKET = 400
"""A bracket that is not closed within so many code points is taken for a slip of the writer and ignored."""

_ABBREVIATION = re.compile(
    r"mrs?|ms|dr|prof|st|[sj]r|inc|ltd|co|corp|llc|gmbh|dept|univ|nos?|figs?|eqs?|refs?|secs?|chap|vol|ver|vs|etc|al"
    r"|e\.g|i\.e|cf|ca|approx|tel|ext|est|eds?|pp?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mt|ave|blvd|u\.s|u\.k"
    r"|[ap]\.m|ph\.d|[a-z]",
    re.IGNORECASE,
)
"""Words that keep their full stop inside a sentence (given without the last dot), and initials."""

_LAUGHS = "笑|苦笑|爆笑|失笑|汗|大汗|冷汗|涙|泣|嬉|喜|怒|爆|謎|照|違|嘘|拍手|死|悲"
"""What stands in brackets behind a full stop and belongs to the sentence before it: （笑）."""

_GLYPH = "[^\\W_ぁ-ん]"
_CONTINUES = re.compile(
    rf"""(?:
      [、，,]                                                                  # えっ？、と
    | と(?:い[うえっわ]|言|か|の|こと|し[たてま]|す[るれ]|は|なる|なっ|なり、|思|聞|尋|問|述|話|書|考|感|叫|答|返|呼|題|銘打|、
         |おも|かん|きかれ|おっしゃ|つぶや)
    | って(?!い?た) | っていう | っぽ | ってな
    | など | なんて | なんか | なら | なのか | なの[でにはが] | だと | だっ[たて] | だけ | ばかり | くらい | ぐらい
    | を | か[ら、と] | [との][「『] | の[、も] | へ[の、] | [がはも]、 | に[、もはつ] | で[あす] | まで[、に]
    | (?:[とのへがはもにでや]|より|まで){_GLYPH}
    )""",
    re.VERBOSE,
)
"""What goes on with the sentence behind a quotation, a question mark or an exclamation mark: と, という, など, の本 ..."""

_STOP = re.compile(r"[。｡．！？!?‼⁇⁈⁉]+|\.+")
_WORD = re.compile(r"[^\W_]")
_BRACKET = re.compile("[" + re.escape(_OPENERS + _CLOSERS) + "]")
_STRAIGHT_QUOTES = re.compile(r'(?<![A-Za-z0-9])"(?=\S)[^"\n]{1,200}(?<=\S)"')
_LITERAL = re.compile(r"(?:https?|ftp|file)://[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.ASCII)
"""Addresses: a mark inside one ends no sentence."""

_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u203c\u2049\ufe0f\u200d\U000e0020-\U000e007f♪♫♬]"
_AFTERTHOUGHT = re.compile(
    rf"""[ 　]?(?:{_PICTURE}+
    | [（(](?:{_LAUGHS})[）)]
    | [（(][^\w（()）\n]{{1,12}}[）)]      # a face made of signs
    | [wｗ]+(?![A-Za-z0-9])
    | …+ | ‥+ | ・・+ )""",
    re.VERBOSE,
)
_UNMATCHED_CLOSERS = re.compile("[" + re.escape(_CLOSERS) + "]+")

_JAPANESE = re.compile(r"[^\W\x00-\u052f！-ｚ]|[」』）】〕》〉”]")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")
_NUMBERING = re.compile(
    r"\s*(?:第|図|表|写真|[Nn]o)?[ 　]?[(（]?[0-9０-９]+(?:[.．][0-9０-９]+)*$|\s*[A-Za-zＡ-Ｚａ-ｚ]$"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` as spans without surrounding white space.

    Together the spans cover every character that is not white space. A quotation and what is said about it are one sentence,
    and so is a remark in brackets; a line end is white space like any other. Takes time linear in the text.

    >>> text = "会場は満席だった.「次は？」と聞かれた。2.7は未定(笑)！ よかった。"
    >>> [span.of(text) for span in split_sentences(text)]
    ['会場は満席だった.', '「次は？」と聞かれた。', '2.7は未定(笑)！', 'よかった。']
    """
    spans = []
    start = 0
    for end in (*_ends(text), len(text)):
        span = _stripped(text, start, end)
        if span.start < span.end:
            spans.append(span)
        start = end
    return tuple(spans)


def _stripped(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return Span(start + lead, max(start + len(part.rstrip()), start + lead))


def _ends(text: str) -> Iterator[int]:
    """Yield where a sentence ends and another may begin, in order."""
    inside = _Cover(_bracketed(text))
    literal = _Cover([Span(*match.span()) for match in _LITERAL.finditer(text)])
    start = at = 0
    word = _WORD.search(text)
    while word and (match := _STOP.search(text, at)):
        at = match.end()
        if literal.holds(match.start()):
            continue
        pair = inside.holds(match.start())
        if pair is None:
            ends = word.start() < match.start() and _is_end(text, start, match)
        else:
            ends = at == pair.end - 1 and _ends_quotation(text, start, pair, match[0])
            at = pair.end if at == pair.end - 1 else at
        if ends:
            start = at = _with_afterthoughts(text, at)
            word = _WORD.search(text, start)
            yield start


class _Cover:
    """Disjoint spans in order, asked which of them holds an offset."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def holds(self, offset: int) -> Span | None:
        at = bisect_right(self._starts, offset) - 1
        return self._spans[at] if at >= 0 and offset < self._spans[at].end else None


def _bracketed(text: str) -> list[Span]:
    """Return the outermost pairs of brackets; a bracket without its partner near by counts as an ordinary character."""
    open_at: dict[str, list[int]] = {closer: [] for closer in _CLOSERS}
    pairs = []
    for match in _BRACKET.finditer(text):
        char = match[0]
        if char in _PAIRS:
            open_at[_PAIRS[char]].append(match.start())
        elif open_at[char]:
            opened = open_at[char].pop()
            if match.end() - opened <= _LONGEST_BRACKET:
                pairs.append(Span(opened, match.end()))
    pairs.extend(Span(*match.span()) for match in _STRAIGHT_QUOTES.finditer(text))
    outermost: list[Span] = []
    for pair in sorted(pairs, key=lambda span: (span.start, -span.end)):
        if not outermost or pair.start >= outermost[-1].end:
            outermost.append(pair)
        elif pair.end > outermost[-1].end and pair.end - outermost[-1].start <= _LONGEST_BRACKET:
            outermost[-1] = Span(outermost[-1].start, pair.end)
    return outermost


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the marks ``stop``, outside any bracket, end the sentence that began at ``start``."""
    marks, before, behind = stop[0], text[stop.start() - 1], text[stop.end() : stop.end() + 1]
    if marks[0] == ".":
        return _is_latin_end(text, start, stop)
    if marks[0] in "。｡":
        return True
    if marks == "．" and (_is_digit(before) or not _JAPANESE.match(before)):
        return not (_is_digit(behind) or _NUMBERING.match(text, start, stop.start()))
    if behind and marks[-1] in "!?" and before.isascii() and before.isalnum():
        # Yahoo!ニュース, a!=b, What's new? New tools
        return behind.isspace() and not _continues(text, stop.end())
    return not _continues(text, stop.end())


def _is_latin_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether ASCII full stops end a sentence: だった.どの and done. Next, not 2.7, a.txt, Mr. or No. 5."""
    before, rest = text[stop.start() - 1], text[stop.end() : stop.end() + 12]
    if len(stop[0]) > 1:
        return not rest.strip()
    if _JAPANESE.match(before):
        if not rest or rest[0].isspace():
            return True
        if rest[0].isascii() and rest[0].isalnum():
            return "ぁ" <= before <= "ゖ" and rest[0].isupper()
        return not _continues(text, stop.end())
    if not rest.strip():
        return True
    if not rest[0].isspace():
        return (
            not rest[0].isascii() and rest[0].isalnum() and not _is_digit(before) and not _continues(text, stop.end())
        )
    word = _LATIN_WORD.search(text, max(start, stop.start() - 20), stop.start())
    if (word and _ABBREVIATION.fullmatch(word[0])) or _NUMBERING.match(text, start, stop.start()):
        return False
    follower = rest.lstrip()[:1]
    if _is_digit(before) and not follower.isascii():
        return False  # 図1. 全景
    return not (follower.islower() and follower.isascii()) and not _continues(text, stop.end() + 1)


def _ends_quotation(text: str, start: int, pair: Span, marks: str) -> bool:
    """Tell whether the sentence ends behind the bracket ``pair``, which closes right behind the stop ``marks``."""
    if marks[-1] not in "。｡．":
        return False
    closer = text[pair.end - 1]
    if closer not in _QUOTES and text[start : pair.start].strip():
        return False  # a remark (この通り。) in the middle of a sentence
    behind = text[pair.end : pair.end + 1]
    return not (behind and behind in _OPENERS) and not _STOP.match(text, pair.end) and not _continues(text, pair.end)


def _continues(text: str, at: int) -> bool:
    return _CONTINUES.match(text, at) is not None


def _with_afterthoughts(text: str, at: int) -> int:
    """Return the end of the sentence with stray closing brackets, （笑）, emoji and dots that still belong to it."""
    while match := _UNMATCHED_CLOSERS.match(text, at) or _AFTERTHOUGHT.match(text, at):
        at = match.end()
    return at


def _is_digit(char: str) -> bool:
    return char != "" and char in "0123456789０１２３４５６７８９"
