/* The picture, the drawing and the table as files; the link to what is seen. */
const saveAs = (name, content, type) => {
  const link = make("a", { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(link); link.click(); link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
const fileName = (extension) => (fold(document.querySelector("h1").textContent).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "aldus") + "." + extension;
const png = () => document.querySelector("#graph canvas").toBlob((blob) => saveAs(fileName("png"), blob));

const svgMark = (n) => {
  const r = n.r, fill = colourOf(n), line = { fill, stroke: ink.bg, "stroke-width": 1.3 };
  if (n.type === "ORG") return draw("rect", { x: n.x - r * 0.88, y: n.y - r * 0.88, width: r * 1.76, height: r * 1.76, rx: r * 0.25, ...line });
  if (n.type === "COUNTRY") return draw("path", { d: `M${n.x} ${n.y - r * 1.15}L${n.x + r * 1.15} ${n.y}L${n.x} ${n.y + r * 1.15}L${n.x - r * 1.15} ${n.y}Z`, ...line });
  return draw("circle", { cx: n.x, cy: n.y, r, ...line });
};
/* An arrow as force-graph draws it: a curve whose middle is pushed aside, with a head at the edge of the sign. */
const svgArrow = (l) => {
  const { from: a, to: b } = l, dx = b.x - a.x, dy = b.y - a.y, bend = l.bend;
  const mx = (a.x + b.x) / 2 + dy * bend, my = (a.y + b.y) / 2 - dx * bend;
  const far = Math.hypot(b.x - mx, b.y - my) || 1, ux = (b.x - mx) / far, uy = (b.y - my) / far;
  const x = b.x - ux * b.r, y = b.y - uy * b.r, wide = Math.min(9, 0.8 + 0.95 * Math.sqrt(l.n)), head = 6 + wide;
  const colour = ink[l.tone] || ink.neutral, hx = x - ux * head, hy = y - uy * head;
  const path = draw("path", { d: `M${a.x} ${a.y}Q${mx} ${my} ${hx} ${hy}`, fill: "none", stroke: colour, "stroke-width": wide, "stroke-opacity": veil });
  if (l.dash) path.setAttribute("stroke-dasharray", "5 3");
  const tip = draw("path", { d: `M${x} ${y}L${hx - uy * head * 0.35} ${hy + ux * head * 0.35}L${hx + uy * head * 0.35} ${hy - ux * head * 0.35}Z`, fill: colour });
  return draw("g", {}, draw("title", {}, `${a.label} → ${b.label}: ${l.n}`), path, tip);
};
const svg = () => {
  const nodes = drawn.nodes.filter((n) => n.x !== undefined), edge = 70;
  const x = nodes.map((n) => n.x), y = nodes.map((n) => n.y), left = Math.min(...x) - edge, top = Math.min(...y) - edge;
  const root = draw("svg", { xmlns: SVG, viewBox: `${left} ${top} ${Math.max(...x) - left + edge} ${Math.max(...y) - top + edge}`, "font-family": "system-ui, 'DejaVu Sans', sans-serif" });
  root.append(draw("title", {}, document.querySelector("h1").textContent), draw("rect", { x: left, y: top, width: "100%", height: "100%", fill: ink.bg }), ...drawn.links.map(svgArrow), ...nodes.map(svgMark));
  for (const [, text, tx, ty, size, bold] of labelPlaces(document.createElement("canvas").getContext("2d"), fg.zoom())) {
    root.append(draw("text", { x: tx, y: ty + size * 0.9, "font-size": size, "font-weight": bold ? 700 : 500, "text-anchor": "middle", fill: ink.ink, stroke: ink.bg, "stroke-width": size / 4, "paint-order": "stroke" }, text));
  }
  // The sign of an XML document cannot hold most control characters.
  saveAs(fileName("svg"), new XMLSerializer().serializeToString(root).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ""), "image/svg+xml");
};

/* A cell for a spreadsheet: what it would take for a formula gets an apostrophe. */
const cell = (value) => {
  const text = String(value ?? ""), safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const csv = () => {
  const head = ["date", "source", "source_label", "target", "target_label", "kind", "predicate", "status", "event_type", "tone", "confidence", "weight", "attributed_to", "sentence", "content", "document", "title", "publisher", "url"];
  const lines = matching(state.query).sort(byTime).map(({ e, from, to }) => [e.when, from.key, from.label, to?.key, to?.label, e.kind, e.text, e.status, e.event, e.tone, e.sure, e.count, e.by, plainText(e),
    e.said || (e.parts || []).filter((p) => p[1] & 2).map((p) => p[0]).join(""), e.article?.id, e.article?.title, e.article?.publisher, e.article?.url]);
  saveAs(fileName("csv"), "\ufeff" + [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n", "text/csv");
};

/* ---- the state in the address ---- */
const listed = (set) => [...set].map((v) => v || "-").join(",");
const address = () => {
  const plain = defaults(), hash = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value instanceof Set) { if (listed(value) !== listed(plain[key]) && listed(new Set([...value].sort())) !== listed(new Set([...plain[key]].sort()))) hash.set(key, listed(value)); }
    else if (value !== plain[key]) hash.set(key, String(value));
  }
  hash.set("lang", lang);
  return hash.toString();
};
let writing = 0, written = "";
const remember = () => {
  clearTimeout(writing);
  writing = setTimeout(() => {
    written = "#" + address();
    try { history.replaceState(null, "", written); } catch { /* a frame in a notebook has no address */ }
  }, 150);
};
const restore = () => {
  const hash = new URLSearchParams(location.hash.slice(1)), plain = defaults();
  for (const [key, value] of Object.entries(plain)) {
    const given = hash.get(key);
    if (given === null) state[key] = value;
    else if (value instanceof Set) state[key] = new Set(given.split(",").filter(Boolean).map((v) => (v === "-" ? "" : v)));
    else if (typeof value === "number") state[key] = Number(given) || value;
    else state[key] = typeof value === "boolean" ? given === "true" : given;
  }
  if (!LEVELS.includes(state.level)) state.level = EVERY;
  for (const key of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(state[key])) state[key] = "";
  if (!["actors", "sentences", "articles"].includes(state.tab)) state.tab = "actors";
  if (hash.get("lang") in STRINGS) lang = hash.get("lang");
};
