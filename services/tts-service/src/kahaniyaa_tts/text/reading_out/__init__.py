"""Numbers, dates, times, money, units and signs, as a reader of the language says them."""
