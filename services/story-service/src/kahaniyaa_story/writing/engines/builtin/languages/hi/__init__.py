"""Hindi for the built-in storyteller."""
