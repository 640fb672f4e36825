"""tts-service: says text and SSML aloud in many voices, and tells the moment at which each word begins."""
