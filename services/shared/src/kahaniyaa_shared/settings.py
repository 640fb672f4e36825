"""What every service can be told from outside: by the environment, or by an `.env` file in this folder or above it."""

from pathlib import Path
from typing import Literal, Self

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kahaniyaa_shared.starting import CannotStart


def env_file(start: Path | None = None) -> Path | None:
    """The nearest `.env` at or above a folder (by default the current one), or None."""
    here = (start or Path.cwd()).resolve()
    return next((folder / ".env" for folder in (here, *here.parents) if (folder / ".env").is_file()), None)


class ServiceSettings(BaseSettings):
    """The settings that every service has; each has a default that needs no other program and no network."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    host: str = Field("127.0.0.1", description="The address to listen on; 0.0.0.0 for every network.")
    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("kahaniyaa"),
        description="The folder for databases, pictures, audio and keys where nothing else is configured.",
    )
    database_url: SecretStr = Field(
        SecretStr(""), description="postgresql://user:password@host/name; a SQLite file per service if empty."
    )
    redis_url: SecretStr = Field(
        SecretStr(""), description="redis://host:6379/0 for events and limits between machines; none if empty."
    )
    namespace: str = Field(
        "kahaniyaa",
        pattern=r"^[a-z][a-z0-9_]{0,30}$",
        description="Prefix of Postgres schemas and Redis keys, so that installations can share a server.",
    )
    service_secret: SecretStr = Field(
        SecretStr(""),
        description="What services prove themselves to each other with and sign media addresses by, 32 characters or "
        "more, the same for all; made once in DATA_DIR if empty.",
    )
    token_issuer: str = Field("kahaniyaa", description="The `iss` and `aud` of access tokens.")
    auth_service_urls: str = Field(
        "http://127.0.0.1:8001", description="Where auth-service is; several replicas by commas."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )
    max_json_bytes: int = Field(1_000_000, description="The largest JSON body that is read.")

    @classmethod
    def load(cls, **given: object) -> Self:
        """Read the environment and the nearest `.env`; what is given here wins over both. Raises `CannotStart`."""
        try:
            return cls(_env_file=env_file(), **given)  # pyright: ignore[reportCallIssue]  # pydantic-settings' own argument
        except ValidationError as wrong:
            raise CannotStart(_wrong_settings(wrong)) from wrong

    def urls(self, name: str) -> tuple[str, ...]:
        """The replicas behind a setting such as `auth_service_urls`, in the order written."""
        return tuple(url.strip().rstrip("/") for url in str(getattr(self, name)).split(",") if url.strip())


def _wrong_settings(wrong: ValidationError) -> str:
    """Each setting that cannot be used, without its value, which may be a secret."""
    lines = (f"{'.'.join(map(str, error['loc'])).upper()} cannot be used: {error['msg']}." for error in wrong.errors())
    where = env_file() or "the environment"
    return "\n".join([*lines, f"Change it in {where}; .env.example says what each setting means."])
