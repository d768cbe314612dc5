"""A graph that would run scripts."""

from __future__ import annotations

from typing import Any

import aldus
from aldus.document import Span
from benchmarks.support.news import Writer

EVIL = "<script>window.hit=1</script><img src=x onerror=window.hit=1>"


def evil() -> Any:
    writer = Writer(f"doc {EVIL}", "2025-02-03", EVIL)
    a = writer.name("jo", "PERSON", f"Jo {EVIL}", "NLD")
    writer.word(" 🎉 ")
    trigger = writer.word("zegt")
    writer.word(f" {EVIL}: „")
    at = len(writer.text)
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.word(" wint”")
    writer.relate(
        "say",
        a,
        b,
        f"zeggen {EVIL}",
        trigger,
        content=Span(at, at + 14),
        event_type="SUPPORT",
        quad_class="verbal cooperation",
        attributed_to=a,
    )
    writer.relate("do", b, a, "helpen", trigger, quad_class="material conflict", status="future")
    writer.stop(0)
    return aldus.graph(writer.document())
