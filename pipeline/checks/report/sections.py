"""empty-section, session-outcome and action-item: headings with nothing below, sessions without content, tasks of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding, make_group
from pipeline.model.findings import Finding
from pipeline.model.report import ItemList, Paragraph, Section
from pipeline.model.text import Span
from pipeline.text.letters import KANJI

_SESSION = re.compile("(?:セッション|講演|発表|会議|ミーティング|パネル|分科会)(?:では|においては)")
_EMPTY_WORDS = re.compile("様々|さまざま|いろいろ|色々|それぞれ|各種|など|方向性|一般")
_SAYS_LITTLE = re.compile(
    "(?:示され|議論され|議論が(?:行わ|なさ)れ|説明され|紹介され|述べられ|話され|話がなされ|行われ)(?:た|ました)[。.．]?$"
)
_TELLING = re.compile("[0-9０-９「『]|[A-Za-z]{2,}.*[A-Za-z]{2,}")
_ACTIONS = re.compile(
    "アクション|TODO|ToDo|宿題|対応事項|残課題|次のステップ|今後の(?:対応|予定|アクション)|Next ?Steps?|Action Items?|アクションアイテム",
    re.IGNORECASE,
)
_OWNER = re.compile(
    f"担当|[氏様]|さん|{KANJI}(?:が|は|より|から)|[（(][^（）()]{{1,12}}[）)]|[部課社]|[:：]|当社|弊社|先方|全員|私"
)
_DUE = re.compile(
    r"[0-9０-９]+\s?(?:月|日|/|週)|まで|中に|以内|今週|来週|今月|来月|[上中下]旬|[月年]末|年度|次回|期限|随時|毎"
)


def empty_section(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield headings with nothing below them before the next heading of the same or a higher level.

    Plain text does not tell the levels of its headings; there only the last one is surely empty.
    """
    sections = manuscript.report.sections
    knows_levels = manuscript.report.source.format != "text"
    passages = {passage.one.sentence.id: passage for passage in manuscript.passages}
    for at, section in enumerate(sections):
        following = sections[at + 1] if at + 1 < len(sections) else None
        is_surely_last = following is None or (knows_levels and following.level <= section.level)
        if section.heading and section.level and not section.blocks and is_surely_last and at:
            passage = passages[section.heading[0].id]
            yield make_finding(
                "empty-section",
                "warning",
                passage.one,
                Span(0, len(passage.text)),
                {"found": passage.text},
                confidence=0.7,
            )


def session_outcome(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield paragraphs of one sentence that say of a session no more than that things were discussed."""
    passages = {passage.one.sentence.id: passage for passage in manuscript.passages}
    for section in manuscript.report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and len(block.sentences) == 1:
                passage = passages[block.sentences[0].id]
                session = _SESSION.search(passage.text)
                if session and passage.is_prose and _says_nothing(passage.text[session.end() :]):
                    yield make_finding(
                        "session-outcome",
                        "info",
                        passage.one,
                        Span(0, len(passage.text)),
                        {"found": session[0]},
                        confidence=0.6,
                    )


def _says_nothing(text: str) -> bool:
    return _SAYS_LITTLE.search(text) is not None and _EMPTY_WORDS.search(text) is not None and not _TELLING.search(text)


def action_item(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the items of a list of actions that name nobody to do them, or no date."""
    passages = {passage.one.sentence.id: passage for passage in manuscript.passages}
    for section in manuscript.report.sections:
        heading = "".join(sentence.text for sentence in section.heading)
        if _ACTIONS.search(heading):
            yield from _items(section, passages)


def _items(section: Section, passages: dict[str, Passage]) -> Iterator[Finding]:
    for block in section.blocks:
        if not isinstance(block, ItemList):
            continue
        for item in block.items:
            text = "".join(sentence.text for sentence in item.sentences)
            lacks_owner, lacks_date = not _OWNER.search(text), not _DUE.search(text)
            if item.sentences and (lacks_owner or lacks_date):
                passage = passages[item.sentences[0].id]
                what = "both" if lacks_owner and lacks_date else "owner" if lacks_owner else "date"
                yield make_group(
                    "action-item",
                    "info",
                    [(passage.one, Span(0, len(passage.text)))],
                    {"found": passage.text},
                    key=passage.text,
                    message=f"action-item-{what}",
                    confidence=0.6,
                )
