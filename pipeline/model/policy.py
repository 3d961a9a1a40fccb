"""What a team decides about its drafts where no rule can be right for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from pipeline.model.findings import Severity

LongVowel = Literal["majority", "add", "drop", "off"]
PlatformCharacters = Literal["report", "allow"]
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Policy:
    """How rules are to judge.

    ``long_vowel``: the ー at the end of loan words that the glossary does not have: as the ``majority`` of the draft's own words,
    ``add`` it (Cabinet notice of 1991, JIS Z 8301:2019) or ``drop`` it from three morae up (JIS Z 8301 until then).
    ``platform_characters``: ① and ㍿ are reported or allowed. ``longest_sentence`` counts code points. ``levels`` gives rules
    another severity than their own, or switches them off.
    """

    long_vowel: LongVowel = "majority"
    platform_characters: PlatformCharacters = "allow"
    longest_sentence: int = 110
    levels: Mapping[str, Level] = field(default_factory=dict)

    def severity(self, rule: str, own: Severity) -> Severity | None:
        """Return how grave a finding of ``rule`` is; ``own`` is the rule's opinion, None: switched off.

        >>> Policy(levels={"noun-ending": "warning"}).severity("noun-ending", "info")
        'warning'
        """
        level = self.levels.get(rule, own)
        return None if level == "off" else level


@dataclass(frozen=True, slots=True)
class Policies:
    """The policy of a project, and the levels that single reports have of their own."""

    common: Policy = field(default_factory=Policy)
    reports: Mapping[str, Mapping[str, Level]] = field(default_factory=dict)

    def of(self, slug: str) -> Policy:
        """Return the policy for the report ``slug``.

        >>> Policies(reports={"trip": {"mixed-tone": "off"}}).of("trip").severity("mixed-tone", "info") is None
        True
        """
        own = self.reports.get(slug)
        return replace(self.common, levels={**self.common.levels, **own}) if own else self.common

    @property
    def rules(self) -> frozenset[str]:
        """Every rule that is named: to be held against those that there are."""
        return frozenset(self.common.levels).union(*self.reports.values())
