"""`CIA-directeur John Ratcliffe`, `X is voorzitter van Y`: which person holds which function where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aldus.lexicon.compounds import last_part
from aldus.lexicon.titles import Title
from aldus.lexicon.words import words
from aldus.mentions import TokenMention
from aldus.relations.candidates import Candidates, Party
from aldus.relations.reading import Reading
from aldus.syntax.clauses import Clause

RELATIVES = words("relatives")
APPOINT = words("appoint")
OUTSIDERS = words("outsiders")
REGARD = words("regard")
BECOME = frozenset(("zijn", "worden", "blijven"))
BODY_PREPS = ("van", "bij", "in", "voor", "namens", "binnen")
# Those where the title has a subject besides: `hoogleraar economie aan de universiteit`.
FURTHER_PREPS = (*BODY_PREPS, "aan", "op")
# Those where the name of who holds it stands between.
BEARER_PREPS = ("van", "in", "uit", "bij")
# How far behind a title, in tokens, such a body may stand.
FURTHER = 12
# How far, in tokens, a title may stand from the name: before it, behind its comma, before a party in brackets.
REACH = 8
BRACKETS_REACH = 3
# How many tokens from the name to the end of its brackets: `(Financiën, D66)`.
BRACKETS_LONGEST = 10
# Within how many tokens an apposition behind a comma ends, with a comma, a bracket or a full stop.
APPOSITION = 25
# How many words before a title are looked at for its body where the tree tells nothing.
WORDS_BEFORE = 3


def roles(reading: Reading, found: Candidates) -> None:
    """Functions of the persons that a Doc names."""
    for m in reading.parties.index:
        if m.kind == "name" and reading.parties.is_person(m.actor):
            _before(reading, found, m)
            _apposed(reading, found, m)
            _behind_comma(reading, found, m)
            _brackets(reading, found, m)
            _compound(reading, found, m)
            _listed(reading, found, m)
    _copulas(reading, found)
    _appointments(reading, found)
    _capacities(reading, found)


# where a title stands


def _before(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`de Amerikaanse president Trump`, `CIA-directeur John Ratcliffe`, `minister van Justitie X`."""
    tried = list(dict.fromkeys(_titles_in_tree(reading, m)))
    for title in tried:
        if _hold(reading, found, m.actor, title, m.root, "role-before"):
            return
    near = _title_in_words(reading, m, tried)
    if near is None or _hold(reading, found, m.actor, near, m.root, "role-words-before"):
        return
    if reading.tree.low[near + 1] in BODY_PREPS:  # `minister van Defensie`, with a ministry that is an actor
        bodies = [Party(x.actor, k, "self") for k, x in _mentions(reading, near + 1, m.start)]
        _propose(reading, found, m.actor, bodies, near, m.root, "role-words-before")


def _titles_in_tree(reading: Reading, m: TokenMention) -> Iterator[int]:
    """Tokens before a name that the parser made one phrase with it."""
    tree = reading.tree
    head = tree.head[m.root]
    if tree.dep[m.root] in ("appos", "flat", "nmod") and head < m.start:
        yield head
        yield from (k for k in tree.conjuncts(head) if k < m.start)
    yield from (k for k in tree.kids_of(m.root, "appos", "nmod", "compound", "amod", "flat") if k < m.start)


def _title_in_words(reading: Reading, m: TokenMention, tried: Iterable[int]) -> int | None:
    """The last title before a name, where it is not that of another person."""
    tree, titles = reading.tree, reading.lex.titles
    first, _ = tree.sentence(m.start)
    i = m.start - 1
    if i > first and tree.words[i] == ",":  # `de minister van Justitie, Anna Smit, ...`
        i -= 1
    for k in range(i, max(first, m.start - REACH) - 1, -1):
        low = tree.low[k]
        if low == "en":
            if k == m.start - 1:
                return None  # `de advocaat van X en Anna Bos`: two people
        elif tree.pos[k] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ") and low != "-":
            return None
        title = titles.of(low)
        if title is None:
            continue
        if _of_another(reading, k):
            return None
        if k not in tried:
            between = (x for _, x in _mentions(reading, k + 1, m.start))
            another = any(reading.parties.is_person(x.actor) for x in between)
            return k if title.is_function and not another else None
    return None


def _compound(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`D66'er Smit`, `Unicef-verpleger Smit`: a word right before a name that begins with an organisation."""
    tree, k = reading.tree, m.start - 1
    if k < 0 or tree.sent[k] != tree.sent[m.start] or tree.pos[k] not in ("NOUN", "PROPN"):
        return
    title = _title(reading, k)
    if (title is not None and title.is_function) or last_part(tree.low[k], OUTSIDERS):
        return
    bodies = [p for p in _first_part(reading, k) if reading.parties.types.get(p.actor) == "ORG"]
    _propose(reading, found, m.actor, bodies, k, m.root, "role-compound")


def _listed(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`de ministers Smit en Jansen van Y`, `Y-oprichters Smit en Jansen`: a plural stands for all names of a list."""
    tree = reading.tree
    first = tree.head[m.root]
    if tree.dep[m.root] != "conj" or first >= m.start:
        return
    for n in reading.parties.index.headed_by(first):
        for k in _titles_in_tree(reading, n) if n.kind == "name" else ():
            title = _title(reading, k)
            if title is not None and title.plural:
                _hold(reading, found, m.actor, k, m.root, "role-before")


def _of_another(reading: Reading, title: int) -> bool:
    """`de broer van de president`: the title belongs to the phrase of another person."""
    tree = reading.tree
    head = tree.head[title]
    if tree.dep[title] != "nmod" or tree.case_of(title) != "van" or head > title:
        return False
    return reading.lex.titles.of(tree.low[head]) is not None or tree.low[head] in RELATIVES


def _apposed(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`Richard Moore, het hoofd van MI6`."""
    tree = reading.tree
    for k in tree.kids_of(m.root, "appos", "nmod", "parataxis", "acl", "conj"):
        if k > m.root and (tree.dep[k] != "conj" or tree.words[k - 1] == ","):
            for x in tree.conjuncts(k):
                _hold(reading, found, m.actor, x, m.root, "role-apposition")


def _behind_comma(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`Richard Moore, hoofd van MI6,`: the first noun after the comma, where no verb comes before it."""
    tree = reading.tree
    _, last = tree.sentence(m.start)
    if m.end >= last or tree.words[m.end] != ",":
        return
    first = m.end + 1
    if tree.low[first : first + 2] in (["een", "van"], ["één", "van"]):
        first += 2
    for i in range(first, min(last, m.end + REACH)):
        if tree.pos[i] in ("VERB", "AUX", "PUNCT", "ADP", "PRON", "CCONJ", "SCONJ"):
            return
        if tree.pos[i] == "NOUN" or reading.lex.titles.of(tree.low[i]) is not None:
            if not {",", ".", ")"}.isdisjoint(tree.words[i + 1 : min(last, i + APPOSITION)]):
                _hold(reading, found, m.actor, i, m.root, "role-after-comma")
            return


def _brackets(reading: Reading, found: Candidates, m: TokenMention) -> None:
    """`burgemeester Anna Smit (CDA)`."""
    tree = reading.tree
    if m.end + 2 >= tree.n or tree.words[m.end] != "(":
        return
    before = range(m.start - 1, max(-1, m.start - 1 - BRACKETS_REACH), -1)
    title = next((i for i in before if reading.lex.titles.of(tree.low[i]) is not None), None)
    for at in range(m.end + 1, min(tree.n - 1, m.end + BRACKETS_LONGEST)):
        if tree.words[at] == ")":
            return
        if tree.words[at - 1] not in ("(", ",", "/"):
            continue
        for x in reading.parties.index.covering(at):
            of_body = reading.parties.types.get(x.actor) == "ORG" and x.start == at
            if of_body and x.end < tree.n and tree.words[x.end] in (")", ",", "/"):
                trigger = at if title is None else title
                _propose(
                    reading, found, m.actor, [Party(x.actor, at, "self")], trigger, m.root, "role-brackets"
                )


def _copulas(reading: Reading, found: Candidates) -> None:
    """`X is voorzitter van Y`, `X werd president van Y`."""
    tree, parties = reading.tree, reading.parties
    for c in reading.clauses:
        if c.copula:
            titles = [c.pred]
        elif c.lemma in BECOME:
            titles = tree.kids_of(c.pred, "xcomp", "obj", "nmod")
        else:
            continue
        inner = [x for k in titles if (x := reading.clauses.get(k)) is not None]
        heads = c.subjects or [s for x in inner for s in x.subjects]  # the parser may give them to the noun
        for p in [] if _is_not_yet(reading, c) else parties.all(heads):
            for k in titles if parties.is_person(p.actor) else ():
                _hold(reading, found, p.actor, k, p.token, "role-copula")


def _is_not_yet(reading: Reading, c: Clause) -> bool:
    """Whether somebody is denied to hold it, or may come to: `wil voorzitter worden`."""
    status, tree = reading.status.of(c), reading.tree
    become = any(tree.lemma[k] == "worden" for k in (c.verb, c.pred, *c.aux))
    return status == "negated" or (status == "possible" and become)


def _appointments(reading: Reading, found: Candidates) -> None:
    """`X werd tot voorzitter van Y gekozen`."""
    for c in reading.clauses:
        if c.lemma in APPOINT and reading.status.of(c) != "negated":
            for p in reading.parties.all(c.subjects if c.passive else c.objects):
                for k in c.phrases("tot", "als"):
                    _hold(reading, found, p.actor, k, p.token, "role-appoint")


def _capacities(reading: Reading, found: Candidates) -> None:
    """`X werkte als inkoper bij Y`: in which function somebody acts, where nobody is taken for something."""
    tree = reading.tree
    for c in reading.clauses:
        if c.passive or c.lemma in REGARD or c.lemma in APPOINT:
            continue
        phrases = [
            k
            for k in tree.kids_of(c.pred, "advcl", "obl", "xcomp")
            if any(tree.low[x] == "als" for x in tree.kids_of(k, "mark", "case"))
            and not tree.kids_of(k, "appos", "flat")  # `even goed als VVD-leider Smit`
        ]
        if phrases and reading.status.of(c) != "negated":
            for p in reading.parties.all(c.subjects):
                for k in phrases if reading.parties.is_person(p.actor) else ():
                    _hold(reading, found, p.actor, k, k, "role-as")


# at which body


def _hold(reading: Reading, found: Candidates, person: str, title: int, name: int, rule: str) -> bool:
    """Propose the functions that a title tells of, with its bodies; whether it has any."""
    t = _title(reading, title)
    if t is None or not t.is_function:
        return False
    bodies = _bodies(reading, title)
    if not bodies and name != title:
        bodies = [*_bodies_behind_name(reading, name), *_ministry_in_brackets(reading, name)]
    _propose(reading, found, person, bodies, title, name, rule)
    return bool(bodies)


def _propose(
    reading: Reading,
    found: Candidates,
    person: str,
    bodies: Iterable[Party],
    title: int,
    name: int,
    rule: str,
) -> None:
    for body in bodies:
        if not reading.parties.is_person(body.actor):
            found.role(
                Party(person, name, "self"),
                body,
                trigger=title,
                predicate=reading.tree.lemma[title],
                rule=rule,
            )


def _title(reading: Reading, i: int) -> Title | None:
    titles = reading.lex.titles
    return titles.of(reading.tree.low[i]) or titles.of(reading.tree.lemma[i])


def _bodies(reading: Reading, title: int) -> list[Party]:
    """The bodies that the phrase of a title names."""
    found = _adjective_before(reading, title)
    if not found:
        found = [*_first_part(reading, title), *_in_phrase(reading, title)]
    if not found:
        found = _words_before(reading, title) or _words_behind(reading, title)
    found = [p for p in found if not reading.parties.is_person(p.actor)]
    return list({p.actor: p for p in reversed(found)}.values())


def _adjective_before(reading: Reading, title: int) -> list[Party]:
    """`de Amerikaanse president`, `de Franse extreemrechtse leider`: the country right before it."""
    tree, index = reading.tree, reading.parties.index
    k = title - 1
    while k > 0 and tree.pos[k] == "ADJ" and not index.covering(k):
        k -= 1
    return _countries(reading, k) if k >= 0 and tree.sent[k] == tree.sent[title] else []


def _countries(reading: Reading, k: int) -> list[Party]:
    """The countries that an adjective names."""
    parties = reading.parties
    return [
        Party(m.actor, k, "adj")
        for m in parties.index.covering(k)
        if (m.kind == "adjective" and parties.types.get(m.actor) == "COUNTRY") or m.rule == "office"
    ]


def _first_part(reading: Reading, title: int) -> Iterator[Party]:
    """`CIA-directeur`, `Kamerlid`."""
    for m in reading.parties.index.covering(title):
        if m.end_char < reading.tree.end[title]:
            yield Party(m.actor, title, "compound")


def _in_phrase(reading: Reading, title: int) -> Iterator[Party]:
    """`directeur van de CIA`, `Ruslands president`, `de voormalige Russische president`."""
    tree, parties = reading.tree, reading.parties
    for k in tree.kids[title]:
        dep, case = tree.dep[k], tree.case_of(k)
        if dep in ("amod", "nmod", "det", "flat", "compound"):
            for x in tree.conjuncts(k):
                yield from _countries(reading, x)
        if dep in ("nmod", "obl", "obl:arg") and case in BODY_PREPS:
            for x in tree.conjuncts(k):
                yield from (p for p in parties.direct(x) if p.how in ("self", "appos"))
        elif dep == "nmod:poss" or (dep == "nmod" and not case):
            yield from (p for p in parties.direct(k) if p.how == "self")


def _words_before(reading: Reading, title: int) -> list[Party]:
    """The nearest adjective, or the name right before the title, where the tree says nothing."""
    tree, index = reading.tree, reading.parties.index
    first, _ = tree.sentence(title)
    for i in range(title - 1, max(first, title - WORDS_BEFORE) - 1, -1):
        if tree.pos[i] not in ("ADJ", "PROPN", "NOUN", "VERB"):
            break
        found = [
            Party(m.actor, i, "self")
            for m in index.covering(i)
            if m.kind == "adjective" or (m.kind == "name" and i == title - 1)
        ]
        if found:
            return found
    return []


def _words_behind(reading: Reading, title: int) -> list[Party]:
    """`hoogleraar economie aan de universiteit`, `koning Abdullah van Jordanië`: the first body behind, in the same phrase."""
    tree, parties = reading.tree, reading.parties
    _, last = tree.sentence(title)
    prep = ""
    bearers = (
        m for m in parties.index.covering(title + 1) if m.kind == "name" and parties.is_person(m.actor)
    )
    first = next((m.end for m in bearers), title + 1)
    fit = FURTHER_PREPS if first == title + 1 else BEARER_PREPS
    for k in range(first, min(last, title + FURTHER)):
        mentions = [m for m in parties.index.covering(k) if m.kind == "name"]
        if mentions:
            bodies = [Party(m.actor, m.root, prep) for m in mentions if not parties.is_person(m.actor)]
            return bodies if prep else []
        if tree.pos[k] == "ADP":
            prep = tree.low[k]
            if prep not in fit:
                return []
        elif tree.pos[k] not in ("NOUN", "ADJ", "DET", "PROPN", "X"):
            return []
    return []


def _bodies_behind_name(reading: Reading, name: int) -> Iterator[Party]:
    """`burgemeester Anna Smit van Leiden`."""
    tree = reading.tree
    for k in tree.kids_of(name, "nmod", "obl"):
        if k > name and tree.case_of(k) in ("van", "in", "uit"):
            yield from reading.parties.direct(k)


def _ministry_in_brackets(reading: Reading, name: int) -> Iterator[Party]:
    """`minister Smit (Financiën)`."""
    tree, index = reading.tree, reading.parties.index
    end = max((m.end for m in index.headed_by(name)), default=name + 1)
    if end + 1 < tree.n and tree.words[end] == "(":
        for m in index.covering(end + 1):
            if not reading.parties.is_person(m.actor):
                yield Party(m.actor, end + 1, "self")


def _mentions(reading: Reading, start: int, end: int) -> Iterator[tuple[int, TokenMention]]:
    """The mentions on tokens `start` to `end`, by token."""
    for k in range(start, end):
        for m in reading.parties.index.covering(k):
            yield k, m
