"""What a team decides about its drafts where no rule can be right for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.findings import Severity

LongVowel = Literal["majority", "add", "drop", "off"]
PlatformCharacters = Literal["report", "allow"]
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class Policy:
    """How rules are to judge.

    ``long_vowel``: the ー at the end of loan words that the glossary does not have: as the ``majority`` of the draft's own words,
    ``add`` it (Cabinet notice of 1991, JIS Z 8301:2019) or ``drop`` it from three morae up (JIS Z 8301 until then).
    ``platform_characters``: ① and ㍿ are reported or allowed. ``longest_sentence`` counts code points. ``levels`` gives rules
    another severity than their own, or switches them off.
    """

    long_vowel: LongVowel = "majority"
    platform_characters: PlatformCharacters = "report"
    longest_sentence: int = 110
    levels: Mapping[str, Level] = field(default_factory=dict)

    def severity(self, rule: str, own: Severity) -> Severity | None:
        """Return how grave a finding of ``rule`` is; ``own`` is the rule's opinion, None: switched off.

        >>> Policy(levels={"noun-ending": "warning"}).severity("noun-ending", "info")
        'warning'
        """
        level = self.levels.get(rule, own)
        return None if level == "off" else level
