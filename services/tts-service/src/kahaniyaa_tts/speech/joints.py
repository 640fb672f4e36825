"""Where speech is cut within a sentence, or a pause is asked for: no silence of the engine's own is left there."""

from dataclasses import replace

from kahaniyaa_tts.audio.pcm import quiet_at_first, without_end
from kahaniyaa_tts.speech.kept import SpokenSentence


def closely(said: SpokenSentence, *, joined: bool, cut: bool) -> SpokenSentence:
    """What was said, from where it is heard if it is joined to what is before, and up to where it is if it is cut."""
    lead = quiet_at_first(said.pcm, said.gain) if joined else 0
    pcm = said.pcm[2 * lead :]
    began = tuple(replace(word, sample=max(word.sample - lead, 0)) for word in said.began)
    return replace(said, pcm=without_end(pcm) if cut else pcm, began=began)
