"""Passwords: which are too easy to guess, and how the others are kept.

argon2id with 19 MiB, two passes, one lane (OWASP's first choice); it runs in a few threads, so that a flood of sign-ins
neither stops the service nor fills its memory.
"""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kahaniyaa_auth.accounts.email import email_key
from kahaniyaa_auth.accounts.problems import TooBusy, WeakPassword

T = TypeVar("T")

SHORTEST, LONGEST = 8, 256
_FEWEST_DIFFERENT = 4
_COMMON = frozenset({
    "password", "passw0rd", "password1", "password123", "iloveyou", "iloveindia", "sunshine", "princess", "football",
    "baseball", "superman", "starwars", "whatever", "computer", "internet", "changeme", "trustno1", "welcome1",
    "letmein1", "admin123", "qwertyui", "qwerty123", "asdfghjk", "zxcvbnm1", "1q2w3e4r", "1qaz2wsx", "abcd1234",
    "kahaniyaa", "krishna1", "ganesha1", "jaihind1", "india123", "bharat123", "sachin10",
})  # fmt: skip
_RUNS = ("0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyzabcdefgh", "qwertyuiopasdfghjklzxcvbnm")

NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$2VcqP4CA9CLr+keAkU5+hQ$03SdzfkmDHlzlRBrorLNW9Wj1ViS/TbELGl0q9Qv2Fk"
"""The hash of a password that nobody knows: what an unknown user's is compared with, so that it takes as long."""


def check_strength(password: str, *, about: tuple[str, ...] = (), field: str = "/password") -> None:
    """Raise `WeakPassword` for one that is short, common, a run of keys, or only says who its owner is."""
    plain = normalised(password).casefold()
    if len(plain) < SHORTEST:
        raise WeakPassword.at(field, f"Use at least {SHORTEST} characters; a few words together are best.")
    if plain in _COMMON or len(set(plain)) < _FEWEST_DIFFERENT or _is_run(plain):
        raise WeakPassword.at(field, "This is among the first that somebody would try; use a few words together.")
    if plain in {email_key(said) for known in about if known for said in (known, known.split("@")[0])}:
        raise WeakPassword.at(field, "Your password must not be your name or address; use a few words together.")


def normalised(password: str) -> str:
    """The same text for the same keys, whichever keyboard composed the letters (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _is_run(plain: str) -> bool:
    return any(plain in run or plain in run[::-1] for run in _RUNS)


@dataclass(slots=True, repr=False)
class Passwords:
    """Hashes and compares passwords, so many at a time, and sends callers away when too many wait."""

    pool: ThreadPoolExecutor
    most_waiting: int
    hasher: PasswordHasher
    _waiting: int = 0

    @classmethod
    def open(cls, *, workers: int, waiting: int) -> Self:
        """Passwords with threads of their own."""
        hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        pool = ThreadPoolExecutor(workers, thread_name_prefix="passwords")
        return cls(pool, workers + waiting, hasher)

    def close(self) -> None:
        """Let the threads go."""
        self.pool.shutdown(wait=False, cancel_futures=True)

    async def hash(self, password: str) -> str:
        """What is kept of a password (PHC string format)."""
        return await self._run(lambda: self.hasher.hash(normalised(password)))

    async def matches(self, kept: str | None, password: str) -> bool:
        """Whether it is the password; for nobody's (None) it takes as long and is not."""
        return await self._run(lambda: self._matches(kept or NOBODYS, password)) and kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether it was made with other parameters than today's."""
        return self.hasher.check_needs_rehash(kept)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self.hasher.verify(kept, normalised(password))
        except (VerifyMismatchError, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= self.most_waiting:
            raise TooBusy("Many people are signing in right now; try again in a few seconds.")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.pool, work)
        finally:
            self._waiting -= 1
