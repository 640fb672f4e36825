"""The command `kahaniyaa`: serve, look after, tell a story or say a text right here, voices, languages."""

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
    _add_say(commands.add_parser("say", help="say a text aloud into a file, without a server"))
    _add_voices(commands.add_parser("voices", help="list voices; install and remove natural ones"))
    _add_storyteller(commands.add_parser("storyteller", help="say what a language of the built-in storyteller lacks"))
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


def _add_say(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", help="the text, the name of a file of it, or - for standard input")
    command.add_argument("--out", type=Path, metavar="FILE", required=True, help=".mp3, .opus, .aac, .flac or .wav")
    command.add_argument(
        "--captions", type=Path, metavar="FILE", help="when each word is heard: .vtt, .srt, .smil, .marks or .json"
    )
    command.add_argument("--ssml", action="store_true", help="the text is SSML")
    command.add_argument("--language", help="its code, for example hi or ta; told by the script if left out")
    command.add_argument("--voice", metavar="ID", help="one of kahaniyaa voices")
    command.add_argument("--emotion", help="happy, sad, excited, calm, mysterious, cheerful, dramatic or gentle")
    command.add_argument("--speed", type=float, help="times as fast (0.25 to 4)")
    command.add_argument("--pitch", type=float, help="semitones higher (-12 to 12)")
    command.set_defaults(run=_say)


def _add_voices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", help="only voices of this language, for example hi")
    command.set_defaults(run=_voices)
    actions = command.add_subparsers(metavar="ACTION")
    install = actions.add_parser("install", help="fetch a natural voice; goes on where it broke off")
    install.add_argument("name", help="a name of the list, or the address of an .onnx file beside its .onnx.json")
    install.add_argument("--yes", action="store_true", help="do not ask")
    install.set_defaults(run=_install)
    remove = actions.add_parser("remove", help="remove an installed voice")
    remove.add_argument("name")
    remove.set_defaults(run=_remove)


def _add_storyteller(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="say what language folders lack, and which tier they hold")
    check.add_argument("codes", nargs="+", metavar="CODE", help="a language folder, for example hi")
    check.add_argument("--all", action="store_true", help="list what is thin too")
    check.set_defaults(run=_check)
    seed = actions.add_parser("seed", help="write a language's cldr.txt anew, from CLDR's annotations of emoji")
    seed.add_argument("code", metavar="CODE", help="a language folder, for example hi")
    seed.add_argument("annotations", metavar="FOLDER", help="the npm package cldr-annotations-full, unpacked")
    seed.set_defaults(run=_seed)


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


def _say(asked: argparse.Namespace) -> int:
    from kahaniyaa.say import Saying, say, text_of

    saying = Saying(
        text=text_of(asked.text),
        is_ssml=asked.ssml,
        language=asked.language,
        voice=asked.voice,
        emotion=asked.emotion,
        speed=asked.speed,
        pitch=asked.pitch,
    )
    return say(saying, out=asked.out, captions=asked.captions)


def _voices(asked: argparse.Namespace) -> int:
    from kahaniyaa.voices import show

    return show(asked.language)


def _install(asked: argparse.Namespace) -> int:
    from kahaniyaa.voices import install

    return install(asked.name, sure=asked.yes)


def _remove(asked: argparse.Namespace) -> int:
    from kahaniyaa.voices import remove

    return remove(asked.name)


def _check(asked: argparse.Namespace) -> int:
    from kahaniyaa.storyteller import check

    return check(asked.codes, with_thin=asked.all)


def _seed(asked: argparse.Namespace) -> int:
    from kahaniyaa.storyteller import seed

    return seed(asked.code, Path(asked.annotations))
