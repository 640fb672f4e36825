"""Plans a tale without words of any language.

`planner` draws a tale, and others inside it (`frames`); `drawing` chooses a plot (`choosing`), casts it (`casting`:
`guests` were asked for, `strangers` were not, and `props`) and walks it (`forward`); `room` knows what a length has
room for, and `accounts` says what of the wish a plan uses.
"""
