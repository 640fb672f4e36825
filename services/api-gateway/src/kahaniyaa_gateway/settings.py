"""What the gateway can be told from outside."""

from pathlib import Path

from pydantic import Field

from kahaniyaa_shared.settings import ServiceSettings


class GatewaySettings(ServiceSettings):
    """Where the services are, whom to believe about addresses, and how much anybody may ask."""

    port: int = Field(8000, description="The port to listen on.")
    story_service_urls: str = Field(
        "http://127.0.0.1:8002", description="Where story-service is; several replicas by commas."
    )
    tts_service_urls: str = Field(
        "http://127.0.0.1:8003", description="Where tts-service is; several replicas by commas."
    )
    vision_service_urls: str = Field(
        "http://127.0.0.1:8004", description="Where vision-service is; several replicas by commas."
    )
    page_dir: Path | None = Field(
        None, description="The folder of the built page; the one that came with Kahaniyaa if empty."
    )
    metrics_port: int = Field(
        0, ge=0, le=65535, description="A port of their own for the gateway's metrics, kept from the world; none if 0."
    )
    trusted_proxies: int = Field(
        0, ge=0, le=10, description="How many reverse proxies of yours stand before the gateway."
    )
    upstream_connect_seconds: float = Field(1.0, gt=0, description="How long a service may take to be reached.")
    upstream_silence_seconds: float = Field(
        120.0, gt=0, description="How long a service may say nothing before it counts as not answering."
    )
    most_per_minute: int = Field(1200, ge=1, description="Requests per minute for one person, or for one address.")
    most_sign_ins_per_minute: int = Field(
        30, ge=1, description="Attempts per minute to sign in or register from one address."
    )
    most_guests_per_minute: int = Field(20, ge=1, description="New guests per minute from one address.")
    most_stories_per_minute: int = Field(30, ge=1, description="New stories per minute for one person.")
    limits_redis_seconds: float = Field(
        0.05, gt=0, description="How long Redis may take to count a request; after that each replica counts by itself."
    )
