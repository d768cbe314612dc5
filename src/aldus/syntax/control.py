"""What a clause leaves unsaid: its understood subject, the antecedent of its relative pronoun, shared objects."""

from __future__ import annotations

from collections.abc import Mapping

from aldus.lexicon.phrases import OBJECT
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import words
from aldus.syntax.arguments import CONJUNCTIONS, INFINITIVE_MARKS, is_name
from aldus.syntax.clause import Clause
from aldus.syntax.tree import Tree

# Kinds of cues of what only people and bodies do.
VOLUNTARY = frozenset(("agree", "deny"))
RELATIVES = frozenset(("die", "dat", "wie", "welke", "wat"))
# Genders, and the plural, of the nouns to which relative pronouns refer.
AGREEING = {"dat": ("onz",), "die": ("zijd", "mv")}
# Relative adverbs that stand for a preposition and the antecedent; not those of places and of what follows (`waarop X terugsloeg`).
WITH_PREPOSITION = {
    "waaraan": "aan", "waarmee": "met", "waarover": "over", "waartegen": "tegen", "waarvan": "van", "waarvoor": "voor",
}  # fmt: skip
# Kinds of verbs of speech that say something of what their object did, and prepositions of that.
JUDGING = frozenset(("accuse", "praise"))
BLAMED = frozenset(("voor", "om", "wegens", "vanwege"))
SUBJECT_CONTROL = words("subject_control")
OBJECT_CONTROL = words("object_control")
GIVING = words("giving")
ASKING_OTHERS = words("asking_others")
DEMANDS = words("demands")
NEGATORS = words("negators")
WARNING = words("warning")
TRYING = words("trying")
SENSING = words("sensing")
GOING_ON = words("going_on")
OTHERS = words("others_plan")
# Prepositions of what is spoken about; kinds of cues that say nothing of what the speaker does.
ABOUT = frozenset(("tegen", "over", "omtrent", "rond", "naar"))
SPEAKING = frozenset(("ask", "deny", "warn", "protest", "praise", "cheer", "judge", "agree"))
# Relations to the governor in which a clause without subject takes one over.
_DEPENDENT = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj", "obl", "parataxis", "nmod"))


def share(tree: Tree, clauses: Mapping[int, Clause], c: Clause) -> None:
    """Give a coordinated finite verb the arguments behind it that the parser left with the first verb."""
    i = c.pred
    first = clauses.get(tree.head[i])
    if first is None or first.pred >= i or tree.dep[i] != "conj":
        return
    _lost_subject(tree, c, first)
    if c.objects or c.complements or not tree.tag[i].startswith("WW|pv"):
        return
    c.objects = [x for x in first.objects if x > i]
    first.objects = [x for x in first.objects if x < i]
    c.obliques += [(p, x) for p, x in first.obliques if x > i]
    first.obliques = [(p, x) for p, x in first.obliques if x < i]
    c.complements = [x for x in first.complements if x > i]
    first.complements = [x for x in first.complements if x < i]


def put_behind(tree: Tree, lex: Lexicon, c: Clause) -> None:
    """`Die eis wijst Peru af`: what only somebody can refuse or accept is the object, wherever it stands."""
    cue = lex.cues.get(c.lemma)
    if c.passive or c.copula or len(c.subjects) != 1 or cue is None or cue.kind not in VOLUNTARY:
        return
    subject, behind = c.subjects[0], [o for o in (*c.objects, *c.indirect) if o > c.verb]
    if tree.pos[subject] != "NOUN" or subject > c.verb or not behind or tree.pos[behind[0]] != "PROPN":
        return
    rows = lex.object_frames.get(c.lemma, {})
    if any((name, OBJECT) in rows for name in lex.object_classes.of(tree.lemma[subject]) or ()):
        c.subjects, c.objects, c.indirect = behind, [subject], []


def unshare(tree: Tree, clauses: Mapping[int, Clause], c: Clause) -> None:
    """Give the first of two verbs what follows it before the `en`: `heeft banden aangeknoopt met X en ... geopend`."""
    first = clauses.get(tree.head[c.pred])
    if first is None or tree.dep[c.pred] != "conj" or first.pred >= c.pred:
        return
    ands = [k for k in range(first.pred + 1, c.pred) if tree.pos[k] in ("CCONJ", "PUNCT")]
    before = [(p, x) for p, x in c.obliques if ands and first.pred < x < ands[0]]
    first.obliques += before
    c.obliques = [x for x in c.obliques if x not in before]


def _lost_subject(tree: Tree, c: Clause, first: Clause) -> None:
    """`A belde B en C vertrok`: what stands between `en` and the finite verb is the subject, and no conjunct of B."""
    if (
        c.subjects
        or c.copula
        or not tree.tag[c.verb].startswith("WW|pv")
        or any(k < c.verb for k in tree.kids_of(c.pred, "cc"))
    ):
        return
    for k in range(first.pred + 1, c.verb):
        if tree.dep[k] == "conj" and tree.right[k] + 1 == c.verb and tree.kids_of(k, "cc"):
            found = [x for x in tree.conjuncts(k) if x < c.verb]
            c.subjects = found
            first.objects = [x for x in first.objects if x not in found]
            first.indirect = [x for x in first.indirect if x not in found]
            first.obliques = [(p, x) for p, x in first.obliques if x not in found]
            return


def _hand_over(c: Clause, top: Clause, o: int) -> None:
    """Make an object of an infinitive that of the verb above it."""
    top.objects = [o]
    c.objects = [x for x in c.objects if x != o]
    c.indirect = [x for x in c.indirect if x != o]


class Control:
    """Completes the clauses of a Doc; each after the clauses above it.

    Args:
        tree: the tokens and arcs.
        lex: the tables of words.
        clauses: the clauses by predicate.
    """

    def __init__(self, tree: Tree, lex: Lexicon, clauses: Mapping[int, Clause]) -> None:
        self.tree = tree
        self.lex = lex
        self.clauses = clauses
        self.firsts = frozenset(start for start, _ in tree.sents)
        """First tokens of sentences."""

    def complete(self, c: Clause, top: Clause | None) -> None:
        """Give a clause its governor `top`, its relation to it, and what is understood."""
        tree = self.tree
        c.relation = tree.dep[c.pred]
        c.governor = None if top is None else top.pred
        if c.relation == "acl:relcl" or (
            c.relation == "acl" and any(tree.low[k] in RELATIVES for k in tree.kids[c.pred])
        ):
            self._relative(c)
        if top is not None:
            if self._lets_itself(c, top):
                return
            self._raised(c, top)
        if self._attribute(c) or c.subjects or top is None:
            return
        for understand in (self._fronted_participle, self._conjunct, self._infinitive):
            if understand(c, top):
                return

    def _lets_itself(self, c: Clause, top: Clause) -> bool:
        """`laat zich niet bedreigen door Y`: the subject undergoes it, from Y."""
        tree = self.tree
        if (
            top.lemma != "laten"
            or c.relation not in ("xcomp", "ccomp")
            or not tree.tag[c.pred].startswith("WW|inf")
        ):
            return False
        selves = [k for k in (*tree.kids[c.pred], *tree.kids[top.pred]) if tree.low[k] == "zich"]
        others = [x for x in (*c.subjects, *top.objects, *top.indirect, *c.objects) if x not in selves]
        if not selves or c.mark or others:
            return False  # `liet X zich verontschuldigen`
        c.passive, c.subjects, c.agents = True, list(top.subjects), c.phrases("door")
        c.objects = []
        return True

    def _raised(self, c: Clause, top: Clause) -> None:
        """Give an infinitive what the parser left with the verb above it, and that verb what it left with the infinitive."""
        if c.relation != "xcomp" or not self.tree.tag[c.pred].startswith("WW|inf") or top.passive:
            return
        if top.lemma in TRYING:
            self._tried(c, top)
        elif top.lemma in OBJECT_CONTROL:
            self._asked(c, top)
        elif self._is_enabled(c, top):
            self._enabled(c, top)
        elif top.lemma in SENSING:
            self._sensed(c, top)
        elif top.lemma in GOING_ON and not c.mark:
            self._goes_on(c, top)

    def _tried(self, c: Clause, top: Clause) -> None:
        """`probeert X te bellen`: X is called."""
        between = [o for o in top.objects if o < c.pred]
        if between and not c.objects:
            c.objects = between
            top.objects = [o for o in top.objects if o not in between]

    def _is_allowed(self, c: Clause, top: Clause) -> bool:
        """`vraagt X te mogen spreken`: who asks may do it."""
        return top.lemma in ASKING_OTHERS and any(self.tree.lemma[k] == "mogen" for k in c.aux)

    def _is_warned(self, c: Clause, top: Clause) -> bool:
        """`waarschuwde niet te buigen`: others should not; but `waarschuwde X te zullen straffen`, a threat."""
        return top.lemma in WARNING and any(self.tree.low[k] in NEGATORS for k in self.tree.kids[c.pred])

    def _asked(self, c: Clause, top: Clause) -> None:
        """`verzoekt X Y te helpen`: X is asked; so is the only one of `vraagt X te helpen`."""
        if top.objects or top.indirect or c.subjects or self._is_allowed(c, top):
            return
        held = sorted(o for o in (*c.objects, *c.indirect) if o < c.pred)
        if not held or not is_name(self.tree, held[0]):
            return
        cue = self.lex.cues.get(top.lemma)
        alone = cue is not None and cue.kind == "ask" and not top.particles and held[0] > top.pred
        if len(held) > 1 or alone:
            _hand_over(c, top, held[0])

    def _is_enabled(self, c: Clause, top: Clause) -> bool:
        """`stelt X in staat te winnen`: a verb with a noun, by whose object the infinitive is done."""
        first, last = sorted((top.pred, c.pred))
        between = [k for k in range(first + 1, last) if "in" in self.tree.low[k - 2 : k]]
        if not (top.objects or c.objects or c.indirect):
            return False
        verb = self.tree.lemma[top.pred]  # the parser may give the preposition to either verb as its particle
        return any(f"{verb} {self.tree.lemma[k]}" in OBJECT_CONTROL for k in between)

    def _enabled(self, c: Clause, top: Clause) -> None:
        """`stelt X in staat Y te helpen`: X helps."""
        held = sorted(o for o in (*c.objects, *c.indirect) if o < c.pred)
        if not top.objects and held:
            _hand_over(c, top, held[0])
        c.subjects = list(top.objects)

    def _sensed(self, c: Clause, top: Clause) -> None:
        """`zag X vertrekken`: X leaves."""
        if not (c.mark or top.objects or c.subjects or c.passive):
            c.subjects, c.objects = c.objects[:1], c.objects[1:]

    def _goes_on(self, c: Clause, top: Clause) -> None:
        """`is X wapens blijven leveren`: X gets them; `bleef X steunen`: X is supported."""
        if c.subjects and top.subjects:
            top.objects, c.subjects = [*top.objects, *c.subjects], []
        (c.indirect if c.objects else c.objects).extend(top.objects)
        c.indirect.extend(top.indirect)
        top.objects, top.indirect = [], []

    def _antecedents(self, c: Clause) -> list[int]:
        """The nouns that a clause says something of."""
        head = self._agreeing(c)
        return self.tree.conjuncts(head) if self.tree.dep[head] != "conj" else [head]

    def _agreeing(self, c: Clause) -> int:
        """The noun over a clause, or one within its phrase that agrees with the pronoun: `de leider van het team, dat ...`."""
        tree, head = self.tree, self.tree.head[c.pred]
        pronoun = next((k for k in tree.kids[c.pred] if tree.low[k] in AGREEING), -1)
        if pronoun < 0 or self._gender(head) in ("", *AGREEING[tree.low[pronoun]]):
            return head
        inside = (
            k
            for k in range(pronoun - 1, head, -1)
            if tree.dep[k] == "nmod" and self._gender(k) in AGREEING[tree.low[pronoun]]
        )
        return next(inside, head)

    def _gender(self, k: int) -> str:
        """`onz`, `zijd` or `mv`, by the tag of a noun or the article of a name; empty where neither tells."""
        tree = self.tree
        found = next((x for x in ("mv", "onz", "zijd") if f"|{x}" in tree.tag[k]), "")
        if tree.pos[k] != "PROPN" and found:
            return found
        articles = {tree.low[x] for x in tree.kids_of(k, "det")}
        return "onz" if "het" in articles else "zijd" if "de" in articles else ""

    def _relative(self, c: Clause) -> None:
        """Put the antecedent in the place of the relative pronoun: `Peru, dat Chili aanviel`."""
        low, antecedents = self.tree.low, self._antecedents(c)
        top = self.clauses.get(self.tree.head[c.pred])
        if top is not None and top.copula:  # `A en B zijn landen die ...`
            antecedents = [*antecedents, *top.subjects]

        def swap(heads: list[int]) -> list[int]:
            return list(
                dict.fromkeys(x for h in heads for x in (antecedents if low[h] in RELATIVES else [h]))
            )

        self._agree(c, antecedents)
        c.subjects, c.objects, c.indirect = swap(c.subjects), swap(c.objects), swap(c.indirect)
        c.obliques = [(p, x) for p, h in c.obliques for x in (antecedents if low[h] in RELATIVES else [h])]
        for k in self.tree.kids[c.pred]:
            prep = WITH_PREPOSITION.get(low[k])
            if prep is not None and not c.phrases(prep) and self._is_closed(k, c.pred):
                c.obliques += [(prep, x) for x in antecedents]

    def _is_closed(self, adverb: int, pred: int) -> bool:
        """`Peru, waarmee Chili sprak, zweeg`; not `Peru viel Cuba aan, waarmee Chili instemde`, which is about all of that."""
        tree = self.tree
        _, last = tree.sentence(pred)
        behind = any(tree.pos[k] != "PUNCT" for k in range(tree.right[pred] + 1, last))
        return behind or tree.pos[adverb - 1] != "PUNCT"

    def _agree(self, c: Clause, antecedents: list[int]) -> None:
        """`de soldaten die X aanvallen`: of the pronoun and a name, the subject has the number of the verb."""
        tree = self.tree
        if c.passive or len(c.subjects) != 1 or len(c.objects) != 1:
            return
        name = next((k for k in (*c.subjects, *c.objects) if tree.low[k] != "die"), -1)
        several = "|mv" in tree.tag[antecedents[0]]
        pronouns = [k for k in (*c.subjects, *c.objects) if tree.low[k] == "die"]
        if len(pronouns) != 1 or not several or not self._is_one(name):
            return
        number = tree.tag[c.verb].removeprefix("WW|pv|").split("|")[-1]
        if (number == "mv" and name in c.subjects) or (number in ("ev", "met-t") and name in c.objects):
            c.subjects, c.objects = c.objects, c.subjects

    def _is_one(self, name: int) -> bool:
        """Whether a name is clearly that of one, with a verb in the singular."""
        tree = self.tree
        plural = "|mv" in tree.tag[name] or any(tree.low[k] == "de" for k in tree.kids_of(name, "det"))
        return tree.pos[name] == "PROPN" and not plural and not tree.kids_of(name, "conj")

    def _attribute(self, c: Clause) -> bool:
        """A participle with a noun: `de door X gesteunde partij`, `troepen gestuurd door X`."""
        tag = self.tree.tag[c.pred]
        if c.relation.split(":")[0] not in ("acl", "amod") or c.aux or c.mark or c.subjects:
            return False
        if not tag.startswith(("WW|vd", "WW|od")):
            return False
        head = self.tree.head[c.pred]
        if c.objects == [c.pred - 1] and head == c.pred + 1 and c.pred - 1 in self.firsts:
            # `Scholz bekritiseerde Orbán`: a past tense that the parser took for a participle
            c.subjects, c.objects = c.objects, [head]
            return True
        c.subjects = self._antecedents(c)
        if tag.startswith("WW|vd"):
            c.passive = True
            c.agents = c.agents or c.phrases("door")
        return True

    def _fronted_participle(self, c: Clause, top: Clause) -> bool:
        """`Gesteund door X trok Y op`: the subject is that of the main verb."""
        if c.relation.split(":")[0] not in ("advcl", "xcomp") or not c.agents or c.aux:
            return False
        if not self.tree.tag[c.pred].startswith("WW|vd"):
            return False
        c.passive = True
        c.subjects = list(top.subjects)
        return True

    def _conjunct(self, c: Clause, top: Clause) -> bool:
        """`X belde Y en bedreigde Z`: the subject, the auxiliaries and the governor of the first verb."""
        tree, i = self.tree, c.pred
        if tree.dep[i] != "conj" or tree.head[i] != top.pred:
            return False
        tag = tree.tag[i]
        if c.verb == i and tag.startswith("WW|pv|tgw|ev") and tree.left[i] == i:
            return True  # an imperative
        top = self._subordinate_before(c, top) or top
        c.subjects = list(top.subjects)
        if not c.aux and tag.startswith("WW|vd"):
            c.passive = top.passive
        if not c.aux and not tag.startswith("WW|pv"):
            c.aux = list(top.aux)
        c.governor, c.relation, c.mark = top.governor, top.relation, c.mark or top.mark
        return True

    def _subordinate_before(self, c: Clause, top: Clause) -> Clause | None:
        """`zei dat X ziek was en daarom niet kon komen`: what has its finite verb late goes on with the clause of `dat`."""
        tree = self.tree
        joined = [k for k in tree.kids_of(c.pred, "cc") if k < c.verb]
        if not joined or not tree.tag[c.verb].startswith("WW|pv") or c.verb == joined[-1] + 1:
            return None
        inner = (self.clauses.get(k) for k in tree.kids_of(top.pred, "ccomp", "advcl") if k < joined[-1])
        return next((x for x in inner if x is not None and x.mark in CONJUNCTIONS and x.subjects), None)

    def _infinitive(self, c: Clause, top: Clause) -> bool:
        """`X wil Y steunen`, `X dwong Y om te stoppen`: subject or object of the governor."""
        base = c.relation.split(":")[0]
        if base not in _DEPENDENT:
            return False
        if (
            base != "xcomp"
            and c.mark not in INFINITIVE_MARKS
            and not self.tree.tag[c.pred].startswith("WW|inf")
        ):
            return False
        if base == "advcl" and top.lemma in OTHERS and top.objects and c.mark == "om":
            return True  # `ontdekte een complot om X te doden`: not the one who uncovers it
        if self._is_to_be_done(c):
            return True  # `omdat er met X geen coalitie te vormen is`: by whom, is not told
        if c.nominal and self._is_judged(c, top):
            c.subjects = list(top.subjects if top.passive else top.objects)
            return True
        if c.nominal and self._only_named(c, top):
            return True  # `verzet zich tegen het afzetten van X`: who would do it, is not told
        head = self.tree.head[c.pred]
        if base == "acl" and head not in self.clauses:
            c.subjects = self._who_owns(head, top)
        else:
            c.subjects = list(self._controller(c, base, top))
        return True

    def _is_to_be_done(self, c: Clause) -> bool:
        """`te vormen is`."""
        tree, following = self.tree, c.pred + 1
        if c.mark != "te" or following >= tree.n or tree.sent[following] != tree.sent[c.pred]:
            return False
        return tree.lemma[following] == "zijn" and tree.tag[following].startswith("WW|pv")

    def _is_judged(self, c: Clause, top: Clause) -> bool:
        """`bedankte X voor het steunen van Y`: X did it."""
        cue = self.lex.cues.get(top.lemma)
        if cue is None or any(self.tree.low[k] == "zich" for k in self.tree.kids[top.pred]):
            return False  # `verontschuldigde zich voor het bombarderen van Y`
        return cue.kind in JUDGING and self.tree.case_of(c.pred) in BLAMED

    def _only_named(self, c: Clause, top: Clause) -> bool:
        """Whether an infinitive as a noun is what somebody speaks about, and not what they do."""
        case = self.tree.case_of(c.pred)
        if not case or top.lemma in OBJECT_CONTROL:
            return False
        if case in ABOUT and (case == "tegen" or self.tree.head[c.pred] != top.pred):
            return True
        cue = self.lex.cues.get(top.lemma)
        return cue is not None and cue.kind in SPEAKING

    def _who_owns(self, noun: int, top: Clause) -> list[int]:
        """The subject of an infinitive with a noun: `het plan van X om`, `gaf X toestemming om`."""
        tree = self.tree
        owners = [
            k
            for k in tree.kids[noun]
            if tree.dep[k] == "nmod:poss" or (tree.dep[k] == "nmod" and tree.case_of(k) == "van")
        ]
        if owners and noun not in top.objects:
            return owners
        if f"{tree.lemma[top.pred]} {tree.lemma[noun]}" in OBJECT_CONTROL:
            return [*top.indirect, *top.objects]  # `stelt X in de gelegenheid om`
        if tree.lemma[noun] in DEMANDS:  # `schreef een brief met de oproep om`
            named = [k for k in tree.kids_of(noun, "nmod") if tree.case_of(k) == "aan"]
            return named or top.indirect or top.phrases("aan")
        if noun in top.subjects or self._belongs_to_others(noun, top):
            return owners
        if top.lemma in GIVING and noun in (top.subjects if top.passive else top.objects):
            receivers = top.indirect or top.phrases("aan")
            if receivers:
                return list(receivers)
        return list(top.agents if top.passive else top.subjects)

    def _belongs_to_others(self, noun: int, top: Clause) -> bool:
        """Whether it is not the subject whose plan the noun is: `ontdekte een complot om`, `waarschuwt tegen pogingen om`."""
        if noun in (top.subjects if top.passive else top.objects):
            return top.lemma in OTHERS
        cue = self.lex.cues.get(top.lemma)
        return cue is not None and any(x == noun for _, x in top.obliques)

    def _controller(self, c: Clause, base: str, top: Clause) -> list[int]:
        """Who does the infinitive `c` of a verb."""
        if top.passive:  # `X wordt gevraagd te`: X does it; `door Y besloten te`: Y does
            return top.subjects or top.agents
        if self._is_allowed(c, top):
            return top.subjects
        complement = base in ("xcomp", "ccomp")
        if (complement or base in ("advcl", "obl")) and self._moves(top):
            return top.indirect or top.objects
        if complement and (top.lemma in ASKING_OTHERS or self._is_warned(c, top)):
            return top.phrases("bij", "aan")
        return self._receivers(base, top) or top.subjects

    def _receivers(self, base: str, top: Clause) -> list[int]:
        """Those addressed or given to who do the infinitive: `beloofde X niet, maar beval X te`."""
        complement = base in ("xcomp", "ccomp")
        objects = [o for o in top.objects if self.tree.low[o] != "het"]  # `vertikt het om te`
        receivers = top.indirect or (objects if base == "xcomp" else [])
        if receivers and complement and top.lemma not in SUBJECT_CONTROL:
            return receivers
        cue = self.lex.cues.get(top.lemma)
        about = cue is not None and cue.target[:1] == ("obj",)
        return top.objects if about and (complement or base == "advcl") else []

    def _moves(self, top: Clause) -> bool:
        """Whether who is addressed or moved does the infinitive: `dwingt X te`, `zet X onder druk om`."""
        if not (top.indirect or top.objects):
            return False
        return top.lemma in OBJECT_CONTROL or any(
            f"{top.lemma} {self.tree.lemma[x]}" in OBJECT_CONTROL for _, x in top.obliques
        )
