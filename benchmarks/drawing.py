"""Which library draws 10,000 edges: force-graph (canvas) or sigma.js with graphology (WebGL), in headless Chromium.

    npm install sigma graphology graphology-layout-forceatlas2 esbuild      # anywhere; MIT licences
    echo 'export {default as Sigma} from "sigma"; export {default as Graph} from "graphology";
          export {default as forceAtlas2} from "graphology-layout-forceatlas2"' |
        npx esbuild --bundle --minify --format=iife --global-name=lib > sigma.js
    python -m benchmarks.drawing sigma.js

Prints for each library, and for the page of Aldus with everything drawn, the time until the layout has settled and the frames while the
camera moves for two seconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import aldus
from benchmarks.support.news import news

ARTICLES, ACTORS, SENTENCES = 580, 1500, 20
"""Gives about 10,000 edges."""
PAGE, WEBGL = "aldus.html", "webgl.html"

SHELL = """<!DOCTYPE html><meta charset="utf-8"><style>html,body,#g{margin:0;width:100%%;height:100%%}</style><div id="g"></div>
<script>%(library)s</script><script>const data = %(data)s; const begin = performance.now();
window.done = (move) => {
  const report = { settled: performance.now() - begin, frames: [] };
  let last = performance.now(), start = last;
  const frame = (now) => {
    report.frames.push(now - last); last = now;
    if (now - start < 2000) { move((now - start) / 2000); requestAnimationFrame(frame); } else window.report = report;
  };
  requestAnimationFrame(frame);
};
%(script)s</script>"""

FORCE = """
const fg = new ForceGraph(document.getElementById("g")).linkDirectionalArrowLength(%(arrow)s).linkCurvature(%(bend)s)
  .warmupTicks(120).cooldownTicks(0).enablePointerInteraction(false)
  .onEngineStop(() => window.done((t) => fg.centerAt(200 * t, 0).zoom(0.3 + t)))
  .graphData(data);
"""

SIGMA = """
const graph = new lib.Graph({ multi: true });
data.nodes.forEach((n, i) => graph.addNode(n.id, { x: Math.cos(2 * i), y: Math.sin(2 * i) * (1 + i % 7), size: 4, label: n.id }));
data.links.forEach((l) => graph.addEdge(l.source, l.target, { size: 1, color: "#888" }));
lib.forceAtlas2.assign(graph, { iterations: 120, settings: lib.forceAtlas2.inferSettings(graph) });
const sigma = new lib.Sigma(graph, document.getElementById("g"), { defaultEdgeType: "arrow" });
window.done((t) => sigma.getCamera().setState({ x: 0.5 + 0.2 * t, y: 0.5, ratio: 1 / (0.3 + t), angle: 0 }));
"""


MOVE = """() => {
  let step = 0;
  const moving = setInterval(() => aldus.graph.centerAt(2 * ++step, 0), 16);
  return aldus.trace(2000).then((frames) => { clearInterval(moving); return frames; });
}"""


def measure(page: Path, *, gpu: bool) -> dict[str, Any]:
    """Open a page, wait for its report. Without a graphics card WebGL is done by SwiftShader, the canvas by Skia."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    webgl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    without = webgl if page.name == WEBGL else ["--disable-gpu"]
    with sync_playwright() as driver:
        options = ["--no-sandbox", *([] if gpu else without)]
        browser = driver.chromium.launch(executable_path=chromium, args=options)
        view = browser.new_page(viewport={"width": 1280, "height": 800})
        view.on("pageerror", lambda error: print(error))
        if page.name == PAGE:
            begin = time.perf_counter()
            view.goto(page.as_uri() + "#core=all&statuses=actual,future,possible,negated")
            view.wait_for_selector("html[data-settled=true]", state="attached", timeout=110_000)
            report = {"settled": 1000 * (time.perf_counter() - begin), **view.evaluate(MOVE)}
        else:
            view.goto(page.as_uri())
            view.wait_for_function("() => window.report", timeout=110_000)
            report = view.evaluate("() => window.report")
        browser.close()
    return report


def line(name: str, size: int, report: dict[str, Any]) -> None:
    """Print a line of the table."""
    frames = sorted(report["frames"][1:] or report["frames"])
    settled, middle = report["settled"] / 1000, frames[len(frames) // 2]
    print(f"| {name} | {size / 1000:.0f} | {settled:.1f} | {len(frames)} | {middle:.0f} | {frames[-1]:.0f} |")


def main() -> None:
    """Print a table with one line for each library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sigma", type=Path, help="bundle of sigma, graphology and forceatlas2")
    parser.add_argument("--gpu", action="store_true", help="the machine has one")
    options = parser.parse_args()
    graph = aldus.graph(news(ARTICLES, actors=ACTORS, sentences=SENTENCES))
    data = json.dumps(
        {"nodes": [{"id": n} for n in graph], "links": [{"source": u, "target": v} for u, v in graph.edges()]}
    )
    print(f"{len(graph)} actors, {graph.number_of_edges()} edges")
    print(
        "| library | KB | settled, s | frames in 2 s | median frame, ms | longest, ms |\n|---|---|---|---|---|---|"
    )
    folder = Path(aldus.__file__).parent / "export" / "page"
    for name, library, script in (
        ("force-graph, curves", folder / "force-graph.min.js", FORCE % {"arrow": 4, "bend": 0.1}),
        ("force-graph, lines", folder / "force-graph.min.js", FORCE % {"arrow": 0, "bend": 0}),
        ("sigma.js", options.sigma, SIGMA),
    ):
        code = library.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as place:
            page = Path(place) / (WEBGL if script is SIGMA else "canvas.html")
            page.write_text(SHELL % {"library": code, "data": data, "script": script}, encoding="utf-8")
            line(name, len(code), measure(page, gpu=options.gpu))
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / PAGE
        aldus.export.html(graph, page)
        size = sum(p.stat().st_size for p in folder.iterdir() if p.suffix in (".js", ".css"))
        line("page of Aldus", size, measure(page, gpu=options.gpu))


if __name__ == "__main__":
    main()
