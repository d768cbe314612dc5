"""The widget: the page in a frame, and what it tells Python."""

from __future__ import annotations

import sys

import pytest

import aldus
from benchmarks.support.news import news


def test_holds_the_page_and_no_choice() -> None:
    pytest.importorskip("anywidget")
    shown = aldus.widget(aldus.graph(news(3)), lang="nl")
    assert shown.page.startswith("<!DOCTYPE html>")
    assert shown.selected == []


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(aldus.OutputError, match=r"pip install aldus\[widget\]"):
        aldus.widget(aldus.graph([]))
