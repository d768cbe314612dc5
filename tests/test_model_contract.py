"""The rules may use only labels that both the bundled pipeline and nl_core_news have."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = sorted(
    path for part in ("actors", "relations") for path in (ROOT / "src" / "aldus" / part).rglob("*.py")
)
OURS = ROOT / "models" / "nl_aldus_news" / "encoder" / "labels.json"
THEIRS = json.loads((ROOT / "tests" / "data" / "nl_core_news_labels.json").read_text(encoding="utf8"))
"""Labels of nl_core_news_md 3.8.0, as its meta.json lists them."""

RELATION = re.compile(
    r"(acl|advcl|advmod|amod|appos|aux|case|cc|ccomp|compound|conj|cop|csubj|det|expl|fixed|flat|iobj|mark"
    r"|nmod|nsubj|nummod|obj|obl|orphan|parataxis|punct|xcomp|dislocated|goeswith|reparandum|clf):[a-z]+"
)
TAG = re.compile(r"(ADJ|BW|LET|LID|N|SPEC|TSW|TW|VG|VNW|VZ|WW)\|[a-z0-9|-]*")

needs_model = pytest.mark.skipif(not OURS.exists(), reason="the pipeline is not trained")


def constants(path: Path) -> set[str]:
    """The string constants of a module."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@needs_model
@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_rules_use_relations_of_both_pipelines(path: Path) -> None:
    texts = constants(path)
    ours = set(json.loads(OURS.read_text(encoding="utf8"))["rels"])
    for relation in texts:
        if not RELATION.fullmatch(relation):
            continue
        assert relation in ours, f"{path.name}: the bundled pipeline has no relation {relation}"
        # nl_core_news does not divide some relations (obl:arg is obl there): then rules must know both.
        known = relation in THEIRS["parser"] or relation.partition(":")[0] in texts
        assert known, f"{path.name}: nl_core_news has no relation {relation}"


@needs_model
@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_rules_use_tags_of_both_pipelines(path: Path) -> None:
    ours = json.loads(OURS.read_text(encoding="utf8"))["xpos"]
    for text in constants(path):
        if TAG.fullmatch(text):
            # Rules may test for the beginning of a tag.
            for name, tags in (("the bundled pipeline", ours), ("nl_core_news", THEIRS["tagger"])):
                assert any(t.startswith(text) for t in tags), f"{path.name}: {name} has no tag {text}"


@needs_model
def test_both_pipelines_have_the_labels_that_carry_the_rules() -> None:
    ours = json.loads(OURS.read_text(encoding="utf8"))
    needed = {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "xcomp", "ccomp", "parataxis"}
    needed |= {"acl:relcl", "conj", "compound:prt", "appos", "flat", "nmod", "nmod:poss", "amod", "cop"}
    assert needed <= set(ours["rels"])
    assert needed <= set(THEIRS["parser"])
    names = {label.partition("-")[2] for label in ours["names"]} - {""}
    assert {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT"} <= names & set(THEIRS["ner"])


@needs_model
def test_morphology_of_the_bundled_pipeline_is_that_of_nl_core_news() -> None:
    more = {"Foreign=Yes", "PronType=Exc"}
    features = {f for label in THEIRS["morphologizer"] for f in label.split("|")}
    ours = json.loads(OURS.read_text(encoding="utf8"))["morph"]
    assert {f for label in ours for f in label.split("\t")[1].split("|")} - {"_"} <= features | more
