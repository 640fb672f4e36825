"""The shapes that tts-service's tables have had."""
