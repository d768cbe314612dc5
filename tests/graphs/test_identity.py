"""Who is who over articles: every reason to join, every reason not to, and the same result in any order."""

from __future__ import annotations

import random
from typing import Any

import pytest

import aldus
from aldus import graphs
from aldus.document import Actor, Document, Mention
from aldus.errors import InputError
from aldus.graphs.evidence import Judge
from aldus.text import slug

ICE = "schaatsbaan massastart wereldbeker ploegenachtervolging ijsbaan"
LAW = "wetsvoorstel kamerdebat asielbeleid coalitieakkoord begroting"


def person(label: str, **more: Any) -> Actor:
    return Actor(more.pop("id", slug(label)), "PERSON", label, **more)


def org(label: str, **more: Any) -> Actor:
    more.setdefault("sort", "company")
    return Actor(more.pop("id", slug(label)), "ORG", label, **more)


def article(name: str, words: str, *actors: Actor, date: str | None = "2025-03-03") -> Document:
    """An article about words, with these actors."""
    return Document(name, words, date, actors=actors)


def fillers(count: int = 12) -> list[Document]:
    """Articles about other things, so that what two articles share is rare."""
    return [
        article(f"f{n}", f"onderwerp{'abcdefghijkl'[n]} verhaal{'abcdefghijkl'[n]}{n}") for n in range(count)
    ]


def nodes(*documents: Document, **options: Any) -> set[str]:
    return {n for n, d in aldus.graph([*documents, *fillers()], **options).nodes(data=True)}


def test_a_surname_joins_by_its_context() -> None:
    full = article("a", ICE, person("Els Terpstra"))
    assert nodes(full, article("b", ICE, person("Terpstra"))) == {"els-terpstra"}
    assert nodes(full, article("b", LAW, person("Terpstra"))) == {"els-terpstra", "terpstra@b"}
    # where nothing speaks for it, neither does a single candidate
    assert nodes(full, article("b", LAW, person("Terpstra")), min_join=0.0) == {"els-terpstra"}


def test_a_first_name_needs_more() -> None:
    full = article("a", ICE, person("Peter Terpstra"))
    assert nodes(full, article("b", ICE, person("Peter"))) == {"peter-terpstra", "peter@b"}


def test_first_names_of_several_articles_are_several_people() -> None:
    people = [article(n, LAW, person("Peter")) for n in "abc"]
    assert nodes(*people) == {"peter@a", "peter@b", "peter@c"}
    koning = [article(n, LAW, person("Beatrix", functions=("koningin",), country="NLD")) for n in "ab"]
    assert nodes(*koning) == {"beatrix@a"}


def test_a_footballer_is_no_politician() -> None:
    chair = article(
        "a", LAW, person("Vera Bergkamp", gender="f", functions=("kamervoorzitter",), country="NLD")
    )
    player = article("b", ICE, person("Bergkamp", functions=("spits",)))
    assert nodes(chair, player) == {"vera-bergkamp", "bergkamp@b"}


FULL = person("Els Terpstra", gender="f", country="NLD", functions=("burgemeester",), member_of=("cda",))


@pytest.mark.parametrize(
    ("more", "joins"),
    [
        ({"functions": ("burgemeester",)}, True),
        ({"member_of": ("cda",)}, True),
        ({"functions": ("burgemeester",), "gender": "m"}, False),
        ({"country": "BEL"}, False),
        ({"functions": ("burgemeester",), "member_of": ("pvv",)}, False),
    ],
)
def test_what_the_articles_say(more: dict[str, Any], joins: bool) -> None:
    """Articles that are a little alike: one word of many."""
    parties = (org("CDA", sort="party", listed=True), org("PVV", sort="party", listed=True))
    one = article("a", f"gemeentehuis {ICE}", FULL, parties[0])
    other = article("b", f"gemeentehuis {LAW}", person("Terpstra", **more), parties["pvv" in str(more)])
    assert ("terpstra@b" not in nodes(one, other)) is joins


@pytest.mark.parametrize("date", [None, "2025-03-03", "2025-09-03"])
def test_other_functions_on_other_days(date: str | None) -> None:
    one = article("a", f"gemeentehuis {ICE}", FULL)
    other = article("b", f"gemeentehuis {LAW}", person("Terpstra", functions=("wethouder",)), date=date)
    (row,) = graphs.candidates(aldus.graph([one, other, *fillers()]))
    assert "other function" in row["reason"]
    assert ("far" in row["reason"]) is (date == "2025-09-03")
    assert ("near" in row["reason"]) is (date == "2025-03-03")


def test_of_two_the_likelier_and_of_two_alike_neither() -> None:
    two = [article("a", ICE, person("Els Terpstra")), article("b", LAW, person("Jan Terpstra"))]
    graph = aldus.graph([*two, article("c", ICE, person("Terpstra")), *fillers()])
    assert graph.nodes["els-terpstra"]["merged"] == ("terpstra@c",)
    alike = [article("a", ICE, person("Els Terpstra")), article("b", ICE, person("Jan Terpstra"))]
    assert "terpstra@c" in nodes(*alike, article("c", ICE, person("Terpstra")))


def test_common_surnames_need_more() -> None:
    """Of two words, one is shared."""
    for name, joins in (("Terpstra", True), ("Jansen", False)):
        full = article("a", "schaatsbaan massastart", person(f"Els {name}"))
        bare = article("b", "schaatsbaan begroting", person(name), date=None)
        assert (f"{slug(name)}@b" not in nodes(full, bare, min_join=0.98)) is joins


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ("Khalifa Haftar", "Khalifa Belqasim Haftar", True),
        ("Jan Willem Smit", "Jan Peter Smit", False),
        ("Alexandra van Huffelen", "Alexandra Huffelen", True),
        ("Jan van Vries", "Jan de Vries", False),
        ("Ank Bijleveld", "Ank Bijleveld-Schouten", True),
        ("Michail Chodorkovski", "Mikhail Khodorkovsky", True),
        ("Jan Terpstra", "Els Terpstra", False),
        ("Jan Peter Balkenende", "J.P. Balkenende", True),
        ("Jan Peter Balkenende", "J. P. Balkenende", True),
        ("Jan Peter Balkenende", "W. Balkenende", False),
        ("Dilan Yeşilgöz", "Yesilgöz", True),
    ],
)
def test_variants_of_names(one: str, other: str, joins: bool) -> None:
    found = nodes(article("a", LAW, person(one)), article("b", LAW, person(other)))
    assert (len(found) == 1) is joins


def test_suspects_are_several_people_unless_the_articles_agree() -> None:
    first, second = article("a", ICE, person("Paul M.")), article("b", ICE, person("Paul M."))
    assert nodes(first, second) == {"paul-m@a"}
    assert nodes(first, article("b", LAW, person("Paul M."))) == {"paul-m@a", "paul-m@b"}
    assert nodes(first, article("b", ICE, person("Jan M.")), article("c", ICE, person("M."))) == {
        "paul-m@a",
        "jan-m@b",
        "m@c",
    }


def test_spellings_alone_do_not_do() -> None:
    one, other = person("Michail Chodorkovski"), person("Mikhail Khodorkovsky")
    assert len(nodes(article("a", LAW, one), article("b", ICE, other))) == 2


def test_one_article_tells_people_apart() -> None:
    both = article("a", LAW, person("Michail Gutman"), person("Mikhail Gutman"))
    assert len(nodes(both)) == 2


def ministry(portfolio: str, country: str | None = None) -> Actor:
    label = f"ministerie van {portfolio}"
    id = f"{country}-{slug(label)}" if country else slug(label)
    return Actor(id, "ORG", label, country=country, sort="ministry")


def test_ministries_of_three_states_are_three() -> None:
    states = [article(c, LAW, ministry("Buitenlandse Zaken", c)) for c in ("USA", "FRA", "NLD")]
    assert nodes(*states) == {f"{c}-ministerie-van-buitenlandse-zaken" for c in ("USA", "FRA", "NLD")}


def test_a_ministry_of_nobody_knows_whom_stays_in_its_article() -> None:
    bare = [article(n, words, ministry("Defensie")) for n, words in (("a", ICE), ("b", LAW))]
    assert nodes(*bare) == {f"ministerie-van-defensie@{n}" for n in "ab"}
    known = article("c", LAW, ministry("Defensie", "FRA"))
    assert nodes(*bare, known) == {"ministerie-van-defensie@a", "FRA-ministerie-van-defensie"}


def test_names_of_one_ministry() -> None:
    names = ("Justitie", "Justitie en Veiligheid", "J&V")
    one = [article(str(n), LAW, ministry(name, "NLD")) for n, name in enumerate(names)]
    assert len(nodes(*one)) == 1
    assert (
        len(
            nodes(
                article("a", LAW, ministry("Justitie", "NLD")), article("b", LAW, ministry("Justitie", "BEL"))
            )
        )
        == 2
    )


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ("rechtbank Rotterdam", "Rotterdamse rechtbank", True),
        ("politie Amsterdam", "Amsterdamse politie", True),
        ("rechtbank Den Haag", "Haagse rechtbank", True),
        ("universiteit van Groningen", "Groningse universiteit", True),
        ("rechtbank Rotterdam", "rechtbank Utrecht", False),
        ("Groen Links", "GroenLinks", True),
        ("Christelijk Gereformeerde Kerken", "Christelijke Gereformeerde Kerken", True),
        ("The New Yorker", "New Yorker", True),
        ("Tuinraad", "Tuinbond", False),
    ],
)
def test_names_of_organisations(one: str, other: str, joins: bool) -> None:
    found = nodes(article("a", LAW, org(one)), article("b", ICE, org(other)))
    assert (len(found) == 1) is joins


def test_a_name_of_two_states_joins_neither() -> None:
    three = [org("Groen Links", country="FRA"), org("GroenLinks", country="NLD"), org("Groen-Links")]
    graph = [article(str(n), LAW, o) for n, o in enumerate(three)]
    # `groen-links` is the id of two of them
    assert nodes(*graph) == {"groen-links", "groenlinks"}
    assert nodes(*graph[:2]) == {"groen-links", "groenlinks"}


def test_short_forms_that_an_article_gives() -> None:
    text = "De Bond voor Fluiters (BVF) zweeg."
    long = Actor(
        "bond-voor-fluiters", "ORG", "Bond voor Fluiters", (Mention(23, 26, "name", "abbreviation"),)
    )
    documents = [Document("a", text, actors=(long,)), article("b", LAW, org("BVF"))]
    assert nodes(*documents) == {"bond-voor-fluiters"}
    other = Actor(
        "bond-voor-fietsers", "ORG", "Bond voor Fietsers", (Mention(23, 26, "name", "abbreviation"),)
    )
    assert "bvf" in nodes(*documents, Document("c", text, actors=(other,)))


def test_decisions_go_before_all() -> None:
    documents = [
        article("a", ICE, person("Els Terpstra")),
        article("b", ICE, person("Terpstra")),
        article("c", LAW, person("Terpstra")),
        *fillers(),
    ]
    rows = graphs.candidates(aldus.graph(documents, min_join=0.5))
    (sure,) = [r for r in rows if r["a"] == "terpstra@b"]
    assert (sure["b"], sure["joined"], sure["decision"], sure["a_documents"]) == ("els-terpstra", True, "", 1)
    assert "context" in sure["reason"]
    decided = [
        {**sure, "decision": "different"},
        {"a": "terpstra@c", "b": "els-terpstra", "decision": "Same"},
    ]
    assert set(aldus.graph(documents, decisions=decided)) == {"els-terpstra", "terpstra@b"}
    # what was called different does not meet through a third either
    decided.append({"a": "terpstra@b", "b": "terpstra@c", "decision": "same"})
    assert set(aldus.graph(documents, decisions=decided)) in (
        {"els-terpstra", "terpstra@b"},
        {"els-terpstra", "terpstra@c"},
    )
    assert set(aldus.graph(documents[:1], decisions=decided)) == {"els-terpstra"}


def test_candidates_show_where_the_names_stand() -> None:
    words = " ".join(["woord"] * 30)
    text = f"{words} Hij zag Terpstra op het ijs. {words}"
    at = text.index("Terpstra")
    bare = Actor("terpstra", "PERSON", "Terpstra", (Mention(at, at + 8),))
    full = article("a", text.replace("Terpstra", "Els Terpstra"), person("Els Terpstra"))
    (row,) = graphs.candidates(
        aldus.graph([full, Document("b", text, "2025-03-03", actors=(bare,)), *fillers()])
    )
    assert "Hij zag [Terpstra] op het ijs. woord" in row["a_text"]
    assert row["a_text"].startswith("… woord")
    assert row["a_text"].endswith("woord …")
    assert row["b_text"] == ""  # no name of it was marked


def test_candidates_of_changed_graphs() -> None:
    one = aldus.graph(
        [article("a", ICE, person("Els Terpstra")), article("b", ICE, person("Terpstra")), *fillers()]
    )
    assert [r["joined"] for r in graphs.candidates(one)] == [True]
    assert graphs.candidates(graphs.unmerge(one, "terpstra@b")) == []
    two = aldus.graph(
        [article("c", ICE, person("Peter")), article("d", ICE, person("Peter Post")), *fillers()]
    )
    assert [r["joined"] for r in graphs.candidates(two)] == [False]
    assert graphs.candidates(graphs.filter(two, kind="do")) == []
    assert len(graphs.candidates(graphs.merge(one, two))) == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"a": "x", "b": "y", "decision": "misschien"}, "row 1, column 'decision'.*'misschien' is neither"),
        ({"a": "x", "b": "", "decision": "same"}, "two ids"),
        ({"a": "x", "b": "x", "decision": "same"}, "two ids"),
        ({"a": "x", "decision": "same"}, "column 'b' is missing"),
    ],
)
def test_broken_decisions(row: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        aldus.graph([], decisions=[row])


def crowd(size: int) -> list[Document]:
    """Articles whose people have few names between them."""
    chance = random.Random(size)
    names = ["Terpstra", "Jansen", "De Wit", "Kuipers"]
    documents = []
    for n in range(size):
        about = chance.choice((ICE, LAW, "gemeentehuis parkeergarage zwembad"))
        people = []
        for name in chance.sample(names, 2):
            label = chance.choice((name, f"Els {name}", f"Jan {name}", f"J. {name}"))
            people.append(person(label, functions=(chance.choice(("burgemeester", "trainer")),)))
        bodies = (ministry(chance.choice(("Justitie", "Defensie")), chance.choice((None, "NLD", "FRA"))),)
        documents.append(
            article(f"d{n}", f"{about} woord{n}", *people, *bodies, date=f"2025-03-{1 + n % 28:02d}")
        )
    return documents


def summary(documents: list[Document]) -> tuple[Any, ...]:
    graph = aldus.graph(documents)
    return (
        {key: dict(node) for key, node in graph.nodes(data=True)},
        graph.graph["joins"],
        graph.graph["refused"],
    )


def test_any_order_gives_the_same() -> None:
    documents = crowd(80)
    expected = summary(documents)
    assert len(expected[1]) > 20
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        assert summary(documents) == expected


def test_work_grows_with_the_articles_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons per article stay the same, however many there are."""
    counts = []
    for size in (100, 400):
        calls = [0]
        weigh = Judge.weigh

        def counted(self: Any, *arguments: Any, calls: list[int] = calls, weigh: Any = weigh) -> Any:
            calls[0] += 1
            return weigh(self, *arguments)

        with monkeypatch.context() as patch:
            patch.setattr(Judge, "weigh", counted)
            aldus.graph(crowd(size))
        counts.append(calls[0] / size)
    assert counts[1] < 2 * counts[0]
