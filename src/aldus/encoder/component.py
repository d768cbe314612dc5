"""The spaCy component `aldus_encoder`: sentences, tags, morphology, lemmas, UD tree and names in one pass.

The network (models/training says how it was made) reads windows of running text. A head of its own says
where sentences start, so that the text is read once only: the arcs are then looked for within the sentences.
"""

# No `from __future__ import annotations`: spaCy reads those of `create` as they stand.
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from aldus.encoder.devices import Device, checked
from aldus.encoder.lemmas import lemma_table, truecase
from aldus.encoder.lemmatizer import Lemmatizer, add_particles
from aldus.encoder.network import Network
from aldus.encoder.windows import Reader, layout_breaks
from aldus.encoder.writing import Writer
from aldus.errors import PipelineError
from aldus.extensions import words_of
from aldus.lexicon.tables import known_words

FILES = ("network.onnx", "labels.npy", "labels.json", "tokenizer.json", "lemmas.json.gz", "names.json")


@dataclass(frozen=True, slots=True)
class _Tools:
    """What the files of a pipeline are made into."""

    network: Network
    reader: Reader
    names: frozenset[str]
    """Words of known names, as they are usually written."""
    lemmatizer: Lemmatizer
    writer: Writer
    particle: int
    """The label of particles in the tree."""
    verbs: frozenset[int]
    """The labels of verbs."""


class Encoder:
    """Annotates Docs with the bundled network.

    Args:
        vocab: the pipeline's vocabulary.
        name: name of the component.
        names: whether to set `doc.ents`.
        lemmas: whether to set lemmas.
        window: words read at once.
        threads: threads of onnxruntime; 1 is best when several processes run.
        device: what the network is computed on: `cpu`, `cuda` (a GPU), or `auto` (a GPU where there is one).

    Raises:
        PipelineError: if there is no such device here.
    """

    def __init__(
        self,
        vocab: Vocab,
        name: str = "encoder",
        *,
        names: bool = True,
        lemmas: bool = True,
        window: int = 150,
        threads: int = 1,
        device: str = "cpu",
    ) -> None:
        self.vocab = vocab
        self.name = name
        self.names = names
        self.lemmas = lemmas
        self.window = window
        self.threads = threads
        self._device = checked(device)
        self._vectors = True
        self._files: dict[str, bytes] = {}
        self._tools: _Tools | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place.

        Raises:
            PipelineError: if no network was loaded.
        """
        tools = self._tools
        if tools is None:
            raise PipelineError("the component aldus_encoder has no network: load a trained pipeline")
        written = words_of(doc)
        tokens = [i for i, word in enumerate(written) if word and not word.isspace()]
        if not tokens:
            tools.writer.blank(doc)
            return doc
        words = [written[i] for i in tokens]
        breaks = layout_breaks(written, tokens, doc.text)
        if (cased := truecase(words, tools.lemmatizer.small, tools.names)) != words:
            words, read = cased, list(written)
            for i, word in zip(tokens, words, strict=True):
                read[i] = word
            doc._.words = read
        reading = tools.reader(words, breaks, tools.lemmatizer if self.lemmas else None)
        if reading.lemmas is not None:
            particles = (reading.rels == tools.particle).nonzero()[0].tolist()
            heads = reading.heads[particles].tolist()
            verbs = {h for h in heads if reading.morph[h] in tools.verbs}
            add_particles(reading.lemmas, words, zip(particles, heads, strict=True), verbs)
        tools.writer.tokens(doc, tokens, reading)
        if self.names:
            tools.writer.names(doc, tokens, words, reading)
        return doc

    @property
    def device(self) -> Device:
        """What the network is computed on.

        Raises:
            PipelineError: when set to a device that is not here.
        """
        return self._device

    @device.setter
    def device(self, device: str) -> None:
        self._device = checked(device)
        if self._files:
            self.set_files(self._files)

    @property
    def vectors(self) -> bool:
        """Whether to set `doc.tensor`, by which actors and relations are learned; without them nothing needs it."""
        return self._vectors

    @vectors.setter
    def vectors(self, wanted: bool) -> None:
        self._vectors = wanted
        if self._tools is not None:
            self._tools.network.vectors = wanted

    @property
    def files(self) -> Mapping[str, bytes]:
        """The network, its tables and its tokenizer, by the names of `FILES`; none before one is loaded."""
        return MappingProxyType(self._files)

    def set_files(self, files: Mapping[str, bytes]) -> None:
        """Take the network, its tables and its tokenizer.

        Args:
            files: content by the names of `FILES`.

        Raises:
            PipelineError: if one is missing.
        """
        missing = [name for name in FILES if name not in files]
        if missing:
            raise PipelineError(f"the component {self.name} lacks {', '.join(missing)}")
        self._files = {name: files[name] for name in FILES}
        network = Network(self._files, self.threads, self._device, self._vectors)
        labels = network.labels
        table = lemma_table()
        self._tools = _Tools(
            network,
            Reader(network, self.window),
            known_words(),
            Lemmatizer(labels["lemma"], labels["cut"], self._files["lemmas.json.gz"], table),
            Writer(self.vocab, labels, self._files["names.json"]),
            particle=labels["rels"].index("compound:prt"),
            verbs=frozenset(k for k, m in enumerate(labels["morph"]) if m.startswith(("VERB\t", "AUX\t"))),
        )

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Serialise the component."""
        return bytes(srsly.msgpack_dumps(self._files))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Load what `to_bytes` gave."""
        self.set_files(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the component into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Load the files that `to_disk` wrote.

        Raises:
            PipelineError: if a file is missing.
        """
        folder = Path(path)
        try:
            self.set_files({name: (folder / name).read_bytes() for name in FILES})
        except OSError as error:
            raise PipelineError(f"cannot read the pipeline's network: {error}") from None
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_tools": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        if self._files:
            self.set_files(self._files)


@Language.factory(
    "aldus_encoder",
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"],
    default_config={"names": True, "lemmas": True, "window": 150, "threads": 1, "device": "cpu"},
)
def create(
    nlp: Language, name: str, names: bool, lemmas: bool, window: int, threads: int, device: str
) -> Encoder:
    """Create the component; its network comes with `from_disk`."""
    # spaCy's limit is for its own parser, whose memory grows with the text; windows do not grow.
    nlp.max_length = sys.maxsize
    return Encoder(nlp.vocab, name, names=names, lemmas=lemmas, window=window, threads=threads, device=device)
