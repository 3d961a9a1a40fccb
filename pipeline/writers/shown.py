"""The summary as its documents show it: what is too uncertain for a bullet is named in its section; `--strict` leaves out more."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.summary import Summary, SummaryEntry, SummarySection
from pipeline.writers.outline import word


def shown(build: Build) -> Build:
    """Return ``build`` as its documents show it: whole or, if its layout is strict, without what waits for a person.

    A section never vanishes: where something is left out its section says how much, and where to find it.
    """
    summary = build.summary
    if not build.layout.strict:
        sections = _opened(tuple(map(_with_unsure_named, _without_the_title(summary))), bool(summary.key_points))
        return replace(build, summary=replace(summary, sections=sections))
    facts = tuple(fact for fact in summary.facts if not any(flag.asks_for_review for flag in fact.flags))
    sections = tuple(_checked(section, number) for number, section in enumerate(summary.sections, 1))
    points = tuple(point for point in summary.key_points if not point.needs_review)
    return replace(build, summary=replace(summary, facts=facts, sections=sections, key_points=points))


def _without_the_title(summary: Summary) -> tuple[SummarySection, ...]:
    """Return the sections without the heading that is the title of the report, which stands above; what is below it moves up."""
    first, *others = summary.sections or (None,)
    said = first is not None and first.heading is not None and first.heading.english == summary.title
    if first is None or not said or any(section.level <= first.level for section in others):
        return summary.sections
    return (replace(first, heading=None), *(replace(section, level=section.level - 1) for section in others))


def _opened(sections: tuple[SummarySection, ...], below_points: bool) -> tuple[SummarySection, ...]:
    """Return the sections with a heading over text that has none, where it would be read as more of the key points above it."""
    first = next(iter(sections), None)
    if first is None or first.heading is not None or not (first.entries and below_points):
        return sections
    heading = SummaryEntry("heading", word("in-detail"), (), 1.0, (), level=1)
    return (replace(first, heading=heading, level=1), *sections[1:])


def _with_unsure_named(section: SummarySection) -> SummarySection:
    """Return the section with a line that leads to those of its sentences whose English is too uncertain for a bullet."""
    if not section.unsure:
        return section
    words = word("unsure-here", count=len(section.unsure))
    line = SummaryEntry("caption", words, section.unsure, 0.0, (Flag.LOW_CONFIDENCE,), block=_next_block(section))
    return replace(section, entries=(*section.entries, line))


def _checked(section: SummarySection, number: int) -> SummarySection:
    heading = section.heading
    if heading and heading.needs_review:
        heading = SummaryEntry("heading", word("strict-heading", number=number), (), 1.0, (), level=heading.level)
    entries = tuple(entry for entry in section.entries if not entry.needs_review)
    left_out = len(section.entries) - len(entries) + len(section.unsure)
    if left_out:
        words = word("strict-left-out", count=left_out)
        entries += (SummaryEntry("caption", words, (), 1.0, (), block=_next_block(section)),)
    return replace(section, heading=heading, entries=entries)


def _next_block(section: SummarySection) -> int:
    return section.entries[-1].block + 1 if section.entries else 0
