"""Tamil for the built-in storyteller."""
