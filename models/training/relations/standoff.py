"""Annotations of texts that are not ours, without a word of them: where everything stands, for those who have the texts.

    python -m models.training.relations.standoff TEXTS... -o ANNOTATED

TEXTS are files of JSON lines with `id` and `text`, and treebanks in CoNLL-U (both `.gz` or not). ANNOTATED gets `articles/ID.json` and `relations/ID.json`
for each text of `models/training/annotated.jsonl` that they hold. A line of that file:

    {"id": "nos-1", "md5": of the text, "parts": ids of the texts that it is made of, with a space between (else its own),
     "span": [start, end] in what these give, where it is a part of it,
     "entities": [{"id": "mark-rutte", "type": "PERSON", "label": "Mark Rutte", "aliases": [[start, end]]}],
     "mentions": [{"entity": "mark-rutte", "start": 3, "end": 5}],
     "relations": [as in the annotation of an article, with [start, end] for `sentence`, `trigger`, `trigger_alt` and `content`]}
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ANNOTATED = Path(__file__).parents[1] / "annotated.jsonl"
Annotation = dict[str, Any]


def text_of(record: Mapping[str, Any], texts: Mapping[str, str]) -> str | None:
    """The text that a record is about; None if it, or a part of it, is not among `texts`, or is another one."""
    parts = [texts.get(part) for part in record.get("parts") or (record["id"],)]
    text = None if None in parts else " ".join(part for part in parts if part is not None)
    if text is not None and "span" in record:
        text = text[slice(*record["span"])]
    return text if text is not None and hashlib.md5(text.encode()).hexdigest() == record["md5"] else None


def restored(record: Mapping[str, Any], text: str) -> Annotation:
    """The annotation of a text, as `models.evaluate.relations` reads it."""

    def part(span: list[int] | None) -> str | None:
        return None if span is None else text[slice(*span)]

    relations = [
        {
            **r,
            "sentence": part(r["sentence"]),
            "trigger": part(r["trigger"]),
            "trigger_span": r["trigger"],
            "trigger_alt": [part(span) for span in r["trigger_alt"]],
            "content": part(r["content"]),
        }
        for r in record["relations"]
    ]
    entities = [{**e, "aliases": [part(span) for span in e["aliases"]]} for e in record["entities"]]
    return {"id": record["id"], "entities": entities, "mentions": record["mentions"], "relations": relations}


def written(
    annotation: Annotation, text: str, parts: Iterable[str] = (), span: tuple[int, int] | None = None
) -> Annotation:
    """The record of an annotation, for `restored`.

    Args:
        annotation: that of the text.
        text: the text.
        parts: ids of the texts that it is made of, if not its own.
        span: where it stands in what these give, if it is a part of that.

    Raises:
        ValueError: a name, sentence or word of the annotation does not stand in the text.
    """

    def place(words: str, within: tuple[int, int] | None = None) -> list[int]:
        start = text.index(words, *(within or ()))
        return [start, start + len(words)]

    relations = []
    for r in annotation["relations"]:
        sentence = place(r["sentence"])
        within = (sentence[0], sentence[1])
        trigger = list(r["trigger_span"])
        others = [place(words, within) for words in r["trigger_alt"]]
        content = None if r["content"] is None else place(r["content"], within)
        kept = {name: value for name, value in r.items() if name != "trigger_span"}
        relations.append(
            {**kept, "sentence": sentence, "trigger": trigger, "trigger_alt": others, "content": content}
        )
    entities = [{**e, "aliases": [place(alias) for alias in e["aliases"]]} for e in annotation["entities"]]
    record = {"id": annotation["id"], "md5": hashlib.md5(text.encode()).hexdigest()}
    record |= {"parts": list(parts)} if parts else {}
    record |= {"span": list(span)} if span is not None else {}
    return {**record, "entities": entities, "mentions": annotation["mentions"], "relations": relations}


def read_texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Ids and texts of files with JSON lines, and of the sentences of treebanks."""
    for path in paths:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            yield from _sentences(lines) if ".conllu" in path.suffixes else map(_row, lines)


def _row(line: str) -> tuple[str, str]:
    row = json.loads(line)
    return row["id"], row["text"]


def _sentences(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    id = ""
    for line in lines:
        if line.startswith("# sent_id = "):
            id = line.split("=", 1)[1].strip()
        elif line.startswith("# text = "):
            yield id, line.split("=", 1)[1].strip()


def main() -> int:
    """Write the annotations of texts that are there."""
    parser = argparse.ArgumentParser(description="Put annotations and the texts that they are about together")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    texts = dict(read_texts(options.texts))
    lines = ANNOTATED.read_text(encoding="utf-8").splitlines()
    for folder in ("articles", "relations"):
        (options.output / folder).mkdir(parents=True, exist_ok=True)
    count = 0
    for record in map(json.loads, lines):
        text = text_of(record, texts)
        if text is None:
            print(f"{record['id']}: its text is not there, or is another one", file=sys.stderr)
            continue
        name, count = f"{record['id']}.json", count + 1
        for folder, value in (
            ("articles", {"id": record["id"], "text": text}),
            ("relations", restored(record, text)),
        ):
            (options.output / folder / name).write_text(
                json.dumps(value, ensure_ascii=False), encoding="utf-8"
            )
    print(f"{count} of {len(lines)} texts")
    return 0 if count == len(lines) else 1


if __name__ == "__main__":
    sys.exit(main())
