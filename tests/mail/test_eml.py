"""The bytes of a mail: what every mail program needs, and what nobody must be able to smuggle in."""

from __future__ import annotations

import email
import email.policy
import re
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.mail import Address, Attachment, Mail
from pipeline.tasks.addresses import addresses_of
from pipeline.writers.eml import content_of, write_eml

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SENDER = Address("yamada@example.co.jp", "山田 太郎")
TO = (Address("hanako@example.co.jp", "佐藤 花子"), Address("j.smith@example.com", 'Smith, "Jo" <x>'))


def mail(subject: str = "Trip report", text: str = "plain", name: str = "出張報告 2024.docx", **fields: str) -> Mail:
    return Mail(SENDER, TO, (), subject, text, f"<p>{text}</p>", (Attachment(name, DOCX, b"PK\x03\x04"),), **fields)


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def raw_headers(data: bytes) -> list[tuple[str, str]]:
    """Return the headers as RFC 5322 cuts them, unfolded."""
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")
    return [
        (line.partition(": ")[0], line.partition(": ")[2]) for line in re.sub(r"\r\n[ \t]", " ", head).split("\r\n")
    ]


def shown(header: str) -> str:
    return str(make_header(decode_header(header)))


def test_a_draft_is_unsent_and_has_neither_date_nor_id() -> None:
    message = parsed(write_eml(mail()))
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None and message["Message-ID"] is None


def test_a_mail_on_its_way_has_both_and_is_no_draft() -> None:
    data = write_eml(mail(date="Mon, 23 Nov 2026 09:00:00 +0900", message_id="<1@example.co.jp>"))
    message = parsed(data)
    assert message["X-Unsent"] is None and message["Message-ID"] == "<1@example.co.jp>" and message["Date"]


def test_names_subject_and_addresses_come_back_as_they_were() -> None:
    subject = "出張報告: Linux Kernel Developers Summit 2004 参加報告書（第二版）とその添付資料について 😀"
    data = write_eml(mail(subject))
    headers = dict(raw_headers(data))
    assert shown(headers["Subject"]) == subject
    assert shown(headers["From"]) == "山田 太郎 <yamada@example.co.jp>"
    message = parsed(data)
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ("佐藤 花子", "hanako@example.co.jp"),
        ('Smith, "Jo" <x>', "j.smith@example.com"),
    ]


def test_the_name_of_an_attachment_is_said_in_both_ways() -> None:
    name = "とても長い名前の出張報告書（2024年5月・札幌・量産ライン見学）その二.docx"
    data = write_eml(mail(name=name))
    (part,) = parsed(data).iter_attachments()
    assert part.get_filename() == name, "RFC 2231"
    (typed,) = (one for one in email.message_from_bytes(data).walk() if one.get_content_type() == DOCX)
    assert shown(str(typed.get_param("name"))) == name, "RFC 2047, for Outlook"
    assert part.get_content() == b"PK\x03\x04"


def test_every_line_is_short_ends_in_crlf_and_is_ascii() -> None:
    data = write_eml(mail("件名" * 100, "長い行 " * 500))
    assert data.isascii() and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    words = re.findall(rb"=\?[^ ]*\?=", data)
    assert words and max(map(len, words)) <= 75


def test_both_bodies_are_there_the_plain_one_first() -> None:
    message = parsed(write_eml(mail(text="本文\n.\nFrom here\n")))
    body = message.get_body(("plain",))
    assert body is not None and body.get_content().replace("\r\n", "\n") == "本文\n.\nFrom here\n"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", DOCX,
    ]  # fmt: skip


def test_the_same_mail_gives_the_same_bytes_and_the_key_tells_contents_apart() -> None:
    assert write_eml(mail()) == write_eml(mail())
    keys = {content_of(mail(*words)) for words in (("a",), ("b",), ("a", "c"), ("a", "plain", "d.docx"))}
    assert len(keys) == 4
    assert content_of(mail()) == content_of(mail(date="x", message_id="y")), "when it is sent is not what it says"


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from([
    "a\r\nBcc: evil@example.com", "a\nX: y", "a\rb", "\u2028X: y", "\x85X: y", "=?utf-8?b?QQpCY2M6IGU=?=", "a\x00b", "a;b=\"c\"",
])  # fmt: skip


@given(subject=HOSTILE, person=HOSTILE, name=HOSTILE, text=HOSTILE)
def test_no_text_can_add_a_header_or_a_part(subject: str, person: str, name: str, text: str) -> None:
    sneaky = Mail(Address("a@example.com", person), (Address("b@example.com", person),), (), subject, text, text,
                  (Attachment(name, DOCX, text.encode()),))  # fmt: skip
    data = write_eml(sneaky)
    names = [header for header, _ in raw_headers(data)]
    assert set(names) <= {"Content-Type", "MIME-Version", "From", "To", "Subject", "X-Unsent"}
    assert len(names) == len(set(names))
    message = email.message_from_bytes(data)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", DOCX,
    ]  # fmt: skip
    assert [part.get_filename() is not None for part in message.walk()][:4] == [False] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@example.com", [("a@example.com", "")]),
        ("山田 太郎 <yamada@example.co.jp>", [("yamada@example.co.jp", "山田 太郎")]),
        ("山田＜y@example.co.jp＞、佐藤<s@example.co.jp>", [("y@example.co.jp", "山田"), ("s@example.co.jp", "佐藤")]),
        ('"Smith, John" <j@example.com>; k@example.com', [("j@example.com", "Smith, John"), ("k@example.com", "")]),
        ("x@例え.jp", [("x@xn--r8jz45g.jp", "")]),
        ("a@example.com, A@example.com", [("a@example.com", "")]),
        ("", []),
    ],
)
def test_addresses_are_read_as_people_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(map(tuple, addresses_of([text]))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "山田 太郎", "a@b", "a@@example.com", "a b@example.com", "あ@example.com", "a@example..com", "<>", "a@-x.com",
        "a@example.com\r\nBcc: b@example.com", "x <a@example.com\n>", "x\ny <a@example.com>", ".a@example.com",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_named(text: str) -> None:
    with pytest.raises(InputError) as raised:
        addresses_of([text])
    assert raised.value.code == "mail-address"
