"""Documents with events and quotations, made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aldus.document import Document, Quotation, Span
from benchmarks.support.news import Writer

META = {"url": "https://krant.example/1", "publisher": "De Krant", "section": "Politiek", "woorden": 9}


def visit() -> Document:
    """A host who receives a visitor, a negated act, a role, and an act without type."""
    writer = Writer("d1", "2025-03", "Bezoek")
    start = len(writer.text)
    writer.name("jo-bos", "PERSON", "Jo Bos", "NLD", "Bos")
    trigger = writer.word(" ontving ")
    writer.name("ana-lima", "PERSON", "Ana Lima", "PRT", "Lima")
    writer.relate("do", "jo-bos", "ana-lima", "ontvangen", trigger, event_type="CONSULT", quad_class="verbal cooperation",
                  intensity=2.5, confidence=0.5)  # fmt: skip
    writer.stop(start)
    start = len(writer.text)
    writer.name("NLD", "COUNTRY", "Nederland")
    trigger = writer.word(" bezocht niet ")
    writer.name("PRT", "COUNTRY", "Portugal")
    writer.relate("do", "NLD", "PRT", "bezoeken", trigger, event_type="CONSULT", quad_class="verbal cooperation",
                  mode="visit", status="negated", attributed_to="ana-lima")  # fmt: skip
    writer.relate("role", "ana-lima", "PRT", "premier", trigger)
    writer.relate("do", "NLD", "PRT", "volgen", trigger)
    writer.relate(
        "do", "NLD", None, "aanvallen", trigger, event_type="ASSAULT", quad_class="material conflict"
    )
    writer.stop(start)
    return replace(writer.document(), meta=META)


def spoken() -> Document:
    """A quotation in two parts, the second of which another statement shares, and reported words."""
    text = '=1 "Wij helpen", zei Ana Lima. "Nu." Bos vindt dat Lima gelijk heeft.'
    writer = Writer("d2", "2025-03-05")
    writer.text = text
    document = writer.document()
    first, second = Span(4, 14), Span(32, 35)
    parts = (Quotation(*_ends(first), "cue"), Quotation(*_ends(second), "next"))
    visitor, host = visit().actors[1], visit().actors[0]
    said = text.index("Lima gelijk")
    lima, bos = text.index("Ana Lima"), text.index("Bos")
    return replace(
        document,
        meta={"url": "javascript:alert(1)"},
        actors=(
            replace(visitor, mentions=(_mention(lima, 8), _mention(said, 4))),
            replace(host, mentions=(_mention(bos, 3),)),
        ),
        relations=(
            _said("ana-lima", text.index("zei"), first, parts),
            _said("ana-lima", text.index("zei"), second, parts[1:]),
            _said("jo-bos", text.index("vindt"), Span(said, said + 18), ()),
            replace(_said("jo-bos", text.index("vindt"), first, ()), content=None, target="ana-lima"),
        ),
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _mention(at: int, size: int):  # type: ignore[no-untyped-def]
    from aldus.document import Mention

    return Mention(at, at + size)


def _said(source: str, at: int, content: Span, parts: tuple[Quotation, ...]):  # type: ignore[no-untyped-def]
    from aldus.document import Relation

    return Relation(
        "say", source, None, "zeggen", Span(at, at + 3), content=content, quotation=parts, confidence=0.25
    )


@pytest.fixture
def documents() -> list[Document]:
    return [visit(), spoken()]
