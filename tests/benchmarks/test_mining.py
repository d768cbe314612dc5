"""Words that express relations in annotated articles, and that no table knows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from aldus.document import Relation, Span
from aldus.lexicon.tables import shipped
from aldus.relations.reading import Reading
from benchmarks.mining import Word, lines, mine, slots, tables
from benchmarks.support.handmade import handmade, name

ACTORS = {"Peru": "Peru/COUNTRY", "Chili": "Chili/COUNTRY", "Els": "Els/PERSON"}
ENTITIES = [
    {"id": id.lower(), "type": type, "label": id, "aliases": [id]}
    for id, type in (value.split("/") for value in ACTORS.values())
]
WINKS = "Peru PROPN nsubj 1  knipoogt/knipogen VERB:pv ROOT -  naar ADP case 3  Chili PROPN obl 1  . PUNCT punct 1"


def mined(*articles: tuple[str, str]) -> dict[Any, Word]:
    """Each article is a text, and the words of source, target and trigger of a relation, if it has one."""
    read = []
    for text, relation in articles:
        doc = name(handmade(text), **ACTORS)
        rows = []
        if relation:
            kind, source, target, trigger = relation.split()
            rows = [
                {
                    "kind": kind, "source": source, "target": None if target == "-" else target, "trigger": trigger,
                    "sentence": doc.text.strip(), "event_type": "SUPPORT",
                }
            ]  # fmt: skip
        read.append((doc, {"entities": ENTITIES, "relations": rows}))
    return mine(shipped(), read)


def test_a_lemma_counts_with_its_frame() -> None:
    words = mined((WINKS, "do peru chili knipoogt"), (WINKS, ""), (WINKS.replace("Chili", "Gent"), ""))
    word = words["do", "knipogen"]
    assert list(words) == [("do", "knipogen")]
    assert word.frames == {("subj", "naar"): 1}
    assert (word.stands, word.right) == ({("subj", "naar"): 2}, {("subj", "naar"): 1})
    assert (word.missed, word.types) == (1, Counter(SUPPORT=1))


def test_what_a_rule_finds_is_not_missed() -> None:
    doc = name(handmade(WINKS), **ACTORS)
    doc._.relations = (Relation("do", "Peru", "Chili", "knipogen", Span(5, 13)),)
    row = {
        "kind": "do",
        "source": "peru",
        "target": "chili",
        "trigger": "knipoogt",
        "sentence": doc.text.strip(),
    }
    words = mine(shipped(), [(doc, {"entities": ENTITIES, "relations": [row]})])
    assert words["do", "knipogen"].missed == 0


def test_an_optional_relation_makes_no_word() -> None:
    doc = name(handmade(WINKS), **ACTORS)
    row = {
        "kind": "do", "source": "peru", "target": "chili", "trigger": "knipoogt", "sentence": doc.text.strip(),
        "optional": True,
    }  # fmt: skip
    assert not mine(shipped(), [(doc, {"entities": ENTITIES, "relations": [row]})])


def test_slots_of_passives_nouns_and_participles() -> None:
    def of(text: str, i: int) -> dict[str, str]:
        return slots(Reading(name(handmade(text), **ACTORS), shipped()), i)

    passive = "Chili PROPN nsubj:pass 4  wordt/worden AUX:pv aux:pass 4  door ADP case 3  Peru PROPN obl:agent 4  gepest/pesten VERB:vd ROOT -"
    assert of(passive, 4) == {"Chili": "patient", "Peru": "door"}
    noun = "de DET det 1  knipoog NOUN ROOT -  van ADP case 3  Peru PROPN nmod 1  naar ADP case 5  Chili PROPN nmod 1"
    assert of(noun, 1) == {"Peru": "van", "Chili": "naar"}
    participle = "het DET det 4  door ADP case 2  Peru PROPN obl:agent 3  gepeste/pesten VERB:vd amod 4  Chili PROPN ROOT -"
    assert of(participle, 3) == {"Chili": "patient", "Peru": "door"}
    owned = "Peru PROPN nsubj 1  pest/pesten VERB:pv ROOT -  vrienden NOUN obj 1  van ADP case 4  Chili PROPN nmod 2"
    assert of(owned, 1) == {"Peru": "subj", "Chili": "obj.van"}
    source = "volgens ADP case 1  Els PROPN obl 2  regent/regenen VERB:pv ROOT -  het PRON expl 2"
    assert of(source, 0) == {"Els": "self"}
    around = "Peru PROPN nsubj 1  geeft/geven VERB:pv ROOT -  een DET det 3  knipoog NOUN obj 1"
    assert of(around, 3) == {"Peru": "gov"}


def test_who_stands_elsewhere() -> None:
    words = mined((f"Els PROPN ROOT -  . PUNCT punct 0  {shifted(WINKS, 2)}", "do els chili knipoogt"))
    assert words["do", "knipogen"].frames == {("before", "naar"): 1}
    words = mined((WINKS.replace(". PUNCT punct", "Els PROPN discourse"), "do peru els knipoogt"))
    assert words["do", "knipogen"].frames == {("subj", "elsewhere"): 1}


def shifted(text: str, by: int) -> str:
    rows = [text.split()[i : i + 4] for i in range(0, len(text.split()), 4)]
    return "  ".join(" ".join([*row[:3], row[3] if row[3] == "-" else str(int(row[3]) + by)]) for row in rows)


def test_tables_by_kind() -> None:
    lex = shipped()
    assert tables(lex, "say", "bevestigen")[0] == "cues"
    assert tables(lex, "say", "volgens") == ["sources"]
    assert "verbs" in tables(lex, "do", "steunen")
    assert tables(lex, "do", "knipogen") == tables(lex, "say", "knipogen") == []
    assert tables(lex, "role", "minister") == ["titles"]


def test_lines_list_what_no_table_knows() -> None:
    known = WINKS.replace("knipoogt/knipogen", "kijkt/steunen")
    words = mined((WINKS, "do peru chili knipoogt"), (known, "do peru chili kijkt"))
    listed = list(lines(words, shipped(), 1, known=False, examples=1))
    assert [line.split()[:6] for line in listed[1:2]] == [["do", "knipogen", "1", "1", "1", "1"]]
    assert listed[1].endswith("-; SUPPORT 1; subj>naar (1, right 1 of 1)")
    assert listed[2].strip() == "missed: Peru knipoogt naar Chili ."
    assert len(listed) == 3
    assert any("steunen" in line for line in lines(words, shipped(), 1, known=True, examples=0))
    assert len(list(lines(words, shipped(), 2, known=True, examples=0))) == 1
