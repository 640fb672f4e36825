"""Hears a wish: who, what, where, which wish and which trouble, in any language that has a folder.

`ears` makes an ear of lexicons, `listening` hears a text with it (`calling`, `naming` and `bearing` for names,
`places`, `around`, `own_wish`), `people` says who is spoken of, and `request` is what all that comes to, with what
`quoting` leaves in the listener's own words.
"""
