"""Names for the ASGI callables, and the two things every layer does with headers."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["ASGIApp", "Message", "Receive", "Scope", "Send", "header", "headers_without"]


def header(scope: Scope | Message, name: bytes) -> bytes | None:
    """The first header of that (lower-case) name, or None."""
    return next((value for key, value in scope.get("headers", ()) if key.lower() == name), None)


def headers_without(message: Scope | Message, *names: bytes) -> list[tuple[bytes, bytes]]:
    """The headers but those of these (lower-case) names."""
    return [(key, value) for key, value in message.get("headers", ()) if key.lower() not in names]
