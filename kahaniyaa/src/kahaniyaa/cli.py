"""The command `kahaniyaa`: serve, look after, or tell a story right here."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.version import VERSION


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    asked = _parser().parse_args(argv)
    try:
        return int(asked.run(asked))
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kahaniyaa", description="Tells a child a story in the child's own language.")
    parser.add_argument("--version", action="version", version=f"kahaniyaa {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_up(commands.add_parser("up", help="serve the page and the API"))
    _add_doctor(commands.add_parser("doctor", help="say what is configured, what is missing, and what to do"))
    _add_tell(commands.add_parser("tell", help="tell one story, without a server"))
    return parser


def _add_up(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, help="another port than PORT or 8000")
    command.add_argument("--lan", action="store_true", help="let phones on the local network in; shows a QR code")
    command.add_argument("--data", type=Path, metavar="FOLDER", help="where stories are kept, instead of DATA_DIR")
    command.set_defaults(run=_up)


def _add_doctor(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_doctor)


def _add_tell(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "scenario", nargs="?", default="", help='what happens, for example "a shy elephant who wants to fly"'
    )
    command.add_argument("--language", default="en", help="its code, for example hi or ta (default: en)")
    command.add_argument(
        "--out", type=Path, metavar="FILE", help=".mp3, .opus, .aac, .flac, .wav, .txt or .json; the screen if none"
    )
    command.add_argument("--character", action="append", default=[], metavar="NAME", help="somebody in it; repeatable")
    command.add_argument("--tone", help="cheerful, adventurous, mysterious …")
    command.add_argument("--audience", help="toddlers, preschool, kids …")
    command.add_argument("--words", type=int, help="about how long (50 to 3000)")
    command.add_argument("--seed", type=int, help="the same seed and wish tell the same story")
    command.set_defaults(run=_tell, refuse=command.error)


# Each command is imported when it runs: `--help` should not wait for five services to load.
def _up(asked: argparse.Namespace) -> int:
    from kahaniyaa.up import up

    return up(port=asked.port, lan=asked.lan, data=asked.data)


def _doctor(_asked: argparse.Namespace) -> int:
    from kahaniyaa.doctor import doctor

    return doctor()


def _tell(asked: argparse.Namespace) -> int:
    if not asked.scenario.strip() and not asked.character:
        asked.refuse('say what happens, for example "a shy elephant who wants to fly", or name a --character')
    from kahaniyaa.tell import Wish, tell

    wish = Wish(
        scenario=asked.scenario,
        language=asked.language,
        characters=tuple(asked.character),
        tone=asked.tone,
        audience=asked.audience,
        length_words=asked.words,
        seed=asked.seed,
    )
    return tell(wish, out=asked.out)
