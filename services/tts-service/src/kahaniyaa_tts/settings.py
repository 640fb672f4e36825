"""What can be told to tts-service from outside, beside what every service can."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from kahaniyaa_shared.settings import ServiceSettings


def _workers() -> int:
    return min(max(os.cpu_count() or 2, 2), 8)


class TtsSettings(ServiceSettings):
    """tts-service's settings."""

    port: int = Field(8003, description="The port to listen on.")
    speech_engines: str = Field(
        "azure,openai,piper,espeak",
        description="Who speaks, in order of preference; those that are not configured are left out: azure (with "
        "AZURE_SPEECH_KEY), openai (left out until SPEECH_MODEL names a model, since the text of stories goes to its "
        "server), piper (the languages of the voices that are installed), espeak.",
    )
    speech_engines_by_language: str = Field(
        "", description="Another order for some languages, for example hi=piper,espeak; ta=azure,espeak."
    )
    speech_failures: int = Field(3, ge=1, description="After so many failures in a row an engine is left in peace.")
    speech_peace_seconds: float = Field(30, gt=0, description="For so long; then it may try again.")
    speech_workers: int = Field(
        default_factory=_workers, ge=1, le=64, description="Speech processes at most; as many as cores if unset."
    )
    speech_warm_workers: int = Field(
        1, ge=0, le=64, description="Speech processes that are kept ready, so that the first word comes at once."
    )
    speech_idle_seconds: float = Field(
        20, gt=0, description="After so long without work the other speech processes are let go."
    )
    speech_time_limit: float = Field(20, gt=0, description="Seconds that one sentence may take an engine.")
    speech_sentence_seconds: float = Field(120, gt=0, le=600, description="The longest sound of one sentence.")
    speech_most_characters: int = Field(100_000, gt=0, description="The longest text that is spoken at one request.")
    speech_most_requests: int = Field(32, gt=0, description="Requests that are spoken at the same time; more get 429.")
    speech_most_per_user: int = Field(16, gt=0, description="The same for one user.")
    lexicon_most_entries: int = Field(5_000, ge=0, description="Entries in one person's lexicon at most.")
    speech_loudness: float = Field(
        -18, ge=-31, le=-12, description="LUFS at which a voice speaks, and to which a whole story is brought."
    )
    speech_cache_bytes: int = Field(
        256_000_000, ge=0, description="Bytes of sentences kept in DATA_DIR so that none is spoken twice."
    )
    speech_first_sound_limit: float = Field(15, gt=0, description="Seconds that a server may take to begin a sentence.")
    azure_speech_key: SecretStr = Field(SecretStr(""), description="The key of an Azure Speech resource.")
    azure_speech_region: str = Field("", description="Its region, for example centralindia.")
    azure_speech_endpoint: str = Field("", description="Its whole address instead of the region's, if it has its own.")
    speech_model: str = Field(
        "",
        description="The model that speaks at an OpenAI-compatible server, for example gpt-4o-mini-tts; none if empty.",
    )
    speech_base_url: str = Field("", description="That server; OPENAI_BASE_URL if empty.")
    speech_api_key: SecretStr = Field(SecretStr(""), description="Its key; OPENAI_API_KEY if empty.")
    speech_model_languages: str = Field(
        "en,hi,kn,mr,ne,ta,ur", description="The languages that the model speaks, by commas."
    )
    speech_model_voices: str = Field(
        "", description="Its voices by role, for example narrator=af_heart, man=am_adam; OpenAI's if empty."
    )
    openai_base_url: str = Field(
        "https://api.openai.com/v1", description="The OpenAI-compatible server: OpenAI, Azure, Ollama, vLLM, llama.cpp."
    )
    openai_api_key: SecretStr = Field(SecretStr(""), description="Its key; most local servers want none.")
    speech_voices: Path | None = Field(
        None, description="The folder of Piper voices (name.onnx and name.onnx.json); DATA_DIR/voices if empty."
    )
    speech_most_models: int = Field(2, ge=1, le=100, description="Piper models in memory at most; 60 to 150 MB each.")
    speech_model_idle_seconds: float = Field(300, gt=0, description="After so long without work a model is let go.")
    speech_installing: Literal["anyone", "admins", "nobody"] = Field(
        "admins", description="Who may install voices over HTTP: anyone who is signed in, admins, or nobody."
    )
    speech_voice_catalogue: Path | None = Field(
        None, description="A file of more voices that can be installed, written as the catalogue that comes along is."
    )
    speech_most_voice_bytes: int = Field(500_000_000, gt=0, description="The largest file of a voice that is fetched.")

    @property
    def voices_folder(self) -> Path:
        """Where Piper voices are."""
        return self.speech_voices or self.data_dir / "voices"

    @property
    def azure_speech_url(self) -> str:
        """Where Azure speaks; empty where it is not configured."""
        if not self.azure_speech_key.get_secret_value() or not (self.azure_speech_region or self.azure_speech_endpoint):
            return ""
        region = f"https://{self.azure_speech_region}.tts.speech.microsoft.com/cognitiveservices/v1"
        return self.azure_speech_endpoint or region

    @property
    def speech_server_url(self) -> str:
        """Where the model speaks, if one is configured."""
        return self.speech_base_url or self.openai_base_url

    @property
    def speech_server_key(self) -> SecretStr:
        """What opens that server."""
        return self.speech_api_key if self.speech_api_key.get_secret_value() else self.openai_api_key
