"""What a request of OpenAI's API comes to: the one part of a script."""

from kahaniyaa_shared.problems import FieldProblem, Problem
from kahaniyaa_tts.openai.instructions import delivery
from kahaniyaa_tts.openai.schemas import OpenAiSpeech
from kahaniyaa_tts.openai.voices import our_voice
from kahaniyaa_tts.speech.parts import speech_parts
from kahaniyaa_tts.speech.schemas import SpeechRequest
from kahaniyaa_tts.speech.steps import Part

_RATES = (0.25, 4.0)
_FIELDS = {"/text": "/input", "/ssml": "/input"}


def openai_parts(asked: OpenAiSpeech) -> tuple[Part, ...]:
    """The part; raises what speech of our own would."""
    wanted = delivery(asked.instructions)
    is_ssml = asked.input.lstrip().startswith("<speak")
    return speech_parts(
        SpeechRequest(
            text=None if is_ssml else asked.input,
            ssml=asked.input.strip() if is_ssml else None,
            language=asked.language,
            voice=our_voice(asked.voice_name),
            emotion=wanted.emotion,
            speed=min(max(asked.speed * wanted.rate, _RATES[0]), _RATES[1]),
            pitch=wanted.pitch,
        )
    )


def of_the_input(problem: Problem) -> Problem:
    """The same problem, pointing to the fields of what was asked."""
    problem.errors = tuple(
        FieldProblem(pointer=_FIELDS.get(error.pointer, error.pointer), detail=error.detail) for error in problem.errors
    )
    return problem
