"""Event tables: the columns that were published, and what stands in them."""

from __future__ import annotations

from typing import Any

from aldus.document import Document
from aldus.lexicon.load import read_rows
from aldus.tables import ICEWS, POLECAT, plover
from aldus.tables.events import ICEWS_COLUMNS, POLECAT_COLUMNS
from tests.tables.conftest import visit

POLECAT_HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t"
    "Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\t"
    "Wikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\t"
    "Raw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\t"
    "Version"
)
"""First line of the files of POLECAT (doi:10.7910/DVN/AJGVIT)."""
ICEWS_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\t"
    "Longitude"
)
"""First line of the files of ICEWS (doi:10.7910/DVN/28075)."""
RECORD = {
    *(
        "id",
        "has_event",
        "date",
        "time",
        "enddate",
        "endtime",
        "actor",
        "recipient",
        "event",
        "event_loc",
        "event_text",
    ),
    *(
        "quad_code",
        "event_scale",
        "mode",
        "context",
        "link",
        "text",
        "text_info",
        "cite_info",
        "coder",
        "coded_date",
    ),
    *("coded_time", "comment"),
}
ENTITY = {
    *(
        "code",
        "sector",
        "entity_text",
        "identifier_id",
        "identifier_text",
        "religion",
        "ethnicity",
        "office",
        "gender",
    ),
    "age",
}
CITATION = {
    *(
        "corpus",
        "citation",
        "url",
        "title",
        "language",
        "publication",
        "license",
        "copyright",
        "coder",
        "codebook",
    ),
    "version",
}
"""Names of fields in the chapter on data fields of PLOVER's manual."""


def filled(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if v is not None}


def test_published_columns_come_first() -> None:
    assert list(POLECAT_COLUMNS) == POLECAT_HEADER.split("\t")
    assert list(ICEWS_COLUMNS) == ICEWS_HEADER.split("\t")
    assert list(POLECAT.columns)[:40] == POLECAT_HEADER.split("\t")
    assert list(ICEWS.columns)[:20] == ICEWS_HEADER.split("\t")


def test_a_row_of_polecat() -> None:
    received, visited = POLECAT.rows(visit())
    assert list(received) == list(POLECAT.columns)
    shared = {
        "Event Date": "2025-03-01", "Event Type": "CONSULT", "Quad Code": "VERBAL COOPERATION", "Source": "De Krant",
        "Publication Date": "2025-03", "Story People": "Jo Bos; Ana Lima", "Story Locations": "Nederland; Portugal",
        "Language": "nl", "Headline": "Bezoek", "Story ID": "d1", "URL": "https://krant.example/1",
    }  # fmt: skip
    assert filled(received).items() >= {
        **shared, "Event ID": "d1#0", "Intensity": 2.5, "Actor Name": "Ana Lima", "Actor Country": "PRT",
        "Actor Title": "premier", "Actor Name Raw": "Lima", "Recipient Name": "Jo Bos", "Recipient Country": "NLD",
        "Recipient Name Raw": "Bos", "Sentence Number": 1, "Status": "actual", "Confidence": 0.5, "Actor ID": "ana-lima",
        "Sentence": "Bos ontving Lima.", "Trigger Start": 3, "Trigger End": 12, "Symmetric": False,
    }.items()  # fmt: skip
    assert filled(visited).items() >= {
        **shared, "Event ID": "d1#1", "Event Mode": "visit", "Contexts": "negation", "Actor Name": "Nederland",
        "Actor Country": "NLD", "Actor COW": 210, "Primary Actor Sector": "GOV", "Actor Sectors": "GOV",
        "Recipient Country": "PRT", "Recipient COW": 235, "Status": "negated", "Attributed To": "Ana Lima",
        "Sentence Number": 2,
    }.items()  # fmt: skip
    assert received["Latitude"] is None and received["Contexts"] is None and visited["Intensity"] is None


def test_a_row_of_icews() -> None:
    received, visited = ICEWS.rows(visit())
    assert (received["CAMEO Code"], received["Event Text"]) == ("040", "Consult")
    assert (visited["CAMEO Code"], visited["Event Text"]) == ("042", "Make a visit")
    assert (received["Source Name"], received["Source Country"], received["Target Name"]) == (
        "Ana Lima",
        "PRT",
        "Jo Bos",
    )
    assert (received["Publisher"], received["Story ID"], received["Sentence Number"]) == ("De Krant", "d1", 1)


def test_every_event_type_has_a_code_of_cameo() -> None:
    codes = {row["event_type"]: row["code"] for row in read_rows("cameo.csv") if not row["mode"]}
    assert set(codes) == {row["event_type"] for row in read_rows("events.csv")}


def test_a_record_of_plover() -> None:
    first, second = plover(visit())
    assert set(first) - RECORD == {"status", "confidence"}
    assert set(first["actor"][0]) <= ENTITY and set(first["cite_info"]) <= CITATION
    assert (first["id"], first["date"], first["event"], first["quad_code"]) == (
        "d1#0",
        "2025-03-01",
        ["CONSULT"],
        1,
    )
    assert first["actor"] == [
        {"code": "PRT", "entity_text": "Lima", "identifier_text": "Ana Lima", "office": "premier"}
    ]
    assert (second["context"], second["mode"]) == (["negation"], ["visit"])
    assert "event_scale" not in second


def test_a_party_that_the_document_lacks() -> None:
    document = Document.from_dict({**visit().to_dict(), "entities": []})
    (row, _) = POLECAT.rows(document)
    assert (row["Actor ID"], row["Actor Name"]) == ("ana-lima", None)
    assert next(plover(document))["actor"] == [{"identifier_text": "ana-lima"}]
