"""The published keys."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from kahaniyaa_auth.keys.keyring import Keyring
from kahaniyaa_shared.contracts.wire import Answer
from kahaniyaa_shared.edge import part

router = APIRouter(tags=["keys"])


class KeySetAnswer(Answer):
    """A JWK set (RFC 7517)."""

    keys: list[dict[str, Any]] = Field(description="Public keys; a token's `kid` names the one it was signed with.")


@router.get("/.well-known/jwks.json")
async def read_keys(keyring: Annotated[Keyring, part(Keyring)], response: Response) -> KeySetAnswer:
    """The public keys that access tokens are verified with."""
    response.headers["Cache-Control"] = "public, max-age=60"
    return KeySetAnswer.model_validate(keyring.published())
