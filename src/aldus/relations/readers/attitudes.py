"""`is kritisch over het plan`, `is tegen het plan`, `is van mening dat`: words of opinion."""

from __future__ import annotations

from aldus.document import Status
from aldus.lexicon.frames import Frame
from aldus.lexicon.words import words
from aldus.relations.candidates import Candidates, Party
from aldus.relations.negation import NEGATORS
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

HARDLY = words("hardly")
SHOWING = words("showing")
BEING = frozenset(("is", "zijn", "was", "waren", "bent", "ben", "geweest"))
# Relations of clauses that say what the opinion is of.
CLAUSAL = ("ccomp", "xcomp", "csubj", "advcl", "acl")


def attitudes(reading: Reading, found: Candidates) -> None:
    """Statements of clauses with `zijn` or `zich tonen` and a word of opinion."""
    tree, parties, contents = reading.tree, reading.parties, reading.contents
    for c in reading.clauses:
        held = _held(reading, c)
        if held is None or (not c.copula and found.is_statement(c.pred)):
            continue
        word, frame = held
        under = [*tree.kids[c.pred], *(tree.kids[word] if word != c.pred else ())]
        clauses = [k for k in (*c.complements, *under) if tree.dep[k] in CLAUSAL and k != word]
        # `Ondanks dat X vertrekt, is Y blij`: what stands in front is another matter.
        clauses = [k for k in clauses if k > c.pred or tree.dep[k] != "advcl"]
        content = next((x for k in clauses if (x := contents.subtree(k, word)) is not None), None)
        phrases = [*c.obliques, *((tree.case_of(k), k) for k in under if tree.dep[k] in ("obl", "obl:arg"))]
        targets: list[Party] = []
        for slot in frame.target:
            heads = [x for prep, x in phrases if prep == slot]
            owners = [p for k in heads for p in parties.holders(k) if p.how not in ("poss", "in")]
            targets = targets or parties.all(heads) or owners
            if heads and content is None:
                content = contents.subtree(heads[0], word)
        found.say(
            parties.all(c.subjects), targets, trigger=word if tree.dep[word] == "case" else c.pred, predicate=tree.lemma[word],
            rule="say-attitude", status=_status(reading, c), content=content, event_type=frame.event_type,
        )  # fmt: skip


def _held(reading: Reading, c: Clause) -> tuple[int, Frame] | None:
    """The word of opinion, and its row."""
    tree, table = reading.tree, reading.lex.attitudes
    if tree.low[c.pred] in BEING and not c.copula:  # `is tegen het plan`, `is erop tegen dat`
        under = [*(k for _, k in c.obliques), *c.complements]
        kids = tree.kids[c.pred]
        if len(under) > 1 or any(tree.low[k] == "er" or reading.status.times.is_day(k) for k in kids):
            return None  # `is tegen PSV op bezoek`, `is er tegen PSV bij`, `is zondag tegen PSV`
        places = [*c.particles, *(x for k in under for x in tree.kids_of(k, "case"))]
    elif c.copula:
        places = [c.pred]
    elif c.lemma in SHOWING and any(tree.low[k] == "zich" for k in tree.kids[c.pred]):
        places = tree.kids_of(c.pred, "xcomp", "advmod", "advcl", "compound:prt")
    else:
        return None
    rows = ((k, table.get(tree.lemma[k]) or table.get(tree.low[k])) for k in places)
    return next(((k, row) for k, row in rows if row is not None), None)


def _status(reading: Reading, c: Clause) -> Status:
    """`is minder blij met`: that of no such opinion."""
    tree, status = reading.tree, reading.status.of(c)
    little = any(
        tree.low[k] in HARDLY and not any(tree.low[x] in NEGATORS for x in tree.kids[k])
        for k in tree.kids_of(c.pred, "advmod")
    )
    _, last = tree.sentence(c.pred)
    compared = "dan" in tree.low[c.pred : last]  # `is minder kritisch over X dan over Y`
    return "negated" if little and not compared and status == "actual" else status
