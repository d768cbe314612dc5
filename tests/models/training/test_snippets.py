"""Short texts that are cut from annotated articles."""

from __future__ import annotations

import random

from models.training.relations.snippets import snippets


def test_snippets_have_the_relations_that_stand_in_them() -> None:
    text = "De zon scheen die dag volop. Peru steunt Chili al jaren. Daarna was het stil in de zaal."
    at = text.index("steunt")
    relation = {
        "kind": "do", "source": "PER", "target": "CHL", "sentence": "Peru steunt Chili al jaren.", "trigger": "steunt",
        "trigger_span": [at, at + 6], "content": "elders",
    }  # fmt: skip
    bounds = [(0, 28), (29, 56), (57, len(text))]
    found = [
        snippet
        for seed in range(20)
        for snippet in snippets(
            text, {"entities": [], "relations": [relation]}, bounds, 2, random.Random(seed)
        )
    ]
    assert found
    for part, annotation in found:
        assert bool(annotation["relations"]) == (relation["sentence"] in part)
        for r in annotation["relations"]:
            first, last = r["trigger_span"]
            assert part[first:last] == "steunt" and r["content"] is None
