"""Whom this machine trusts to say who is who, for connections that are encrypted."""

import ssl
from functools import cache

import httpx2


@cache
def trusted() -> ssl.SSLContext:
    """The machine's certificates, read once in a process: a client that is given none reads them all again (30 ms)."""
    return httpx2.create_ssl_context(trust_env=False)
