"""Light verbs: a verb that says little, with the noun that says what is done."""

from __future__ import annotations

from aldus.lexicon.frames import Light
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause


def light_of(reading: Reading, c: Clause) -> tuple[Light, int] | None:
    """The light-verb construction that a clause is, and the token of its noun: `zette druk op`."""
    tree, lights = reading.tree, reading.lex.lights
    lemma = c.lemma
    if lemma not in lights:
        for k in c.particles:  # `nam in beslag`, to the parser `innemen` with `beslag`
            if lemma.startswith(tree.low[k]) and lemma[len(tree.low[k]) :] in lights:
                lemma = lemma[len(tree.low[k]) :]
    for light in lights.get(lemma, ()):
        for k in (
            *c.objects,
            *c.particles,
            *(x for _, x in c.obliques),
            *(c.subjects if c.passive else ()),
        ):
            if tree.lemma[k] == light.noun or tree.low[k] == light.noun:
                return light, k
    return None
