"""The languages the built-in storyteller knows, one folder each."""
