"""Pictures that people send: checked, kept for their owner, shown, and forgotten."""
