"""Score a Dutch spaCy pipeline, or Frog, on UD files and on names, with its own tokens and sentences.

    python models/evaluate.py nl_aldus_news --ud nl_lassysmall-ud-test.conllu.gz --names dev.jsonl

The pipeline is an installed package, a folder, or `frog` (Debian packages `frog` and `frogdata`). Sentences
of one document are joined to running text; tokens are aligned by their characters, as in the CoNLL 2018
shared task, so that a wrong token costs in every column. Unlike there, relations count with their subtypes.
Frog has no UD relations and no UPOS: only its sentences, CGN tags, lemmas and names compare with the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:arg",
    "obl:agent",
    "xcomp",
    "ccomp",
    "parataxis",
)
RELATIONS += ("acl:relcl", "conj", "compound:prt")
FROG_NAMES = {"per": "PERSON", "org": "ORG", "loc": "GPE", "pro": "PRODUCT", "eve": "EVENT"}


class Token(NamedTuple):
    """A token of either side; `span` counts characters other than white space."""

    span: tuple[int, int]
    upos: str
    tag: str
    morph: str
    lemma: str
    head: tuple[int, int] | None
    rel: str


class Text(NamedTuple):
    """Running text with its tokens and sentence spans."""

    text: str
    tokens: list[Token]
    sentences: set[tuple[int, int]]


def morphology(feats: str) -> str:
    """Features without those that only some releases of the treebanks have."""
    return "|".join(sorted(f for f in feats.split("|") if f not in ("", "_") and not f.startswith("ExtPos=")))


def read_ud(path: Path) -> list[Text]:
    """The documents of a CoNLL-U file as running text."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    documents: list[list[list[list[str]]]] = []
    rows: list[list[str]] = []
    document, current = "", None
    with opener(path, "rt", encoding="utf8") as file:
        for line in [*file, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                document = re.split(r"\\|\.p\.", line.partition("=")[2].strip())[0]
            elif line and line[0] != "#":
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line and rows:
                if document != current or not documents:
                    documents.append([])
                    current = document
                documents[-1].append(rows)
                rows = []
    return [join(sentences) for sentences in documents]


def join(sentences: list[list[list[str]]]) -> Text:
    """One document of sentences."""
    text, tokens, spans, at = "", [], set(), 0
    for rows in sentences:
        ends = []
        for row in rows:
            at += len(row[1].replace(" ", ""))
            ends.append(at)
        begins = [ends[0] - len(rows[0][1].replace(" ", "")), *ends[:-1]]
        for row, begin, end in zip(rows, begins, ends, strict=True):
            head = int(row[6])
            where = (begins[head - 1], ends[head - 1]) if head else None
            tokens.append(
                Token((begin, end), row[3], row[4], morphology(row[5]), row[2], where, row[7].lower())
            )
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        if not text.endswith(" "):
            text += " "
        spans.add((begins[0], ends[-1]))
    return Text(text, tokens, spans)


def from_doc(doc: Any) -> Text:
    """What a pipeline made of a text."""
    spans, at = [], 0
    for token in doc:
        begin = at
        at += 0 if token.is_space else len("".join(token.text.split()))
        spans.append((begin, at))
    tokens = []
    for token in doc:
        if token.is_space:
            continue
        root = token.head.i == token.i
        tokens.append(
            Token(
                spans[token.i],
                token.pos_,
                token.tag_,
                morphology(str(token.morph)),
                token.lemma_,
                None if root else spans[token.head.i],
                "root" if root else token.dep_.lower(),
            )
        )
    known = doc.has_annotation("SENT_START")
    sentences = {(spans[s.start][0], spans[s.end - 1][1]) for s in doc.sents} if known else set()
    return Text(doc.text, tokens, {s for s in sentences if s[0] < s[1]})


def f_score(correct: int, gold: int, found: int) -> float:
    """The F score; 0 where nothing can be scored."""
    return round(2 * correct / (gold + found), 4) if gold + found else 0.0


def score_ud(gold: list[Text], found: list[Text]) -> dict[str, Any]:
    """Scores of the tree and of all token annotations."""
    right: Counter[str] = Counter()
    relations: dict[str, Counter[str]] = defaultdict(Counter)
    n_gold = n_found = s_gold = s_found = s_right = 0
    for a, b in zip(gold, found, strict=True):
        n_gold, n_found = n_gold + len(a.tokens), n_found + len(b.tokens)
        s_gold, s_found, s_right = (
            s_gold + len(a.sentences),
            s_found + len(b.sentences),
            s_right + len(a.sentences & b.sentences),
        )
        by_span = {t.span: t for t in b.tokens}
        for token in b.tokens:
            relations[token.rel]["found"] += 1
        for token in a.tokens:
            relations[token.rel]["gold"] += 1
            other = by_span.get(token.span)
            if other is None:
                continue
            right["token"] += 1
            right["upos"] += token.upos == other.upos
            right["tag"] += token.tag == other.tag
            right["morph"] += token.morph == other.morph
            right["lemma"] += token.lemma == other.lemma
            closed = other.lemma.replace("_", "").lower()
            right["lemma_closed"] += token.lemma.replace("_", "").lower() == closed
            if token.head == other.head:
                right["uas"] += 1
                if token.rel == other.rel:
                    right["las"] += 1
                    relations[token.rel]["right"] += 1
    names = ("token", "uas", "las", "upos", "tag", "morph", "lemma", "lemma_closed")
    scores: dict[str, Any] = {name: f_score(right[name], n_gold, n_found) for name in names}
    scores["sentence"] = f_score(s_right, s_gold, s_found)
    scores["relations"] = {
        r: f_score(relations[r]["right"], relations[r]["gold"], relations[r]["found"]) for r in RELATIONS
    }
    return scores


def score_names(path: Path, annotate: Callable[[list[str]], Iterable[Any]]) -> dict[str, float]:
    """Entity F over all labels and by label; a gold name within a token counts as that token."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry, doc in zip(entries, annotate([e["text"] for e in entries]), strict=True):
        gold = set()
        for begin, end, label in entry["entities"]:
            span = doc.char_span(begin, end, alignment_mode="expand")
            gold.add((span.start, span.end, label))
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        for kind, spans in (("gold", gold), ("found", found), ("right", gold & found)):
            for _, _, label in spans:
                counts[label][kind] += 1
                counts["all"][kind] += 1
    return {
        label: f_score(c["right"], c["gold"], c["found"])
        for label, c in sorted(counts.items(), key=lambda item: (item[0] != "all", -item[1]["gold"]))
    }


def frog(texts: list[str]) -> Iterable[Any]:
    """Docs as Frog annotates them: tokens, sentences, CGN tags, lemmas and names."""
    import spacy
    from spacy.tokens import Doc, Span

    vocab = spacy.blank("nl").vocab
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:06}.txt").write_text(" ".join(text.split()) + "\n", encoding="utf8")
        command = ["frog", "--skip=mp", f"--testdir={folder}", f"--outputdir={folder}/out"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for number, text in enumerate(texts):
            lines = (Path(folder) / "out" / f"{number:06}.txt.out").read_text(encoding="utf8").splitlines()
            rows = [line.split("\t") for line in lines if line.strip()]
            words, spaces, begins, at = [], [], [], 0
            clean = " ".join(text.split())
            for row in rows:
                word = row[1].replace("_", " ") if row[1] not in clean else row[1]
                at = max(at, clean.find(word, at)) + len(word)
                words.append(word)
                spaces.append(clean[at : at + 1] == " ")
                begins.append(int(row[0]) == 1)
            doc = Doc(vocab, words=words, spaces=spaces)
            begin, kind = -1, ""
            ents = []
            for i, row in enumerate([*rows, ["0"] * 10]):
                if i < len(rows):
                    doc[i].is_sent_start = begins[i]
                    doc[i].lemma_ = row[2]
                    doc[i].tag_ = re.sub(r"[(,]", "|", row[4]).replace(")", "").rstrip("|")
                label = row[6] if len(row) > 6 else "O"
                if begin >= 0 and not label.startswith("I-"):
                    ents.append(Span(doc, begin, i, label=FROG_NAMES.get(kind, kind.upper())))
                    begin = -1
                if label.startswith("B-"):
                    begin, kind = i, label[2:].split("_")[0].split("+")[0].lower()
            doc.set_ents(ents)
            yield doc


def main() -> None:
    """Score by the command line."""
    parser = argparse.ArgumentParser(description="Score a Dutch spaCy pipeline or Frog.")
    parser.add_argument("pipeline", help="an installed pipeline, a folder, or frog")
    parser.add_argument("--ud", type=Path, nargs="*", default=[], help="CoNLL-U files, gzipped or not")
    parser.add_argument("--names", type=Path, help="names as JSON lines: text, entities")
    parser.add_argument("--text", type=Path, help="JSON lines (gzipped or not) with `text`, to time with")
    parser.add_argument("--texts", type=int, default=200, help="how many of them")
    parser.add_argument("--json", type=Path, help="where to write the scores")
    options = parser.parse_args()

    result: dict[str, Any] = {"pipeline": Path(options.pipeline).name}
    annotate: Callable[[list[str]], Iterable[Any]]
    if options.pipeline == "frog":
        annotate = frog
    else:
        begin = time.perf_counter()
        import spacy

        nlp = spacy.load(options.pipeline)
        nlp("Dat is alles.")
        result["load_seconds"] = round(time.perf_counter() - begin, 2)
        annotate = nlp.pipe
    for path in options.ud:
        gold = read_ud(path)
        found = [from_doc(doc) for doc in annotate([t.text for t in gold])]
        result[path.name.split(".")[0]] = score_ud(gold, found)
    if options.names:
        result["names"] = score_names(options.names, annotate)
    if options.text:
        opener: Callable[..., Any] = gzip.open if options.text.suffix == ".gz" else open
        with opener(options.text, "rt", encoding="utf8") as file:
            texts = [json.loads(line)["text"] for _, line in zip(range(options.texts), file, strict=False)]
        begin, cpu = time.perf_counter(), time.process_time()
        tokens = words = 0
        for doc in annotate(texts):
            tokens += sum(not t.is_space for t in doc)
            words += sum(not t.is_space and not t.is_punct for t in doc)
        seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
        result["speed"] = {
            "words": words,
            "words_per_second": round(words / seconds),
            "tokens_per_second": round(tokens / seconds),
            "tokens_per_cpu_second": round(tokens / cpu) if options.pipeline != "frog" else 0,
        }
    result["peak_memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print_table(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf8")


def print_table(result: dict[str, Any], out: Any = sys.stdout) -> None:
    """Print scores, one a line."""
    for key, value in result.items():
        if not isinstance(value, dict):
            print(f"{key:<18}{value}", file=out)
            continue
        print(f"\n{key}", file=out)
        for name, score in value.items():
            if isinstance(score, dict):
                for inner, number in score.items():
                    print(f"    {inner:<16}{number:>8.4f}", file=out)
            else:
                print(f"  {name:<20}{score:>8}", file=out)


if __name__ == "__main__":
    main()
