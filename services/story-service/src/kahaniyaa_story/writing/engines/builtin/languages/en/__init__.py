"""English for the built-in storyteller."""
