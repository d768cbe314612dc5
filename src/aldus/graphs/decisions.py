"""The workbench: pairs of actors that are one or might be, and what the user says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aldus.errors import InputError
from aldus.lexicon.own import read_table

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = (
    *("decision", "confidence", "joined", "a", "b", "a_label", "b_label", "type", "reason"),
    *("a_country", "b_country", "a_documents", "b_documents", "a_text", "b_text"),
)
"""The columns of a table of candidates."""
_SAME = frozenset({"same", "s", "1", "yes", "ja", "y", "j", "zelfde"})
_DIFFERENT = frozenset({"different", "d", "0", "no", "nee", "n", "ander", "verschillend"})


def candidates(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The pairs of actors that were joined by evidence or might be one, those in doubt first.

    Fill in the column `decision` with `same` or `different` and give the table to `aldus.graph(..., decisions=...)`.

    Args:
        graph: a graph of `aldus.graph`.

    Returns:
        Dicts with `decision` (empty), `confidence`, `joined`, `a` and `b` (the ids before they were joined), their labels,
        countries and numbers of documents, `type`, `reason`, and words around a name of each.
    """
    parts = graph.graph.get("parts", {})
    rows = []
    for joined, key in ((True, "joins"), (False, "refused")):
        for pair in graph.graph.get(key, ()):
            keys = pair["gone"], pair["stays"]
            if not all(key in parts or key in graph for key in keys):
                continue  # which a filter has left out
            nodes = [parts.get(key) or graph.nodes[key] for key in keys]
            row = {"decision": "", "confidence": pair["confidence"], "joined": joined}
            row.update(a=pair["gone"], b=pair["stays"], type=nodes[0]["type"], reason=pair["reason"])
            row.update(a_text=pair["gone_text"], b_text=pair["stays_text"])
            for end, node in zip("ab", nodes, strict=True):
                row.update({f"{end}_{name}": node[name] for name in ("label", "country", "documents")})
            rows.append({name: row[name] for name in COLUMNS})
    return sorted(rows, key=lambda r: (abs(r["confidence"] - 0.5), r["a"], r["b"]))


def read_decisions(source: Any) -> dict[frozenset[str], bool]:
    """What the user has said of pairs of actors; the last word counts.

    Args:
        source: a table with the columns `a`, `b` and `decision` (`same`, `different`, or empty): the path of a CSV file, a
            DataFrame, or an iterable of mappings; None for no decisions.

    Raises:
        InputError: if it cannot be read; it names the file, the line and the column.
    """
    found: dict[frozenset[str], bool] = {}
    if source is None:
        return found
    for row in read_table(source, "decisions", ("a", "b", "decision"), ("a", "b", "decision")):
        said = row["decision"].casefold()
        if not said:
            continue
        if said not in _SAME | _DIFFERENT:
            raise InputError(f"{row.at('decision')}: {row['decision']!r} is neither same nor different")
        if not row["a"] or not row["b"] or row["a"] == row["b"]:
            raise InputError(f"{row.at('a')}: two ids of actors are needed")
        found[frozenset((row["a"], row["b"]))] = said in _SAME
    return found
