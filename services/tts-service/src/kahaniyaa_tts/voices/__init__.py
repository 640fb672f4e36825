"""Who speaks: roles, the voices that play them in each language, casting, emotions, and people's own presets."""
