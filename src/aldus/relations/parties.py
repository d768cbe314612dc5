"""From a token that heads a noun phrase to the actors it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aldus.lexicon.compounds import last_part
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import words
from aldus.mentions import TokenMention
from aldus.relations.candidates import Party
from aldus.relations.sorts import Sorts
from aldus.syntax.arguments import SOURCES
from aldus.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIRST_PERSON = frozenset(("ik", "mij", "me", "mijn", "m'n"))
AGENTS = words("agents")
GROUPS = words("groups")
FOLLOWERS = words("followers")
FORMER = tuple(sorted(words("former")))
FORMER_ADJECTIVES = words("former_adjectives")
OWN_ACCOUNT = words("own_account")
LOCAL = words("local")
FEW = words("few")
PARTS = words("parts")
# How several members of a party are called.
MEMBERS_OF = ("'ers", "’ers")
# Adjectives of a minority, whose state is the one that it lives in.
ETHNIC = frozenset(("etnische", "etnisch"))
REGIONS = words("regions")
# What opens a list of members, and how far behind the noun it may stand, in tokens.
MEMBERS = words("members")
MEMBERS_REACH = 8
# How far behind a title, in tokens, the name of who bears it may stand.
NAME_REACH = 8
# A list of names is not longer than this, in tokens, and holds no more than this many tokens in a row of something else.
LIST = 60
LIST_GAP = 3


class Parties(Sorts):
    """The actors behind noun phrases.

    Args:
        doc: a Doc with `doc._.mentions`.
        tree: its tokens and arcs.
        lex: all tables.
    """

    def __init__(self, doc: Doc, tree: Tree, lex: Lexicon) -> None:
        super().__init__(doc, tree, lex)
        self.speakers: dict[int, str] = {}
        """Actor that a first person pronoun inside a quote stands for, by token."""
        self._classes = lex.object_classes
        self._cache: dict[int, tuple[Party, ...]] = {}
        self._finders = (
            self._speaker,
            self._apposed_person,
            self._mentioned,
            self._apposed,
            self._bearer,
            self._represented,
            self._part_of_compound,
            self._members,
            self._whole,
        )

    def direct(self, i: int) -> tuple[Party, ...]:
        """The actors that the phrase headed by `i` names, or refers to; no conjuncts."""
        found = self._cache.get(i)
        if found is None:
            found = self._cache[i] = self._direct(i)
        return found

    def all(self, heads: Iterable[int]) -> list[Party]:
        """The actors of several heads, each once, in order."""
        return _once(p for h in heads for p in self.direct(h))

    def is_civil(self, p: Party) -> bool:
        """Whether a party is a group without a name, a union or an organisation of citizens."""
        group = p.how.startswith("agent") and self.is_group(self.tree.head[p.token])
        return group or p.actor in self._civil

    def speak(self, speakers: dict[int, str]) -> None:
        """Let the pronouns of the first person at these tokens stand for these actors."""
        self.speakers.update(speakers)
        self._cache.clear()

    # what hangs on a noun

    def owners(self, noun: int) -> list[Party]:
        """Actors attached to a noun: its adjective of country, possessor, or `van` phrase."""
        tree = self.tree
        found: list[Party] = []
        for k in () if self._is_count(noun) else tree.kids[noun]:
            dep = tree.dep[k]
            if dep == "amod":
                found.extend(self._adjectives(k))
            elif dep == "nmod:poss" or (dep == "nmod" and not tree.case_of(k)):
                found.extend(self._coordinated(k, "poss"))
            elif dep == "nmod" and tree.case_of(k) == "van":
                found.extend(self._coordinated(k, "van"))
        return list(dict.fromkeys(found))

    def holders(self, noun: int) -> list[Party]:
        """The owners of a noun, else those of what it is of: `een kamp van Soedanese vluchtelingen`."""
        tree = self.tree
        found = [p for p in self.owners(noun) if p.how != "adj" or tree.pos[noun] != "PROPN"]
        found = found or [p for p in self.phrases(noun, "uit") if self._is_state(p)]
        return found or [
            Party(p.actor, p.token, "van")
            for k in tree.kids_of(noun, "nmod")
            if tree.case_of(k) in ("van", "met") and tree.pos[k] == "NOUN" and not self.direct(k)
            for p in (*self.owners(k), *self.phrases(k, "uit"))
            if p.how == "adj" or p.how == "van" or (p.how == "uit" and self._is_state(p))
        ]

    def _is_state(self, p: Party) -> bool:
        return self.types.get(p.actor) == "COUNTRY"

    def phrases(self, noun: int, *preps: str) -> list[Party]:
        """Actors in the phrases of a noun with one of the prepositions: `steun aan X`, `ruzie tussen X en Y`."""
        tree = self.tree
        found: list[Party] = []
        for k in tree.kids[noun]:
            if tree.dep[k] in ("nmod", "obl", "obl:arg", "obl:agent") and tree.case_of(k) in preps:
                found.extend(self._coordinated(k, tree.case_of(k)))
        return list(dict.fromkeys(found))

    def _coordinated(self, k: int, how: str) -> Iterator[Party]:
        for x in self.tree.conjuncts(k):
            for p in self.direct(x):
                yield Party(p.actor, p.token, how)

    def _adjectives(self, k: int) -> Iterator[Party]:
        for x in self.tree.conjuncts(k):
            for m in self.index.covering(x):
                if m.kind == "adjective":
                    yield Party(m.actor, x, "adj")

    # what a phrase stands for: finders, of which the first that finds any wins

    def _direct(self, i: int) -> tuple[Party, ...]:
        for finder in self._finders:
            found = finder(i)
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _speaker(self, i: int) -> list[Party]:
        """`ik` in a quotation."""
        return [Party(self.speakers[i], i, "speaker")] if i in self.speakers else []

    def _apposed_person(self, i: int) -> list[Party]:
        """`CIA-directeur John Ratcliffe`: the person."""
        own = [m for m in self.index.headed_by(i) if m.kind == "name" and self.is_person(m.actor)]
        if any(m.end == i + 1 for m in own):
            return []  # another name may follow: `belde Rutte Macron`
        for k in (x for name in self._names(i) for x in (name, *self.tree.kids_of(name, "flat"))):
            for m in self.index.headed_by(k) or self.index.covering(k):
                if m.kind == "name" and self.is_person(m.actor) and self.tree.pos[k] != "ADJ":
                    return [Party(m.actor, k, "appos"), *self._with_first(i, k)]
        return []

    def _with_first(self, i: int, first: int) -> list[Party]:
        """The other names behind a plural: `de lijsttrekkers X, Y en Z`."""
        if "|mv" not in self.tree.tag[i]:
            return []
        others = (k for k in self.tree.conjuncts(first) if k != first and self.tree.pos[k] == "PROPN")
        return [Party(m.actor, k, "appos") for k in others for m in self._mentions(k) if m.kind == "name"]

    def _mentioned(self, i: int) -> list[Party]:
        """A name, or what the actors component resolved."""
        own = [m for m in self._mentions(i) if not self.is_few(m, i)]
        found = [Party(m.actor, i, "self") for m in own]
        for m in own:
            if m.kind == "metonym" and m.end - m.start > 3:
                # `de Oekraïense en Amerikaanse delegatie`: both
                found += [
                    Party(x.actor, i, "self")
                    for k in range(m.start, i)
                    for x in self.index.covering(k)
                    if x.kind == "adjective" and x.actor != m.actor
                ]
            if m.kind == "metonym":  # `de leiders van Libië en Bulgarije`
                found += [
                    Party(p.actor, i, "self") for p in self.owners(i) if p.how == "van" and p.actor != m.actor
                ]
        return found

    def is_few(self, m: TokenMention, i: int | None = None) -> bool:
        """Whether a mention, by its head or the token `i`, is of inhabitants who are not their country: `vier Belgen`."""
        return m.kind == "inhabitant" and self._is_some(m.root if i is None else i)

    def _is_some(self, i: int) -> bool:
        """Whether inhabitants are a few, or certain ones: `een Belg`, `twee Belgen`, `rijke Belgen`, `Belgen die stemmen`, `etnische Albanezen`."""
        tree = self.tree
        return (
            (tree.tag[i].startswith("N|") and "|ev|" in tree.tag[i])
            or self._is_minority(i)
            or bool(tree.kids_of(i, "acl:relcl"))
            or self._is_restricted(i)
            or any(tree.low[k] in FEW for k in tree.kids[i])
        )

    def _is_restricted(self, i: int) -> bool:
        """`rijke Belgen en Zweden`: an adjective tells which of them; but `de dappere Belgen`."""
        tree = self.tree
        while tree.dep[i] == "conj" and not tree.kids_of(i, "amod", "det"):
            i = tree.head[i]
            if not any(m.kind == "inhabitant" for m in self._mentions(i)):
                return False
        return bool(tree.kids_of(i, "amod")) and not tree.kids_of(i, "det")

    def _apposed(self, i: int) -> list[Party]:
        """`het terreurnetwerk Al Qaida`."""
        for k in () if self._is_count(i) else self._names(i):
            apposed = self._mentions(k)
            if apposed:
                return [*(Party(m.actor, k, "appos") for m in apposed), *self._with_first(i, k)]
        return []

    def _bearer(self, i: int) -> list[Party]:
        """`minister van Buitenlandse Zaken Rubio`: the person whose name ends the phrase of a title."""
        tree = self.tree
        if not self._is_noun(i) or self.titles.of(tree.low[i]) is None:
            return []
        _, last = tree.sentence(i)
        for k in range(i + 1, min(last, i + NAME_REACH)):
            if (
                tree.pos[k] in ("PUNCT", "VERB", "AUX", "CCONJ", "PRON", "SPACE")
                or tree.low[k] in self.titles
            ):
                return []  # `diplomaten voor het eerst president X`
            for m in self.index.covering(k):
                if m.kind == "name" and m.start == k and self.is_person(m.actor):
                    return [Party(m.actor, m.root, "appos")] if tree.pos[k - 1] not in ("ADP", "DET") else []
        return []

    def _represented(self, i: int) -> list[Party]:
        """`de Turkse president`, `de woordvoerder van X`, `rebellen uit X`: the body that somebody acts for."""
        group = self.is_group(i)  # `jongeren` is an adjective to some parsers
        if not group and not self._is_noun(i):
            return []
        if not group and last_part(self.tree.low[i], AGENTS) is None and not self._is_function(i):
            return []
        if self.acts_for_oneself(i):
            return []
        found = [
            Party(p.actor, p.token, f"agent-{p.how}")
            for p in self.owners(i)
            if p.how != "poss" and not (group and self.is_person(p.actor))
        ]
        if not found:
            preps = ("uit", "in") if group or self.tree.low[i] in LOCAL else ("uit",)
            return [Party(p.actor, p.token, f"agent-{p.how}") for p in self.places(i, *preps)]
        return found

    def places(self, noun: int, *preps: str) -> list[Party]:
        """The states in which something is: `rebellen in X`, `een depot in het westen van X`, `betogers in de Spaanse hoofdstad`."""
        regions = [
            k
            for k in self.tree.kids_of(noun, "nmod")
            if self.tree.case_of(k) in preps and (self.tree.low[k] in REGIONS or self.is_territory(k))
        ]
        return [
            p
            for p in self.phrases(noun, *preps) or [p for k in regions for p in self.owners(k)]
            if self._is_state(p) and p.how != "poss"
        ]

    def is_territory(self, i: int) -> bool:
        """Whether a noun is a part of a state: `hoofdstad`, `havenstad`, `provincie`."""
        return "territory" in (self._classes.of(self.tree.lemma[i]) or ())

    def some(self, i: int) -> list[Party]:
        """The state whose inhabitants a phrase counts: `vier Belgen`, who are not Belgium."""
        found = (m for m in self._mentions(i) if self.is_few(m, i))
        return [Party(m.actor, i, "some") for m in found]

    def acts_for_oneself(self, i: int) -> bool:
        """`de oud-premier van X`, `de voormalige minister`, `de eigenaar van X`: who does not, or not any more, act for X."""
        tree = self.tree
        former = tree.low[i].startswith(FORMER) or any(
            tree.lemma[k] in FORMER_ADJECTIVES for k in tree.kids_of(i, "amod")
        )
        return (former and self._is_function(i)) or last_part(tree.low[i], OWN_ACCOUNT) is not None

    def acts_for_others(self, i: int) -> bool:
        """Whether a noun is for people who act for a body or are a group: `troepen`, `betogers`."""
        return self.is_group(i) or last_part(self.tree.low[i], AGENTS) is not None

    def _is_minority(self, i: int) -> bool:
        return any(self.tree.low[k] in ETHNIC for k in self.tree.kids_of(i, "amod"))

    def is_group(self, i: int) -> bool:
        """Whether a noun is a group without a name, which stands for its country: `betogers`, `etnische Albanezen`."""
        return self._is_minority(i) or last_part(self.tree.low[i], GROUPS) is not None

    def _part_of_compound(self, i: int) -> list[Party]:
        """`VN-troepen`, `EU-ministers`: the body; but not of `VN-gezant`, who is somebody."""
        last = self.tree.low[i].rsplit("-", 1)[-1]
        if not self._is_noun(i):
            return []
        if last.endswith(MEMBERS_OF) and not any(self.tree.low[k] in FEW for k in self.tree.kids[i]):
            last = "leden"  # `PVV'ers`
        if self._is_function(i) and not self.tree.tag[i].startswith("N|soort|mv"):
            return []
        group = last in GROUPS and last not in FOLLOWERS
        if last not in AGENTS and not group and not self._is_function(i):
            return []
        return [
            Party(m.actor, i, "compound")
            for m in self.index.headed_by(i)
            if m.kind != "adjective" and m.start_char == self.tree.start[i]
        ]

    def in_compound(self, i: int) -> list[Party]:
        """Whose a thing is by the first part of its name: `het D66-voorstel`; not of somebody: `de D66-leider`."""
        if self._is_function(i) or self.acts_for_others(i) or self.tree.pos[i] != "NOUN":
            return []
        if self.tree.low[i].rsplit("-", 1)[-1] in FOLLOWERS:
            return []  # `arresteert Ajax-fans`
        return [
            Party(m.actor, i, "van")
            for m in self.index.headed_by(i)
            if m.kind != "adjective" and m.start_char == self.tree.start[i] and m.end_char < self.tree.end[i]
        ]

    def _members(self, i: int) -> list[Party]:
        """`zeventien landen, waaronder A, B en C`: the members that a list behind the noun names."""
        tree = self.tree
        if tree.pos[i] != "NOUN":
            return []
        _, last = tree.sentence(i)
        for k in range(i + 1, min(last, i + MEMBERS_REACH)):
            two = f"{tree.low[k]} {tree.low[k + 1]}" if k + 1 < last else ""
            if tree.low[k] == "zoals" and self._is_the_one(i):
                return []  # `verboden door de rechtbank, zoals X en Y`
            if tree.low[k] in MEMBERS or two in MEMBERS:
                return self.listed(k + 1) if k + 1 < last else []
            if tree.pos[k] in ("VERB", "AUX", "SCONJ") or (
                tree.pos[k] == "PUNCT" and tree.words[k] not in ",(-–"
            ):
                return []
        return []

    def _is_the_one(self, i: int) -> bool:
        """Whether a noun is one that is known: `de rechtbank`, which has no examples."""
        definite = any(self.tree.low[k] in ("de", "het") for k in self.tree.kids_of(i, "det"))
        return definite and "|ev|" in self.tree.tag[i]

    def _whole(self, i: int) -> list[Party]:
        """`een meerderheid van de Tweede Kamer`, `een groep Duitse diplomaten`."""
        tree = self.tree
        if tree.low[i] not in PARTS or self._is_count(i):
            return []
        found = [p for p in self.owners(i) if p.how == "van"]
        if not found:
            counted = [
                k
                for k in tree.kids_of(i, "nmod")
                if k > i and tree.pos[k] in ("NOUN", "PROPN") and not tree.case_of(k)
            ]
            found = [p for k in counted for p in self.direct(k)]
        return found

    def _is_count(self, i: int) -> bool:
        """`het aantal leden van X`: how many they are."""
        return self.tree.low[i] == "aantal" and any(self.tree.low[k] == "het" for k in self.tree.kids[i])

    def listed(self, start: int) -> list[Party]:
        """The actors of a list that begins at token `start`, by the order of words: parsers lose members of long lists."""
        tree = self.tree
        _, last = tree.sentence(start)
        found: dict[str, Party] = {}
        closing, gap, inside = False, 0, False
        for k in range(start, min(last, start + LIST)):
            if tree.words[k] in ("(", ")"):
                inside = tree.words[k] == "("
            if inside:  # `tussen X (CDA) en Y (VVD)`
                continue
            name = tree.head[k] if tree.dep[k] == "flat" else k
            if tree.dep[name] == "nmod:poss" and (
                tree.low[k] in ("zijn", "haar") or self._apposed_person(tree.head[name])
            ):  # `tussen zijn partij en Y`, `tussen X' dochter Y en Z`
                continue
            here = self.direct(k) if tree.pos[k] in ("PROPN", "NOUN", "PRON") else ()
            if here:
                for p in here:
                    found.setdefault(p.actor, p)
                gap = 0
                if closing:
                    break
            elif tree.low[k] == "en":
                closing = True
            elif tree.pos[k] in ("VERB", "AUX", "SCONJ", "ADP") or tree.words[k] in (".", ";", ":"):
                break
            elif tree.pos[k] not in ("PUNCT", "DET", "NUM"):
                gap += 1
                if gap > LIST_GAP:
                    break
        return list(found.values())

    def _names(self, i: int) -> list[int]:
        """Names that the parser hung on a token as part of its phrase."""
        tree = self.tree
        return [
            k
            for k in tree.kids[i]
            if (tree.dep[k] in ("appos", "flat") and tree.case_of(k) not in SOURCES)
            or (tree.dep[k] == "nmod" and k > i and tree.pos[k] == "PROPN" and not self._is_marked(k))
        ]

    def _is_marked(self, i: int) -> bool:
        """Whether a preposition or conjunction stands before a name: `zoals X`."""
        return bool(self.tree.kids_of(i, "case", "mark"))

    def _mentions(self, i: int) -> list[TokenMention]:
        """The mentions that a token heads, else those that it stands in while its head does not."""
        tree = self.tree
        inside = tree.pos[i] == "ADJ" or bool(tree.kids_of(i, "flat"))  # `de Nederlandse Vereniging voor ...`
        found = [m for m in self.index.headed_by(i) if m.kind != "adjective" or not inside]
        if not found:
            found = [
                m
                for m in self.index.covering(i)
                if m.kind != "adjective" and not m.start <= tree.head[i] < m.end
            ]
        # a part of a compound (`CIA-directeur`) is not the whole
        return [m for m in found if m.end_char >= tree.end[i]]


def _once(parties: Iterable[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for p in parties:
        found.setdefault(p.actor, p)
    return list(found.values())
