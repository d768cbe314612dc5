"""Two annotated articles, a text that was written to learn from, and sentences of a treebank."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[3] / "models" / "nl_aldus_news"
ARTICLES = {
    "een": ("Peru steunt Chili.", "PER", "CHL", "steunt"),
    "twee": ("Els Bakker waarschuwde Noorwegen.", "els", "NOR", "waarschuwde"),
    "drie": ("Frankrijk viel Peru aan.", "FRA", "PER", "viel"),
}
NAMES = {
    "PER": ("COUNTRY", "Peru"), "CHL": ("COUNTRY", "Chili"), "NOR": ("COUNTRY", "Noorwegen"), "FRA": ("COUNTRY", "Frankrijk"),
    "els": ("PERSON", "Els Bakker"),
}  # fmt: skip

WRITTEN = """\
== w-1
T De Ghanese premier Ama Owusu steunt Togo.
T Zij noemt het land “een broeder”.
E owusu P Ama Owusu | Ama Owusu
E ghana C Ghana | Ghanese
E togo C Togo | Togo
M 1 owusu Zij
M 1 togo het land
R 0 role owusu ghana premier
R 0 do owusu togo steunt ty=SUPPORT
R 1 say owusu togo noemt ty=SUPPORT :: “een broeder”
"""


@pytest.fixture(scope="package")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annotated")
    for part in ("articles", "relations"):
        (folder / part).mkdir()
    for id, (text, source, target, trigger) in ARTICLES.items():
        entities = [
            {"id": actor, "type": type, "label": label, "aliases": [label]}
            for actor, (type, label) in NAMES.items()
            if label in text
        ]
        kind = "say" if "waarschuwde" in text else "do"
        relation = {
            "kind": kind, "source": source, "target": target, "sentence": text, "trigger": trigger, "status": "actual",
            "event_type": "ASSAULT",
        }  # fmt: skip
        gold = {"id": id, "entities": entities, "relations": [relation]}
        (folder / "articles" / f"{id}.json").write_text(json.dumps({"id": id, "text": text}))
        (folder / "relations" / f"{id}.json").write_text(json.dumps(gold))
    return folder


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sentence of a treebank and one with names, with the labels of the shipped network."""
    folder = tmp_path_factory.mktemp("prepared")
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(SHIPPED / "encoder" / name, folder / name)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    words, unknown = ["Peru", "steunt", "Chili"], [None] * 3
    tree = {key: [labels[key][0]] * 3 for key in ("morph", "xpos", "lemma", "cut")}
    tree |= {"heads": [2, 0, 2], "rels": ["nsubj", "root", "obj"], "names": unknown, "kind": "all"}
    names = dict.fromkeys(("heads", "rels", "morph", "xpos", "lemma", "cut"), unknown)
    names |= {"names": ["B-GPE", "O", "B-GPE"], "kind": "names", "swap": [[0, 1, "GPE"]]}
    items = [{"words": words, "repeat": 1.0, **item} for item in (tree, names)]
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "names.json").write_text(json.dumps({"GPE": [["Togo"]]}), encoding="utf-8")
    return folder


@pytest.fixture(scope="package")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a text that was written to learn from."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "acts.txt").write_text(WRITTEN)
    return folder
