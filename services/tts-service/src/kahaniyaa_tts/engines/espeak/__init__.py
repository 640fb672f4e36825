"""espeak-ng 1.52 in worker processes of its own: it keeps global state, is GPL, and a crash there must hurt nobody."""
