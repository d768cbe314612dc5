"""The spaCy component `aldus_encoder`: sentences, tags, morphology, lemmas, UD tree and names in one pass.

The network (models/training says how it was made) reads windows of running text. A head of its own says
where sentences start, so that the text is read once only: the arcs are then looked for within the sentences.
"""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc, Span

from aldus.encoder.decoding import Floats, NameDecoder, best_tree, cut_points, is_wrapped, name_spans
from aldus.encoder.lemmas import (
    apply_script,
    cut_compound,
    lemma_index,
    lemma_table,
    lexicon_form,
    singulars,
    truecase,
)
from aldus.errors import PipelineError
from aldus.lexicon.compounds import last_part

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FILES = ("network.onnx", "relations.npy", "labels.json", "tokenizer.json", "lemmas.json.gz", "names.json")
OUTPUTS = ("start", "arcs", "rel_dep", "rel_head", "morph", "xpos", "lemma", "cut", "names")
MAX_PIECES = 16
"""Pieces of one word that are read; as in training."""
MAX_CHARACTERS = 64
"""Characters of one word that are read: more is no word."""
CACHE_SIZE = 50_000
QUOTES = {",,": "„", "``": "“", "''": "”"}
"""Quotes of old newspapers as the ones that the network has seen most."""
TABLE_TAGS = ("N|soort", "WW", "ADJ")
"""CGN tags whose unseen forms are looked up in the lemma table."""
KNOWN_BONUS = 4.0
"""How much more a known lemma may lack in score against one that no table has."""
PART_BONUS = 2.0
"""What a known part adds to the score of a cut of a compound."""


class Encoder:
    """Annotates Docs with the bundled network.

    Args:
        vocab: the pipeline's vocabulary.
        name: name of the component.
        names: whether to set `doc.ents`.
        lemmas: whether to set lemmas.
        window: words read at once.
        threads: threads of onnxruntime; 1 is best when several processes run.
    """

    def __init__(
        self,
        vocab: Any,
        name: str = "encoder",
        *,
        names: bool = True,
        lemmas: bool = True,
        window: int = 150,
        threads: int = 1,
    ) -> None:
        self.vocab = vocab
        self.name = name
        self.names = names
        self.lemmas = lemmas
        self.window = window
        self.threads = threads
        self._files: dict[str, bytes] = {}
        self._session: InferenceSession | None = None
        self._process = 0

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        if not self._files:
            raise PipelineError("the component aldus_encoder has no network: load a trained pipeline")
        # A forked process cannot use the session of its parent.
        if self._session is None or self._process != os.getpid():
            self._open()
        words = [t.i for t in doc if not t.is_space]
        if words:
            self._annotate(doc, words)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate a stream of Docs; a Doc that fails goes to the pipeline's error handler."""
        handler = self._error_handler
        for doc in stream:
            try:
                annotated = self(doc)
            except Exception as error:
                handler(self.name, self, [doc], error)
                continue
            yield annotated

    _handler: Any = None

    @property
    def _error_handler(self) -> Any:
        if self._handler is not None:
            return self._handler
        from spacy.util import raise_error

        return raise_error

    def set_error_handler(self, handler: Any) -> None:
        """Set what is called as `handler(name, component, docs, error)` when a Doc fails."""
        self._handler = handler

    # Files -----------------------------------------------------------------------------------------

    def set_files(self, files: dict[str, bytes]) -> None:
        """Take the network, its tables and its tokenizer (see `FILES`)."""
        missing = [name for name in FILES if name not in files]
        if missing:
            raise PipelineError(f"the component {self.name} lacks {', '.join(missing)}")
        self._files = {name: files[name] for name in FILES}
        self._session = None
        self._cache: dict[str, list[int]] = {}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Serialise the component."""
        import srsly

        return bytes(srsly.msgpack_dumps(self._files))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        """Load what `to_bytes` gave."""
        import srsly

        self.set_files(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the component into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
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
        # An onnxruntime session cannot be pickled: each process opens its own.
        return {**self.__dict__, "_session": None}

    def _open(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._process = os.getpid()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            self._files["network.onnx"], options, providers=["CPUExecutionProvider"]
        )
        weights = np.load(io.BytesIO(self._files["relations.npy"]), allow_pickle=False).astype(np.float32)
        self._relation_count = weights.shape[0]
        weights = weights.transpose(1, 0, 2)
        self._relation_weights = np.ascontiguousarray(weights.reshape(weights.shape[0], -1))
        labels = json.loads(self._files["labels.json"])
        self._labels: dict[str, list[str]] = labels
        self._lexicon: dict[str, dict[str, str]] = json.loads(gzip.decompress(self._files["lemmas.json.gz"]))
        # What stands before and after the underscores of known compounds, and whole nouns.
        nouns = [
            v for tag, forms in self._lexicon.items() if tag.startswith("N|soort") for v in forms.values()
        ]
        self._lasts = {noun.split("_")[-1] for noun in nouns}
        self._firsts = {noun.split("_")[0] for noun in nouns} | self._lasts
        self._table = lemma_table()
        self._nouns = lemma_index()
        self._known = frozenset(self._table.values()).union(*(t.values() for t in self._lexicon.values()))
        self._morphs = [tuple(label.split("\t")) for label in labels["morph"]]
        self._root = labels["rels"].index("root")
        known = json.loads(self._files["names.json"])
        self._kinds: dict[str, str] = known["kinds"]
        self._titles: frozenset[str] = frozenset(known["titles"])
        self._groups: frozenset[str] = frozenset(known["groups"])
        self._name_decoder = NameDecoder(labels["names"])
        self._tokenizer: Tokenizer = Tokenizer.from_str(self._files["tokenizer.json"].decode("utf8"))
        self._bos = int(self._tokenizer.token_to_id("<s>") or 0)
        self._eos = int(self._tokenizer.token_to_id("</s>") or 0)
        self._unknown = int(self._tokenizer.token_to_id("<unk>") or 0)
        strings = self.vocab.strings
        self._tag_ids = [strings.add(tag) for tag in labels["xpos"]]
        self._pos_ids = [SYMBOLS[pos] for pos, _ in self._morphs]
        self._morph_ids = [
            self.vocab.morphology.add("" if feats == "_" else feats) for _, feats in self._morphs
        ]
        self._dep_ids = [strings.add("ROOT" if rel == "root" else rel) for rel in labels["rels"]]
        self._dep_space = strings.add("dep")
        self._pos_space = SYMBOLS["SPACE"]
        self._tag_space = strings.add("_SP")

    # Annotation ------------------------------------------------------------------------------------

    def _pieces(self, word: str) -> list[int]:
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            # Lone surrogates cannot be encoded.
            clean = QUOTES.get(word) or word[:MAX_CHARACTERS].encode("utf8", "replace").decode("utf8")
            encoded = self._tokenizer.encode([clean], is_pretokenized=True, add_special_tokens=False)
            found = self._cache[word] = encoded.ids[:MAX_PIECES] or [self._unknown]
        return found

    def _breaks(self, doc: Doc, words: list[int]) -> list[bool]:
        """For each word whether the layout starts a sentence there."""
        wrapped: bool | None = None
        breaks = [True] + [False] * (len(words) - 1)
        for k in range(1, len(words)):
            if words[k] - words[k - 1] > 1:
                gap = doc[words[k - 1] + 1 : words[k]].text
                newlines = gap.count("\n") or gap.count("\r")
                if newlines == 1:
                    if wrapped is None:
                        wrapped = is_wrapped(doc.text)
                    newlines = 0 if wrapped else 1
                breaks[k] = newlines > 0
        return breaks

    def _annotate(self, doc: Doc, words: list[int]) -> None:
        n = len(words)
        texts = [doc[i].text for i in words]
        texts = truecase(texts, self._table)
        pieces = [self._pieces(text) for text in texts]
        breaks = self._breaks(doc, words)
        heads = np.zeros(n, dtype=np.int64)
        rels = np.zeros(n, dtype=np.int64)
        best: dict[str, Any] = {key: np.zeros(n, dtype=np.int64) for key in ("morph", "xpos", "names")}
        lemmas = list(texts)
        points = cut_points(texts)
        at = 0
        while at < n:
            end, size = at, 2
            while end < n and end - at < self.window and size + len(pieces[end]) <= 500:
                size += len(pieces[end])
                end += 1
            # Best is to stop where a sentence surely ends: then nothing need be read twice.
            sure = end == n
            for k in range(end, at + self.window // 3, -1):
                if not sure and k < n and (breaks[k] or points[k]):
                    end, sure = k, True
                    break
            scores = self._run(pieces[at:end])
            starts = [k for k in range(end - at) if k == 0 or breaks[at + k] or scores["start"][k] > 0.0]
            # The last sentence may go on after the window: it is read again from its start, unless that
            # would hardly be progress (a sentence that fills the window, a run of quote marks).
            again = starts[-1] > (end - at) // 6
            stop = at + starts[-1] if again and not sure else end
            for a, b in zip(starts, [*starts[1:], end - at], strict=True):
                if at + a >= stop:
                    break
                self._tree(scores, a, b, at, heads, rels)
            for key, values in best.items():
                if key == "names":
                    values[at:stop] = self._name_decoder(scores[key][: stop - at])
                else:
                    values[at:stop] = scores[key][: stop - at].argmax(axis=1)
            if self.lemmas:
                tags = [self._labels["xpos"][j] for j in best["xpos"][at:stop].tolist()]
                lemmas[at:stop] = self._base_lemmas(texts[at:stop], tags, scores["lemma"], scores["cut"])
            at = stop
        if self.lemmas:
            self._add_particles(texts, lemmas, heads, rels, best)
        self._write(doc, words, heads, rels, best, lemmas)

    def _base_lemmas(self, texts: list[str], tags: list[str], lemma: Floats, cut: Floats) -> list[str]:
        """Lemmas of the words of a window, without the particles that stand elsewhere."""
        labels = self._labels["lemma"]
        found: list[str] = []
        for k, choice in enumerate(lemma[: len(texts)].argmax(axis=1).tolist()):
            text, tag = texts[k], tags[k]
            # Words of the treebank have the lemma that they have there.
            known = self._lexicon.get(tag, {}).get(lexicon_form(text, tag))
            if known is None:
                made = apply_script(text, labels[choice]) or ""
                open_class = tag.startswith(TABLE_TAGS)
                if not made or (open_class and not self._knows(made, tag)):
                    made = self._next_best(text, lemma[k], made, tag) or made or text
                    if tag.startswith("N|soort|mv") and made not in self._known:
                        lower = text.lower()
                        made = next((m for m in singulars(lower) if self._is_noun(m)), made)
                if "_" not in made and open_class:
                    made = self._table.get(text.lower(), made)
                    made = self._cut(made, cut[k])
                known = made
            found.append(known)
        return found

    def _knows(self, lemma: str, tag: str) -> bool:
        """Whether a table has this lemma; verbs have infinitives."""
        return lemma in self._known and (not tag.startswith("WW") or lemma.endswith("n"))

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a known noun, or a compound that ends in one."""
        return last_part(word, self._nouns, shortest=4, first=1) is not None

    def _next_best(self, text: str, scores: Floats, made: str, tag: str) -> str:
        """The lemma of the best other script, of open classes one that the tables have; empty where none is near."""
        labels = self._labels["lemma"]
        order = np.argsort(-scores)[:8].tolist()
        floor = float(scores[order[0]]) - KNOWN_BONUS
        for choice in order:
            other = apply_script(text, labels[choice])
            if not made and other:
                return other
            if scores[choice] < floor:
                break
            if other and (self._knows(other, tag) or not tag.startswith(TABLE_TAGS)):
                return other
        return ""

    def _cut(self, lemma: str, scores: Floats) -> str:
        """Cut a compound where the network and the parts that are known say so."""
        labels = self._labels["cut"]
        best, best_score = lemma, float(scores[0])
        if len(lemma) < 6:
            return lemma
        for choice in np.argsort(-scores)[:12].tolist():
            made = cut_compound(lemma, labels[choice]) if choice else lemma
            if made == lemma:
                continue
            first, last = made.split("_")[0], made.split("_")[-1]
            score = float(scores[choice])
            score += PART_BONUS * ((first in self._firsts) + (last in self._lasts))
            if score > best_score:
                best, best_score = made, score
        return best

    def _run(self, pieces: list[list[int]]) -> dict[str, Floats]:
        ids: list[int] = [self._bos]
        first = []
        for word in pieces:
            first.append(len(ids))
            ids.extend(word)
        ids.append(self._eos)
        assert self._session is not None
        feed = {"ids": np.array([ids], dtype=np.int64), "first": np.array([first], dtype=np.int64)}
        return {key: out[0] for key, out in zip(OUTPUTS, self._session.run(OUTPUTS, feed), strict=True)}

    def _tree(self, scores: dict[str, Floats], a: int, b: int, at: int, heads: Any, rels: Any) -> None:
        """Fill heads (absolute; the root is its own head) and relations of the sentence from a to b."""
        arcs = np.concatenate([scores["arcs"][a:b, :1], scores["arcs"][a:b, a + 1 : b + 1]], axis=1)
        diagonal = np.arange(b - a)
        arcs[diagonal, diagonal + 1] = -1e6
        tree = best_tree(arcs)
        head_rows = [0 if h == 0 else a + h for h in tree]
        dep = np.concatenate([scores["rel_dep"][a:b], np.ones((b - a, 1), dtype=np.float32)], axis=1)
        head = scores["rel_head"][head_rows]
        head = np.concatenate([head, np.ones((b - a, 1), dtype=np.float32)], axis=1)
        mixed = dep @ self._relation_weights
        labels = (mixed.reshape(b - a, self._relation_count, -1) @ head[:, :, None])[:, :, 0]
        labels[:, self._root] = -1e9
        for k, h in enumerate(tree):
            heads[at + a + k] = at + a + (k if h == 0 else h - 1)
            rels[at + a + k] = self._root if h == 0 else int(labels[k].argmax())

    def _write(
        self,
        doc: Doc,
        words: list[int],
        heads: Any,
        rels: Any,
        best: Any,
        lemmas: list[str],
    ) -> None:
        strings = self.vocab.strings
        # Columns TAG, POS, LEMMA, DEP, HEAD for every token, white space included.
        table = np.zeros((len(doc), 5), dtype=np.uint64)
        for k, i in enumerate(words):
            relative = words[int(heads[k])] - i
            table[i] = (
                self._tag_ids[best["xpos"][k]],
                self._pos_ids[best["morph"][k]],
                strings.add(lemmas[k]) if self.lemmas else 0,
                self._dep_ids[rels[k]],
                relative if relative >= 0 else 2**64 + relative,
            )
        word_set = set(words)
        previous = -1
        for i in range(len(doc)):
            if i in word_set:
                previous = i
                continue
            # White space hangs on the word before it; at the very start on the first word.
            relative = (previous if previous >= 0 else words[0]) - i
            lemma = doc[i].orth if self.lemmas else 0
            head = relative if relative >= 0 else 2**64 + relative
            table[i] = (self._tag_space, self._pos_space, lemma, self._dep_space, head)
        columns = [TAG, POS, LEMMA, DEP, HEAD]
        if not self.lemmas:
            columns.remove(LEMMA)
            table = np.delete(table, 2, axis=1)
        doc.from_array(columns, table)  # type: ignore[arg-type]
        for k, i in enumerate(words):
            doc[i].set_morph(self._morph_ids[best["morph"][k]])  # type: ignore[attr-defined]
        if self.names:
            labels = [self._labels["names"][j] for j in best["names"]]
            for k, label in enumerate(labels):
                if label == "O" and doc[words[k]].text in self._groups:
                    labels[k] = "B-NORP"
            ents = []
            for a, b, kind in name_spans(labels):
                while kind == "PERSON" and a < b - 1 and doc[words[a]].lower_ in self._titles:
                    a += 1
                ent = Span(doc, words[a], words[b - 1] + 1, label=kind)
                known = self._kinds.get(ent.text, kind)
                if known != kind and kind != "PERSON":
                    ent = Span(doc, ent.start, ent.end, label=known)
                ents.append(ent)
            # A name never goes over a line end.
            doc.set_ents([e for e in ents if "\n" not in e.text])

    def _add_particles(self, texts: list[str], lemmas: list[str], heads: Any, rels: Any, best: Any) -> None:
        """Give separable verbs their particles: `kondigde ... aan` is `aan_kondigen`."""
        particle = self._labels["rels"].index("compound:prt")
        for k in np.nonzero(rels == particle)[0].tolist():
            verb = int(heads[k])
            if self._morphs[best["morph"][verb]][0] in ("VERB", "AUX") and "_" not in lemmas[verb]:
                lemmas[verb] = f"{texts[k].lower()}_{lemmas[verb]}"


@Language.factory(
    "aldus_encoder",
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"],
    default_config={"names": True, "lemmas": True, "window": 150, "threads": 1},
)
def create(nlp: Language, name: str, names: bool, lemmas: bool, window: int, threads: int) -> Encoder:
    """Create the component; its network comes with `from_disk`."""
    return Encoder(nlp.vocab, name, names=names, lemmas=lemmas, window=window, threads=threads)
