"""Lists in pages: newest first, with a cursor that stays right while rows come and go."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_shared.database import Identified, is_id
from kahaniyaa_shared.problems import Invalid

T = TypeVar("T")


Row = TypeVar("Row", bound=Identified)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which part of a list is wanted."""

    limit: int
    before: str | None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list, and where the next one starts."""

    items: Sequence[T]
    next_cursor: str | None


def _page_request(
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
    cursor: Annotated[str | None, Query(max_length=100, description="`next_cursor` of the page before.")] = None,
) -> PageRequest:
    return PageRequest(limit, _decode(cursor) if cursor else None)


PageWanted = Annotated[PageRequest, Depends(_page_request)]


async def page_of(session: AsyncSession, query: Select[Any], *, table: type[Row], wanted: PageRequest) -> Page[Row]:
    """Run a query newest first (ids sort by time) and cut the wanted page from it."""
    if wanted.before:
        query = query.where(table.id < wanted.before)
    rows: list[Row] = list(await session.scalars(query.order_by(table.id.desc()).limit(wanted.limit + 1)))
    more = len(rows) > wanted.limit
    rows = rows[: wanted.limit]
    return Page(rows, _encode(rows[-1].id) if more else None)


def _encode(position: str) -> str:
    return base64.urlsafe_b64encode(position.encode()).decode().rstrip("=")


def _decode(cursor: str) -> str:
    try:
        position = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        position = ""
    if not is_id(position):
        raise Invalid.at("/cursor", "Use the next_cursor of the page before, or none for the first page.")
    return position
