"""A job's sound on its way out of the worker: the least that is a first sound at once, then the rest.

The worker imports this, and must start fast: nothing but the frames here.
"""

from kahaniyaa_tts.engines.espeak.frames import Piece

_LONGEST_CLOSURE = 22_050 // 4
_FIRST_BYTES = 2304
"""0.05 s: less what the limiter keeps back and LAME waits for it is a frame of MP3; more would be encoded later."""
_NEXT_BYTES = 256 * 1024
"""5.9 s, which is most sentences to their end: each piece costs the service as much as a tenth of a second of sound."""
_LISTENED_BYTES = 16 * 1024
_AUDIBLE = 100
"""-50 dBFS: after a sentence's sound, less is the echo of its echo."""
_HEARD_ABOVE = bytes(255 * (low > _AUDIBLE) for low in range(256))
_HEARD_BELOW = bytes(255 * (low < 256 - _AUDIBLE) for low in range(256))
"""Whether a sample with that low byte is heard, if its high byte is 0, or if it is 255."""


class Delivery:
    """Gives out sound as it is heard, without the quiet before and after it, and each word at the moment it is heard.

    A word may begin with a closure: up to 0.15 s before त्य in Hindi and Marathi. It lights when it is heard.
    """

    def __init__(self) -> None:
        self._sound = bytearray()
        self._words: list[tuple[int, int]] = []
        self._lead: int | None = None  # samples of silence before the sound, once it is known
        self._sent = 0
        self._end = 0  # of what was found audible, in bytes as well
        self._enough = _FIRST_BYTES

    def hear(self, sound: bytes, words: list[tuple[int, int]]) -> Piece | None:
        """Take in more sound and words; the next piece, if there is enough for one."""
        self._sound += sound
        self._words += words
        lead = self._begins(ended=False)
        if lead is None or len(self._sound) - self._sent < self._enough:
            return None
        self._listen()
        return self._piece(lead, ended=False) if self._end - self._sent >= self._enough else None

    def end(self) -> Piece:
        """What is left."""
        self._listen()
        return self._piece(self._begins(ended=True) or 0, ended=True)

    def _listen(self) -> None:
        """Find the end of what is audible, from behind: it is hardly ever far from the end of the sound."""
        end = len(self._sound)
        while end > self._end:
            start = max(end - _LISTENED_BYTES, self._end)
            if audible := _audible(self._sound[start:end]):
                self._end = start + audible
                return
            end = start

    def _begins(self, *, ended: bool) -> int | None:
        """The sample at which the sound begins; None while that is not known."""
        if self._lead is None:
            self._lead = self._quiet(0, ended=ended)
            self._sent = 2 * (self._lead or 0)
        return self._lead

    def _piece(self, lead: int, *, ended: bool) -> Piece:
        words = tuple(self._placed(lead, ended=ended))
        with memoryview(self._sound) as sound:
            pcm = bytes(sound[self._sent : self._end if ended else self._sent + self._enough])
        self._sent += len(pcm)
        self._enough = _NEXT_BYTES
        return Piece(pcm, words)

    def _placed(self, lead: int, *, ended: bool) -> list[tuple[int, int]]:
        """The words of which it is known when they are heard."""
        placed: list[tuple[int, int]] = []
        for position, sample in self._words:
            quiet = self._quiet(sample, ended=ended)
            end = self._end // 2
            if quiet is None or (sample + quiet > end and not ended):
                break
            placed.append((position, max(min(sample + quiet, end) - lead, 0)))
        del self._words[: len(placed)]
        return placed

    def _quiet(self, sample: int, *, ended: bool) -> int | None:
        """How many samples from this one on are nothing at all; None while that is not known."""
        ahead = self._sound[2 * sample : 2 * (sample + _LONGEST_CLOSURE)]
        heard = ahead.lstrip(b"\0")
        if heard or ended or len(ahead) == 2 * _LONGEST_CLOSURE:
            return (len(ahead) - len(heard)) // 2
        return None


def _audible(sound: bytearray) -> int:
    """How many bytes of the sound there are up to its last sample that is heard.

    Many samples may follow: they are looked at as one number, for a tenth of what a loop costs.
    """
    high = sound[1::2]
    loud = len(high.rstrip(b"\0\xff"))
    low, negative = sound[2 * loud :: 2], int.from_bytes(high[loud:], "little")
    above = int.from_bytes(low.translate(_HEARD_ABOVE), "little") & ~negative
    below = int.from_bytes(low.translate(_HEARD_BELOW), "little") & negative
    return 2 * (loud + ((above | below).bit_length() + 7) // 8)
