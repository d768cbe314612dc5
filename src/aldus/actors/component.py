"""The spaCy component `aldus_actors`."""

# No `from __future__ import annotations`: spaCy reads those of `create` as they stand.
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from aldus.actors.board import Board, Finder
from aldus.actors.clusters import Cluster
from aldus.actors.confidence import Confidence
from aldus.actors.context import adjectives_alone
from aldus.actors.coreference import coreference
from aldus.actors.discourse import Link
from aldus.actors.doubt import Doubt
from aldus.actors.gazetteer import Gazetteer
from aldus.actors.known import known_forms
from aldus.actors.ministries import ministries
from aldus.actors.namesakes import namesakes
from aldus.actors.offices import offices
from aldus.actors.organisations import bodies, recognised, repeated
from aldus.actors.people import memberships, people
from aldus.actors.ranking import Question, Ranking
from aldus.actors.states import cabinets, named_governments, state_bodies, states_of_bodies
from aldus.actors.unnamed import municipality, unnamed
from aldus.document import REFERRING
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.own import own_actors
from aldus.lexicon.tables import Lexicon, from_plain, shipped
from aldus.nets import Weights
from aldus.once import Once

FINDERS: tuple[Finder, ...] = (
    known_forms,
    people,
    named_governments,
    ministries,
    offices,
    bodies,
    municipality,
    recognised,
    repeated,
    namesakes,
    unnamed,
    states_of_bodies,
    state_bodies,
    cabinets,
    adjectives_alone,
    memberships,
    coreference,
)
"""What finds names, and then what refers to them; words that a name uses are no other name to those after it."""


class ActorResolver:
    """Tags people, organisations and countries and resolves every mention to one actor.

    Sets `doc._.actors` (a tuple of `aldus.Actor`, offsets in characters), `doc._.mentions` (the same mentions
    on tokens) and, unless `set_ents` is off, `doc.ents`: PERSON, ORG and COUNTRY with the actor's id in
    `ent.kb_id_`; names of other kinds stay.

    It works best after a tagger, parser and named-entity recogniser. Without names it knows what its tables
    list, without a tree it resolves no pronouns.

    Args:
        nlp: the pipeline; its tokenizer cuts the tables' forms.
        name: name of the component.
        set_ents: whether to write `doc.ents`.
        lexicon: the tables to read with; without them, those of the package.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "aldus_actors",
        *,
        set_ents: bool = True,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.name = name
        self.set_ents = set_ents
        self._nlp = nlp
        self._own: list[tuple[Known, list[str]]] = []
        self.lexicon = shipped() if lexicon is None else lexicon
        self._confidence = Confidence()
        self.weights = b""
        """What was learned, as a file of numpy arrays; nothing where nothing was."""
        self._doubt: Doubt | None = None
        self.ranking: Callable[[Question], Link | None] | None = None
        """Says who pronouns and descriptions are; without it, the rules do."""
        # At first use, since spaCy loads the tokenizer after it has made the components.
        self._gazetteers = Once(self._read)

    def add(self, actors: Any) -> None:
        """Add your own actors; their names win over ours.

        Args:
            actors: the path of a CSV file, a pandas DataFrame, or an iterable of mappings with `label` and
                `type`, and optionally `id`, `names`, `country`, `gender` and `wikidata`; further columns go with
                the actor to the nodes of graphs.

        Raises:
            InputError: if a row is broken.
        """
        self._take(own_actors(actors))

    def _take(self, own: list[tuple[Known, list[str]]]) -> None:
        self._own.extend(own)
        self._gazetteers = Once(self._read)

    def _read(self) -> tuple[Gazetteer[Form], Gazetteer[Known]]:
        """The forms of organisations and countries and those of people: of the tables, then the user's own."""

        def tokenize(form: str) -> list[str]:
            return [t.text for t in self._nlp.make_doc(form)]

        forms: Gazetteer[Form] = Gazetteer(tokenize)
        persons: Gazetteer[Known] = Gazetteer(tokenize)
        forms.update(self.lexicon.forms.items())
        persons.update(self.lexicon.persons.items())
        for known, names in self._own:
            for form in names:
                if known.type == "PERSON":
                    persons.add(form, known, override=True)
                else:
                    forms.add(form, Form(known, "name"), override=True)
        return forms, persons

    def __call__(self, doc: Doc) -> Doc:
        """Find the actors of one Doc."""
        board = Board(doc, self.lexicon, *self._gazetteers())
        board.ranking = self.ranking
        for find in FINDERS:
            find(board)
        sure: dict[Cluster, float] = {}
        if self._doubt is not None:
            sure = self._doubt(doc, board)
            board.clusters.remove(c for c, probability in sure.items() if self._doubt.is_none(c, probability))
        doc._.actors, doc._.mentions = board.clusters.result(partial(self._confidence.of, sure=sure))
        if self.set_ents:
            self._write_ents(doc)
        return doc

    def learn(self, weights: bytes | None) -> None:
        """Take what was learned from annotated articles: what is hardly an actor is left out.

        Args:
            weights: a file of numpy arrays, as `models.training` writes it; None to forget them.

        Raises:
            PipelineError: if it is not such a file.
        """
        read = Weights(weights) if weights else None
        self._doubt = None if read is None or "afeat" not in read else Doubt(read)
        self.ranking = None if read is None or "cfeat" not in read else Ranking(read)
        self.weights = weights or b""

    def _write_ents(self, doc: Doc) -> None:
        types = {actor.id: actor.type for actor in doc._.actors}
        ours = []
        for m in doc._.mentions:
            if m.kind in REFERRING or m.rule == "state-body":
                continue
            ours.append(Span(doc, m.start, m.end, label=types[m.actor], kb_id=m.actor))
        ours = filter_spans(ours)
        used = {i for span in ours for i in range(span.start, span.end)}
        others = [e for e in doc.ents if not any(i in used for i in range(e.start, e.end))]
        doc.set_ents([*ours, *others])

    # Serialisation: weights, and what the user added; our tables ship with the package.

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Serialise the weights and the user's own actors and words."""
        rows = [
            [k.id, k.type, k.label, k.country, k.gender, k.wikidata, names, k.more] for k, names in self._own
        ]
        content = {"set_ents": self.set_ents, "own": rows, "lexicon": self.lexicon.plain()}
        content["weights"] = self.weights
        return bytes(srsly.msgpack_dumps(content))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "ActorResolver":
        """Load what `to_bytes` gave."""
        content = srsly.msgpack_loads(data)
        self.set_ents = content["set_ents"]
        self.lexicon = from_plain(content.get("lexicon", []))
        self.learn(content["weights"])
        self._own = []
        self._take(
            [(_known(row[:6], row[7] if len(row) > 7 else ()), list(row[6])) for row in content["own"]]
        )
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the user's own actors and words to the file `path`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "ActorResolver":
        """Load what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def _known(row: list[Any], more: Iterable[Iterable[str]]) -> Known:
    """A user's actor of what `to_bytes` wrote."""
    id, type, label, country, gender, wikidata = row
    pairs = tuple((name, value) for name, value in more)
    return Known(id, type, label, country, gender, wikidata=wikidata, more=pairs, own=True)


@Language.factory(
    "aldus_actors", assigns=["doc._.actors", "doc._.mentions", "doc.ents"], default_config={"set_ents": True}
)
def create(nlp: Language, name: str, set_ents: bool) -> ActorResolver:
    """Create the component."""
    return ActorResolver(nlp, name, set_ents=set_ents)
