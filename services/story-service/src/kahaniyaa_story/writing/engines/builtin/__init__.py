"""The writer that needs no model: it hears a wish, plans a tale without words, and tells it in one language.

`storyteller` is its door. Behind it, in the order of a story, are `hearing`, `planning` and `telling`; each says in its
first lines what is in it. A `plan` goes from one to the next; `memory` knows what a listener was told before.

Knowledge: `world` and `plots` have no words; `languages/<code>` has all of them (`language` reads a folder, `markup`
its tellings, `measure` knows how long those are, `grammar` is what its `morph.py` promises; `keys`, `roles`, `tiers`
and `check` say what it must have).
"""
