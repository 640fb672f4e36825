"""libespeak-ng by ctypes: the few calls that a worker makes, with every return code checked."""

import ctypes
import struct
from collections.abc import Callable

_SYNCHRONOUS = 2
_NO_EXIT = 0x8000
_UTF8 = 1
_PHONEMIC = 0x100
IPA = 2
NAMES = ord("_") << 8
"""How phonemes are told: in IPA, or by espeak-ng's names of them with a line between."""
_BUFFER_MS = 200
_ECHO_SAMPLES = 5500
"""As many as espeak-ng keeps to echo them."""
_REST, _RESTING_RATE = "[[_:_:_:]]", 120
"""Three pauses, which last 0.34 s together at that rate."""
_WORD = 1
_LAST = 0
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_EVENT = struct.Struct("@iIiiiiP8s")
"""`espeak_EVENT` of speak_lib.h: type, identifier, position, length, milliseconds, sample, the user's, and a name."""

Hear = Callable[[bytes, list[tuple[int, int]]], None]
"""Takes the next sound, and the position and sample of each word that begins."""


class LibraryError(Exception):
    """A call of libespeak-ng did not succeed."""


_ON_SOUND = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_ON_URI = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p)


class Espeak:
    """One espeak-ng, of which a process may have only one: it keeps its state in globals."""

    def __init__(self, library: str, data_folder: str) -> None:
        self._library = ctypes.CDLL(library)
        self._library.espeak_Synth.argtypes = (
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )
        self._library.espeak_TextToPhonemes.argtypes = (ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int)
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.sample_rate: int = self._library.espeak_Initialize(
            _SYNCHRONOUS, _BUFFER_MS, data_folder.encode(), _NO_EXIT
        )
        if self.sample_rate <= 0:
            raise LibraryError("espeak_Initialize found no data.")
        self._voice = ""
        self._dry = set[str]()  # the voices that have been heard to have no echo
        self._most_samples = 0
        self._samples = 0
        self._silent = 0  # samples since the last that was not
        self._heard: Hear = _nobody
        # ctypes keeps no reference of its own: without these two the first collection would free what C still calls.
        self._on_sound = _ON_SOUND(self._sound)
        self._on_uri = _ON_URI(_refuse)
        self._library.espeak_SetSynthCallback(self._on_sound)
        self._library.espeak_SetUriCallback(self._on_uri)

    def choose(self, voice: str) -> None:
        """Take the voice; one that does not exist is an error here, where espeak-ng would go on with the last one.

        A voice taken anew does not echo what was said before.
        """
        if voice == self._voice:  # a twentieth of a sentence's cost, for the same
            return
        self._voice = ""
        self._checked(self._library.espeak_SetVoiceByName(voice.encode()), f"no voice {voice!r}")
        self._voice = voice

    def tune(self, *, rate: int, volume: int, pitch: int, pitch_range: int) -> None:
        """Set every parameter that a text before may have changed."""
        for parameter, value in ((_RATE, rate), (_VOLUME, volume), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._checked(self._library.espeak_SetParameter(parameter, value, 0), f"parameter {parameter} = {value}")

    def say(self, text: str, *, most_samples: int, heard: Hear, is_phonemic: bool = False) -> None:
        """Say plain text; gives sound to `heard` as it is made, with (position, sample) of each word's start in it.

        Positions count code points from 0. The sound is cut off at `most_samples`. In phonemic text, `[[…]]` are
        phonemes by their names. Where the voice echoes, there is quiet after the text, in which the echo ends: by
        itself, espeak-ng 1.52 loses what of it crosses the end of a buffer, or mixes it into what it says next.
        """
        self._most_samples, self._samples, self._silent, self._heard = most_samples, 0, 0, heard
        self._synthesize(text, is_phonemic=is_phonemic)
        if self._samples >= most_samples:
            self._voice = ""
        elif self._samples and self._voice not in self._dry:
            self._rest(heard)

    def _rest(self, heard: Hear) -> None:
        """Say nothing for a while; what then still echoes is forgotten, for which the voice has to be taken anew."""
        self._heard = lambda sound, _: heard(sound, [])
        self._checked(self._library.espeak_SetParameter(_RATE, _RESTING_RATE, 0), "no rest")
        self._synthesize(_REST, is_phonemic=True)
        if self._silent < _ECHO_SAMPLES:
            self._voice = ""
        elif self._silent < self._samples:
            self._dry.add(self._voice)

    def _synthesize(self, text: str, *, is_phonemic: bool) -> None:
        encoded = text.encode()
        flags = _UTF8 | (_PHONEMIC if is_phonemic else 0)
        self._checked(self._library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, flags, None, None), "no speech")

    def clauses(self, text: str, mode: int = IPA) -> list[tuple[str, str]]:
        """Each clause of a phonemic text as it is written and as it is said, without saying it."""
        self.say("", most_samples=0, heard=_nobody, is_phonemic=True)  # the library keeps that from call to call
        content = ctypes.create_string_buffer(text.encode())
        start = ctypes.addressof(content)
        at = ctypes.c_void_p(start)
        found: list[tuple[str, str]] = []
        while at.value:
            begin = at.value - start
            said: bytes = self._library.espeak_TextToPhonemes(ctypes.byref(at), _UTF8, mode)
            end = at.value - start if at.value else len(content)
            written = content.raw[begin:end].decode(errors="replace")
            found.append((written[:-1], said.decode()))  # it has read one character ahead
        return found

    def _sound(self, wave: int | None, count: int, events: int) -> int:
        sound = ctypes.string_at(wave, count * 2) if wave and count else b""
        self._samples += len(sound) // 2
        heard = len(sound.rstrip(b"\0"))
        self._silent = (self._silent if not heard else 0) + (len(sound) - heard) // 2
        self._heard(sound, _words(events))
        return int(self._samples >= self._most_samples)

    def _checked(self, code: int, what: str) -> None:
        if code != 0:
            raise LibraryError(f"espeak-ng: {what} (code {code}).")


def _words(at: int) -> list[tuple[int, int]]:
    """The words that begin; at the end of a sentence espeak-ng tells of some that are nowhere.

    The events are read as bytes: as structures of ctypes they would cost a tenth of all that a worker adds.
    """
    words: list[tuple[int, int]] = []
    while True:
        kind, _, position, _, _, sample, _, _ = _EVENT.unpack(ctypes.string_at(at, _EVENT.size))
        if kind == _LAST:
            return words
        if kind == _WORD and position > 0:
            words.append((position - 1, max(sample, 0)))
        at += _EVENT.size


def _refuse(_kind: int, _uri: bytes, _base: bytes) -> int:
    """Refuse to play any file that a text may name."""
    return 1


def _nobody(_sound: bytes, _words: list[tuple[int, int]]) -> None:
    """Hear nothing."""
