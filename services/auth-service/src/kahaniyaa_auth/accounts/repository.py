"""Finding accounts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from kahaniyaa_auth.accounts.models import Account
from kahaniyaa_auth.sessions.models import SessionRow


async def find(session: AsyncSession, user_id: str) -> Account | None:
    """An account by its id."""
    return await session.get(Account, user_id)


async def find_locked(session: AsyncSession, user_id: str) -> Account | None:
    """An account by its id, locked until the transaction ends."""
    return await session.get(Account, user_id, with_for_update=True)


async def find_by_email(session: AsyncSession, key: str) -> Account | None:
    """An account by its e-mail address in the form that is compared."""
    return (await session.scalars(select(Account).where(Account.email_key == key))).first()


async def unreachable_guests(session: AsyncSession, moment: datetime, *, most: int) -> Sequence[Account]:
    """Guests who are signed in nowhere any more, so that nobody can ever come back as them."""
    alive = exists().where(SessionRow.user_id == Account.id, SessionRow.expires_at > moment)
    query = select(Account).where(Account.email_key.is_(None), ~alive).limit(most)
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()
