"""Serving phones on the local network: the address they can reach, and a QR code of it for the terminal."""

import io
import socket

import qrcode


def address() -> str | None:
    """This machine's address on the local network, or None without one; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737): only the route is looked up
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") or found == "0.0.0.0" else found  # noqa: S104  # compared, not bound


def qr(text: str) -> str:
    """A QR code drawn with half-block characters."""
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    return drawn.getvalue()
