"""Moments as captions write them."""


def clock(milliseconds: int, *, point: str = ".") -> str:
    """Hours, minutes, seconds and thousandths."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"
