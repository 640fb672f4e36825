"""Numbers in English words, in millions or, where they are grouped the Indian way, in lakhs and crores."""

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WESTERN = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1_000, "thousand"))
_INDIAN = ((10**7, "crore"), (10**5, "lakh"), (1_000, "thousand"))
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(number: int, *, is_indian: bool = False) -> str:
    """One, two, three: `twenty-one`, `one hundred and five`, `two lakh fifty thousand`."""
    for size, name in _INDIAN if is_indian else _WESTERN:
        if number >= size:
            head, rest = divmod(number, size)
            return f"{cardinal(head, is_indian=is_indian)} {name}" + _rest(rest, is_indian=is_indian)
    if number >= 100:
        return f"{_SMALL[number // 100]} hundred" + _rest(number % 100, is_indian=is_indian)
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")


def _rest(number: int, *, is_indian: bool) -> str:
    if not number:
        return ""
    return (" and " if number < 100 else " ") + cardinal(number, is_indian=is_indian)


def ordinal(number: int) -> str:
    """First, second, third."""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _IRREGULAR:
        return words[:cut] + _IRREGULAR[last]
    return words[:cut] + (last[:-1] + "ie" if last.endswith("y") else last) + "th"


def year(number: int) -> str:
    """Nineteen forty-seven, nineteen oh five, nineteen hundred, two thousand and five."""
    century, rest = divmod(number, 100)
    if not 1_010 <= number < 2_100 or 2_000 <= number < 2_010:
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decade(number: int) -> str:
    """Nineteen eighties, nineteen hundreds."""
    said = year(number)
    return said[:-1] + "ies" if said.endswith("y") else said + "s"
