"""A recording's times as other programs read them: WebVTT, SubRip, SMIL media overlays, and speech marks."""
