"""agentless-passive: 議論がなされた, 説明された: English wants to know who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_LIGHT = re.compile(
    "(?:議論|討論|説明|提案|報告|発表|紹介|話|質問|指摘|意見|検討|要望|話し合い|意見交換|質疑(?:応答)?|回答|決定|合意|依頼|要求|発言|解説|講演)"
    "(?:[がはも]|についても?)(?:.{0,3})(?:行(?:な)?われ|なされ|為され)(?:て(?:い)?た|ていました|た|ました|る|ます)"
)
_SAYING = re.compile(
    "(?<=[がも])(?:(?:議論|説明|提案|報告|紹介|指摘|強調|要求|発表|検討|解説|主張|要望|質問|言及|示唆|提起|決定|合意)され"
    "|(?:述べ|語ら|挙げ|伝え)られ|(?:話さ|示さ)れ)(?:て(?:い)?た|ていました|た|ました)(?=[。、．]|$|が、)"
)
"""Only behind が and も: 方法を説明された, 便利だと話された are polite words for what somebody said."""

_AGENT = re.compile(
    "によ(?:って|り)|から(?:も|は|の)?|[氏様]に|さんに|より(?:、|も)|側|側から|の手で|[らり](?:が|は)、|から、"
)


def agentless_passive(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding for verbs that say nothing themselves (議論がなされた), one for verbs of saying, with all places."""
    for kind, pattern in (("light", _LIGHT), ("saying", _SAYING)):
        places: list[tuple[Passage, Span]] = []
        for passage in manuscript.prose:
            for match in pattern.finditer(passage.text):
                span = Span(*match.span())
                if passage.is_open(span) and not _AGENT.search(_clause(passage.text, span)):
                    places.append((passage, span))
        if places:
            passage, span = places[0]
            yield make_group(
                "agentless-passive",
                "info",
                [(one.one, at) for one, at in places],
                {"found": span.of(passage.text), "count": str(len(places))},
                key=kind,
                message=f"agentless-passive-{kind}",
                confidence=0.7,
            )


def _clause(text: str, span: Span) -> str:
    """Return the clause that ends in the passive: what stands before its last comma belongs to another verb."""
    start = max(text.rfind(mark, 0, span.start) for mark in "、，,") + 1
    return text[start : span.end]
