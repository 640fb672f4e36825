"""Our languages and espeak-ng's voices for them: its own, or the nearest that reads their letters.

A name that it does not know is answered with code 2 and the last voice, so that every one of these is tried in a test.
Left out are those of its 114 languages that are invented for stories or only begun: without a dictionary (fo, kaa), or
naming or dropping letters of their own script (chr, ja, my, shn, th). Its Konkani names every vowel sign ("ka,
aa-kar"), its Bishnupriya the candrabindu: Marathi and Bengali are the nearest that read.
"""

from collections.abc import Mapping

NEAREST: Mapping[str, str] = {
    "bho": "hi",
    "bpy": "bn",
    "brx": "hi",
    "doi": "hi",
    "kok": "mr",
    "ks": "ur",
    "mai": "hi",
    "mni": "bn",
    "sa": "hi",
    "sat": "hi",
}
"""Those that are read by the rules of another one, and which."""

_OWN = """
    af am an ar as az ba be bg bn bs ca cs cv cy da de el en eo es et eu fa fi fr ga gd gn grc gu hak haw he hi hr ht hu
    hy hyw ia id io is it jbo ka kk kl kn ko ku ky la lb lfn lt ltg lv mi mk ml mr ms mt mto nb nci ne nl nog om or pa
    pap pl pt qu quc ro ru sd si sk sl smj sq sr sv sw ta te ti tk tn tr tt ug uk ur uz vi yue
"""
VOICES: Mapping[str, str] = {code: code for code in _OWN.split()} | {"zh": "cmn"} | NEAREST
"""By our code, espeak-ng's name of the voice that reads the language."""

DIALECTS = frozenset({"en-gb-scotland", "en-gb-x-rp", "en-us"})
"""Its voices that others were trained on by their phonemes, beside those of whole languages."""
