"""The spaCy component `aldus_relations`."""

# No `from __future__ import annotations`: spaCy reads those of `create` as they stand.
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import srsly
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from aldus.document import Relation
from aldus.errors import PipelineError
from aldus.lexicon.tables import Lexicon, from_plain, shipped
from aldus.nets import Weights
from aldus.relations.announcements import announced
from aldus.relations.candidates import Candidate, Candidates
from aldus.relations.claims import claim
from aldus.relations.judge import Judge
from aldus.relations.learned.model import Learned, Recall
from aldus.relations.learned.why import why
from aldus.relations.readers.according import according, sources, views
from aldus.relations.readers.acts import acts
from aldus.relations.readers.alone import alone
from aldus.relations.readers.attitudes import attitudes
from aldus.relations.readers.colons import colons, headlines
from aldus.relations.readers.nominal import nominal_acts
from aldus.relations.readers.roles import roles
from aldus.relations.readers.speech import first_person_speech, speech
from aldus.relations.readers.speech_nouns import requests, speech_nouns
from aldus.relations.reading import Reader, Reading
from aldus.relations.refusals import refused
from aldus.relations.settle import settle
from aldus.relations.unsure import is_unsure
from aldus.relations.vetoes import is_vetoed
from aldus.relations.wholes import wholes

READERS: tuple[Reader, ...] = (
    requests,
    speech,
    attitudes,
    sources,
    according,
    views,
    colons,
    headlines,
    first_person_speech,
    speech_nouns,
    acts,
    nominal_acts,
    roles,
)
"""All readers, in the order in which they read: what is a statement to one is no act to those after it."""

Recalls = Literal["rules", Recall]
"""How much is found: what the rules find, or what is judged `precise`, `balanced` or `wide`."""
RECALLS: tuple[Recalls, ...] = ("rules", *get_args(Recall))


class RelationExtractor(Pipe):
    """Sets `doc._.relations`: who said or did what toward whom, and who holds which function.

    Needs a dependency parse, tags and lemmas in the scheme of UD Dutch, and the mentions of `aldus_actors`.

    Args:
        nlp: the pipeline.
        name: name of the component.
        min_confidence: relations less sure than this are left out.
        recall: with the weights that come with a pipeline, how sure a relation must be to be found; `rules` leaves
            the weights unused; all but `wide` leave out what rests on somebody of whom it is not sure who is meant.
            Without weights, and for Docs without vectors of its network, rules are all there is.
        lexicon: the tables to read with; without them, those of the package.
    """

    def __init__(
        self,
        nlp: Language | None = None,
        name: str = "aldus_relations",
        *,
        min_confidence: float = 0.0,
        recall: Recalls = "balanced",
        lexicon: Lexicon | None = None,
    ) -> None:
        self.name = name
        self.min_confidence = min_confidence
        self.recall = recall
        self.weights = b""
        """What was learned, as a file of numpy arrays; nothing where nothing was."""
        self._learned: Learned | None = None
        self.lexicon = shipped() if lexicon is None else lexicon
        self._judge = Judge()
        self._warned = False

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc._.mentions`, set `doc._.relations`, sorted by trigger.

        A Doc without a dependency parse gets no relations, with one warning per pipeline.
        """
        doc._.relations = ()
        if not doc._.mentions:
            return doc
        if not doc.has_annotation("DEP"):
            if not self._warned:
                self._warned = True
                warnings.warn(f"{self.name}: no relations without a dependency parser", stacklevel=2)
            return doc
        reading = Reading(doc, self.lexicon)
        found, confidence = self._found(reading)
        lone = (c for c in alone(reading, found) if not reading.apolitical.is_sport(c.trigger))
        found = Candidates(announced(reading, refused(reading, (*found, *lone))))
        found = Candidates(map(reading.apolitical.untyped, found))
        if self.recall != "wide":
            found = Candidates(c for c in found if not is_unsure(reading, c))
        quotations, claims = wholes(reading, found), partial(claim, reading)
        doc._.relations = settle(found, reading.tree, confidence, self.min_confidence, quotations, claims)
        return doc

    def rules(self, reading: Reading) -> Candidates:
        """What the rules find."""
        found = Candidates()
        for read in READERS:
            read(reading, found)
        return found

    def _found(self, reading: Reading) -> tuple[Candidates, Callable[[Candidate], float | None]]:
        """What is found, and how sure it is."""
        found = self.rules(reading)
        if self._learned is not None and self.recall != "rules":
            judged = self._learned(reading, found, self.recall)
            if judged is not None:
                judged = {c: sure for c, sure in judged.items() if not is_vetoed(reading, c)}
                known = {_what(c): sure for c, sure in judged.items()}
                return Candidates(judged), lambda c: known.get(_what(c), self._judge.confidence(c))
        return found, self._judge.confidence

    def why(self, doc: Doc, relation: Relation) -> list[str]:
        """What was learned that speaks for and against a relation.

        Args:
            doc: the processed Doc that it comes from.
            relation: one of `doc._.relations`.

        Returns:
            Lines: how probable trigger, source and target are, how sure the judge is and from where on a relation is kept,
            and the numbers that count most, with what each adds to the log odds. None where rules alone decided.
        """
        reading = Reading(doc, self.lexicon)
        if self._learned is None or self.recall == "rules" or not self._learned.reads(reading):
            return []
        return list(why(self._learned, reading, self.rules(reading), relation, self.recall))

    @property
    def recall(self) -> Recalls:
        """How sure a relation must be to be found."""
        return self._recall

    @recall.setter
    def recall(self, recall: Recalls) -> None:
        if recall not in RECALLS:
            raise PipelineError(f"recall must be one of {', '.join(RECALLS)}, not {recall!r}")
        self._recall: Recalls = recall

    def learn(self, weights: bytes | None) -> None:
        """Take what was learned from annotated articles.

        Args:
            weights: a file of numpy arrays, as `models.training` writes it; None to forget them.

        Raises:
            PipelineError: if it is not such a file.
        """
        self._learned = Learned(Weights(weights)) if weights else None
        self.weights = weights or b""

    # Serialisation: weights, and what the user added; our tables ship with the package.

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Serialise the weights and the user's own words."""
        content = {"recall": self.recall, "lexicon": self.lexicon.plain(), "weights": self.weights}
        return bytes(srsly.msgpack_dumps(content))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "RelationExtractor":
        """Load what `to_bytes` gave."""
        content = srsly.msgpack_loads(data)
        self.recall, self.lexicon = content["recall"], from_plain(content["lexicon"])
        self.learn(content["weights"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write weights and the user's own words to the file `path`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "RelationExtractor":
        """Load what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def _what(c: Candidate) -> tuple[str, str, str | None, int, str]:
    """By what a candidate is known again, whatever its type, status and content become."""
    return c.kind, c.source.actor, None if c.target is None else c.target.actor, c.trigger, c.rule


@Language.factory(
    "aldus_relations",
    requires=["token.dep", "token.tag", "token.lemma", "doc._.mentions"],
    assigns=["doc._.relations"],
    default_config={"min_confidence": 0.0, "recall": "balanced"},
)
def create(nlp: Language, name: str, min_confidence: float, recall: str) -> RelationExtractor:
    """Make the component; the factory behind `nlp.add_pipe("aldus_relations")`."""
    return RelationExtractor(nlp, name, min_confidence=min_confidence, recall=recall)  # type: ignore[arg-type]
