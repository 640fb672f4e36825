"""What <voice> wishes for."""

from kahaniyaa_tts.text.document import VoiceWish
from kahaniyaa_tts.text.ssml.grammar import read_value, text_of, words_of
from kahaniyaa_tts.text.ssml.tree import Element


def wish(voice: Element) -> VoiceWish:
    """The wish of a <voice> element; what cannot be read of it is not wished for."""
    age, variant = read_value(voice, "age"), read_value(voice, "variant")
    return VoiceWish(
        names=words_of(voice, "name"),
        gender=text_of(voice, "gender"),
        age=age if isinstance(age, int) else None,
        variant=variant if isinstance(variant, int) else 1,
        languages=words_of(voice, "languages"),
        required=words_of(voice, "required") or ("languages",),
        ordering=words_of(voice, "ordering") or ("languages",),
        on_failure=text_of(voice, "onvoicefailure") or "processorchoice",
    )
