"""The set of hashes."""

from __future__ import annotations

from aldus.seen import Seen


def test_seen_holds_what_was_added() -> None:
    seen = Seen()
    assert all(seen.add(f"id {i}") for i in range(5000))
    assert not any(seen.add(f"id {i}") for i in range(5000))
    assert len(seen) == 5000
    assert "id 7" in seen
    assert "id 5000" not in seen
