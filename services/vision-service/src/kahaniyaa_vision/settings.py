"""What vision-service can be told from outside."""

from pydantic import Field, SecretStr

from kahaniyaa_shared.settings import ServiceSettings


class VisionSettings(ServiceSettings):
    """The settings of vision-service; the defaults need no model and no network."""

    port: int = Field(8004, description="The port vision-service listens on.")
    describing_engines: str = Field(
        "openai,builtin",
        description="Who says what a picture shows, the first that works: openai (left out until VISION_MODEL names "
        "a model, since a small copy of the picture goes to its server), builtin.",
    )
    openai_base_url: str = Field(
        "https://api.openai.com/v1", description="The OpenAI-compatible server: OpenAI, Azure, Ollama, vLLM, llama.cpp."
    )
    openai_api_key: SecretStr = Field(SecretStr(""), description="Its key; most local servers want none.")
    vision_model: str = Field("", description="The model that looks at pictures there; none if empty.")
    describing_seconds: float = Field(30, gt=0, description="How long a model may take for one picture.")
    max_picture_bytes: int = Field(15_000_000, gt=0, description="The largest picture file that is taken.")
