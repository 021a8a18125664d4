"""people.yaml: who works here, whom to call, and the rooms."""

from __future__ import annotations

from generator.content.types import (
    Blank,
    ColleagueId,
    Item,
    Many,
    OneOrMany,
    PersonId,
    Record,
    Text,
    Word,
)


class Colleague(Item):
    """Somebody who works here."""

    NAMED_BY = "name"
    name: Text
    """姓名。
    Name."""
    roles: OneOrMany[PersonId] = ()
    """担任岗位：岗位或 positions 的编号。
    Roles: which ones they hold."""
    extension: Blank = ""
    """分机、内线：分机号。
    Extension: the number inside."""
    mobile: Blank = ""
    """手机、手机号。
    Mobile: the telephone number."""
    mail: Blank = ""
    """邮箱、电子邮箱。
    Mail: the address."""
    place: Text | None = None
    """座位、办公地点：例如“二楼东”。
    Place: where they sit."""
    deputies: OneOrMany[ColleagueId] = ()
    """代理人、B角：不在时找谁，写 people 里的编号。
    Deputies: whom to ask when they are away."""


class PhoneContact(Item):
    """A number to call, of somebody who does not work here."""

    title: Text
    """联系对象：例如“火警”“物业”。
    Title: whom the number is of."""
    phone: Word
    """电话、电话号码。
    Phone: the number."""
    note: Text | None = None
    """提示：打电话时要注意什么。
    Note: what to say first."""


class Room(Item):
    """A room that is booked."""

    title: Text
    """房间名称：例如“第一会议室”。
    Title: what it is called."""
    place: Text | None = None
    """位置：在几楼、哪一侧。
    Place: where it is."""
    extension: Blank = ""
    """分机：房间里的电话。
    Extension: the telephone in it."""
    note: Text | None = None
    """提示：坐几人、有什么设备。
    Note: seats and equipment."""


class Directory(Record):
    """people.yaml."""

    people: Many[Colleague] = ()
    """人员、同事。
    People: those who work here."""
    contacts: Many[PhoneContact] = ()
    """常用电话、紧急电话。
    Contacts: numbers to call."""
    rooms: Many[Room] = ()
    """会议室、房间。
    Rooms: what can be booked."""
