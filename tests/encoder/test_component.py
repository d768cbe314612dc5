"""Tests of the component on the bundled pipeline."""

import pickle
import threading
import time
from pathlib import Path

import nl_aldus_news
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from aldus.encoder.component import Encoder
from aldus.errors import PipelineError
from aldus.pipeline import COMPONENTS

TEXT = "President Biden belde gisteren met Poetin. De minister kondigde nieuwe maatregelen aan."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return nl_aldus_news.load(exclude=COMPONENTS)


def same(a: spacy.tokens.Doc, b: spacy.tokens.Doc) -> bool:
    columns = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "MORPH", "ENT_TYPE", "ENT_IOB"]
    return bool((a.to_array(columns) == b.to_array(columns)).all())


def test_without_network_the_message_says_so() -> None:
    empty = spacy.blank("nl")
    empty.add_pipe("aldus_encoder")
    with pytest.raises(PipelineError, match="no network"):
        empty("Dat is alles.")


def test_everything_is_annotated(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [s[0].text for s in doc.sents] == ["President", "De"]
    assert all(
        doc.has_annotation(layer)
        for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START", "ENT_IOB")
    )
    assert {e.text: e.label_ for e in doc.ents}["Poetin"] == "PERSON"
    assert next(t for t in doc if t.text == "kondigde").lemma_ == "aan_kondigen"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n\n", " \n Ja.", "Ja.\n\n", "A\u0000b \U0001f600 ok", "." * 600, "a " * 700),
        # Nothing that is seen, in more than one token.
        *("\u200b \u200b", "\n \u200b", "\ufeff \u00ad\u200b \u200b"),
    ],
)
def test_odd_texts_are_annotated(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert len(list(doc.sents)) <= len(doc)
    assert all(s.root.head == s.root for s in doc.sents)


def test_a_giant_token_costs_no_more_than_a_word(nlp: Language) -> None:
    begin = time.process_time()
    doc = spacy.tokens.Doc(nlp.vocab, words=["x" * 100_000, "is", "lang"])
    nlp.get_pipe("encoder")(doc)
    assert time.process_time() - begin < 5


def test_empty_line_starts_a_sentence(nlp: Language) -> None:
    doc = nlp("Kabinet gevallen\n\nHet kabinet is gevallen.")
    assert [s.text.strip() for s in doc.sents] == ["Kabinet gevallen", "Het kabinet is gevallen."]


def test_pipe_gives_what_calls_give(nlp: Language) -> None:
    texts = [TEXT, "", "Nederland wint.", TEXT * 20]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        assert same(doc, nlp(text))


def test_bytes_disk_and_pickle_keep_everything(nlp: Language, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    nlp.to_disk(tmp_path / "model")
    assert same(spacy.load(tmp_path / "model")(TEXT), doc)
    other = nl_aldus_news.load(exclude=["encoder", *COMPONENTS])
    other.add_pipe("aldus_encoder").from_bytes(nlp.get_pipe("encoder").to_bytes())
    assert same(other(TEXT), doc)
    component = pickle.loads(pickle.dumps(nlp.get_pipe("encoder")))
    assert component.to_bytes() == nlp.get_pipe("encoder").to_bytes()


def test_names_and_lemmas_can_be_left_out() -> None:
    config = {"components": {"encoder": {"names": False, "lemmas": False}}}
    doc = nl_aldus_news.load(exclude=COMPONENTS, config=config)(TEXT)
    assert not doc.ents
    assert not doc.has_annotation("LEMMA")
    assert doc.has_annotation("DEP")


def test_threads_may_come_before_the_first_call_ends(files: dict[str, bytes]) -> None:
    vocab = spacy.blank("nl").vocab
    texts = [TEXT, "Rutte zegt niets.", TEXT * 20, "Oekraïne wint."]
    make = spacy.blank("nl", vocab=vocab).make_doc
    expected: list[Doc] = []
    for _ in range(4):
        fresh = Encoder(vocab)
        fresh.set_files(files)
        found: dict[int, Doc] = {}
        ready = threading.Barrier(8)

        def run(
            k: int, encoder: Encoder = fresh, found: dict[int, Doc] = found, ready: threading.Barrier = ready
        ) -> None:
            doc = make(texts[k % 4])
            ready.wait()
            found[k] = encoder(doc)

        threads = [threading.Thread(target=run, args=(k,)) for k in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        expected = expected or [fresh(make(text)) for text in texts]
        assert len(found) == 8
        assert all(same(doc, expected[k % 4]) for k, doc in found.items())


def test_memory_zones_may_follow_one_another(encoder: Encoder) -> None:
    nlp = spacy.blank("nl", vocab=encoder.vocab)
    found = []
    for text in (TEXT, TEXT, "Iets heel anders."):
        with nlp.memory_zone():
            found.append([(t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in encoder(nlp.make_doc(text))])
    assert found[0] == found[1] != found[2]


def test_two_processes(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT] * 4, n_process=2, batch_size=2))
    assert all(same(doc, docs[0]) for doc in docs)


def test_without_spacy_lookups_data_the_network_makes_the_lemmas(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation without that package lacks the tables of lemmas only."""
    from spacy.util import registry

    monkeypatch.setattr(type(registry.lookups), "__contains__", lambda self, name: False)
    nlp = spacy.blank("nl")
    encoder = Encoder(nlp.vocab)
    encoder.set_files(files)
    doc = encoder(nlp("De ministers kondigden nieuwe maatregelen aan."))
    assert [t.lemma_ for t in doc] == ["de", "minister", "aan_kondigen", "nieuw", "maatregel", "aan", "."]
