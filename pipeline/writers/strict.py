"""A summary without what nobody has checked: what `--strict` leaves out, and what it says instead."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.build import Build
from pipeline.model.summary import SummaryEntry, SummarySection
from pipeline.writers.outline import word


def shown(build: Build) -> Build:
    """Return ``build`` as its documents show it: whole or, if its layout is strict, without what waits for a person.

    A section never vanishes: where something is left out its section says how much.
    """
    if not build.layout.strict:
        return build
    summary = build.summary
    facts = tuple(fact for fact in summary.facts if not any(flag.asks_for_review for flag in fact.flags))
    sections = tuple(_checked(section, number) for number, section in enumerate(summary.sections, 1))
    points = tuple(point for point in summary.key_points if not point.needs_review)
    return replace(build, summary=replace(summary, facts=facts, sections=sections, key_points=points))


def _checked(section: SummarySection, number: int) -> SummarySection:
    heading = section.heading
    if heading and heading.needs_review:
        heading = SummaryEntry("heading", word("strict-heading", number=number), (), 1.0, (), level=heading.level)
    entries = tuple(entry for entry in section.entries if not entry.needs_review)
    left_out = len(section.entries) - len(entries)
    if left_out:
        block = section.entries[-1].block + 1
        entries += (SummaryEntry("caption", word("strict-left-out", count=left_out), (), 1.0, (), block=block),)
    return replace(section, heading=heading, entries=entries)
