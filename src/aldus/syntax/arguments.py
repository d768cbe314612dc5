"""The arguments of a predicate: what stands with it in the tree, each by its relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aldus.lexicon.words import words
from aldus.syntax.clause import Clause
from aldus.syntax.tree import Tree

SOURCES = frozenset(("volgens", "aldus", "dixit"))
"""Prepositions whose phrase tells who says it; it is no argument of the verb."""
INFINITIVE_MARKS = frozenset(("te", "om", "door", "zonder", "na", "alvorens", "teneinde", "in plaats van"))
FRONTED = frozenset(("dat", "dit", "wat", "het", "zulks"))
CONJUNCTIONS = frozenset(("dat", "omdat", "doordat", "hoewel", "terwijl"))
"""Conjunctions that open their clause."""
NOMINATIVE = frozenset(("hij", "ik", "wij", "we", "zij"))
"""Pronouns that are subjects only."""
CALENDAR = words("calendar")
APPROXIMATE = words("approximate")
_ASKING = frozenset(("welk", "welke", "wiens", "hoeveel"))
_NO_PREDICATE = frozenset(
    ("aux", "aux:pass", "cop", "flat", "fixed", "compound:prt", "mark", "case", "punct")
)
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "obl"))


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether token `i` is a main verb, or has a copula or a subject."""
    if tree.dep[i] in _NO_PREDICATE:
        return False
    if tree.pos[i] in ("VERB", "AUX"):
        return True
    return any(tree.dep[k] in ("cop", "nsubj", "nsubj:pass") for k in tree.kids[i])


def read_arguments(tree: Tree, i: int) -> Clause:
    """The clause of the predicate at token `i`, with the arguments that the tree states."""
    c = Clause(i, tree.lemma[i], i)
    for k in tree.kids[i]:
        add = _ADD.get(tree.dep[k])
        if add is not None and not (tree.dep[k] in _ARGUMENTS and _tells_source(tree, k)):
            add(tree, c, k)
    _mark_of_subject(tree, c)
    _behind_conjunction(tree, c)
    _about_so_many(tree, c)
    _of_infinitive(tree, c)
    _by_case(tree, c)
    _in_order(tree, c)
    _given(tree, c)
    if tree.tag[i].startswith("WW|inf") and any(tree.dep[k] in ("det", "case") for k in tree.kids[i]):
        _nominal(tree, c)
    if (c.passive or tree.tag[i].startswith("WW|vd|vrij|zonder")) and not c.agents:
        c.agents = c.phrases("door")
    return c


def _mark_of_subject(tree: Tree, c: Clause) -> None:
    """`als X samenwerkt`: the conjunction, which the parser may hang on the subject."""
    if not c.mark and tree.dep[c.pred] in ("advcl", "ccomp", "acl"):
        marks = (k for s in c.subjects for k in tree.kids_of(s, "mark") if k == tree.left[c.pred])
        c.mark = next((tree.low[k] for k in marks if tree.tag[k].startswith("VG|onder")), "")


def _behind_conjunction(tree: Tree, c: Clause) -> None:
    """`op de vraag naar X zei hij dat ...`: what stands before `dat` is of another clause, wherever the parser hung it."""
    first = next((k for k in tree.kids_of(c.pred, "mark") if tree.low[k] in CONJUNCTIONS), -1)
    if first >= 0 and any(
        x < first for x in (*c.subjects, *c.objects, *c.indirect, *(x for _, x in c.obliques))
    ):
        c.subjects = [x for x in c.subjects if x > first]
        c.objects = [x for x in c.objects if x > first]
        c.indirect = [x for x in c.indirect if x > first]
        c.obliques = [(prep, x) for prep, x in c.obliques if x > first]


def _about_so_many(tree: Tree, c: Clause) -> None:
    """`Tot tien agenten zijn opgepakt`: a preposition before a number leaves the subject what it is."""
    if c.subjects or not _is_plural_verb(tree, c.verb):
        return
    for prep, x in c.obliques:
        if prep in APPROXIMATE and tree.kids_of(x, "nummod") and "|mv" in tree.tag[x] and x < c.pred:
            c.subjects = [x]
            c.obliques.remove((prep, x))
            return


def _of_infinitive(tree: Tree, c: Clause) -> None:
    """`om X te vragen`: an infinitive behind `om` has no subject of its own."""
    if not c.subjects or c.passive or c.copula or c.mark not in INFINITIVE_MARKS - {"te"}:
        return
    if tree.tag[c.pred].startswith("WW|inf") and not tree.tag[c.verb].startswith("WW|pv"):
        (c.indirect if c.objects else c.objects).extend(c.subjects)
        c.subjects = []


def _by_case(tree: Tree, c: Clause) -> None:
    """`Ook X belt hij`: a pronoun that is never an object is the subject."""
    pronouns = [o for o in c.objects if tree.low[o] in NOMINATIVE]
    if c.passive or c.copula or not pronouns or any(tree.low[s] in NOMINATIVE for s in c.subjects):
        return
    c.objects = [*c.subjects, *(o for o in c.objects if o not in pronouns)]
    c.subjects = pronouns


def _in_order(tree: Tree, c: Clause) -> None:
    """`Rusland belde Trump`: of two names around the finite verb the first is the subject.

    The parser exchanges them now and then. In the UD treebanks of Dutch a name as object before the verb and a name as
    subject behind it are one clause in fifty with two names; only the number of the verb speaks for it.
    """
    if c.passive or c.copula or not c.objects or not c.subjects:
        return
    first = [o for o in c.objects if o < c.verb]
    if not first or c.subjects[0] < c.verb or not (is_name(tree, first[0]) and is_name(tree, c.subjects[0])):
        return
    if _is_plural_verb(tree, c.verb) and not _is_plural(tree, first) and _is_plural(tree, c.subjects):
        return
    c.objects = [*c.subjects, *(o for o in c.objects if o not in first)]
    c.subjects = first


def _given(tree: Tree, c: Clause) -> None:
    """`zegt X hulp toe`: of two objects, a name and a noun behind it, the first is the indirect one."""
    objects = [k for k in tree.kids_of(c.pred, "obj") if k in c.objects]
    if c.passive or c.indirect or len(objects) != 2:
        return
    first, second = objects
    if is_name(tree, first) and tree.pos[second] == "NOUN" and not is_name(tree, second):
        c.indirect = [o for o in c.objects if o in tree.conjuncts(first)]
        c.objects = [o for o in c.objects if o not in c.indirect]


def is_name(tree: Tree, i: int) -> bool:
    """Whether the phrase of token `i` is a name, alone or with a noun before it: `president Trump`; no question."""
    if any(tree.low[k] in _ASKING for k in tree.kids[i]):
        return False
    if tree.pos[i] == "PROPN" or (tree.words[i][:1].isupper() and i != tree.sentence(i)[0]):
        return True
    return tree.pos[i] == "NOUN" and any(tree.pos[k] == "PROPN" for k in tree.kids_of(i, "appos", "flat"))


def _is_plural(tree: Tree, heads: list[int]) -> bool:
    return len(heads) > 1 or "|mv" in tree.tag[heads[0]]


def _is_plural_verb(tree: Tree, verb: int) -> bool:
    return tree.tag[verb].startswith("WW|pv") and tree.tag[verb].endswith("|mv")


def _tells_source(tree: Tree, k: int) -> bool:
    """Whether `volgens` or `aldus` opens a phrase that is an argument to the parser, or stands before it."""
    first = tree.left[k]
    if tree.low[first] in SOURCES:
        return True
    return first > 0 and tree.low[first - 1] in SOURCES and tree.sent[first - 1] == tree.sent[k]


def _subject(tree: Tree, c: Clause, k: int) -> None:
    if not c.subjects:
        c.passive = c.passive or tree.dep[k] == "nsubj:pass"
        c.subjects.extend(tree.conjuncts(k))
    elif ":" in tree.words[c.subjects[-1] : k]:  # `X: Y moet toegeven`
        c.subjects = tree.conjuncts(k)
    elif c.subjects[-1] < k < c.pred and tree.kids_of(k, "cc"):
        c.subjects.extend(
            tree.conjuncts(k)
        )  # `A, B en C stemden`: a conjunct that the parser hung on the verb
    elif tree.low[c.subjects[0]] in FRONTED and k > c.pred > c.subjects[0]:
        c.objects.extend(c.subjects)  # `Dat maakte het ministerie bekend`
        c.subjects = tree.conjuncts(k)
    else:  # a clause has one subject: the second one is a slip
        c.passive = False
        late = any(tree.dep[x] == "obj" and x > k for x in tree.kids[c.pred])
        (c.indirect if late else c.objects).extend(tree.conjuncts(k))


def _object(tree: Tree, c: Clause, k: int) -> None:
    if tree.case_of(k):  # a prepositional phrase after all
        _oblique(tree, c, k)
    else:
        (c.objects if tree.dep[k] == "obj" else c.indirect).extend(tree.conjuncts(k))


def _agent(tree: Tree, c: Clause, k: int) -> None:
    if tree.case_of(k) in ("door", ""):
        c.agents.extend(tree.conjuncts(k))
    else:
        _oblique(tree, c, k)


def _oblique(tree: Tree, c: Clause, k: int) -> None:
    case = tree.case_of(k)
    if case:
        c.obliques.extend((tree.case_of(x) or case, x) for x in tree.conjuncts(k))
    elif (
        tree.dep[k] == "obl"
        and tree.pos[k] == "PROPN"
        and tree.low[k] not in CALENDAR
        and not any(tree.dep[x] in ("obj", "case") for x in tree.kids[c.pred])
    ):
        c.objects.extend(tree.conjuncts(k))  # a name is no time or measure


def _auxiliary(tree: Tree, c: Clause, k: int) -> None:
    c.aux.append(k)
    c.passive = c.passive or tree.dep[k] == "aux:pass"
    c.copula = c.copula or tree.dep[k] == "cop"
    if tree.tag[k].startswith("WW|pv"):
        c.verb = k


def _particle(tree: Tree, c: Clause, k: int) -> None:
    nouns = [x for x in tree.kids_of(k, "fixed") if tree.pos[x] == "NOUN"]
    if nouns:  # `zette X onder druk`, to the treebank a particle of several words
        c.obliques.append((tree.low[k], nouns[-1]))
        c.lemma = c.lemma.removeprefix(tree.low[k]) or c.lemma
    else:
        c.particles.append(k)
        for x in tree.kids_of(k, "obl", "obl:arg"):  # `is akkoord gegaan met X`, hung on the particle
            _oblique(tree, c, x)


def _complement(tree: Tree, c: Clause, k: int) -> None:
    c.complements.append(k)
    if tree.pos[k] == "ADJ" and not is_predicate(tree, k):  # `maakt zich schuldig aan`
        for x in tree.kids_of(k, "obl", "obl:arg"):
            _oblique(tree, c, x)


def _mark(tree: Tree, c: Clause, k: int) -> None:
    if not c.mark or c.mark == "te":
        c.mark = tree.low[k]


def _infinitive_mark(tree: Tree, c: Clause, k: int) -> None:
    if not c.mark and tree.low[k] in INFINITIVE_MARKS and tree.pos[k] in ("ADP", "SCONJ"):
        c.mark = tree.low[k]


_ADD: Mapping[str, Callable[[Tree, Clause, int], None]] = {
    "nsubj": _subject,
    "nsubj:pass": _subject,
    "obj": _object,
    "iobj": _object,
    "obl:agent": _agent,
    "obl": _oblique,
    "obl:arg": _oblique,
    "nmod": _oblique,
    "aux": _auxiliary,
    "aux:pass": _auxiliary,
    "cop": _auxiliary,
    "compound:prt": _particle,
    "ccomp": _complement,
    "xcomp": _complement,
    "csubj": _complement,
    "mark": _mark,
    "case": _infinitive_mark,
    "advmod": _infinitive_mark,
}


def _nominal(tree: Tree, c: Clause) -> None:
    """`het leveren van wapens aan X`: the `van` phrase is the object, and may hold the others."""
    c.nominal = True
    for case, x in list(c.obliques):
        if case == "van":
            c.objects.append(x)
            c.obliques.remove((case, x))
            c.obliques.extend(
                (tree.case_of(k), k) for k in tree.kids_of(x, "nmod") if tree.case_of(k) != "van"
            )
