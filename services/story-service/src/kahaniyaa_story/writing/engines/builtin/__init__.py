"""The writer that needs no model: it hears a wish, plans a tale without words, and tells it in one language.

`storyteller` is its door. Behind it, in the order of a story:

- hearing: `ears` makes an ear of lexicons, `listening` hears a text with it (`naming`, `places`, `around`, `own_wish`),
  `people` says who is spoken of, and `request` is what all that comes to;
- planning: `planning` draws a tale, and others inside it (`frames`); `drawing` chooses a plot (`choosing`), casts it
  (`casting`: `guests` were asked for, `strangers` were not, and `props`) and walks it (`forward`); `room` knows what
  a length has room for, `plan` is what all that comes to, and `accounts` says what of the wish it uses;
- telling: `telling` takes a telling for each beat (`measure`, `style`, `suiting`), `stage` and `filling` put people and
  choices into words, `speech` sets what is said among them, `scenery` and `endings` make scenes and what stands around;
- knowledge: `world` and `plots` have no words; `languages/<code>` has all of them (`language` reads a folder, `markup`
  its tellings, `grammar` is what its `morph.py` promises; `keys`, `roles` and `check` say what it must have).
"""
