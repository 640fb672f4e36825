"""The describers: the built-in one, and those that ask a model elsewhere."""
