"""A plain subject-verb-object reading of Frog's tree, in Alpino's relations."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.readers.common import SAYING, Article, Found

PASSIVE_AUX = frozenset(("worden", "zijn"))


def read(articles: list[Article]) -> Iterator[list[Found]]:
    """The plain reading of Frog's tree."""
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            text = article.doc.text.replace("\n", "\n\n")
            (Path(folder) / f"{number:06}.txt").write_text(text + "\n", encoding="utf-8")
        command = ["frog", "--threads=1", f"--testdir={folder}", f"--outputdir={folder}/out"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for number, article in enumerate(articles):
            out = Path(folder) / "out" / f"{number:06}.txt.out"
            yield readings(out.read_text(encoding="utf-8"), article.doc.text, article.tree.start)


def readings(output: str, text: str, starts: list[int]) -> list[Found]:
    """The readings of Frog's columns; `starts` are the offsets of the tokens of the shared pipeline."""
    at = 0
    found: list[Found] = []
    for block in output.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        places: list[list[int]] = []
        for row in rows:
            start = text.find(row[1].split("_")[0], at)
            end = start
            for part in row[1].split("_"):  # `Donald_Trump` is one token of Frog
                end = max(end, text.find(part, end)) + len(part) if start >= 0 else end
            if start < 0 or start - at > 60:
                start = end = at
            at = end
            places.append([k for k, s in enumerate(starts) if start <= s < end])
        for kind, sources, targets, v in clauses(rows):
            if places[v]:
                ours = [[k for h in heads for k in places[h]] for heads in (sources, targets)]
                found.append(Found(kind, ours[0], ours[1], places[v][0]))
    return found


def clauses(rows: list[list[str]]) -> Iterator[tuple[str, list[int], list[int], int]]:
    """Kind, subjects, objects and verb of the clauses of one sentence in Alpino's relations."""
    kids: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        if row[8].isdigit():
            kids.setdefault(int(row[8]) - 1, []).append(i)

    def heads(i: int, *labels: str) -> list[int]:
        """Dependents with a label; of a conjunction its members."""
        out: list[int] = []
        for k in kids.get(i, []):
            if rows[k][9] in labels:
                out += [k, *heads(k, "cnj")]
        return out

    def verb(i: int) -> bool:
        return rows[i][4].startswith("WW")

    for i in range(len(rows)):
        subjects = heads(i, "su") if verb(i) else []
        if not subjects:
            continue
        chain, passive = [i], False
        while True:  # `heeft ... willen helpen`: the objects are those of the last verb
            inner = [k for k in kids.get(chain[-1], []) if rows[k][9] == "vc"]
            inner = [k if verb(k) else x for k in inner for x in heads(k, "body") or [k]]  # `te helpen`
            inner = [k for k in inner if verb(k) and rows[k][4].startswith(("WW(vd", "WW(inf"))]
            if not inner or inner[0] in chain:
                break
            passive = passive or (rows[chain[-1]][2] in PASSIVE_AUX and rows[inner[0]][4].startswith("WW(vd"))
            passive = passive and not (rows[chain[-1]][2] == "zijn" and not agents(rows, kids, inner[0]))
            chain.append(inner[0])
        last = chain[-1]
        objects = [x for v in chain for x in heads(v, "obj1", "obj2") if not rows[x][4].startswith("VG")]
        # `aan Oekraïne` is an obj2 whose head is the preposition
        objects = [y for x in objects for y in (heads(x, "obj1") if rows[x][4].startswith("VZ") else [x])]
        clause = any(rows[k][2] in ("dat", "of") for k in heads(last, "obj1", "vc"))
        lemma = rows[last][2]
        lemma = "".join(rows[k][2] for k in kids.get(i, []) if rows[k][9] == "svp") + lemma
        if passive:
            subjects, objects = [a for v in chain for a in agents(rows, kids, v)], [*subjects, *objects]
        yield "say" if clause or lemma in SAYING else "do", subjects, objects, last


def agents(rows: list[list[str]], kids: dict[int, list[int]], verb: int) -> list[int]:
    """The noun of `door X` under a verb."""
    return [
        x for k in kids.get(verb, []) if rows[k][2] == "door" for x in kids.get(k, []) if rows[x][9] == "obj1"
    ]
