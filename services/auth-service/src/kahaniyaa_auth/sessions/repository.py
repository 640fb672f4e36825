"""Finding sessions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_auth.sessions.models import SessionRow


async def find_family(session: AsyncSession, family: str) -> SessionRow | None:
    """The session of a token family, locked until the transaction ends."""
    query = select(SessionRow).where(SessionRow.family == family).with_for_update()
    return (await session.scalars(query)).first()


async def find_own(session: AsyncSession, session_id: str, *, user_id: str) -> SessionRow | None:
    """A session by its id, if it is this user's."""
    query = select(SessionRow).where(SessionRow.id == session_id, SessionRow.user_id == user_id)
    return (await session.scalars(query.with_for_update())).first()


async def all_of(session: AsyncSession, user_id: str) -> Sequence[SessionRow]:
    """Every session of a user."""
    return (await session.scalars(select(SessionRow).where(SessionRow.user_id == user_id).with_for_update())).all()


async def drop_expired(session: AsyncSession, moment: datetime) -> None:
    """Forget the sessions whose time is over; their access tokens are long over too."""
    await session.execute(delete(SessionRow).where(SessionRow.expires_at <= moment))
