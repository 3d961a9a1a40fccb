"""Checking a draft: the rules that were asked for, by the project's policy, less what the team has accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.checks import CHECKS, DEEP_CHECKS, TOKEN_CHECKS, check
from pipeline.errors import InputError, TripreportError, UsageError
from pipeline.glossary import Glossary
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.findings import Finding
from pipeline.model.policy import Policy
from pipeline.settings import SETTINGS_FILE, Project
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze
from pipeline.tasks.suppressions import load_suppressions, without_suppressed

if TYPE_CHECKING:
    from pipeline.model.english import Flag


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its findings; ``unused`` are suppressions that silence nothing any more."""

    analyzed: AnalyzedReport
    findings: tuple[Finding, ...]
    unused: tuple[TripreportError, ...] = ()


def chosen_rules(names: Sequence[str], *, deep: bool = False) -> tuple[str, ...]:
    """Return the rules to run: ``names``, or without any all token rules, with ``deep`` the deep ones too.

    Raises UsageError for a rule that does not exist.
    """
    for name in names:
        if name not in CHECKS:
            raise UsageError("no-such-rule", rule=name, allowed=", ".join(CHECKS))
    return tuple(names) or tuple(CHECKS if deep else TOKEN_CHECKS)


def policy_for(project: Project, draft: Draft) -> Policy:
    """Return the policy by which ``draft`` is judged; raises InputError when the settings name a rule that does not exist."""
    policies = project.settings.check
    for rule in sorted(policies.rules - set(CHECKS)):
        path = (project.root / SETTINGS_FILE).name
        raise InputError("settings-unknown", path=path, key=rule, allowed=", ".join(CHECKS))
    return policies.of(draft.slug)


def findings_of(
    draft: Draft,
    glossary: Glossary,
    policy: Policy,
    rules: Collection[str] = tuple(TOKEN_CHECKS),
    *,
    lexicon: Path | None = None,
    cache: bool = True,
) -> Checked:
    """Read, analyse and check ``draft`` by ``rules``; it is parsed, and translated, only where a rule asks for it.

    ``lexicon`` is the folder of the team's own lexicon: what it knows the engine does not stumble over, nor over a sentence whose
    English a person has approved.

    Raises InputError when the draft or what stands beside it cannot be read.
    """
    is_deep = not DEEP_CHECKS.keys().isdisjoint(rules)
    analyzed = analyze(draft, glossary, ("cached" if cache else "fresh") if is_deep else "none")
    flags = _stumbles(draft, analyzed, glossary, lexicon, cache) if _asks_engine(rules, policy) else ()
    findings = check(analyzed, glossary, rules, policy, flags)
    source = analyzed.report.source
    accepted = load_suppressions(source, draft.path, tuple(CHECKS))
    asked = tuple(one for one in accepted if one.rule in rules)
    kept, unused = without_suppressed(findings, asked, source.text)
    return Checked(analyzed, kept, unused)


def _stumbles(
    draft: Draft, analyzed: AnalyzedReport, glossary: Glossary, lexicon: Path | None, cache: bool
) -> tuple[tuple[Flag, ...], ...]:
    """Return the engine's flags of each sentence; none of one that is approved."""
    from pipeline.model.approval import on_one_line
    from pipeline.tasks.approvals import load_approvals
    from pipeline.tasks.stumbles import flags_of

    approved = {on_one_line(approval.japanese) for approval in load_approvals(draft)}
    flags = flags_of(analyzed.sentences, glossary, lexicon, cache=cache)
    pairs = zip(analyzed.sentences, flags, strict=True)
    return tuple(() if on_one_line(one.sentence.text) in approved else found for one, found in pairs)


def _asks_engine(rules: Collection[str], policy: Policy) -> bool:
    return "engine-stumbles" in rules and policy.levels.get("engine-stumbles") != "off"
