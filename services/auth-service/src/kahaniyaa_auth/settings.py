"""What auth-service can be told from outside."""

from datetime import timedelta

from pydantic import Field

from kahaniyaa_shared.settings import ServiceSettings


class AuthSettings(ServiceSettings):
    """auth-service's settings; times are how long something holds without being used."""

    port: int = Field(8001, description="The port auth-service listens on.")
    access_token_seconds: int = Field(600, ge=1, le=1_800, description="How long an access token holds.")
    session_days: int = Field(60, ge=1, description="A sign-in ends after so many days without use.")
    guest_days: int = Field(30, ge=1, description="A guest and their stories are forgotten after so many idle days.")
    guests_per_hour: int = Field(20, ge=1, description="New guests from one address in an hour.")
    registrations_per_hour: int = Field(20, ge=1, description="New accounts from one address in an hour.")
    logins_per_quarter: int = Field(
        10, ge=1, description="Tries to sign in to one account from one address in 15 minutes."
    )
    hash_workers: int = Field(2, ge=1, description="Passwords hashed at the same time; each takes 19 MiB and a core.")
    hash_waiting: int = Field(64, ge=1, description="Passwords that may wait to be hashed; who comes then gets a 503.")
    auth_trusted_hops: int = Field(
        1,
        ge=0,
        description="Proxies of yours before auth-service whose X-Forwarded-For is believed (the gateway is one); "
        "0 where people can reach auth-service without the gateway.",
    )

    @property
    def access_lifetime(self) -> timedelta:
        """How long an access token holds."""
        return timedelta(seconds=self.access_token_seconds)

    def session_lifetime(self, *, guest: bool) -> timedelta:
        """How long a session holds without being used."""
        return timedelta(days=self.guest_days if guest else self.session_days)
