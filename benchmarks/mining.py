"""Which words express relations in annotated articles and stand in no table: what to add to the tables next.

    python -m benchmarks.mining ANNOTATED [--kind do] [--least 2] [--all] [--examples 3] [--docs FILE]

ANNOTATED has the folders `articles` and `relations` of `models.evaluate.relations`. One line a kind and lemma, most
frequent first:

* `gold`: annotated relations with that trigger, without optional ones; `missed`: of these, those that no rule finds;
* `stands`: how often the lemma stands with actors in one of its frames, `right`: how often that is annotated then;
* `tables`: those that know the lemma; without --all only lemmas are listed that no table of their kind knows;
* `types`: the annotated event types;
* the frames: where source and target stand, how often that is annotated, and how often it occurs.

Of a clause the slots are `subj`, `obj`, `iobj`, `door` and its prepositions, of a passive `patient` instead of `subj`; of
a noun `adj`, `poss`, `van` and other prepositions; `self` is the word itself (a title) or that of a preposition, `gov` the subject of the clause
around a noun. `obj.van` belongs to the object, `obj.adj` is its adjective.
`elsewhere` is anywhere else in the sentence, `before` in another one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

import aldus
from aldus.document import RelationKind
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.candidates import Party
from aldus.relations.reading import Reading
from aldus.syntax.arguments import SOURCES
from aldus.syntax.clause import Clause
from benchmarks.support import parsed
from models.evaluate.relations import Expected, align, expect, find, match, scored

Frame = tuple[str, str]
"""Where source and target stand; the target's is empty where there is none."""
KINDS: tuple[RelationKind, ...] = ("say", "do", "role")
SHOWN = 4
"""Frames and types of a lemma that are listed."""


@dataclass(slots=True)
class Word:
    """What annotated articles say of a lemma."""

    frames: Counter[Frame] = field(default_factory=Counter)
    """Of annotated relations."""
    missed: int = 0
    """Relations that no rule finds."""
    types: Counter[str] = field(default_factory=Counter)
    """Annotated event types."""
    stands: Counter[Frame] = field(default_factory=Counter)
    """How often it stands with actors in these places."""
    right: Counter[Frame] = field(default_factory=Counter)
    """How often that is annotated."""
    examples: list[str] = field(default_factory=list)
    """Sentences."""


Words = dict[tuple[RelationKind, str], Word]


def slots(reading: Reading, i: int) -> dict[str, str]:
    """The actors that stand with a token, each with its slot.

    Args:
        reading: the Doc.
        i: a predicate, a noun, a participle.
    """
    found: dict[str, str] = {}
    for slot, party in _slots(reading, i):
        found.setdefault(party.actor, slot)
    return found


def _slots(reading: Reading, i: int) -> Iterator[tuple[str, Party]]:
    parties = reading.parties
    clause = reading.clauses.get(i)
    heads = list(_heads(clause)) if clause is not None else []
    for slot, head in heads:
        yield from ((slot, p) for p in parties.direct(head))
    at = reading.tree.head[i] if reading.tree.dep[i] == "case" else i
    yield from (("self", p) for p in parties.direct(at))
    yield from _of_noun(reading, i, "")
    for slot, head in heads:
        if not parties.direct(head):
            yield from _of_noun(reading, head, f"{slot}.")
    around = reading.clauses.governing(i) if clause is None else None
    if around is not None:
        subjects = around.agents if around.passive else around.subjects
        yield from (("gov", p) for head in subjects for p in parties.direct(head))


def _heads(c: Clause) -> Iterator[tuple[str, int]]:
    parts = ("patient" if c.passive else "subj", c.subjects), ("obj", c.objects), ("iobj", c.indirect)
    for slot, heads in (*parts, ("door", c.agents)):
        for head in heads:
            yield slot, head
    yield from c.obliques


def _of_noun(reading: Reading, noun: int, before: str) -> Iterator[tuple[str, Party]]:
    """The actors in the phrase of a noun."""
    parties, tree = reading.parties, reading.tree
    yield from ((before + p.how, p) for p in parties.owners(noun))
    for k in tree.kids_of(noun, "nmod", "obl", "obl:arg", "obl:agent"):
        case = tree.case_of(k)
        if case:
            yield from ((before + case, p) for x in tree.conjuncts(k) for p in parties.direct(x))


def lemma_of(reading: Reading, i: int) -> str:
    """The lemma of a trigger as the tables have it."""
    clause = reading.clauses.get(i)
    return clause.lemma if clause is not None else reading.tree.lemma[i].replace("_", "").lower()


def tables(lex: Lexicon, kind: RelationKind, lemma: str) -> list[str]:
    """The tables of a kind of relation that know a lemma."""
    if kind == "role":
        return ["titles"] if lex.titles.of(lemma) is not None else []
    known = {
        "say": {"cues": lemma in lex.cues, "cue_nouns": lemma in lex.cue_nouns, "attitudes": lemma in lex.attitudes, "sources": lemma in SOURCES},
        "do": {"verbs": lemma in lex.verbs, "nouns": lex.nouns.of(lemma) is not None},
    }[kind]  # fmt: skip
    # Light verbs and the like are of both kinds.
    phrases = {"light": lex.lights, "undergo": lex.undergoing, "frames": lex.object_frames}
    return [name for name, there in known.items() if there] + [n for n, t in phrases.items() if lemma in t]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated relation on the tokens of a Doc."""

    kind: RelationKind
    trigger: int
    source: str | None
    """Id of the actor in the Doc, None where that lacks it."""
    target: str | None
    expected: Expected

    def is_between(self, source: str, target: str | None) -> bool:
        """Whether it is of these actors of the Doc."""
        pair = self.source, self.target
        return pair == (source, target) or (self.kind == "do" and pair == (target, source))


def mine(lex: Lexicon, articles: Iterable[tuple[Doc, dict[str, Any]]]) -> Words:
    """The words that express relations, with their frames.

    Args:
        lex: the tables.
        articles: Docs with what the rules find by these tables, and their annotations.
    """
    read = [(Reading(doc, lex), annotation) for doc, annotation in articles]
    words: Words = defaultdict(Word)
    found = [list(_annotated(words, reading, annotation)) for reading, annotation in read]
    kinds: defaultdict[str, list[RelationKind]] = defaultdict(list)
    for kind, lemma in words:
        kinds[lemma].append(kind)
    for (reading, _), relations in zip(read, found, strict=True):
        for i in range(reading.tree.n):
            lemma = lemma_of(reading, i)
            for kind in kinds.get(lemma, ()):
                here = [r for r in relations if r.kind == kind and r.trigger == i]
                _stand(words[kind, lemma], kind, slots(reading, i), here)
    return dict(words)


def _annotated(words: Words, reading: Reading, annotation: dict[str, Any]) -> Iterator[Annotated]:
    """The annotated relations of a Doc; what they say of their triggers goes to `words`."""
    doc = reading.doc
    document = json.loads(aldus.Document.from_doc(doc).to_json())
    ids = align(doc.text, annotation["entities"], document["entities"])
    own = {gold: id for id, gold in ids.items()}
    expected = [expect(doc.text, r) for r in annotation["relations"]]
    hit = {i for i, _ in match(expected, scored(find(r, ids) for r in document["relations"]))}
    for k, (r, e) in enumerate(zip(annotation["relations"], expected, strict=True)):
        start, end = r.get("trigger_span") or e.triggers[0]
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        target = None if e.target is None else own.get(e.target)
        relation = Annotated(r["kind"], span.root.i, own.get(e.source), target, e)
        yield relation
        if not e.optional:
            _add(words[relation.kind, lemma_of(reading, relation.trigger)], reading, relation, k in hit)


def _add(word: Word, reading: Reading, relation: Annotated, hit: bool) -> None:
    first, last = reading.tree.sentence(relation.trigger)
    around = slots(reading, relation.trigger)
    here = {m.actor for m in reading.doc._.mentions if first <= m.root < last}

    def slot(actor: str | None) -> str:
        if actor is None:
            return "unknown"
        return around.get(actor, "elsewhere" if actor in here else "before")

    word.frames[slot(relation.source), slot(relation.target) if relation.expected.target else ""] += 1
    word.missed += not hit
    word.types.update(event for event in relation.expected.events if event)
    word.examples.append(
        f"{'found' if hit else 'missed'}: {' '.join(reading.tree.phrase(first, last).split())}"
    )


def _stand(word: Word, kind: RelationKind, around: dict[str, str], here: Sequence[Annotated]) -> None:
    """Count the frames in which a word stands with actors at one place."""
    frames: dict[Frame, bool] = {}
    for source, at in around.items():
        pairs: list[tuple[str | None, str]] = [(t, slot) for t, slot in around.items() if t != source]
        if kind == "say":
            pairs.append((None, ""))
        for target, slot in pairs:
            if (at, slot) in word.frames:
                right = any(r.is_between(source, target) for r in here)
                frames[at, slot] = frames.get((at, slot), False) or right
    word.stands.update(frames.keys())
    word.right.update(frame for frame, right in frames.items() if right)


def lines(words: Words, lex: Lexicon, least: int, known: bool, examples: int) -> Iterator[str]:
    """The table.

    Args:
        words: what was mined.
        lex: the tables.
        least: relations that a lemma must have.
        known: whether lemmas that a table knows are listed too.
        examples: sentences to print for each lemma, those with missed relations first.
    """
    yield f"{'kind':4} {'lemma':24} {'gold':>5} {'missed':>6} {'stands':>6} {'right':>5}  tables; types; frames"
    for (kind, lemma), word in sorted(
        words.items(), key=lambda x: (KINDS.index(x[0][0]), -x[1].missed, x[0])
    ):
        gold, where = sum(word.frames.values()), tables(lex, kind, lemma)
        if gold < least or (where and not known):
            continue
        types = ", ".join(f"{event} {n}" for event, n in word.types.most_common(SHOWN))
        frames = ", ".join(_frame(word, frame) for frame, _ in word.frames.most_common(SHOWN))
        numbers = f"{gold:5} {word.missed:6} {word.stands.total():6} {word.right.total():5}"
        yield f"{kind:4} {lemma:24} {numbers}  {' '.join(where) or '-'}; {types or '-'}; {frames}"
        yield from (f"     {text}" for text in sorted(set(word.examples), reverse=True)[:examples])


def _frame(word: Word, frame: Frame) -> str:
    stands = f", right {word.right[frame]} of {word.stands[frame]}" if word.stands[frame] else ""
    return f"{frame[0]}>{frame[1] or '-'} ({word.frames[frame]}{stands})"


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--kind", choices=KINDS, help="only this one")
    parser.add_argument("--least", type=int, default=2, help="relations that a lemma has at least (2)")
    parser.add_argument("--all", action="store_true", help="also lemmas that a table knows")
    parser.add_argument("--examples", type=int, default=0, help="so many sentences of each lemma")
    parser.add_argument("--docs", type=Path, help="where to keep the parsed texts between runs")
    options = parser.parse_args(arguments)
    paths = sorted((options.annotated / "relations").glob("*.json"))
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    articles = options.annotated / "articles"
    texts = [json.loads((articles / path.name).read_text(encoding="utf-8"))["text"] for path in paths]
    nlp = aldus.load(recall="rules")
    lex = shipped()
    words = mine(lex, zip(parsed.parse(nlp, texts, options.docs), annotations, strict=True))
    words = {key: word for key, word in words.items() if options.kind in (None, key[0])}
    print("\n".join(lines(words, lex, options.least, options.all, options.examples)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
