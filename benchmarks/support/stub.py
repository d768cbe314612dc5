"""A tiny pipeline with the interface of the Aldus components, for tests that need speed and no model.

Every capitalised word is an actor; the first two actors of a sentence say something to one another, surely (.9)
or, where the first is `Misschien`, hardly (.2). A word starting with `crash` raises, `die` ends the process, `slow` takes its
time, `hang` takes for ever, `stop` stops the process; `once` ends the process where it stands for the first time, for
which there is then a file in the folder for temporary files.
"""

import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import aldus.extensions  # noqa: F401
from aldus.document import Actor, Mention, Relation, Span

Component = Callable[[Doc], Doc]


@Language.factory("aldus_stub_actors")
def stub_actors(nlp: Language, name: str) -> Component:
    def run(doc: Doc) -> Doc:
        found: dict[str, list[Mention]] = {}
        for token in doc:
            if token.text.startswith("crash"):
                raise RuntimeError("the stub was told to fail")
            if token.text.startswith("die"):
                os._exit(1)
            if token.text.startswith("slow"):
                time.sleep(0.05)
            if token.text.startswith("hang"):
                time.sleep(3600)
            if token.text.startswith("stop"):
                os.kill(os.getpid(), signal.SIGSTOP)
            if token.text.startswith("once"):
                with contextlib.suppress(FileExistsError):
                    (Path(tempfile.gettempdir()) / f"aldus-stub-{token.text}").touch(exist_ok=False)
                    os._exit(1)
            if token.text[:1].isupper():
                found.setdefault(token.text, []).append(Mention(token.idx, token.idx + len(token)))
        doc._.actors = [Actor(n.lower(), "PERSON", n, tuple(m), listed=True) for n, m in found.items()]
        return doc

    return run


@Language.factory("aldus_stub_relations")
def stub_relations(nlp: Language, name: str) -> Component:
    def run(doc: Doc) -> Doc:
        relations = []
        for sent in doc.sents:
            names = [t for t in sent if t.text[:1].isupper()]
            if len(names) > 1:
                a, b = names[:2]
                span = Span(a.idx, a.idx + len(a))
                sure = 0.2 if a.text == "Misschien" else 0.9
                relations.append(
                    Relation("say", a.lower_, b.lower_, "zeggen", span, rule="stub", confidence=sure)
                )
        doc._.relations = relations
        return doc

    return run


def make(folder: Path) -> Path:
    """Save the stub pipeline so that `aldus.load(folder)` takes it; returns its folder."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("aldus_stub_actors", name="aldus_actors")
    nlp.add_pipe("aldus_stub_relations", name="aldus_relations")
    nlp.to_disk(folder / "stub")
    # An entry point, as an installed package has it, makes the factories known in worker processes.
    info = folder / "packages" / "aldus_stub-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: aldus-stub\nVersion: 1.0\n")
    names = ("actors", "relations")
    points = "[spacy_factories]\n" + "".join(
        f"aldus_stub_{n} = benchmarks.support.stub:stub_{n}\n" for n in names
    )
    (info / "entry_points.txt").write_text(points)
    return folder / "stub"


def paths(folder: Path) -> list[str]:
    """What must be on the path of a process that is to load the pipeline made in `folder`."""
    return [str(folder / "packages"), str(Path(__file__).resolve().parents[2])]


def articles(n: int, bad: dict[int, str] | None = None) -> list[dict[str, str]]:
    """Rows of articles for the stub; `bad` adds a word to the text of some."""
    rows = [{"id": f"a{i}", "text": f"Jan belde Piet{i}. " * (i % 5 + 1)} for i in range(n)]
    for i, word in (bad or {}).items():
        rows[i]["text"] += word
    return rows
