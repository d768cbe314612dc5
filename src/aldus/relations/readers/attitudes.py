"""`is kritisch over het plan`, `is het eens met X`, `is van mening dat`: adjectives and nouns of opinion."""

from __future__ import annotations

from aldus.relations.candidates import Candidates, Party
from aldus.relations.reading import Reading


def attitudes(reading: Reading, found: Candidates) -> None:
    """Statements of clauses with `zijn` and a word of opinion."""
    tree, parties, contents = reading.tree, reading.parties, reading.contents
    for c in reading.clauses:
        if not c.copula:
            continue
        table = reading.lex.attitudes
        frame = table.get(tree.lemma[c.pred]) or table.get(tree.low[c.pred])
        if frame is None:
            continue
        content = None
        for k in (*c.complements, *tree.kids_of(c.pred, "advcl", "acl")):
            content = content or contents.subtree(k, c.pred)
        targets: list[Party] = []
        for slot in frame.target:
            heads = [x for prep, x in c.obliques if prep == slot]
            targets = targets or parties.all(heads)
            if heads and content is None:
                content = contents.subtree(heads[0], c.pred)
        found.say(
            parties.all(c.subjects), targets, trigger=c.pred, predicate=tree.lemma[c.pred],
            rule="say-attitude", status=reading.status.of(c), content=content, event_type=frame.event_type,
        )  # fmt: skip
