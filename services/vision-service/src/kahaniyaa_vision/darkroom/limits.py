"""How large a picture may be that is opened at all."""

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000
