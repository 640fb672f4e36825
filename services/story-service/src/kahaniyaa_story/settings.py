"""What story-service can be told from outside."""

from pydantic import Field, SecretStr

from kahaniyaa_shared.settings import ServiceSettings

_OPENAI = "https://api.openai.com/v1"


class StorySettings(ServiceSettings):
    """Settings of story-service; with none, the built-in storyteller writes and the sibling services are local."""

    port: int = Field(8002, description="The port story-service listens on.")
    tts_service_urls: str = Field(
        "http://127.0.0.1:8003", description="Where tts-service is; several replicas by commas."
    )
    vision_service_urls: str = Field(
        "http://127.0.0.1:8004", description="Where vision-service is; several replicas by commas."
    )
    writing_engines: str = Field(
        "openai,builtin",
        description="Which writers are asked, in this order: openai (left out where it is not configured), builtin.",
    )
    writing_seconds: float = Field(180.0, gt=0, description="The longest a model may take for one whole story.")
    openai_base_url: str = Field(
        _OPENAI, description="The OpenAI-compatible server: OpenAI, Azure, Ollama, vLLM, llama.cpp."
    )
    openai_api_key: SecretStr = Field(SecretStr(""), description="Its key; most local servers want none.")
    openai_model: str = Field("gpt-5-mini", description="The model that writes stories there.")

    @property
    def openai_is_configured(self) -> bool:
        """Whether there is a model server to write with: a key, or a server that may need none."""
        return bool(self.openai_api_key.get_secret_value()) or self.openai_base_url.rstrip("/") != _OPENAI
