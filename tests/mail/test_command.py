"""tripreport mail: the draft on disk, warnings that keep a mail from being sent, and sending from the command line."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from tests.approve.conftest import Call, call, project
from tests.mail.conftest import Inbox, Serve

__all__ = ["call", "project"]

ALLOWED = ("--allow-unreviewed", "--allow", "japanese")
TO = ("--to", "山田 <yamada@example.co.jp>")


def test_a_draft_is_written_beside_the_document(call: Call, project: Path) -> None:
    outcome = call("mail", "small", *TO)
    assert outcome.status == 0 and "warning (unreviewed)" in outcome.err
    data = (project / "build" / "small" / "small.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    (attachment,) = message.iter_attachments()  # type: ignore[attr-defined]
    assert attachment.get_content() == (project / "build" / "small" / "small.docx").read_bytes()
    call("mail", "small", *TO, "--out", "second.eml")
    assert Path("second.eml").read_bytes() == data
    assert "unchanged" in call("build").err, "the mail built what a build would have"


def test_a_document_that_is_older_than_its_draft_is_told(call: Call, project: Path) -> None:
    assert "no document" in call("mail", "small", *TO, "--no-build").err
    call("build")
    (project / "reports" / "small" / "draft.txt").write_text("概要\n\n別の話。\n", encoding="utf-8")
    assert "warning (stale)" in call("mail", "small", *TO, "--no-build").err
    assert "warning (stale)" not in call("mail", "small", *TO).err


def test_sending_is_refused_on_warnings_unless_they_are_allowed_by_name(
    call: Call, project: Path, serve: Serve, inbox: Inbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRC", str(project / "none"))
    server = serve()
    (project / "tripreport.toml").write_text(
        f'[mail]\nserver = "localhost"\nport = {server.port}\nsender = "me@example.co.jp"\n'
        f"domains = ['example.co.jp']\nca_file = '{ca_file}'\n",
        encoding="utf-8",
    )
    refused = call("mail", "small", "--send", *TO)
    assert refused.status == 2 and "--allow unreviewed" in refused.err
    assert "--allow: there is no warning" in call("mail", "small", "--send", *TO, "--allow", "everything").err
    outside = call("mail", "small", "--send", "--to", "x@example.com", *ALLOWED)
    assert outside.status == 2 and "domain" in outside.err
    assert inbox.attempts == 0
    done = call("mail", "small", "--send", *TO, *ALLOWED)
    assert done.status == 0 and "sent to yamada@example.co.jp" in done.err
    assert "not sent again" in call("mail", "small", "--send", *TO, *ALLOWED).err
    assert len(inbox.mails) == 1
    assert "yamada@example.co.jp\tsent" in (project / "reports" / "sent.tsv").read_text("utf-8")


def test_a_mail_to_nobody_cannot_be_sent_whatever_is_allowed(call: Call) -> None:
    outcome = call("mail", "small", "--send", "--allow-unreviewed", "--allow", "recipients")
    assert outcome.status == 2 and "recipients" in outcome.err


def test_a_broken_address_is_named(call: Call) -> None:
    outcome = call("mail", "small", "--to", "nobody")
    assert outcome.status == 2 and "'nobody' is not a mail address" in outcome.err
