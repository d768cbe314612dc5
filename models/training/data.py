"""Turn treebanks and names into training items: words with labels, where `None` means "not known here"."""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import aldus
from aldus.encoder.lemmas import join_compound, script
from models.conllu import Sentence, sentences

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

IGNORE = -100
POSSESSIVE = {"mijn", "zijn", "haar", "hun", "ons", "onze", "uw", "je", "jouw", "jullie", "z'n", "m'n", "d'r"}
# The old conversion attaches these differently: neither head nor relation can be used.
OLD_HEADS = {"punct", "cc", "cop", "aux", "aux:pass"}
# Relations that the old conversion does not divide as today's does: the head can be used, the label not.
RARE = {"LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}
OLD_LABELS = {"obl", "fixed", "nummod", "xcomp", "ccomp", "expl", "iobj", "parataxis"}

Item = dict[str, Any]


def harmonise(upos: str, feats: str) -> str:
    """Bring features of newer conversions to the inventory of the evaluation files and of nl_core_news."""
    kept = []
    for feat in [] if feats == "_" else feats.split("|"):
        if feat.startswith(("Mood=", "ExtPos=")) or (upos == "DET" and feat.startswith("PronType=")):
            continue
        kept.append(feat)
    return "|".join(kept) or "_"


def tree_item(sentence: Sentence, labels: str) -> Item:
    """One training item of a UD sentence; `labels` is "all" or "tree" (an old conversion)."""
    n = len(sentence.words)
    words = list(sentence.forms)
    heads: list[int | None] = [w.head for w in sentence.words]
    rels: list[str | None] = [w.rel for w in sentence.words]
    item: Item = {"words": words, "heads": heads, "rels": rels, "names": [None] * n, "kind": labels}
    if labels == "tree":
        for i, (word, rel) in enumerate(zip(words, list(rels), strict=True)):
            if rel in OLD_HEADS:
                heads[i] = None
            if rel in OLD_HEADS | OLD_LABELS or (rel == "det" and word.lower() in POSSESSIVE):
                rels[i] = None
            elif rel == "flat:name":
                rels[i] = "flat"
        for key in ("morph", "xpos", "lemma", "cut"):
            item[key] = [None] * n
        return item
    item["morph"] = [f"{w.upos}\t{harmonise(w.upos, w.feats)}" for w in sentence.words]
    item["xpos"] = [w.xpos for w in sentence.words]
    particle_of = {w.head for w in sentence.words if w.rel == "compound:prt"}
    item["lemma"], item["cut"] = [], []
    for number, w in enumerate(sentence.words, 1):
        lemma, cut = w.lemma, ""
        if w.upos in ("VERB", "AUX"):
            # The particle stands elsewhere: it is put before the lemma when the tree is known.
            if number in particle_of and "_" in lemma:
                lemma = lemma.split("_")[-1]
        elif "_" in lemma and lemma != "_":
            lemma, cut = join_compound(w.form, lemma)
        item["lemma"].append(script(w.form, lemma))
        item["cut"].append(cut)
    return item


def name_items(path: Path) -> list[Item]:
    """Training items of the annotated names, with spaCy's Dutch tokens."""
    import spacy

    nlp = spacy.blank("nl")
    items = []
    for line in path.open(encoding="utf8"):
        entry = json.loads(line)
        doc = nlp(entry["text"])
        spans = [
            doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in entry["entities"]
        ]
        doc.ents = spacy.util.filter_spans([s for s in spans if s is not None])
        tokens = [t for t in doc if not t.is_space]
        if not tokens:
            continue
        n = len(tokens)
        item: Item = {"words": [t.text for t in tokens], "kind": "names"}
        item["names"] = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in tokens]
        item["rare"] = any(e.label_ in RARE for e in doc.ents)
        # Names that are whole words, and may give their place to another: first token, end, label.
        place = {t.i: i for i, t in enumerate(tokens)}
        exact = {(a, b) for a, b, _ in entry["entities"]}
        item["swap"] = [
            [place[e.start], place[e.start] + len(e), e.label_]
            for e in doc.ents
            if (e.start_char, e.end_char) in exact and all(t.i in place for t in e)
        ]
        for key in ("heads", "rels", "morph", "xpos", "lemma", "cut"):
            item[key] = [None] * n
        items.append(item)
    return items


def name_lists(items: list[Item]) -> dict[str, list[list[str]]]:
    """The words of names by label: those of the training items, and of the lists beside this file."""
    import spacy

    nlp = spacy.blank("nl")
    lists: dict[str, list[list[str]]] = {}
    for item in items:
        for start, end, label in item["swap"]:
            lists.setdefault(label, []).append(item["words"][start:end])
    for label, names in written_names().items():
        if label.isupper():
            lists.setdefault(label, []).extend([t.text for t in nlp(name)] for name in names)
    for label, table in (("ORG", "organisations.csv"), ("GPE", "countries.csv")):
        for row in rows(table):
            names = [row["label"], *row["names"].split("|")]
            written = [[t.text for t in nlp(name.strip())] for name in names if name.strip()]
            lists.setdefault(label, []).extend(written)
    return lists


def written_names() -> dict[str, list[str]]:
    """The lists of `names.toml`: names by label, and titles."""
    lists = read_toml(Path(__file__).with_name("names.toml"))
    return {key: " ".join(names.split()).split("; ") for key, names in lists.items()}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table of known actors."""
    path = Path(aldus.__file__).parent / "lexicon" / "data" / table
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def prepare(data: Path, out: Path, config: dict[str, Any]) -> None:
    """Write all training items and the label inventories."""
    settings = config["data"]
    out.mkdir(parents=True, exist_ok=True)
    held_out = set()
    for name in settings["held_out"]:
        held_out |= {s.forms for s in sentences(data / "ud" / f"{name}.conllu.gz")}
    seen_today: set[tuple[str, ...]] = set()
    items: list[Item] = []
    for source in settings["treebanks"]:
        kept = every = 0
        for sentence in sentences(data / "ud" / f"{source['name']}.conllu.gz"):
            every, words = every + 1, sentence.forms
            # Short headings such as "Externe links" repeat everywhere and give nothing away.
            if words in held_out and (len(words) > 3 or source["labels"] == "tree"):
                continue
            if source["labels"] == "tree" and words in seen_today:
                continue
            if source["labels"] == "all":
                seen_today.add(words)
            kept += 1
            items.append(tree_item(sentence, source["labels"]) | {"repeat": source["repeat"]})
        print(source["name"], kept, "of", every, "sentences")
    names = name_items(data / "ner" / settings["names"])
    items += [
        item | {"repeat": settings["names_repeat"] * (settings["rare_repeat"] if item["rare"] else 1)}
        for item in names
    ]
    (out / "names.json").write_text(json.dumps(name_lists(names), ensure_ascii=False), encoding="utf8")
    print("names", len(names))

    counts: dict[str, Counter[str]] = {
        k: Counter() for k in ("morph", "xpos", "rels", "lemma", "cut", "names")
    }
    for item in items:
        for key, counter in counts.items():
            counter.update(label for label in item[key] if label is not None)
    labels = {key: sorted(k for k, v in counter.items() if v > 1) for key, counter in counts.items()}
    minimum = settings["lemma_min_count"]
    labels["lemma"] = [
        k for k, v in counts["lemma"].most_common() if v >= minimum and not k.startswith("whole")
    ]
    labels["lemma"] += [k for k, v in counts["lemma"].most_common() if v >= 4 and k.startswith("whole")]
    labels["cut"] = ["", *(k for k, v in counts["cut"].most_common() if v >= 2 and k)]
    labels["rels"] = [r for r in labels["rels"] if counts["rels"][r] > 3]
    for key, values in labels.items():
        print(key, len(values))
    (out / "items.json").write_text(json.dumps(items), encoding="utf8")
    (out / "labels.json").write_text(json.dumps(labels, indent=0, ensure_ascii=False), encoding="utf8")


def load_config(path: Path | None = None) -> dict[str, Any]:
    """The configuration; by default the file beside this one."""
    return read_toml(path or Path(__file__).with_name("config.toml"))


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


QUOTES = [("„", "”"), ("“", "”"), ("‘", "’"), ("'", "'"), ('"', '"'), ("»", "«"), ("«", "»"), ("''", "''")]


# How often a name gives its place to another of its kind. Nationalities inflect, so they stay.
SWAP = {"PERSON": 0.15, "GPE": 0.15, "ORG": 0.25} | dict.fromkeys(sorted(RARE), 0.4)


def swap_names(item: Item, lists: dict[str, list[list[str]]], rng: random.Random) -> Item:
    """A variant of an item of names in which some names are others of the same kind."""
    words, names = list(item["words"]), list(item["names"])
    for start, end, label in reversed(item["swap"]):
        if rng.random() < SWAP.get(label, 0):
            new = rng.choice(lists[label])
            words[start:end] = new
            names[start:end] = [f"{'I' if i else 'B'}-{label}" for i in range(len(new))]
    unknown = {key: [None] * len(words) for key in ("heads", "rels", "morph", "xpos", "lemma", "cut")}
    return {"words": words, "names": names, "kind": item["kind"], "repeat": item["repeat"]} | unknown


def augment(item: Item, rng: random.Random, lists: dict[str, list[list[str]]] | None = None) -> Item:
    """A variant of an item as newspapers write: other names and quotes, no final period, capitals."""
    if lists and item.get("swap"):
        item = swap_names(item, lists, rng)
    words = list(item["words"])
    new = dict(item)
    if any(w in ("'", '"', "''", "``", ",,", "“", "”") for w in words) and rng.random() < 0.5:
        left, right = rng.choice(QUOTES)
        opened = False
        for i, word in enumerate(words):
            if word in ("'", '"', "''", "``", ",,", "“", "”"):
                words[i] = right if opened else left
                opened = not opened
        new["words"] = words
        new["lemma"] = [
            None if w != v else s for w, v, s in zip(words, item["words"], item["lemma"], strict=True)
        ]
    if rng.random() < 0.03:
        new["words"] = [w.upper() for w in words]
        for key in ("lemma", "cut"):
            new[key] = [None] * len(words)
    elif item["kind"] == "names" and rng.random() < 0.04:
        new["words"] = [w.upper() if name != "O" else w for w, name in zip(words, item["names"], strict=True)]
    # The last token may go when nothing hangs on it.
    if len(words) > 3 and words[-1] == "." and rng.random() < 0.07:
        new = {k: v[:-1] if isinstance(v, list) else v for k, v in new.items()}
    return new
