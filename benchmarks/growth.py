"""Time by component over texts of many shapes, each twice as long as the one before.

    python -m benchmarks.growth [--sizes 10000 20000 40000 80000 160000 320000] [--only WORD] [--most 2.4]

Prints, for each shape, the seconds of each component at the largest size and the worst growth between two sizes; times below
50 ms are noise and left out. Ends with 1 where a component takes more than `--most` times as long for twice the text.
`--tiled` reads only the first size with the network, and joins that Doc with itself for the others, which takes a
fiftieth of the time: every component but the network is measured, on texts of the same shapes.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

import aldus
from aldus.document import Document

if TYPE_CHECKING:
    from spacy.language import Language

NEWS = "De Amerikaanse president Trump belde woensdag met Poetin. „Wij steunen Oekraïne niet”, zei hij volgens het Kremlin. "
SHAPES = {
    "news": NEWS,
    "one sentence": "Trump belde met Poetin en ",
    "spaces": " ",
    "spaces between names": "Jan" + " " * 50 + "Piet",
    "line ends": "\n",
    "carriage returns": "Jan belde.\r",
    "one letter, no space": "x",
    "digits": "12.345,67 ",
    "straight quotes": '"',
    "low quotes": "„",
    "quotes within quotes": "„Ja ‘nee ",
    "short quotations": '"Ja", zei Jan. ',
    "brackets": "(",
    "closed brackets": "(Jan) ",
    "names": "Trump Poetin Zelensky Rutte ",
    "titles": "minister ",
    "names with slashes": "ANP/Reuters/",
    "capitals": "DE MINISTER ZEI DAT RUSLAND NIET WIL. ",
    "commas": "Jan, Piet, Kees, ",
    "pronouns": "Hij zei dat hij hem zag. ",
    "html": "<p class='x'>Jan &amp; <b>Piet</b></p>",
    "emoji": "😀👩‍👩‍👧 ",
    "unseen signs": "Ja\u00adn\u200b ",
    "new names": "Jan Xaxaxa belde Piet Xaxaxa. ",
}
NEW = "Xaxaxa"
"""Stands for a name that comes once only."""
SYLLABLES = tuple(f"{c}{v}" for c in "bdfgklmnprstvz" for v in "aeiou")
MADE = re.compile("[BDFGKLMNPRSTVZ][aeiou](?:[bdfgklmnprstvz][aeiou]){2}")
COLUMNS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
OURS = ("aldus_actors", "aldus_relations")
NOISE = 0.05
"""Seconds below which times say nothing."""


def text_of(shape: str, size: int) -> str:
    """A text of so many characters in which a piece comes again and again."""
    piece, numbers = SHAPES[shape], count()
    text = f"Jan belde Piet. {piece * (size // len(piece) + 1)}"[:size]
    return re.sub(NEW, lambda _: name_of(next(numbers)), text)


def name_of(number: int) -> str:
    """A name of six letters, another for each number up to 343,000."""
    rest, last = divmod(number, len(SYLLABLES))
    first, middle = divmod(rest, len(SYLLABLES))
    return "".join(SYLLABLES[k % len(SYLLABLES)] for k in (first, middle, last)).capitalize()


def seconds(nlp: Language, text: str, tile: Doc | None = None) -> dict[str, float]:
    """Seconds of the processor for the tokenizer, each component, and the document with its JSON.

    With a tile, which the components before ours have read, these read as many of it as the text is long.
    """
    nlp.max_length = max(nlp.max_length, len(text) + 1)
    found: dict[str, float] = {}
    # A collection looks at all of the pipeline, and falls into one measurement and not into another.
    gc.collect()
    gc.disable()
    begin = time.process_time()
    doc = nlp.make_doc(text)
    found["tokenizer"] = time.process_time() - begin
    if tile is not None:
        doc = several(tile, len(text) // len(tile.text))
    for name, component in nlp.pipeline:
        if tile is not None and name not in OURS:
            continue
        begin = time.process_time()
        call: Any = component
        doc = call(doc)
        found[name] = time.process_time() - begin
    begin = time.process_time()
    Document.from_doc(doc).to_json()
    found["document"] = time.process_time() - begin
    gc.enable()
    return found


def several(tile: Doc, number: int) -> Doc:
    """A Doc that a tile makes up, so many times; names that came once are new each time."""
    # The stubs of spaCy do not know `exclude`.
    doc = Doc.from_docs([tile] * number, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    numbers = count()
    words = [name_of(next(numbers)) if MADE.fullmatch(t.text) else t.text for t in doc]
    new = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    new.from_array(COLUMNS, doc.to_array(COLUMNS))  # type: ignore[arg-type]
    new.tensor = doc.tensor
    return new


def steps(nlp: Language, doc: Doc) -> int:
    """Lines that our components run through for a Doc which the others have read: a time that no busy machine changes.

    Every turn of a loop counts, also in a comprehension; what one call of a library does inside of itself is one step.
    """
    count = 0

    def step(frame: Any, event: str, value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        for name in OURS:
            component: Any = nlp.get_pipe(name)
            doc = component(doc)
    finally:
        sys.settrace(before)
    return count


def tile_of(nlp: Language, text: str) -> Doc:
    """A text as the components before ours leave it."""
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name not in OURS:
            doc = component(doc)
    return doc


def growth(
    nlp: Language, shape: str, sizes: Sequence[int], *, tiled: bool = False
) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds at the largest size, and the worst growth for twice the text, by component."""
    tile = tile_of(nlp, text_of(shape, sizes[0])) if tiled else None
    worst: dict[str, float] = {}
    before: dict[str, float] = {}
    now: dict[str, float] = {}
    for size in sizes:
        now = seconds(nlp, text_of(shape, size), tile)
        for name, took in now.items():
            if before.get(name, 0) >= NOISE:
                for _ in range(3):  # the machine may have been busy
                    if took > 2.2 * before[name]:
                        took = now[name] = min(took, seconds(nlp, text_of(shape, size), tile)[name])
                worst[name] = max(worst.get(name, 0), took / before[name])
        before = now
    return now, worst


def main() -> int:
    """Print a table; 1 where something grows too fast."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000 * 2**k for k in range(6)])
    parser.add_argument("--only", default="", help="shapes with this in their name")
    parser.add_argument("--most", type=float, default=2.4)
    parser.add_argument("--tiled", action="store_true", help="read the first size only, and repeat it")
    parser.add_argument("--exclude", nargs="*", default=[], help="components that are not loaded")
    options = parser.parse_args()
    nlp = aldus.load(exclude=options.exclude)
    nlp(NEWS)
    bad = 0
    print(f"| shape | seconds for {options.sizes[-1]:,} characters | worst growth for twice the text |")
    print("|---|---|---|")
    for shape in (s for s in SHAPES if options.only in s):
        now, worst = growth(nlp, shape, options.sizes, tiled=options.tiled)
        bad += any(factor > options.most for factor in worst.values())
        times = ", ".join(f"{name} {took:.2f}" for name, took in now.items())
        factors = ", ".join(f"{name} x{factor:.1f}" for name, factor in worst.items())
        print(f"| {shape} | {times} | {factors} |", flush=True)
    print(f"{bad} shape(s) grow more than {options.most} times for twice the text")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
