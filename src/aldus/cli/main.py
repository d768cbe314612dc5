"""The command `aldus`, and what it says when it ends."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Annotated, Any, NoReturn

import typer

import aldus
from aldus.cli.check import check
from aldus.cli.extract import extract
from aldus.cli.graph import graph, view
from aldus.cli.options import expanded
from aldus.cli.progress import say
from aldus.cli.show import show
from aldus.cli.tables import actors, dyads, events, quotes
from aldus.errors import AldusError

app = typer.Typer(
    name="aldus",
    help="Who said or did what toward whom: Dutch news as a graph.",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aldus {aldus.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for _command in (extract, check, graph, view, events, quotes, dyads, actors, show):
    app.command()(expanded(_command))

# What click raises for wrong options; by its version, typer has click inside it or beside it.
_ClickException: type[Any] = typer.BadParameter.__mro__[2]
_INTERRUPTED = "interrupted; started again, it continues"


def main() -> None:
    """Entry point: every foreseen error is one line on standard error and exit code 2."""
    _open_streams()
    try:
        with _ending_on_signals():
            code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left; the interpreter must not complain about the rest when it ends.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except (AldusError, OSError) as error:
        _end(2, str(error))
    except _ClickException as error:
        _end(2, error.format_message())
    except (KeyboardInterrupt, typer.Abort):
        _end(130, _INTERRUPTED)
    if code == 130:  # typer has caught Ctrl-C
        _end(130, _INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _open_streams() -> None:
    """Take any console: signs that it lacks become question marks, and a closed one stays so."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Else the next file that is opened would be taken for standard input, output or error.
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


@contextlib.contextmanager
def _ending_on_signals() -> Iterator[None]:
    """End as after an error when the system or the terminal says so: workers stop, half-made files go."""

    def end(number: int, frame: object) -> NoReturn:
        say(f"aldus: {_INTERRUPTED}")
        sys.exit(128 + number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(code: int, message: str) -> NoReturn:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    if message:  # none where typer has printed the help
        say(f"aldus: {' '.join(message.split())}")
    sys.exit(code)
