/* The drawing: force-graph, with labels that give way to each other. */
const DENSE = 700;  // more arrows than this are thin lines: they cost a frame a hundredth
const root = document.documentElement;
const ink = {}, GROUPS = ["#3b6fd4", "#c8622d", "#1d8f5a", "#a04db5", "#b08a00", "#1594a8", "#c23a6b", "#6a6f2a"];
const readColours = () => {
  const css = getComputedStyle(document.documentElement);
  for (const c of ["bg", "card", "ink", "soft", "person", "org", "country", "cooperation", "conflict", "neutral", "line"]) ink[c] = css.getPropertyValue("--" + c).trim();
};
const colourOf = (n) => (state.colour === "community" ? GROUPS[n.community] : ink[(n.type || "").toLowerCase()]) || ink.neutral;
let hover = null, dense = false, drawn = { nodes: [], links: [] }, close = null;
const isNode = (x) => x && "weight" in x;
const chosenThing = () => {
  const m = model();
  return m.byKey.get(state.actor) || m.pairs.get(state.source + "\n" + state.target) || null;
};
let lit = null;
const touches = (l) => !lit || l === lit || l.from === lit || l.to === lit || (!isNode(lit) && l.from === lit.to && l.to === lit.from);
const fade = (colour, alpha) => colour + Math.round(alpha * 255).toString(16).padStart(2, "0");
let veil = 0.6;
const outline = (n, grow) => n.r + grow;
const shape = (n, ctx, grow) => {
  const r = outline(n, grow);
  ctx.beginPath();
  if (n.type === "ORG") ctx.roundRect(n.x - r * 0.88, n.y - r * 0.88, r * 1.76, r * 1.76, r * 0.25);
  else if (n.type === "COUNTRY") { ctx.moveTo(n.x, n.y - r * 1.15); ctx.lineTo(n.x + r * 1.15, n.y); ctx.lineTo(n.x, n.y + r * 1.15); ctx.lineTo(n.x - r * 1.15, n.y); ctx.closePath(); }
  else ctx.arc(n.x, n.y, r, 0, 2 * Math.PI);
};
/* Very many arrows are hair lines, painted in pieces on a layer of their own so that no frame waits for them; while the
   camera or the layout moves, some of them do. */
const layer = document.createElement("canvas"), PIECE = 1500;
let painting = "", painted = "";
const strokeLines = (ctx, links, width) => {
  ctx.lineWidth = width;
  for (const tone of ["neutral", "cooperation", "conflict"]) {
    ctx.strokeStyle = fade(ink[tone], lit ? 0.07 : 0.35);
    ctx.beginPath();
    for (const l of links) if (l.tone === tone && !(lit && touches(l))) { ctx.moveTo(l.from.x, l.from.y); ctx.lineTo(l.to.x, l.to.y); }
    ctx.stroke();
  }
};
const paintLayer = (key, transform, width, place) => {
  painting = key;
  Object.assign(layer, place);
  const ctx = layer.getContext("2d", { willReadFrequently: true });
  ctx.setTransform(transform);
  const piece = (from) => {
    if (painting !== key) return;
    strokeLines(ctx, drawn.links.slice(from, from + PIECE), width);
    ctx.getImageData(0, 0, 1, 1);  // paint now, not with the last piece
    if (from + PIECE < drawn.links.length) requestAnimationFrame(() => piece(from + PIECE));
    else { painted = key; fg.linkColor(fg.linkColor()); }
  };
  requestAnimationFrame(() => piece(0));
};
const hairlines = (ctx, scale) => {
  if (!dense) return;
  const place = { width: ctx.canvas.width, height: ctx.canvas.height }, transform = ctx.getTransform(), width = 0.9 / scale / (window.devicePixelRatio || 1);
  const { a, e, f } = transform, key = [a, e, f, place.width, place.height, lit?.key, root.dataset.theme, serial].join();
  if (painted === key) { ctx.save(); ctx.resetTransform(); ctx.drawImage(layer, 0, 0); ctx.restore(); return; }
  strokeLines(ctx, drawn.links.slice(0, PIECE), width);
  clearTimeout(waiting);
  if (still && painting !== key) waiting = setTimeout(() => paintLayer(key, transform, width, place), 120);
};
let waiting = 0, serial = 0, still = false;
const fg = new ForceGraph($("graph"))
  .nodeLabel(() => "").linkLabel(() => "")
  .linkVisibility((l) => l.n > 0 && (!dense || Boolean(lit && touches(l))))
  .nodeCanvasObject((n, ctx, scale) => {
    const marked = n === lit;
    ctx.globalAlpha = !close || close.has(n) ? 1 : 0.18;
    shape(n, ctx, 0);
    ctx.fillStyle = colourOf(n); ctx.fill();
    ctx.lineWidth = (marked ? 3 : 1.3) / Math.max(scale, 0.6);
    ctx.strokeStyle = marked ? ink.ink : ink.bg; ctx.stroke();
    ctx.globalAlpha = 1;
  })
  .nodePointerAreaPaint((n, colour, ctx) => { shape(n, ctx, 3); ctx.fillStyle = colour; ctx.fill(); })
  .nodeVal((n) => (n.r / 4) ** 2)
  .linkCurvature("bend")
  .linkColor((l) => fade(ink[l.tone] || ink.neutral, touches(l) ? (l === lit ? 1 : lit ? 0.7 : veil) : 0.06))
  .linkLineDash((l) => l.dash)
  .linkWidth((l) => Math.min(9, 0.8 + 0.95 * Math.sqrt(l.n)) + (l === lit ? 2 : 0))
  .linkDirectionalArrowLength((l) => (drawn.links.length > DENSE / 2 ? 5 : 7) + Math.min(6, Math.sqrt(l.n))).linkDirectionalArrowRelPos(1)
  .linkDirectionalArrowColor((l) => fade(ink[l.tone] || ink.neutral, touches(l) ? (lit ? 1 : Math.min(1, 0.25 + veil)) : 0.06))
  .linkHoverPrecision(7)
  .onNodeHover((n) => { hover = n || null; refresh(); })
  .onLinkHover((l) => { if (!isNode(hover)) { hover = l || null; refresh(); } })
  .onBackgroundClick(() => choose(null)).onNodeDrag(() => { still = false; painted = painting = ""; })
  .onRenderFramePre(hairlines)
  .onRenderFramePost((ctx, scale) => labels(ctx, scale))
  .autoPauseRedraw(true);
let clicked = { key: "", time: 0 };
fg.onLinkClick((l) => choose(l)).onNodeClick((n) => {
  const twice = clicked.key === n.key && performance.now() - clicked.time < 400;
  clicked = { key: n.key, time: performance.now() };
  if (twice) expand(n); else choose(n);
});

/* Boxes in a grid, so that a thousand labels find a free place within a frame. */
const places = (cell) => {
  const grid = new Map();
  const each = (b, act) => {
    for (let x = Math.floor(b[0] / cell); x <= b[2] / cell; x++) for (let y = Math.floor(b[1] / cell); y <= b[3] / cell; y++) if (act(x + "," + y)) return true;
    return false;
  };
  return {
    add: (b) => { each(b, (key) => { if (grid.has(key)) grid.get(key).push(b); else grid.set(key, [b]); }); },
    free: (b) => !each(b, (key) => (grid.get(key) || []).some((o) => b[0] < o[2] && b[2] > o[0] && b[1] < o[3] && b[3] > o[1])),
  };
};
const short = (label) => (label.length > 34 ? label.slice(0, 32) + "…" : label);
const LABELS = 250;
/* Where labels go: [node, text, x, y, size, bold] for those that find a place. */
const labelPlaces = (ctx, scale) => {
  const ends = isNode(lit) ? [lit] : lit ? [lit.from, lit.to] : [];
  const a = fg.screen2GraphCoords(0, 0), z = fg.screen2GraphCoords(fg.width(), fg.height() - $("legend").offsetHeight - 8);
  const seen = (n) => n.x > a.x - 40 / scale && n.x < z.x + 40 / scale && n.y > a.y - 40 / scale && n.y < z.y + 40 / scale;
  const some = drawn.nodes.filter((n) => seen(n) && (!close || close.has(n)));
  if (ends.length) some.sort((m, n) => ends.includes(n) - ends.includes(m));
  const signs = places(60 / scale), words = places(60 / scale), gap = 2.5 / scale, top = drawn.nodes[0]?.weight || 1, found = [];
  const inside = (b) => b[0] >= a.x && b[2] <= z.x && b[1] >= a.y && b[3] <= z.y;
  for (const n of some) signs.add([n.x - n.r * 0.8, n.y - n.r * 0.8, n.x + n.r * 0.8, n.y + n.r * 0.8]);
  for (const n of some.slice(0, LABELS)) {
    const main = n.weight > top / 4, size = (main ? 13.5 : 12) / scale, bold = ends.includes(n);
    ctx.font = `${bold ? 700 : 500} ${size}px system-ui, "DejaVu Sans", sans-serif`;
    const text = short(n.label), half = ctx.measureText(text).width / 2, high = size * 1.15, r = n.r * (n.type === "COUNTRY" ? 1.15 : 1) + gap;
    // below, above, right, left: the last place first, so that labels do not jump about
    const spots = [[n.x, n.y + r], [n.x, n.y - r - high], [n.x + r + half, n.y - high / 2], [n.x - r - half, n.y - high / 2]];
    const box = ([x, y]) => [x - half - gap, y, x + half + gap, y + high];
    const order = [n.side || 0, 0, 1, 2, 3].filter((i) => inside(box(spots[i])) && words.free(box(spots[i])));
    let side = order.find((i) => signs.free(box(spots[i])));
    if (side === undefined && main) side = order[0];  // rather over a sign than not at all
    if (side === undefined) { if (!bold) continue; side = 0; }
    n.side = side;
    words.add(box(spots[side]));
    found.push([n, text, ...spots[side], size, bold]);
  }
  return found;
};
const labels = (ctx, scale) => {
  ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
  for (const [, text, x, y, size, bold] of labelPlaces(ctx, scale)) {
    ctx.font = `${bold ? 700 : 500} ${size}px system-ui, "DejaVu Sans", sans-serif`;
    ctx.lineWidth = 3.5 / scale; ctx.strokeStyle = ink.bg; ctx.fillStyle = ink.ink;
    ctx.strokeText(text, x, y); ctx.fillText(text, x, y);
  }
};
const refresh = () => {
  lit = hover || chosenThing();
  close = null;
  if (isNode(lit)) { close = new Set([lit]); for (const l of lit.near) if (l.n) { close.add(l.from); close.add(l.to); } }
  else if (lit) close = new Set([lit.from, lit.to]);
  fg.linkColor(fg.linkColor());  // marks the canvas for a redraw
};
const resize = () => fg.width($("stage").clientWidth).height($("stage").clientHeight);
const fit = (time) => {
  const box = fg.getGraphBbox((n) => n.shown);
  if (!box || !Number.isFinite(box.x[0])) return;
  const w = $("stage").clientWidth, h = $("stage").clientHeight, edge = Math.min(60, w / 11), low = $("legend").offsetHeight + 22;
  const scale = Math.min(3, (w - 2 * edge) / (box.x[1] - box.x[0] || 1), (h - low - 24) / (box.y[1] - box.y[0] || 1));
  const down = (low - 24) / 2 / scale;  // the legend stands below
  fg.centerAt((box.x[0] + box.x[1]) / 2, (box.y[0] + box.y[1]) / 2 + down, calm ? 0 : time).zoom(scale, calm ? 0 : time);
};
const centre = (n) => {
  if (n.x === undefined) return;
  fg.centerAt(n.x, n.y, calm ? 0 : 600);
  if (fg.zoom() < 1.6) fg.zoom(1.8, calm ? 0 : 600);
};

/* ---- layout ---- */
let ratio = 1, settled = false, touched = false, ticks = 0, fresh = true;
const pull = (alpha) => { for (const n of drawn.nodes) { const force = (n.linked ? 0.065 : 0.11) * alpha; n.vx -= (n.x * force) / ratio; n.vy -= n.y * force * ratio; } };
fg.d3Force("charge").strength((n) => -90 - 9 * n.r).distanceMax(700);
fg.d3Force("link").distance((l) => 50 + l.from.r + l.to.r + 60 / Math.sqrt(l.all.length));
fg.d3Force("pull", Object.assign(pull, { initialize: () => {} }));
fg.d3Force("apart", d3.forceCollide((n) => n.r + (drawn.nodes.length > 300 ? 2 : 7)).strength(0.5));
for (const what of ["wheel", "pointerdown"]) $("graph").addEventListener(what, () => { touched = true; }, { capture: true, passive: true });
fg.cooldownTime(9000).onEngineTick(() => { if (!ticks++ && fresh) fit(0); }).onEngineStop(() => {
  for (const n of drawn.nodes) n.fx = n.fy = undefined;
  if (fresh && !touched) fit(settled ? 400 : 0);
  settled = still = true; fresh = false; serial += 1;
  root.dataset.settled = "true";
});
/* New actors start beside those they are tied to. */
const seat = (n, number) => {
  const known = [...n.near].map((l) => (l.from === n ? l.to : l.from)).filter((o) => o.x !== undefined);
  const x = known.reduce((s, o) => s + o.x, 0) / (known.length || 1), y = known.reduce((s, o) => s + o.y, 0) / (known.length || 1);
  n.x = x + 60 * Math.cos(2.4 * number); n.y = y + 60 * Math.sin(2.4 * number);
};
const drawnText = () => (drawn.nodes.length < view.actors ? t("drawn", number(drawn.nodes.length)) : "");
const redraw = (anew = false) => {
  const set = drawnActors(), m = model();
  const nodes = m.nodes.filter((n) => set.has(n)).sort((a, b) => b.weight - a.weight);
  const links = m.links.filter((l) => l.n && set.has(l.from) && set.has(l.to));
  const news = nodes.filter((n) => n.x === undefined), old = nodes.length - news.length;
  anew = anew || news.length > old;
  if (anew) { for (const n of nodes) n.x = n.y = n.vx = n.vy = undefined; fresh = true; ticks = 0; touched = false; }
  else for (const n of nodes) if (n.x !== undefined) { n.fx = n.x; n.fy = n.y; }
  if (!anew) news.forEach(seat);
  drawn = { nodes, links: links.sort((a, b) => b.n - a.n) };
  serial += 1; still = false; painted = painting = "";
  dense = links.length > DENSE;
  veil = Math.max(0.2, Math.min(0.62, 0.62 * Math.sqrt(260 / Math.max(1, links.length))));
  ratio = Math.sqrt(Math.max(0.6, Math.min(1.7, ($("stage").clientWidth || 1) / ($("stage").clientHeight || 1))));
  if (anew || news.length) root.dataset.settled = "false";
  const crowd = nodes.length > 700, slow = calm || crowd;
  fg.warmupTicks(anew ? (crowd ? 120 : calm ? 250 : 80) : news.length ? (slow ? 60 : 5) : 0)
    .cooldownTicks(slow || !(anew || news.length) ? 0 : anew ? 160 : 60).graphData(drawn);
};
/* The longest frame, in ms, of so many ms; what `benchmarks.drawing` and the tests look at. */
const trace = (time) => new Promise((resolve) => {
  const frames = [], begin = performance.now();
  let last = begin;
  const frame = (now) => { frames.push(now - last); last = now; if (now - begin < time) requestAnimationFrame(frame); else resolve({ frames, longest: Math.max(...frames.slice(1)) }); };
  requestAnimationFrame(frame);
});
