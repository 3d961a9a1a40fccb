"""Making a mail of built reports, and what a person should know before it leaves the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model.build import Build
from pipeline.model.mail import Address, Attachment, Mail
from pipeline.settings import MailSettings
from pipeline.tasks.addresses import addresses_of
from pipeline.text.scripts import contains_japanese
from pipeline.writers.eml import write_eml
from pipeline.writers.mail_body import mail_html, mail_subject, mail_text

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

WARNINGS = ("recipients", "domain", "japanese", "unreviewed", "classification", "stale", "size")
"""What may be warned of, by the names under which ``--allow`` lets a mail be sent all the same."""

_FOR_ALL = frozenset({"Public"})
_WITHIN_THE_COMPANY = frozenset({"Internal use only"})


class Warned(NamedTuple):
    """A reason to think again: its name in ``WARNINGS`` and the fields of its message ``mail-warn-<name>``."""

    name: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A built report with its Word document as it lies on disk; not ``current`` if the draft has changed since."""

    build: Build
    document: bytes
    current: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says of a mail; what it does not say comes from the reports and the settings."""

    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""


def compose(reports: Sequence[Packed], wishes: Wishes, settings: MailSettings) -> Mail:
    """Return the mail that takes ``reports`` to their readers.

    Recipients are those of the command line, otherwise those that the reports name (``to``, ``cc``), otherwise those of
    the settings. Raises InputError for an address that is none, naming it.
    """
    builds = [one.build for one in reports]
    metas = [build.analyzed.report.meta for build in builds]
    to = wishes.to or tuple(one for meta in metas for one in meta.to) or settings.to
    cc = wishes.cc or tuple(one for meta in metas for one in meta.cc) or settings.cc
    senders = addresses_of([wishes.sender or settings.sender])
    if len(senders) > 1:
        raise InputError("mail-address", value=wishes.sender or settings.sender)
    recipients = addresses_of(to)
    names = [f"{build.slug}.docx" for build in builds]
    return Mail(
        sender=senders[0] if senders else None,
        to=recipients,
        cc=tuple(one for one in addresses_of(cc) if one.email not in {other.email for other in recipients}),
        subject=wishes.subject or mail_subject(builds),
        text=mail_text(builds, names),
        html=mail_html(builds, names),
        attachments=tuple(Attachment(name, DOCX, one.document) for name, one in zip(names, reports, strict=True)),
    )


def lint(mail: Mail, reports: Sequence[Packed], settings: MailSettings) -> tuple[Warned, ...]:
    """Return what a person should know about ``mail`` before it is sent, in the order of ``WARNINGS``."""
    return tuple(sorted(_warnings(mail, reports, settings), key=lambda warning: WARNINGS.index(warning.name)))


def _warnings(mail: Mail, reports: Sequence[Packed], settings: MailSettings) -> Iterator[Warned]:
    if not mail.recipients:
        yield _warned("recipients")
    outside = _outside((*mail.to, *mail.cc), settings)
    if outside and settings.domains:
        yield _warned("domain", outside=", ".join(outside), allowed=", ".join(settings.domains))
    for one in reports:
        slug = one.build.slug
        japanese = [english for english in _english(one.build) if contains_japanese(english)]
        if japanese:
            yield _warned("japanese", slug=slug, count=len(japanese), text=japanese[0][:60])
        if one.build.summary.review:
            yield _warned("unreviewed", slug=slug, count=len(one.build.summary.review))
        level = _classification(one.build)
        if level and level not in _FOR_ALL and (level not in _WITHIN_THE_COMPANY or outside or not settings.domains):
            yield _warned("classification", slug=slug, level=level, outside=", ".join(outside) or "-")
        if not one.current:
            yield _warned("stale", slug=slug)
    size = len(write_eml(mail))
    if size > settings.limit_mb * 1_000_000:
        yield _warned("size", size=f"{size / 1_000_000:.1f}", limit=settings.limit_mb)


def _warned(name: str, **fields: str | int) -> Warned:
    return Warned(name, tuple((key, str(value)) for key, value in fields.items()))


def _outside(addresses: Sequence[Address], settings: MailSettings) -> list[str]:
    """Return the addresses that are in none of the allowed domains nor below one; all if no domain is allowed."""
    allowed = [domain.lower().lstrip("@.") for domain in settings.domains]
    return [
        one.email
        for one in addresses
        if not any(one.domain == domain or one.domain.endswith(f".{domain}") for domain in allowed)
    ]


def _english(build: Build) -> Iterator[str]:
    yield build.summary.title
    yield from (fact.value for fact in build.summary.facts)
    for section in build.summary.sections:
        yield from (entry.english for entry in (section.heading, *section.entries) if entry)


def _classification(build: Build) -> str:
    return next((fact.value for fact in build.summary.facts if fact.label == "classification"), "")
