"""`kahaniyaa up`: the whole product on one port."""

import socket
from pathlib import Path

from kahaniyaa import lan as network
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.serve import PortTaken, listen, run, say
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_tts.settings import TtsSettings

_EVERY_NETWORK = "0.0.0.0"  # noqa: S104  # only when asked for with --lan


_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def up(*, port: int | None, lan: bool, data: Path | None) -> int:
    """Serve until stopped; returns the exit status."""
    given: dict[str, object] = {"data_dir": data} if data else {}
    settings = GatewaySettings.load(**given)
    host = _EVERY_NETWORK if lan else settings.host
    listener = _listen(host, settings.port if port is None else port)
    given |= _installing(is_private=host in _LOOPBACK)
    say("Starting Kahaniyaa …")
    configure_logs(settings.log_level, service="kahaniyaa")
    from kahaniyaa.app import create_product  # loads five services: after it is known that they can be reached

    chosen = int(listener.getsockname()[1])
    run(create_product(**given), listener, lambda: _announce(port=chosen, lan=lan, host=host))
    return 0


def _installing(*, is_private: bool) -> dict[str, object]:
    """Whoever can reach a server that only this machine reaches may install voices, unless a setting says otherwise."""
    is_told = "speech_installing" in TtsSettings.load().model_fields_set
    return {"speech_installing": "anyone"} if is_private and not is_told else {}


def _listen(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except PortTaken as taken:
        raise CannotStart(f"{taken}\n(make run PORT={taken.other}, or: kahaniyaa up --port {taken.other})") from taken


def _announce(*, port: int, lan: bool, host: str) -> None:
    here = "127.0.0.1" if host in {_EVERY_NETWORK, "127.0.0.1"} else host
    say(f"Kahaniyaa: http://{here}:{port}   (stop it with Ctrl+C)")
    if not lan:
        return
    found = network.address()
    if found is None:
        say("This machine is in no network that a phone could reach; only this machine can open it.")
        return
    say(f"On a phone in the same network: http://{found}:{port}")
    say(network.qr(f"http://{found}:{port}"))
    say("Over plain http a phone's browser gives no live camera stream and no offline mode; photos can be chosen.")
