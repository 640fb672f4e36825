"""Tells a plan in one language.

`teller` takes a telling for each beat (`style`, `suiting`), `stage` and `filling` put people and choices into words,
`speech` sets what is said among them, `scenery` and `endings` make scenes and what stands around them.
"""
