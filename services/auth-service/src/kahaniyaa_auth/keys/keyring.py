"""The signing keys of this installation: the same after a restart and in every replica, readable only with its secret.

A key that was sealed with another secret is neither used nor published: whoever changes the secret because it leaked
must be able to rely on tokens of that time being refused.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joserfc import jwe, jwt
from joserfc.jwk import ECKey, KeySet, OctKey
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from kahaniyaa_auth.keys.models import SigningKey
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.identity import ACCESS_TYPE
from kahaniyaa_shared.secret import InstallationSecret

_ALGORITHM = "ES256"  # RFC 9864 deprecates the name EdDSA; ES256 is what every other language can verify too
_SEALING = {"alg": "dir", "enc": "A256GCM", "cty": "jwk+json"}


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """Signs with the newest key, publishes them all."""

    keys: tuple[ECKey, ...]  # newest first

    def sign(self, claims: Mapping[str, Any]) -> str:
        """An access token (RFC 9068) that says this."""
        newest = self.keys[0]
        header = {"alg": _ALGORITHM, "typ": ACCESS_TYPE, "kid": newest.kid}
        return jwt.encode(header, dict(claims), newest, algorithms=[_ALGORITHM])

    def published(self) -> Mapping[str, Any]:
        """The public halves as a JWK set (RFC 7517)."""
        return dict(KeySet(list(self.keys)).as_dict(private=False))


async def open_keyring(database: Database, secret: InstallationSecret) -> Keyring:
    """The keys in the database that our secret opens; the first replica of the first start makes one."""
    seal = OctKey.import_key(secret.key("signing-keys"))
    rows = await _rows(database, seal)
    if not rows:
        await _add_first(database, seal)
        rows = await _rows(database, seal)
    return Keyring(tuple(_opened(row, seal) for row in rows))


def _name_of(seal: OctKey) -> str:
    return hashlib.sha256(b"kahaniyaa/sealed-for/" + seal.raw_value).hexdigest()


async def _rows(database: Database, seal: OctKey) -> Sequence[SigningKey]:
    ours = select(SigningKey).where(SigningKey.sealed_for == _name_of(seal))
    async with database.reading() as session:
        return (await session.scalars(ours.order_by(SigningKey.generation.desc()))).all()


async def _add_first(database: Database, seal: OctKey) -> None:
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": _ALGORITHM}, auto_kid=True)
    insert = postgresql.insert if database.is_postgres else sqlite.insert
    added = insert(SigningKey).values(
        kid=key.kid,
        sealed_for=_name_of(seal),
        generation=1,
        sealed=jwe.encrypt_compact(_SEALING, json.dumps(key.as_dict(private=True)), seal),
        public=key.as_dict(private=False),
    )
    async with database.writing() as session:
        await session.execute(added.on_conflict_do_nothing(index_elements=["sealed_for", "generation"]))


def _opened(row: SigningKey, seal: OctKey) -> ECKey:
    plain = jwe.decrypt_compact(row.sealed, seal).plaintext
    return ECKey.import_key(json.loads(plain or b""))
