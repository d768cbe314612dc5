"""Texts written for training, with their notes in the same file.

    == ID                                         a text begins
    T Ghana steunt het plan van Togo.             its sentences, one a line, numbered from 0
    P                                             a new paragraph
    E ghana C Ghana | Ghana; Ghanese              an actor: id, P(erson) O(rganisation) C(ountry), label | names in the text
    M 1 ghana het land                            sentence 1: a pronoun or description that is the actor
    R 0 do ghana togo steunt ty=SUPPORT           a relation: sentence, kind, source, target (`-`: none), trigger
    R 1 say ghana - zei/meldde :: dat ... klopt   trigger/other words that would do :: first words ... last words of the content

`word#2` is the second `word` of its sentence. Flags of a relation: `neg`, `fut`, `pos` (its status), `nom` (a noun),
`sym` (symmetric), `opt` (readers could differ), `by=ACTOR` (in that actor's words), `alt=SOURCE>TARGET` (also right),
`ty=TYPE` (PLOVER; `A/B`: both are fair; `-`: none). Lines that begin with `#` are remarks.

    python -m models.training.relations.notation FILE...     # checks files, and counts what they hold
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).parents[1] / "written"
"""The texts of this project."""
TYPES = {"P": "PERSON", "O": "ORG", "C": "COUNTRY"}
STATUSES = {"neg": "negated", "fut": "future", "pos": "possible"}
MARKS = {"nom": "nominal", "sym": "symmetric", "opt": "optional"}


def read_all(folder: Path = WRITTEN) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The texts of all files of a folder, as `read` gives them."""
    for path in sorted(folder.glob("*.txt")):
        yield from read(path)


def read(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The texts of a file.

    Yields:
        Id, text, and annotation as `models.evaluate.relations` reads it.

    Raises:
        ValueError: a line cannot be read; the message says which.
    """
    text: Text | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("== "):
            if text:
                yield text.result()
            text = Text(line.split()[1])
        elif line and not line.startswith("#"):
            try:
                if text is None:
                    raise ValueError("no text has begun")
                text.add(line)
            except (ValueError, KeyError) as wrong:
                raise ValueError(f"{path}, line {number}: {wrong}: {line[:80]}") from None
    if text:
        yield text.result()


class Text:
    """A text and its notes, as they are read line by line.

    Args:
        id: of the text.
    """

    def __init__(self, id: str) -> None:
        self.id, self.text = id, ""
        self._gap = ""
        self._sentences: list[tuple[int, int]] = []
        self._entities: dict[str, dict[str, Any]] = {}
        self._mentions: list[dict[str, Any]] = []
        self._relations: list[dict[str, Any]] = []

    def add(self, line: str) -> None:
        """The next line; all sentences come before the notes on them."""
        if line == "P":
            self._gap = "\n\n"
            return
        {"T": self._sentence, "E": self._entity, "M": self._mention, "R": self._relation}[line[0]](line[2:])

    def result(self) -> tuple[str, str, dict[str, Any]]:
        """Id, text and annotation."""
        annotation = {
            "id": self.id,
            "entities": list(self._entities.values()),
            "mentions": self._mentions,
            "relations": self._relations,
        }
        return self.id, self.text, annotation

    def _sentence(self, rest: str) -> None:
        self.text += self._gap if self.text else ""
        start, self._gap = len(self.text), " "
        self.text += " ".join(rest.split())
        self._sentences.append((start, len(self.text)))

    def _entity(self, rest: str) -> None:
        head, _, names = rest.partition("|")
        id, type, label = head.split(None, 2)
        self._entities[id] = {
            "id": id,
            "type": TYPES[type],
            "label": label.strip(),
            "aliases": [name.strip() for name in names.split(";") if name.strip()],
        }

    def _mention(self, rest: str) -> None:
        number, id, phrase = rest.split(None, 2)
        start, end = self._find(phrase, int(number))
        self._mentions.append({"entity": self._entities[id]["id"], "start": start, "end": end})

    def _relation(self, rest: str) -> None:
        rest, _, content = rest.partition(" :: ")
        number, kind, source, target, words, *flags = rest.split()
        sentence = self._sentences[int(number)]
        spans = [self._find(word, int(number)) for word in words.split("/")]
        relation: dict[str, Any] = {
            "kind": kind,
            "source": self._entities[source]["id"],
            "target": self._entities[target]["id"] if target != "-" else None,
            "sentence": self.text[slice(*sentence)],
            "trigger": self.text[slice(*spans[0])],
            "trigger_span": list(spans[0]),
            "trigger_alt": [self.text[slice(*span)] for span in spans[1:]],
            "status": "actual",
            "content": self._content(content.strip(), sentence) if content else None,
            "alt": [],
            "attributed_to": None,
        }
        relation |= dict.fromkeys(MARKS.values(), False)
        for flag in flags:
            self._flag(relation, flag)
        self._relations.append(relation)

    def _flag(self, relation: dict[str, Any], flag: str) -> None:
        name, _, value = flag.partition("=")
        if flag in STATUSES:
            relation["status"] = STATUSES[flag]
        elif flag in MARKS:
            relation[MARKS[flag]] = True
        elif name == "by":
            relation["attributed_to"] = self._entities[value]["id"]
        elif name == "alt":
            source, _, target = value.partition(">")
            relation["alt"].append([source, target if target != "-" else None])
        elif name == "ty":
            relation["event_type"] = value
        else:
            raise ValueError(f"unknown flag {flag}")

    def _find(self, phrase: str, sentence: int) -> tuple[int, int]:
        phrase, _, nth = phrase.strip().partition("#")
        start, end = self._sentences[sentence]
        found = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)").finditer(self.text, start, end)
        spans = [match.span() for match in found]
        if len(spans) < int(nth or 1):
            raise ValueError(f"{phrase!r} is not in sentence {sentence} so often")
        return spans[int(nth or 1) - 1]

    def _content(self, content: str, sentence: tuple[int, int]) -> str:
        first, dots, last = content.partition(" ... ")
        start = self.text.find(first.strip(), *sentence)
        end = (
            self.text.rfind(last.strip(), start, sentence[1]) + len(last.strip())
            if dots
            else start + len(first)
        )
        if start < 0 or end <= start:
            raise ValueError("the content is not in the sentence")
        return self.text[start:end]


def main() -> None:
    """Count what files hold."""
    parser = argparse.ArgumentParser(description="Check and count texts with notes")
    parser.add_argument("files", nargs="+", type=Path)
    counts = Counter[str]()
    for path in parser.parse_args().files:
        for _, text, annotation in read(path):
            counts.update(texts=1, words=len(text.split()), mentions=len(annotation["mentions"]))
            for r in annotation["relations"]:
                counts.update(
                    [
                        r["kind"],
                        *(f"do {t}" for t in r.get("event_type", "-").split("/") if r["kind"] == "do"),
                    ]
                )
    print("\n".join(f"{name:14} {count:7}" for name, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
