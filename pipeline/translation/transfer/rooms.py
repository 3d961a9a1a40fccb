"""Come here when a numbered hall, room or building is read as a number and a noun: 東1〜8ホール, 第2会議室, 6号館, 3階."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.model.text import Span
from pipeline.text.normalize import normalize

NounClass = Literal["place", "event", "thing", "group"]


class Room(NamedTuple):
    """Where the Japanese of a hall, room, building or floor stands, and its English."""

    span: Span
    english: str
    noun_class: NounClass = "place"


def rooms_in(text: str) -> Iterator[Room]:
    """Yield the halls, rooms and buildings that ``text`` names by side or number; a floor where white space sets it apart.

    >>> [room.english for room in rooms_in("東1〜8ホール、西・南展示棟、1・2号館、第2会議室、6号館 3階")]
    ['East Halls 1 to 8', 'West and South Exhibition Halls', 'Buildings 1 and 2', 'Meeting Room 2', 'Building 6', '3F']
    """
    for match in _HALL.finditer(text):
        yield Room(_span(match), _hall(match))
    for match in _SEVERAL.finditer(text):
        name = "Building" if match["room"] == "号館" else "Hall"
        yield Room(_span(match), f"{name}s {_JOINTS.get(match['joint'], ' to ').join(_numbers(match))}")
    for match in _LETTERED.finditer(text):
        name, letter = (match["room"], match["letter"]) if match["room"] else (match["kind"], match["behind"])
        english, noun_class = _NAMED_BY_LETTERS[name]
        yield Room(_span(match), f"{english} {normalize(letter).text}", noun_class)
    for match in _ROOM.finditer(text):
        yield Room(_span(match), f"{_ROOMS[match['room']]} {normalize(match['number']).text}")
    for match in _FLOOR.finditer(text):
        yield Room(_span(match), f"{normalize(match['floor']).text}F")


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _hall(match: re.Match[str]) -> str:
    sides = [_SIDES[one] for one in match["sides"] if one in _SIDES]
    numbers = _numbers(match)
    name = _HALLS[match["hall"]] + ("s" if len(sides) > 1 or len(numbers) > 1 else "")
    return " ".join(
        part for part in (" and ".join(sides), name, _JOINTS.get(match["joint"], " to ").join(numbers)) if part
    )


def _numbers(match: re.Match[str]) -> list[str]:
    return [normalize(one).text for one in (match["first"], match["last"]) if one]


_JOINTS = {"・": " and ", "、": " and "}
"""What stands between two numbers; anything else is a range."""


_SIDES = {"東": "East", "西": "West", "南": "South", "北": "North"}
_HALLS = {"展示棟": "Exhibition Hall", "展示ホール": "Exhibition Hall", "ホール": "Hall", "館": "Hall"}
_ROOMS = {"会議室": "Meeting Room", "展示場": "Exhibition Hall", "号館": "Building", "セミナー室": "Seminar Room"}

_NAMED_BY_LETTERS: dict[str, tuple[str, NounClass]] = {
    "展示ホール": ("Exhibition Hall", "place"),
    "会議室": ("Meeting Room", "place"),
    "セミナー室": ("Seminar Room", "place"),
    "会場": ("Venue", "place"),
    "ホール": ("Hall", "place"),
    "ルーム": ("Room", "place"),
    "トラック": ("Track", "place"),
    "ステージ": ("Stage", "place"),
    "コース": ("Course", "event"),
    "ブロック": ("Block", "place"),
    "ゾーン": ("Zone", "place"),
    "エリア": ("Area", "place"),
    "棟": ("Building", "place"),
    "案": ("Plan", "thing"),
    "プラン": ("Plan", "thing"),
    "班": ("Group", "group"),
    "チーム": ("Team", "group"),
    "グループ": ("Group", "group"),
}
"""What letters tell apart: A会場, ホールB."""

_KINDS = "|".join(sorted(_NAMED_BY_LETTERS, key=len, reverse=True))
_LETTERED = re.compile(
    rf"(?<![A-Za-zＡ-Ｚａ-ｚ0-9.&+/-])(?P<letter>[A-HＡ-Ｈ])[ 　]?(?P<room>{_KINDS})(?![ァ-ヶー一-龥])"
    rf"|(?<![ァ-ヶー一-龥])(?P<kind>(?!会場|棟|案|班){_KINDS})[ 　]?(?P<behind>[A-HＡ-Ｈ])"
    "(?![A-Za-zＡ-Ｚａ-ｚ0-9.&+/-])"
)
_HALL = re.compile(
    r"(?<![一-龥])(?P<sides>[東西南北](?:[・、][東西南北])?)(?P<first>[0-9０-９]+)?(?:(?P<joint>[〜～・、–-])(?P<last>[0-9０-９]+))?"
    r"(?P<hall>展示棟|展示ホール|ホール|館(?![一-龥]))"
)
_SEVERAL = re.compile(
    r"(?<![一-龥第0-9０-９.])(?P<first>[0-9０-９]{1,2})(?P<joint>[〜～・–-])(?P<last>[0-9０-９]{1,2})(?P<room>ホール|号館)(?![ァ-ヶー])"
)
_ROOM = re.compile(
    r"(?:第(?=.{1,2}[会展セ])|(?<![0-9０-９.第・〜～–-])(?=[0-9０-９]+号館))(?P<number>[0-9０-９]{1,2})(?P<room>会議室|展示場|号館|セミナー室)"
)
_FLOOR = re.compile(r"(?<=\s)(?P<floor>[0-9０-９]{1,2})(?:階|Ｆ)(?=\s|$)")
