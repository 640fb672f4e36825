"""Serves tts-service alone, on port 8003 unless PORT says otherwise."""

from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.starting import told_plainly
from kahaniyaa_tts.app import TTS, create_app
from kahaniyaa_tts.settings import TtsSettings

if __name__ == "__main__":
    with told_plainly():
        settings = TtsSettings.load()
        serve(create_app(settings), settings, name=TTS.name, port=settings.port)
