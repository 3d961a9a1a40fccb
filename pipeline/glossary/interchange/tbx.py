"""What TBX-Basic calls the things that a glossary knows (ISO 30042:2019; TBX-Basic dialect, LTAC/TerminOrgs)."""

from __future__ import annotations

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

STATUS = {
    "approved": "preferredTerm-admn-sts",
    "proposed": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
}
"""The administrative status of the agreed English; forbidden English is a deprecated term of the concept."""

FORBIDDEN = "deprecatedTerm-admn-sts"
VARIANT = "admittedTerm-admn-sts"

PART_OF_SPEECH = {"noun": "noun", "verb": "verb", "adjective": "adjective", "phrase": "other"}

IN_NOTES = ("grammar", "kind", "reading")
"""Columns that TBX-Basic has no category for: notes that begin ``tripreport grammar:`` carry them."""

NOTE_MARK = "tripreport "
