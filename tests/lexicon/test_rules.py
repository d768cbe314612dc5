"""The register of rules: complete, told in the docs, and with an example for each rule that fires it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aldus
from aldus.lexicon.load import Row
from aldus.lexicon.rules import Layer, Rule, Rules, rewritten, rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ALL = [*rules("actors"), *rules("relations")]
LEARNED = [rule for rule in ALL if rule.name.startswith("learned-")]
WRITTEN = [rule for rule in ALL if rule not in LEARNED]
ROOT = Path(__file__).parents[2]


def emitted(doc: Doc) -> list[tuple[Layer, str]]:
    """Layer and rule of all mentions and relations of a Doc."""
    return [*(("actors", m.rule) for m in doc._.mentions), *(("relations", r.rule) for r in doc._.relations)]


@pytest.fixture(scope="module")
def fired(nlp: Language) -> dict[str, set[Rule | None]]:
    """What fires in the example of each rule."""
    found = {}
    for rule, doc in zip(WRITTEN, nlp.pipe(rule.example for rule in WRITTEN), strict=True):
        found[rule.name] = {rules(layer).of(name) for layer, name in emitted(doc)}
    return found


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda r: r.name)
def test_every_example_fires_its_rule(rule: Rule, fired: dict[str, set[Rule | None]]) -> None:
    assert rule in fired[rule.name]


def test_what_was_learned_finds_its_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("relations.learned.model", "actors.coreference"):
        monkeypatch.setattr(f"aldus.{module}.SHORTEST", 1)
    wide = aldus.load(recall="wide")
    for rule in LEARNED:
        assert rule.name in {name for _, name in emitted(wide(rule.example))}
    assert {rule.name for rule in LEARNED} == {
        "learned-antecedent",
        "learned-say",
        "learned-do",
        "learned-role",
    }


def test_no_rule_outside_the_register_is_emitted(nlp: Language, cases: list[Doc]) -> None:
    seeds = nlp.pipe(path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt"))
    names = {pair for doc in (*cases, *seeds) for pair in emitted(doc)}
    assert len(names) > 60
    assert {pair for pair in names if rules(pair[0]).of(pair[1]) is None} == set()


@pytest.mark.parametrize("page", ["docs/actors.md", "docs/relations.md"])
def test_the_docs_are_up_to_date(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert rewritten(text) == text, f"python -m aldus.lexicon.rules --write {page}"
    assert text.count("<!-- rules: ") == 1


def register(*names: str) -> Rules:
    cells = {"layer": "relations", "finds": "", "example": "", "fired": "4", "right": "3"}
    return Rules(Row("rules.csv", {**cells, "name": name}) for name in names)


def test_a_rule_is_found_by_its_name() -> None:
    rule = register("say-verb", "say-light").of("say-verb")
    assert rule is not None
    assert (rule.name, rule.fired, rule.right) == ("say-verb", 4, 3)


def test_a_slot_is_of_the_longest_name_that_fits() -> None:
    table = register("do-verb-*", "do-verb-obj.*", "do-verb-obj")
    names = [
        rule.name for name in ("do-verb-obj", "do-verb-obj.van", "do-verb-met") if (rule := table.of(name))
    ]
    assert names == ["do-verb-obj", "do-verb-obj.*", "do-verb-*"]


def test_other_names_have_no_rule() -> None:
    table = register("do-verb-*", "say-verb")
    assert table.of("say-verbs") is None
    assert table.of("do-ver") is None


def test_ours_are_counted_and_never_more_often_right_than_seen() -> None:
    assert all(0 <= rule.right <= rule.fired for rule in ALL)
    assert sum(rule.fired for rule in ALL) > 1000
    assert all(rule.finds and rule.example for rule in ALL)
