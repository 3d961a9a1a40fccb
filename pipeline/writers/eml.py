"""Mail as bytes (RFC 5322 and MIME) that Outlook, Apple Mail, Gmail and Thunderbird show right, Japanese names included."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from email import charset
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from io import BytesIO
from urllib.parse import quote

from pipeline.model.mail import Address, Attachment, Mail
from pipeline.writers.legible import one_line

_POLICY = compat32.clone(linesep="\r\n", mangle_from_=False)
"""The old policy writes headers as they are given. The new one refolds them: it splits encoded words in the middle of a
character and takes the quoted ``name`` of an attachment apart."""

_QUOTED_PRINTABLE = charset.Charset("utf-8")
_QUOTED_PRINTABLE.body_encoding = charset.QP
_SPECIALS = frozenset('()<>[]:;@\\,."')


def write_eml(mail: Mail) -> bytes:
    """Return ``mail`` with CRLF line ends; without a date it is a draft that opens ready to be edited and sent.

    ``X-Unsent`` is what Outlook opens a draft by. No header can hold more than was meant: every value is put on one line
    and what is not ASCII is encoded. The same mail gives the same bytes.
    """
    alternatives = MIMEMultipart("alternative")
    alternatives.attach(_words(mail.text, "plain"))
    alternatives.attach(_words(mail.html, "html"))
    message = MIMEMultipart("mixed")
    for part in (alternatives, *map(_attachment, mail.attachments)):
        message.attach(part)
    digest = content_of(mail)
    message.set_boundary(f"=_{digest[:30]}_0")
    alternatives.set_boundary(f"=_{digest[:30]}_1")
    headers = {
        "From": _mailboxes([mail.sender] if mail.sender else []),
        "To": _mailboxes(mail.to),
        "Cc": _mailboxes(mail.cc),
        "Subject": _unstructured("Subject", mail.subject),
        "Date": one_line(mail.date),
        "Message-ID": one_line(mail.message_id),
        "X-Unsent": "" if mail.date else "1",
    }
    for name, value in headers.items():
        if value:
            message[name] = value
    return _bytes(message)


def content_of(mail: Mail) -> str:
    """Return the SHA-256 (hexadecimal) of what ``mail`` says, whoever gets it and whenever: the key of a sent mail."""
    plain = replace(mail, to=(), cc=(), date="", message_id="")
    said = [plain.sender.email if plain.sender else "", one_line(plain.subject), plain.text, plain.html]
    digest = hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass"))
    for one in mail.attachments:
        digest.update(f"\0{one.name}\0{len(one.data)}\0".encode("utf-8", "surrogatepass") + one.data)
    return digest.hexdigest()


def _words(text: str, kind: str) -> MIMEText:
    part = MIMEText(text, kind, _QUOTED_PRINTABLE)  # type: ignore[arg-type]  # takes a Charset, says the documentation
    del part["MIME-Version"]  # only the whole message has one
    return part


def _attachment(attachment: Attachment) -> MIMEBase:
    """Return the part of a file, its name said twice: RFC 2231 for all, an RFC 2047 ``name`` for Outlook and old Gmail."""
    from email.encoders import encode_base64

    name = one_line(attachment.name).replace("/", "_").replace("\\", "_").replace('"', "'")
    part = MIMEBase(*attachment.type.split("/", 1))
    part.set_payload(attachment.data)
    encode_base64(part)
    del part["MIME-Version"], part["Content-Type"]
    if name.isascii():
        part["Content-Type"] = f'{attachment.type};\n name="{name}"'
        part["Content-Disposition"] = f'attachment;\n filename="{name}"'
    else:
        encoded = Header(name, "utf-8", maxlinelen=70, header_name=" name").encode()
        part["Content-Type"] = f'{attachment.type};\n name="{encoded}"'
        part["Content-Disposition"] = f"attachment;\n filename*=utf-8''{quote(name, safe='')}"
    return part


def _mailboxes(addresses: Sequence[Address]) -> str:
    return ",\n ".join(map(_mailbox, addresses))


def _mailbox(address: Address) -> str:
    name = one_line(address.name)
    if not name:
        return address.email
    if not name.isascii() or "=?" in name:
        return f"{Header(name, 'utf-8', maxlinelen=70).encode()}\n <{address.email}>"
    if _SPECIALS & set(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address.email}>"


def _unstructured(header: str, value: str) -> str:
    """Return ``value`` folded and, unless it is plain ASCII, as encoded words (RFC 2047), none of them above 75 characters."""
    line = one_line(value)
    plain = line.isascii() and "=?" not in line and all(len(word) < 70 for word in line.split())
    return Header(line, "us-ascii" if plain else "utf-8", maxlinelen=74, header_name=header).encode()


def _bytes(message: Message) -> bytes:
    buffer = BytesIO()
    BytesGenerator(buffer, policy=_POLICY, maxheaderlen=0).flatten(message)
    return buffer.getvalue()
