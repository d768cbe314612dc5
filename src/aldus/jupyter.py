"""The page as a widget in a notebook that tells Python who is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.errors import OutputError
from aldus.export.page import MAX_EDGES, Language, graph_html
from aldus.notebook import SANDBOX

if TYPE_CHECKING:
    import networkx as nx

_SCRIPT = """
export default {
  render({ model, el }) {
    const frame = document.createElement("iframe");
    frame.sandbox = "%s";
    frame.style = "width:100%%;height:640px;border:1px solid #ccc;border-radius:6px";
    frame.title = "Graph";
    frame.srcdoc = model.get("page");
    const hear = (event) => {
      if (event.source !== frame.contentWindow || !Array.isArray(event.data?.aldus)) return;
      model.set("selected", event.data.aldus.map(String));
      model.save_changes();
    };
    addEventListener("message", hear);
    el.append(frame);
    return () => removeEventListener("message", hear);
  },
};
""" % SANDBOX  # fmt: skip  # noqa: UP031


def widget(graph: nx.Graph[str], *, max_edges: int = MAX_EDGES, lang: Language | None = None) -> Any:
    """The page of a graph as a widget for Jupyter, VS Code, Colab or marimo.

    Its trait `selected` is the list of ids of the chosen actors: one for an actor, two for an arrow, none else.
    `widget.observe(function, "selected")` calls a function when it changes.

    Args:
        graph: a graph of `aldus.graph` or `aldus.graphs.aggregate`.
        max_edges: of a larger graph, the relations between the pairs with most of them are shown.
        lang: `nl` or `en`; None for the language of the browser.

    Raises:
        OutputError: if anywidget is not installed.
    """
    try:
        import anywidget
        import traitlets
    except ImportError:
        raise OutputError("widgets need anywidget: pip install aldus[widget]") from None

    class GraphWidget(anywidget.AnyWidget):
        _esm = _SCRIPT
        page = traitlets.Unicode().tag(sync=True)
        selected = traitlets.List(traitlets.Unicode()).tag(sync=True)

    return GraphWidget(page=graph_html(graph, max_edges=max_edges, lang=lang))
