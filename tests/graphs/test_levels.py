"""The graph of states, sectors and parties."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

import aldus
from aldus import export, graphs
from aldus.document import Actor, Document, Relation, Span
from aldus.errors import InputError
from aldus.graphs.frames import RELATION_COLUMNS

ACTORS = (
    Actor("USA", "COUNTRY", "Verenigde Staten", sector="government"),
    Actor("UKR", "COUNTRY", "Oekraïne", sector="government"),
    Actor("donald-trump", "PERSON", "Donald Trump", country="USA", sector="government", listed=True),
    Actor("reuters", "ORG", "Reuters", sector="media", sort="press-agency", listed=True),
    Actor("vvd", "ORG", "VVD", country="NLD", sector="party", sort="party", listed=True),
    Actor("els-smit", "PERSON", "Els Smit", sector="parliament", member_of=("vvd", "weg")),
    Actor("jan-bos", "PERSON", "Jan Bos", sector="parliament", member_of=("vvd", "reuters"), country="BEL"),
)


def relation(source: str, target: str | None, kind: Any = "do", **more: Any) -> Relation:
    return Relation(kind, source, target, "helpen", Span(0, 3), **more)


RELATIONS = (
    relation("donald-trump", "UKR"),
    relation("USA", "UKR"),
    relation("UKR", "reuters"),
    relation("donald-trump", "USA", "say"),
    relation("els-smit", "donald-trump", attributed_to="els-smit"),
    relation("reuters", None, "say"),
    relation("donald-trump", None, "say", content=Span(0, 3)),
)


@pytest.fixture(scope="module")
def world() -> nx.MultiDiGraph[str]:
    documents = [Document("a", "Zij helpt.", "2025-03-05", actors=ACTORS, relations=RELATIONS)]
    return aldus.graph([*documents, Document("b", "Zij.", "2025-04", actors=ACTORS[4:6])])


def ends(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str]]:
    return sorted(graph.edges())


def test_what_nodes_say_of_levels(world: nx.MultiDiGraph[str]) -> None:
    smit = world.nodes["els-smit"]
    assert (smit["party"], smit["sector"], smit["sector_code"]) == ("vvd", "parliament", "LEG")
    assert smit["member_of"] == ({"id": "vvd", "first_date": "2025-03-05", "last_date": "2025-04"},)
    # that of the party; not that of a press agency, and not where the text gives one
    assert smit["country"] == "NLD"
    assert world.nodes["jan-bos"]["country"] == "BEL"


def test_the_graph_of_states(world: nx.MultiDiGraph[str]) -> None:
    states = graphs.rollup(world, "country")
    assert set(states) == {"USA", "UKR", "NLD", "BEL"}
    assert ends(states) == [("NLD", "USA"), ("USA", "UKR"), ("USA", "UKR")]
    assert states.nodes["USA"]["members"] == ("USA", "donald-trump")
    assert (states.nodes["USA"]["label"], states.nodes["NLD"]["label"]) == ("Verenigde Staten", "Nederland")
    assert states.nodes["NLD"]["type"] == "COUNTRY"
    assert {d["source_was"] for *_, d in states.edges("USA", data=True)} == {"USA", "donald-trump"}
    assert states.nodes["USA"]["statements"] == 2
    assert [s["source"] for s in states.graph["statements"]] == ["USA"]
    ((_, _, edge),) = states.edges("NLD", data=True)
    assert edge["attributed_to"] == "NLD"


def test_what_has_no_level_and_what_stays_within_one(world: nx.MultiDiGraph[str]) -> None:
    assert "reuters" in graphs.rollup(world, "country", rest=True)
    assert ("UKR", "reuters") in ends(graphs.rollup(world, "country", rest=True))
    assert ("USA", "USA") in ends(graphs.rollup(world, "country", loops=True))
    assert graphs.rollup(world, None) is world


def test_sectors_and_parties(world: nx.MultiDiGraph[str]) -> None:
    assert set(graphs.rollup(world, "sector")) == {"government", "media", "party", "parliament"}
    assert graphs.rollup(world, "sector").nodes["media"]["sector_code"] == "JRN"
    parties = graphs.rollup(world, "party")
    assert set(parties) == {"vvd"}
    assert (parties.nodes["vvd"]["label"], parties.nodes["vvd"]["mentions"]) == ("VVD", 0)
    both = graphs.rollup(world, ("country", "sector"))
    assert set(both) == {"USA/government", "UKR/government", "NLD/party", "NLD/parliament", "BEL/parliament"}
    assert (both.nodes["NLD/party"]["country"], both.nodes["NLD/party"]["sector_code"]) == ("NLD", "PTY")


def test_no_such_level(world: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(InputError, match="no level 'land'"):
        graphs.rollup(world, "land")  # type: ignore[arg-type]


def test_questions_of_states(world: nx.MultiDiGraph[str]) -> None:
    asked = graphs.did_toward(world, "USA", "UKR", level="country")
    assert len(asked) == 2
    assert len(graphs.did_toward(world, "USA", "UKR")) == 1
    assert [r["id"] for r in graphs.most_speaking(world, level="country")] == ["USA"]
    assert graphs.timeline(world, "USA", "UKR", level="country")[0]["weight"] == 2
    assert graphs.said_about(world, "USA", level="country") == []
    assert graphs.strongest(world, level="sector") == []


def test_tables_say_country_sector_and_state_number(world: nx.MultiDiGraph[str], tmp_path: Any) -> None:
    frame = graphs.relations_frame(world)
    assert {"source_country", "target_country", "source_sector", "target_sector"} <= set(RELATION_COLUMNS)
    row = frame[(frame.source == "els-smit")].iloc[0]
    assert (row.source_country, row.source_party, row.source_cow) == ("NLD", "vvd", 210)
    assert (row.target_sector, row.target_sector_code, row.target_cow) == ("government", "GOV", 2)
    export.csv(world, tmp_path / "a.csv")
    header, *_ = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert {"source_country", "target_cow", "target_sector_code"} <= set(header.split(","))
