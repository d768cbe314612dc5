"""Other ways to read who said or did what toward whom, on the same annotated articles.

    python -m benchmarks.peers GOLD_DIR ARTICLES_DIR [--only NAME ...] [--keep FOLDER]

Peers that are not installed are skipped. For the benchmark only, in an environment of its own (PredPatt is
no registered package: install a clone of hltcoe/PredPatt):

    pip install textacy
    pip install termcolor tabulate future nltk PyStanfordDependencies && pip install --no-deps ./PredPatt
    apt-get install frog frogdata

Only the reading of relations is compared. All peers share the tokens and tree of one pipeline (Frog has its
own) and one look-up from the head of a phrase to actors, that of Aldus, so titles, appositions, pronouns and
`het leger van X` resolve alike. Roles are left out on both sides, since no peer reads them. What each gives:

* `plain`: every verb with its nsubj and obj or iobj, conjuncts included; a passive turns them round, with its
  obl:agent. It is a `say` if the verb is one of SAYING or has a ccomp, else a `do`.
* `textacy`: `subject_verb_object_triples`. As it is, it knows the labels of English trees only (dobj, nsubjpass)
  and has no quotations for Dutch (`direct_quotations` refuses the language). `textacy adapted` gets the same
  tree with its own labels, `door` as a passive's agent, and SAYING as its Dutch verbs of reporting.
* `PredPatt`: its predicates, with relative clauses, conjuncts and xcomp resolved. Where no object is an actor,
  any argument with a preposition is the target; `volgens X` is a `say`; else as in `plain`.
* `Frog plain`: the plain reading of Frog's own tokens and tree: su, obj1 and obj2, through its chains of vc.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import aldus
from aldus.lexicon.tables import shipped
from aldus.relations.parties import Parties
from aldus.syntax.tree import Tree
from benchmarks.readers.common import Article, to_relations
from models.evaluate.relations import score

# Name in the table, module and function that read, and what must be installed.
PEERS = {
    "plain": ("plain", "read", None),
    "textacy": ("textacy", "read", "textacy"),
    "textacy adapted": ("textacy", "read_adapted", "textacy"),
    "PredPatt": ("predpatt", "read", "predpatt"),
    "Frog plain": ("frog", "read", "frog"),
}
KINDS = ("say", "do")


def installed(what: str | None) -> bool:
    """Whether a Python module, or Frog, is there."""
    if what == "frog":
        return shutil.which("frog") is not None
    return what is None or importlib.util.find_spec(what) is not None


def version(name: str) -> str:
    """The version of a distribution, or of Frog."""
    if name == "frog":
        shown = subprocess.run(["frog", "--version"], capture_output=True, text=True, check=False)
        return (shown.stdout + shown.stderr).split(" (c)")[0].removeprefix("frog ")
    return metadata.version(name)


def without_roles(relations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The relations that peers can read."""
    return [r for r in relations if r["kind"] in KINDS]


def write(folder: Path, id: str, data: dict[str, Any]) -> None:
    """One article of the scorer's input."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{id}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read_articles(nlp: Any, ids: list[str], folder: Path) -> list[Article]:
    """The articles with tokens, trees and actors, as all peers get them."""
    texts = [json.loads((folder / f"{i}.json").read_text(encoding="utf-8"))["text"] for i in ids]
    docs = nlp.pipe(texts, disable=["aldus_relations"])
    found = []
    for id, doc in zip(ids, docs, strict=True):
        tree = Tree(doc)
        found.append(Article(id, doc, tree, Parties(doc, tree, shipped())))
    return found


def main() -> None:
    """Print one row a peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pipeline", help="the pipeline that gives tokens, trees and names")
    parser.add_argument("--only", nargs="*", choices=[*PEERS, "Aldus"], help="these rows only")
    parser.add_argument("--keep", type=Path, help="keep what every peer found in this folder")
    options = parser.parse_args()
    nlp = aldus.load(options.pipeline)
    relate = nlp.get_pipe("aldus_relations")
    gold = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(options.gold.glob("*.json"))}
    gold = {id: data for id, data in gold.items() if "relations" in data}
    begin = time.perf_counter()
    articles = read_articles(nlp, list(gold), options.articles)
    shared = time.perf_counter() - begin
    wanted = [name for name in [*PEERS, "Aldus"] if not options.only or name in options.only]
    print(
        f"{'peer':16} {'P':>6} {'R':>6} {'F':>6} {'say F':>6} {'do F':>6} {'speaker F':>10} {'pair F':>7} {'seconds':>8}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        keep = options.keep or Path(temporary)
        for id, data in gold.items():
            write(keep / "gold", id, {**data, "relations": without_roles(data["relations"])})
        for name in wanted:
            module, function, needs = PEERS.get(name, ("", "", None))
            if not installed(needs):
                print(f"{name:16} not installed")
                continue
            reader = getattr(import_module(f"benchmarks.readers.{module}"), function) if module else None
            begin = time.perf_counter()
            if reader is None:
                for article in articles:
                    relate(article.doc)
            else:
                found = [to_relations(a, f) for a, f in zip(articles, reader(articles), strict=True)]
            seconds = time.perf_counter() - begin
            for k, article in enumerate(articles):
                data = aldus.Document.from_doc(article.doc, id=article.id).to_dict()
                data["relations"] = without_roles(data["relations"] if reader is None else found[k])
                write(keep / name, article.id, data)
            counts = score(keep / "gold", options.articles, keep / name).counts
            every, others = counts["relation"], [counts[part].f for part in ("say", "do", "speaker", "pair")]
            print(
                f"{name:16} {every.precision:6.3f} {every.recall:6.3f} {every.f:6.3f} {others[0]:6.3f} {others[1]:6.3f} {others[2]:10.3f}"
                f" {others[3]:7.3f} {seconds:8.2f}",
                flush=True,
            )
    print(f"{len(articles)} articles; tokens, trees, names and actors of all but Frog's row: {shared:.1f} s")
    names = [n for n in ("aldus", "spacy", "textacy", "predpatt", "frog") if installed(n)]
    print("; ".join(f"{n} {version(n)}" for n in names))


if __name__ == "__main__":
    main()
