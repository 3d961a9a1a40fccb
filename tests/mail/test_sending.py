"""Sending to a real server: encryption, refusals, connections that break, and nobody gets a mail twice."""

from __future__ import annotations

import email
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError, TripreportError
from pipeline.model.mail import Address, Attachment, Mail
from pipeline.settings import MailSettings
from pipeline.tasks.sending import Delivery, Server, send, server_of
from pipeline.tasks.sent_log import sent_log
from tests.mail.conftest import Inbox, Serve

DATE = {"date": "Mon, 23 Nov 2026 09:00:00 +0900", "when": "2026-11-23T09:00:00+09:00"}
A, B = "a@example.com", "b@example.com"


def mail(*recipients: str, size: int = 10, subject: str = "報告") -> Mail:
    attachment = Attachment("報告.docx", "application/x-test", b"x" * size)
    to = tuple(Address(one) for one in recipients or (A,))
    return Mail(Address("me@example.co.jp", "山田"), to, (), subject, ".\n本文\n..\n", "<p>本文</p>", (attachment,))


def sent(one: Mail, server: Server, folder: Path, again: bool = False) -> Delivery:
    with sent_log(folder / "sent.tsv") as log:
        return send(one, server, log, **DATE, pause=lambda seconds: None, again=again)


def failure(one: Mail, server: Server, folder: Path) -> TripreportError:
    with pytest.raises(TripreportError) as raised:
        sent(one, server, folder)
    return raised.value


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_mail_arrives_whole(serve: Serve, inbox: Inbox, tmp_path: Path, security: str) -> None:
    assert sent(mail(A, B), serve(security), tmp_path) == Delivery((A, B), (), ())
    ((recipients, content),) = inbox.mails
    assert recipients == [A, B]
    message = email.message_from_bytes(content)
    plain = next(part for part in message.walk() if part.get_content_type() == "text/plain")
    assert plain.get_payload(decode=True).decode().replace("\r\n", "\n") == ".\n本文\n..\n", (
        "dots are stuffed and taken out"
    )
    assert message["Date"] == DATE["date"] and message["Message-ID"] and message["X-Unsent"] is None


def test_the_same_mail_is_not_sent_twice_but_another_is(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    sent(mail(A), server, tmp_path)
    assert sent(mail(A), server, tmp_path) == Delivery((), (A,), ())
    assert sent(mail(A, B), server, tmp_path) == Delivery((B,), (A,), ()), "a further recipient gets it alone"
    assert sent(mail(A, subject="改訂"), server, tmp_path).sent == (A,)
    assert sent(mail(A), server, tmp_path, again=True).sent == (A,)
    assert [recipients for recipients, _ in inbox.mails] == [[A], [B], [A], [A]]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    serve: Serve, inbox: Inbox, tmp_path: Path, security: str
) -> None:
    assert failure(mail(), serve(security, trusted=False), tmp_path).code == "smtp-certificate"
    assert failure(mail(), serve(security, host="other.example.com"), tmp_path).code == "smtp-certificate"
    assert inbox.attempts == 0


def test_a_server_without_starttls_gets_nothing(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = replace(serve("none"), security="starttls")
    assert failure(mail(), server, tmp_path).code == "smtp-no-starttls"
    assert inbox.attempts == 0


def test_the_password_is_asked_for_and_checked(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve(password="right")
    assert failure(mail(), replace(server, user="me", password="wrong"), tmp_path).code == "smtp-login"
    assert failure(mail(), server, tmp_path).code == "smtp-refused"
    assert sent(mail(), replace(server, user="me", password="right"), tmp_path).sent == (A,)
    assert "right" not in repr(replace(server, password="right"))


def test_a_refused_recipient_is_named_and_the_others_get_it_once(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.refuse[B] = "550 no such person"
    assert sent(mail(A, B), server, tmp_path) == Delivery((A,), (), ((B, "550 no such person"),))
    inbox.refuse.clear()
    assert sent(mail(A, B), server, tmp_path) == Delivery((B,), (A,), ())


def test_when_all_are_refused_nothing_is_sent(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.refuse = {A: "550 no", B: "550 no"}
    error = failure(mail(A, B), server, tmp_path)
    assert error.code == "smtp-all-refused" and A in error.fields["refused"]
    assert inbox.mails == []


def test_a_server_that_is_busy_is_asked_again(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.answers = ["451 try later", "451 try later"]
    assert sent(mail(), server, tmp_path).sent == (A,)
    assert inbox.attempts == 3 and len(inbox.mails) == 1


def test_what_is_refused_for_good_is_not_tried_again(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.answers = ["554 we do not like it"]
    assert failure(mail(), server, tmp_path).code == "smtp-refused"
    assert inbox.attempts == 1
    assert sent(mail(), server, tmp_path).sent == (A,), "and the record does not say that it was sent"


def test_a_connection_dropped_before_the_mail_is_tried_again(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.drop = ["mail", "mail"]
    assert sent(mail(), server, tmp_path).sent == (A,)
    assert len(inbox.mails) == 1


def test_a_connection_dropped_in_the_middle_of_the_mail_is_tried_again(
    serve: Serve, inbox: Inbox, tmp_path: Path
) -> None:
    server = serve()
    inbox.drop = ["data"]
    assert sent(mail(size=20_000_000), server, tmp_path).sent == (A,)
    assert len(inbox.mails) == 1


def test_a_lost_answer_is_never_followed_by_a_second_mail(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    inbox.drop = ["answer"]
    error = failure(mail(A), server, tmp_path)
    assert error.code == "smtp-answer-lost" and A in error.fields["recipients"]
    assert len(inbox.mails) == 1
    assert failure(mail(A), server, tmp_path).code == "smtp-fate-unknown"
    assert len(inbox.mails) == 1
    assert sent(mail(A), server, tmp_path, again=True).sent == (A,)
    assert sent(mail(A), server, tmp_path).had == (A,)


def test_a_server_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    error = failure(mail(), Server("localhost", 1, "starttls", timeout=2), tmp_path)
    assert error.code == "smtp-failed"
    assert not (tmp_path / "sent.tsv").exists()


def test_without_a_readable_record_nothing_is_sent(serve: Serve, inbox: Inbox, tmp_path: Path) -> None:
    server = serve()
    for broken in ("", "other\n", "content\trecipient\tstate\twhen\tsubject\na\tb\tc\n"):
        (tmp_path / "sent.tsv").write_text(broken, encoding="utf-8")
        assert failure(mail(), server, tmp_path).code == "sent-log-broken"
    assert inbox.attempts == 0


def test_credentials_come_from_the_environment_or_from_netrc(tmp_path: Path) -> None:
    settings = MailSettings(server="smtp.example.com")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine smtp.example.com login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    from_netrc = server_of(settings, tmp_path, {"NETRC": str(netrc)})
    assert (from_netrc.user, from_netrc.password, from_netrc.port) == ("me", "secret", 587)
    own = {"TRIPREPORT_SMTP_USER": "you", "TRIPREPORT_SMTP_PASSWORD": "other", "NETRC": str(netrc)}
    assert server_of(replace(settings, security="tls"), tmp_path, own).user == "you"
    netrc.write_text("nonsense smtp.example.com", encoding="utf-8")
    with pytest.raises(InputError, match="smtp-netrc"):
        server_of(settings, tmp_path, {"NETRC": str(netrc)})


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (MailSettings(), "smtp-no-server"),
        (MailSettings(server="smtp.example.com", security="none"), "smtp-not-encrypted"),
        (MailSettings(server="smtp.example.com", ca_file="nowhere.pem"), "input-missing"),
    ],
)
def test_a_server_that_cannot_be_used_is_refused(settings: MailSettings, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        server_of(settings, tmp_path, {"NETRC": str(tmp_path / "none")})
    assert raised.value.code == code
