"""The lemma of a predicate: with its particle, wherever that stands, and with the verb it is one with."""

from __future__ import annotations

from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import fold_lemma, words
from aldus.syntax.clause import Clause
from aldus.syntax.tree import Tree

MODAL = words("modal")
OBJECT_CONTROL = words("object_control")
TWINS = words("twins")
STRANDED = 40
"""How far, in tokens, the particle of a separable verb may stand behind it."""


def name_predicate(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """Give a clause the lemma under which the tables know its predicate, and what comes with it."""
    for k in list(c.particles):
        if tree.pos[k] in ("VERB", "AUX"):
            _verbal_particle(tree, c, k)
        else:
            _particle(tree, lex, c, k)
    if f"{tree.low[c.pred]} {c.lemma}" in TWINS and not c.objects and not c.particles:
        c.lemma = tree.low[c.pred]  # `leraren staken`, which is no past of `steken`
    if not c.particles and _is_finite(tree, c) and c.lemma not in lex.known:
        _stranded(tree, lex, c)
    if not c.particles:
        _joined(tree, lex, c)
    if not c.particles or c.lemma not in lex.cues:
        _swallowed(tree, lex, c)
    _apart(tree, lex, c)
    if not c.particles:
        _cluster(tree, lex, c)


def read_headline(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """Make a participle without an auxiliary passive, where no verb of its sentence is finite: `Konvooi in X beschoten`."""
    if c.aux or c.passive or tree.dep[c.pred] != "ROOT" or not tree.tag[c.pred].startswith("WW|vd|vrij"):
        return
    if not any("obj" in frame.target for frame in lex.verbs.get(c.lemma, ())):
        return
    if not any(tree.tag[k].startswith("WW|pv") for k in range(*tree.sentence(c.pred))):
        c.passive = True
        c.subjects, c.objects = sorted((*c.subjects, *c.objects)), []
        c.agents = c.agents or c.phrases("door")


def _is_finite(tree: Tree, c: Clause) -> bool:
    """Whether the predicate itself is the finite verb."""
    return c.verb == c.pred and tree.tag[c.pred].startswith("WW|pv")


def _verbal_particle(tree: Tree, c: Clause, k: int) -> None:
    """`liet weten`, in the treebank's lemma `weten_laten`."""
    base = tree.lemma[c.pred]
    c.lemma = f"{base.removeprefix(tree.low[k]) or base} {tree.low[k]}"
    _take_over(tree, c, k)


def _particle(tree: Tree, lex: Lexicon, c: Clause, k: int) -> None:
    """`kondigde ... aan`, where the lemma may have the particle or not."""
    particle = tree.low[k]
    if not c.lemma.startswith(fold_lemma(particle)) and particle + c.lemma in lex.known:
        c.lemma = particle + c.lemma
    elif (
        c.lemma not in lex.known and c.lemma.removeprefix(particle) in lex.known and not _is_at_home(tree, k)
    ):
        c.lemma = c.lemma.removeprefix(particle)  # `meldde voor het eerst`: no `voormelden`


def _is_at_home(tree: Tree, k: int) -> bool:
    """Whether a particle stands where one must: before `te` or its verb, or last in its clause: `in te roepen`."""
    if tree.lemma[tree.head[k]].removeprefix(tree.low[k]) in MODAL:
        return False  # `wil het terug`
    after = k + 1
    if after >= tree.n or tree.sent[after] != tree.sent[k]:
        return True
    return (
        tree.low[after] == "te"
        or tree.head[k] == after
        or (tree.head[k] < k and tree.pos[after] in ("PUNCT", "SPACE", "CCONJ", "SCONJ"))
    )


def _stranded(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """The particle of a separable verb that the parser attached elsewhere: `kondigde hulp aan.`"""
    _, last = tree.sentence(c.pred)
    for k in range(c.pred + 1, min(last, c.pred + STRANDED)):
        if tree.pos[k] == "ADP" and tree.dep[k] != "fixed":
            ends = k + 1 >= last or tree.pos[k + 1] in ("PUNCT", "SPACE", "CCONJ", "SCONJ")
            if ends and tree.low[k] + c.lemma in lex.known:
                c.particles.append(k)
                c.lemma = tree.low[k] + c.lemma
                return
        elif tree.pos[k] in ("VERB", "AUX") and tree.tag[k].startswith("WW|pv"):
            return


def _swallowed(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """The particle that the parser took for a preposition of what follows: `bood aan X te helpen`, `dringt er op aan te`."""
    infinitives = [k for k in c.complements if k > c.pred and tree.tag[k].startswith("WW|inf")]
    if c.verb != c.pred or not infinitives:
        return
    top, base = infinitives[0], c.lemma
    for k in c.particles:
        base = base.removeprefix(tree.low[k])
    for k in range(c.pred + 1, top):
        head = tree.head[k]
        known = lex.known if head == top else lex.cues  # no infinitive with `te` has a preposition
        if (
            tree.pos[k] not in ("ADP", "ADV")
            or not (tree.dep[k] in ("case", "mark") or _is_strange(tree, lex, k, top))
            or tree.low[k] + base not in known
        ):
            continue
        first = tree.low[k] + base in OBJECT_CONTROL or all(
            tree.pos[x] in ("ADV", "PRON", "ADP") or not _is_under(tree, x, top) for x in range(c.pred + 1, k)
        )
        if head == top or (first and tree.head[head] == top):
            c.particles.append(k)
            c.lemma = tree.low[k] + base
            return


def _is_strange(tree: Tree, lex: Lexicon, k: int, top: int) -> bool:
    """Whether the tables know no infinitive with this particle: `bood aan te bemiddelen`."""
    return tree.dep[k] == "compound:prt" and tree.head[k] == top and tree.lemma[top] not in lex.known


def _is_under(tree: Tree, i: int, top: int) -> bool:
    """Whether token `i` hangs on token `top`, over others or not."""
    while i != top and tree.head[i] != i:
        i = tree.head[i]
    return i == top


def _joined(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """`werkt samen met X`: a particle that to the parser is a part of the preposition."""
    for n, (prep, x) in enumerate(c.obliques):
        particle, _, rest = prep.partition(" ")
        found = next((k for k in tree.kids[x] if tree.low[k] == particle), None)
        if rest and found is not None and particle + c.lemma in lex.known:
            c.lemma = particle + c.lemma
            c.obliques[n] = (rest, x)
            c.particles.append(found)
            return


def _apart(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """`maakte bekend`: written apart, and no particle to the parser."""
    for k in tree.kids[c.pred]:
        if (
            tree.dep[k] in ("xcomp", "advmod", "obl", "obj", "advcl")
            and tree.pos[k] in ("ADJ", "ADV", "NOUN")
            and len(tree.low[k]) > 2
            and tree.low[k] + c.lemma in lex.known
        ):
            c.lemma = tree.low[k] + c.lemma
            c.particles.append(k)
            phrases = tree.kids_of(k, "obl", "obl:arg", "nmod")  # `werkt samen met X`
            c.obliques.extend((tree.case_of(x), y) for x in phrases for y in tree.conjuncts(x))
            if k in c.complements:
                c.complements.remove(k)
            return


def _cluster(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """`laten weten`, `te kennen geven`: two verbs that the tables have as one."""
    for k in c.complements:
        both = f"{tree.lemma[c.pred]} {tree.lemma[k]}"
        if both in lex.cues or both in lex.verbs:
            c.lemma = both
            c.complements.remove(k)
            c.particles.append(k)
            _take_over(tree, c, k)
            return


def _take_over(tree: Tree, c: Clause, k: int) -> None:
    """Give a predicate the arguments of the infinitive that it is one with."""
    for x in tree.kids[k]:
        d = tree.dep[x]
        if d == "obj":
            c.objects.extend(tree.conjuncts(x))
        elif d == "iobj":
            c.indirect.extend(tree.conjuncts(x))
        elif d in ("obl", "obl:arg"):
            c.obliques.extend((tree.case_of(x), y) for y in tree.conjuncts(x))
        elif d in ("ccomp", "xcomp", "csubj"):
            c.complements.append(x)
