"""What is warned of before a mail leaves the house, and who gets it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.report import Meta, Paragraph, Section
from pipeline.model.text import Span
from pipeline.settings import MailSettings
from pipeline.tasks.mail import Packed, Wishes, compose, lint
from pipeline.writers.mail_body import mail_points
from tests.writers.sample import Draft, sample
from tests.writers.sample import build as build_from

INSIDE = MailSettings(domains=("example.co.jp",))
NO_WISHES = Wishes()
PLAIN = Meta(title_en="A visit", to=("山田 <yamada@example.co.jp>",), cc=("boss@example.co.jp",))


def report(meta: Meta = PLAIN, english: str = "The hall is wide and bright.", *flags: Flag) -> Build:
    draft = Draft()
    said = draft.say("会場は広い。", english, *flags, sure=0.95)
    section = Section((), 0, (), (Paragraph((said,), Span(0, 0)),), Span(0, 0))
    return build_from(draft, draft.report((section,), meta), slug="visit")


def warned(
    build: Build, settings: MailSettings = INSIDE, wishes: Wishes = NO_WISHES, current: bool = True
) -> list[str]:
    packed = [Packed(build, b"PK", current)]
    return [warning.name for warning in lint(compose(packed, wishes, settings), packed, settings)]


def test_a_clean_report_to_colleagues_is_not_warned_of() -> None:
    assert warned(report()) == []


@pytest.mark.parametrize(
    ("build", "settings", "wishes", "names"),
    [
        (report(replace(PLAIN, to=(), cc=())), INSIDE, Wishes(), ["recipients"]),
        (report(), INSIDE, Wishes(to=("x@example.com",)), ["domain"]),
        (report(), INSIDE, Wishes(to=("x@evil-example.co.jp",)), ["domain"]),
        (report(), INSIDE, Wishes(to=("x@eu.example.co.jp",)), []),
        (report(PLAIN, "会場 is wide."), INSIDE, Wishes(), ["japanese", "unreviewed"]),
        (report(PLAIN, "会場 is wide.", Flag.APPROVED), INSIDE, Wishes(), ["japanese"]),
        (report(PLAIN, "It is wide.", Flag.NUMBER), INSIDE, Wishes(), ["unreviewed"]),
        (report(replace(PLAIN, classification="社外秘")), INSIDE, Wishes(), []),
        (report(replace(PLAIN, classification="社外秘")), MailSettings(), Wishes(), ["classification"]),
        (report(replace(PLAIN, classification="社外秘")), INSIDE, Wishes(to=("x@example.com",)), ["domain", "classification"]),
        (report(replace(PLAIN, classification="極秘")), INSIDE, Wishes(), ["classification"]),
        (report(replace(PLAIN, classification="公開")), MailSettings(), Wishes(), []),
        (report(), replace(INSIDE, limit_mb=0), Wishes(), ["size"]),
    ],
)  # fmt: skip
def test_each_warning_has_its_reason(build: Build, settings: MailSettings, wishes: Wishes, names: list[str]) -> None:
    assert warned(build, settings, wishes) == names


def test_a_document_older_than_its_draft_is_warned_of() -> None:
    assert warned(report(), current=False) == ["stale"]


def test_recipients_come_from_the_command_then_the_report_then_the_settings() -> None:
    settings = replace(INSIDE, to=("list@example.co.jp",), sender="me@example.co.jp")
    for build, wishes, expected in (
        (report(), Wishes(to=("a@example.com",)), ["a@example.com"]),
        (report(), Wishes(), ["yamada@example.co.jp"]),
        (report(Meta()), Wishes(), ["list@example.co.jp"]),
    ):
        mail = compose([Packed(build, b"PK")], wishes, settings)
        assert [one.email for one in mail.to] == expected
    assert compose([Packed(report(), b"PK")], Wishes(to=("boss@example.co.jp",)), INSIDE).cc == ()


def test_several_reports_go_in_one_mail() -> None:
    other = replace(report(Meta(title_en="Another", classification="社外秘")), slug="other")
    mail = compose([Packed(report(), b"1"), Packed(other, b"2")], Wishes(), INSIDE)
    assert mail.subject == "[Internal use only (社外秘)] A visit and 1 more"
    assert [(one.name, one.data) for one in mail.attachments] == [("visit.docx", b"1"), ("other.docx", b"2")]
    assert "A visit" in mail.text and "Another" in mail.text and "Another" in mail.html


def test_what_waits_for_a_person_is_no_point_of_the_mail() -> None:
    build = sample()
    points = mail_points(build.summary)
    assert points and not any(point.needs_review for point in points)
    text = compose([Packed(build, b"PK")], Wishes(), INSIDE).text
    assert "[review" not in text and "Draft. " in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_text_of_a_draft_is_text_in_the_html() -> None:
    html = compose([Packed(report(PLAIN, "Use <b>this</b> & that now."), b"PK")], Wishes(), INSIDE).html
    assert "Use &lt;b&gt;this&lt;/b&gt; &amp; that now." in html
