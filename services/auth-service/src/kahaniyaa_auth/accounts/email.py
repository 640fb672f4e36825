"""E-mail addresses: what can be one, in any script (RFC 6531), and when two are the same person's."""

import re
import unicodedata

_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321, 4.5.3.1
_LOCAL = re.compile(r"[^\s@.<>()\[\],;:\\\"]+(?:\.[^\s@.<>()\[\],;:\\\"]+)*")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


def checked_email(text: str) -> str:
    """The address as its owner writes it, normalised (NFC); raises `ValueError` where it cannot be one."""
    email = unicodedata.normalize("NFC", text.strip())
    local, at, domain = email.rpartition("@")
    if not at or len(email) > _LONGEST or not _is_local(local) or not _is_domain(domain):
        raise ValueError("This is not an e-mail address; it looks like name@example.org.")
    return email


def email_key(email: str) -> str:
    """What two spellings of the same address have in common."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def _is_local(local: str) -> bool:
    return len(local) <= _LONGEST_LOCAL and local.isprintable() and bool(_LOCAL.fullmatch(local))


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return len(labels) > 1 and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Whether a domain's label holds only letters of any script, with their vowel signs, digits and inner hyphens."""
    bare = "".join("a" if unicodedata.category(character).startswith("M") else character for character in label)
    return "_" not in label and bool(_LABEL.fullmatch(bare))
