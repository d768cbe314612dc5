"use strict";
/* The page of a graph. Text of articles enters the document through textContent only. */
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const TYPES = { PERSON: "Person", ORG: "Organisation", COUNTRY: "Country" };
  const KINDS = { say: "says", do: "does", role: "function" };
  const MEANING = { say: "who says what, to or about whom", do: "who does what toward whom", role: "who holds which function where",
    actual: "it happened", future: "it is to come", possible: "possible, wanted or asked", negated: "it did not happen",
    cooperation: "helps, agrees, praises, meets", conflict: "accuses, threatens, punishes, attacks", neither: "neither of the two, or negated", sure: "how probable it is that the program read it rightly" };
  const many = (n, word) => n + " " + word + (n === 1 ? "" : "s");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const LIST = 60;

  const make = (tag, props = {}, ...children) => {
    const { cls, ...rest } = props;
    const node = Object.assign(document.createElement(tag), rest);
    if (cls) node.className = cls;
    node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return node;
  };

  /* ---- model: one link for each ordered pair, holding its relations ---- */
  const nodes = data.nodes.map((n, i) => ({ ...n, i, key: n.id, id: i, weight: 0, now: 0, said: 0, shown: true }));
  const pairs = new Map();
  for (const e of data.edges) {
    e.count = e.n || 1;
    const key = e.s + ">" + e.t;
    if (!pairs.has(key)) pairs.set(key, { key, source: e.s, target: e.t, from: nodes[e.s], to: nodes[e.t], all: [], now: [], n: 0 });
    pairs.get(key).all.push(e);
  }
  const links = [...pairs.values()];
  for (const l of links) {
    l.bend = pairs.has(l.to.i + ">" + l.from.i) ? 0.16 : 0;
    l.all.sort((a, b) => (a.date || a.since || "9").localeCompare(b.date || b.since || "9"));
    const n = l.all.reduce((sum, e) => sum + e.count, 0);
    l.from.weight += n; l.to.weight += n;
  }
  for (const n of nodes) n.alone = !n.weight;
  for (const e of data.statements) nodes[e.s].weight += 1;
  for (const n of nodes) n.r = 4 + Math.min(14, 1.7 * Math.sqrt(n.weight));
  const ranked = [...nodes].sort((a, b) => b.weight - a.weight || a.label.localeCompare(b.label));

  /* ---- filters ---- */
  const wanted = { only: null };
  const boxes = (id, field, values, names, classes) => {
    const found = values.filter((v) => v !== null);
    wanted[field] = new Set(found);
    if (found.length < 2) { $(id).hidden = true; return; }
    for (const v of found) {
      const box = make("input", { type: "checkbox", checked: true, value: v });
      box.addEventListener("change", () => { wanted[field][box.checked ? "add" : "delete"](v); apply(); });
      $(id).append(make("label", { title: MEANING[v || "neither"] || "" }, box, classes ? make("span", { cls: classes + " " + v }) : null, (names && names[v]) || v || "other"));
    }
  };
  const present = (field, order) => {
    const has = new Set(data.edges.concat(data.statements).map((e) => e[field] || ""));
    return [...order.filter((v) => has.delete(v)), ...[...has].sort()];
  };
  boxes("kinds", "kind", present("kind", ["say", "do", "role"]), KINDS);
  boxes("statuses", "status", present("status", ["actual", "future", "possible", "negated"]));
  boxes("tones", "tone", present("tone", ["cooperation", "conflict", ""]), { "": "neither" }, "bar");
  boxes("types", "type", [...new Set(nodes.map((n) => n.type))].sort().reverse(), TYPES, "dot");

  const dates = data.edges.flatMap((e) => [e.date, e.since, e.until]).filter(Boolean).sort();
  if (!dates.length) $("from").closest("fieldset").hidden = true;
  const days = dates.map((d) => d.slice(0, 10)).filter((d) => d.length === 10);
  if (days.length) for (const id of ["from", "to"]) { $(id).min = days[0].slice(0, 4) + "-01-01"; $(id).max = days[days.length - 1].slice(0, 4) + "-12-31"; }
  const inTime = (e) => {
    const from = $("from").value, to = $("to").value;
    if (!from && !to) return true;
    const first = e.date || e.since, last = e.date || e.until;
    if (!first) return false;
    if (from && last.slice(0, 10) < from.slice(0, last.length)) return false;
    return !(to && first.slice(0, 10) > to.slice(0, first.length));
  };
  const doubted = data.edges.concat(data.statements).some((e) => e.sure !== undefined);
  $("sureness").hidden = !doubted;
  $("sureness").title = MEANING.sure;
  const fits = (e) => (e.sure || 0) >= $("sure").value / 100 && wanted.kind.has(e.kind || "") && wanted.status.has(e.status || "") && wanted.tone.has(e.tone || "") && inTime(e);

  const apply = () => {
    const least = +$("least").value;
    $("least-out").value = least;
    $("sure-out").value = $("sure").value;
    for (const n of nodes) { n.shown = false; n.now = n.said = 0; }
    let count = 0, spoken = 0;
    for (const l of links) {
      const ends = wanted.type.has(l.from.type) && wanted.type.has(l.to.type);
      const mine = !wanted.only || wanted.only === l.from || wanted.only === l.to;
      l.now = ends && mine ? l.all.filter(fits) : [];
      l.n = l.now.reduce((sum, e) => sum + e.count, 0);
      if (l.n < least) { l.now = []; l.n = 0; }
      if (!l.n) continue;
      l.from.shown = l.to.shown = true;
      l.from.now += l.n; l.to.now += l.n;
      count += l.n;
      let good = 0, bad = 0, fact = 0;
      for (const e of l.now) { if (e.tone === "cooperation") good += e.count; if (e.tone === "conflict") bad += e.count; if (!e.status || e.status === "actual") fact += e.count; }
      l.good = good; l.bad = bad;
      l.tone = good > bad ? "cooperation" : bad > good ? "conflict" : "neutral";
      l.dash = fact ? null : [5, 3];
    }
    for (const e of data.statements) {
      const n = nodes[e.s];
      if (!fits(e) || !wanted.type.has(n.type) || (wanted.only && wanted.only !== n)) continue;
      n.said += 1; n.now += 1; spoken += 1;
    }
    // who only speaks, to no one in particular, stands alone
    for (const n of nodes) if (n.said >= least) n.shown = true;
    const actors = nodes.filter((n) => n.shown).length;
    const cut = data.total > data.edges.length ? ` (the strongest ${data.edges.length} of ${data.total} in the graph)` : "";
    $("count").textContent = `${many(actors, "actor")}, ${many(count, "relation")}${cut}` + (spoken ? `, ${many(spoken, "statement")} to no one` : "");
    $("only").hidden = !wanted.only;
    if (wanted.only) $("only").textContent = `Only ${wanted.only.label} ×`;
    $("nothing").hidden = actors > 0;
    $("nothing").textContent = nodes.length ? "Nothing fits the filters." : "The graph has no relations.";
    document.documentElement.dataset.actors = actors;
    document.documentElement.dataset.relations = count;
    refresh();
    render();
  };

  /* ---- drawing ---- */
  const ink = {};
  const readColours = () => {
    const css = getComputedStyle(document.documentElement);
    for (const c of ["bg", "card", "ink", "soft", "person", "org", "country", "cooperation", "conflict", "neutral", "line"]) ink[c] = css.getPropertyValue("--" + c).trim();
  };
  const colourOf = (n) => ink[(n.type || "").toLowerCase()] || ink.neutral;
  let hover = null, chosen = null;
  const isNode = (x) => x && "weight" in x;
  const lit = () => hover || chosen;
  const near = (n) => {
    const at = lit();
    if (!at || n === at) return true;
    if (!isNode(at)) return n === at.from || n === at.to;
    return links.some((l) => l.n && ((l.from === at && l.to === n) || (l.to === at && l.from === n)));
  };
  const touches = (l) => { const at = lit(); return !at || l === at || l.from === at || l.to === at; };
  const fade = (colour, alpha) => colour + Math.round(alpha * 255).toString(16).padStart(2, "0");
  let close = new Set();
  const veil = Math.max(0.2, Math.min(0.62, 0.62 * Math.sqrt(260 / Math.max(1, links.length))));

  const shape = (n, ctx, grow) => {
    const r = n.r + grow;
    ctx.beginPath();
    if (n.type === "ORG") ctx.roundRect(n.x - r * 0.88, n.y - r * 0.88, r * 1.76, r * 1.76, r * 0.25);
    else if (n.type === "COUNTRY") { ctx.moveTo(n.x, n.y - r * 1.15); ctx.lineTo(n.x + r * 1.15, n.y); ctx.lineTo(n.x, n.y + r * 1.15); ctx.lineTo(n.x - r * 1.15, n.y); ctx.closePath(); }
    else ctx.arc(n.x, n.y, r, 0, 2 * Math.PI);
  };
  const fg = new ForceGraph($("graph"))
    .nodeLabel(() => "").linkLabel(() => "")
    .nodeVisibility((n) => n.shown).linkVisibility((l) => l.n > 0)
    .nodeCanvasObject((n, ctx, scale) => {
      const on = close.has(n);
      ctx.globalAlpha = on ? 1 : 0.18;
      shape(n, ctx, 0);
      ctx.fillStyle = colourOf(n); ctx.fill();
      ctx.lineWidth = (n === chosen || n === hover ? 3 : 1.3) / Math.max(scale, 0.6);
      ctx.strokeStyle = n === chosen || n === hover ? ink.ink : ink.bg; ctx.stroke();
      ctx.globalAlpha = 1;
    })
    .nodePointerAreaPaint((n, colour, ctx) => { shape(n, ctx, 3); ctx.fillStyle = colour; ctx.fill(); })
    .nodeVal((n) => (n.r / 4) ** 2)
    .linkCurvature("bend")
    .linkColor((l) => fade(ink[l.tone] || ink.neutral, touches(l) ? (l === chosen || l === hover ? 1 : lit() ? 0.7 : veil) : 0.06))
    .linkLineDash((l) => l.dash)
    .linkWidth((l) => Math.min(9, 0.8 + 0.95 * Math.sqrt(l.n)) + (l === chosen ? 2 : 0))
    .linkDirectionalArrowLength((l) => (links.length > 700 ? 4 : 7) + Math.min(6, Math.sqrt(l.n))).linkDirectionalArrowRelPos(1)
    .linkDirectionalArrowColor((l) => fade(ink[l.tone] || ink.neutral, touches(l) ? (lit() ? 1 : 0.25 + veil) : 0.06))
    .linkHoverPrecision(7)
    .onNodeHover((n) => { hover = n || null; refresh(); })
    .onLinkHover((l) => { if (!isNode(hover)) { hover = l || null; refresh(); } })
    .onNodeClick((n) => choose(n)).onLinkClick((l) => choose(l)).onBackgroundClick(() => choose(null))
    .onRenderFramePost((ctx, scale) => labels(ctx, scale))
    .autoPauseRedraw(true);

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
  const labels = (ctx, scale) => {
    ctx.textAlign = "center"; ctx.textBaseline = "top";
    const at = lit(), ends = at && !isNode(at) ? [at.from, at.to] : [at];
    const a = fg.screen2GraphCoords(0, 0), z = fg.screen2GraphCoords(fg.width(), fg.height() - $("legend").offsetHeight - 8);
    const seen = (n) => n.shown && n.x > a.x - 40 / scale && n.x < z.x + 40 / scale && n.y > a.y - 40 / scale && n.y < z.y + 40 / scale;
    const some = ranked.filter((n) => seen(n) && (!at || close.has(n)));
    if (at) some.sort((m, n) => ends.includes(n) - ends.includes(m));
    const signs = places(60 / scale), words = places(60 / scale), gap = 2.5 / scale;
    const inside = (b) => b[0] >= a.x && b[2] <= z.x && b[1] >= a.y && b[3] <= z.y;
    for (const n of some) signs.add([n.x - n.r * 0.8, n.y - n.r * 0.8, n.x + n.r * 0.8, n.y + n.r * 0.8]);
    for (const n of some) {
      const main = n.weight > ranked[0].weight / 4, size = (main ? 13.5 : 12) / scale;
      ctx.font = `${ends.includes(n) ? 700 : 500} ${size}px system-ui, "DejaVu Sans", sans-serif`;
      const text = n.label.length > 34 ? n.label.slice(0, 32) + "…" : n.label;
      const half = ctx.measureText(text).width / 2, high = size * 1.15, r = n.r * (n.type === "COUNTRY" ? 1.15 : 1) + gap;
      // below, above, right, left: the last place first, so that labels do not jump about
      const spots = [[n.x, n.y + r], [n.x, n.y - r - high], [n.x + r + half, n.y - high / 2], [n.x - r - half, n.y - high / 2]];
      const box = ([x, y]) => [x - half - gap, y, x + half + gap, y + high];
      const order = [n.side || 0, 0, 1, 2, 3].filter((i) => inside(box(spots[i])) && words.free(box(spots[i])));
      let side = order.find((i) => signs.free(box(spots[i])));
      if (side === undefined && main) side = order[0];  // rather over a sign than not at all
      if (side === undefined) { if (!ends.includes(n)) continue; side = 0; }
      n.side = side;
      const [x, y] = spots[side];
      words.add(box(spots[side]));
      ctx.lineWidth = 3.5 / scale; ctx.lineJoin = "round"; ctx.strokeStyle = ink.bg; ctx.fillStyle = ink.ink;
      ctx.strokeText(text, x, y); ctx.fillText(text, x, y);
    }
  };
  const refresh = () => {
    close = new Set(nodes.filter(near));
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

  /* ---- panel ---- */
  const panel = $("panel");
  const dot = (n) => make("span", { cls: "dot " + (TYPES[n.type] ? n.type : "") });
  const row = (lead, name, number, act) => {
    const button = make("button", { type: "button" }, lead, make("span", { cls: "name", textContent: name }), make("span", { cls: "num", textContent: number }));
    button.addEventListener("click", act);
    return make("li", {}, button);
  };
  const rows = (items, most = LIST) => {
    const list = make("ul", { cls: "rows" }, ...items.slice(0, most));
    if (items.length <= most) return list;
    const more = make("button", { type: "button", textContent: `${items.length - most} more` });
    more.addEventListener("click", () => { more.parentNode.remove(); list.append(...items.slice(most)); items[most].firstChild.focus(); });
    list.append(make("li", {}, more));
    return list;
  };
  const tool = (text, act) => { const b = make("button", { type: "button", textContent: text }); b.addEventListener("click", act); return b; };
  const day = (d) => {
    if (!d) return "";
    const [y, m, n] = d.split("-");
    const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    return [n ? +n.slice(0, 2) : "", m ? names[m - 1] : "", y].filter(Boolean).join(" ");
  };
  const card = (e) => {
    const box = make("article", { cls: "card " + (e.tone || "") });
    const head = make("p", { cls: "head", textContent: e.text || "" });
    const sure = e.sure === undefined ? "" : Math.round(100 * e.sure) + " % sure";
    for (const tag of [KINDS[e.kind], e.status !== "actual" ? e.status : "", e.event, e.n > 1 ? e.n + "×" : "", sure]) if (tag) head.append(make("span", { cls: "tag" + (tag === "negated" ? " no" : ""), textContent: tag, title: MEANING[tag === sure ? "sure" : tag] || "" }));
    box.append(head);
    if (e.parts) {
      const quote = make("blockquote", { lang: "nl" });
      for (const [text, mark] of e.parts) {
        const piece = make(mark & 1 ? "mark" : "span", { textContent: text });
        quote.append(mark & 2 ? make("span", { cls: "content" }, piece) : piece);
      }
      box.append(quote);
    }
    if (e.by) box.append(make("p", { cls: "meta", textContent: "according to " + e.by }));
    const where = [day(e.date) || [day(e.since), day(e.until)].filter(Boolean).join(" – "), e.title, e.doc].filter(Boolean).join(" · ");
    if (where) box.append(make("p", { cls: "meta", textContent: where }));
    return box;
  };
  const cards = (list) => {
    const hold = make("div", {}, ...list.slice(0, LIST).map(card));
    if (list.length > LIST) {
      const more = tool(`${list.length - LIST} more`, () => { more.remove(); hold.append(...list.slice(LIST).map(card)); });
      hold.append(more);
    }
    return hold;
  };
  const section = (title, body) => [make("h3", { textContent: title }), body];

  const overview = () => {
    const shown = ranked.filter((n) => n.shown).sort((a, b) => b.now - a.now);
    panel.append(make("h2", { textContent: "Actors" }));
    if (!shown.length) {
      panel.append(make("p", { cls: "meta", textContent: $("nothing").textContent }));
      if (nodes.length) panel.append(make("div", { cls: "tools" }, tool("Show everything", () => { reset(); fit(500); })));
      return;
    }
    panel.append(make("p", { cls: "meta", textContent: "Choose an actor or an arrow, here or in the drawing." }),
      make("p", { cls: "meta keys", textContent: "Keys: / search, Esc back, + − zoom, arrows move, 0 fit." }));
    panel.append(rows(shown.map((n) => row(dot(n), n.label, n.now, () => choose(n))), 12));
    for (const [tone, title] of [["bad", "Most conflict"], ["good", "Most cooperation"]]) {
      const top = links.filter((l) => l.n && l[tone]).sort((a, b) => b[tone] - a[tone]).slice(0, 5);
      if (top.length) panel.append(...section(title, rows(top.map((l) => row(make("span", { cls: "bar " + (tone === "bad" ? "conflict" : "cooperation") }), `${l.from.label} → ${l.to.label}`, l[tone], () => choose(l))))));
    }
    panel.append(make("details", {}, make("summary", { textContent: "How to read this" }),
      make("p", { cls: "meta", textContent: "An arrow runs from who speaks or acts to whom it concerns. It is thicker for more relations, and dashed where none of them has happened: to come, only possible, or negated." }),
      make("p", { cls: "meta", textContent: `Cooperation: ${MEANING.cooperation}. Conflict: ${MEANING.conflict}. Neither: all else, functions, and what is negated. An arrow has the colour of the most.` }),
      make("p", { cls: "meta", textContent: "A larger sign has more relations. Numbers count relations, and statements to no one in particular. A program read the articles: check the sentence." })));
  };
  const profile = (n) => {
    panel.append(tool("← All actors", () => choose(null)), make("h2", { textContent: n.label }));
    panel.append(make("p", { cls: "meta" }, dot(n), [TYPES[n.type] || "", n.country && n.country !== n.key ? n.country : "", n.key].filter(Boolean).join(" · ")));
    if (n.aliases && n.aliases.length) panel.append(make("p", { cls: "meta", textContent: "also " + n.aliases.join(", ") }));
    const counts = [["mentions", "mentions"], ["documents", "articles"], ["statements", "statements"]].filter(([k]) => n[k]).map(([k, w]) => n[k] + " " + (n[k] === 1 ? w.slice(0, -1) : w));
    const time = n.first ? (n.first === n.last ? day(n.first) : day(n.first) + " – " + day(n.last)) : "";
    panel.append(make("p", { cls: "meta", textContent: [...counts, time].filter(Boolean).join(" · ") }));
    panel.append(make("div", { cls: "tools" }, tool(wanted.only === n ? "Show everybody" : "Only this actor", () => { wanted.only = wanted.only === n ? null : n; apply(); fit(500); }),
      n.x === undefined ? null : tool("Show in the drawing", () => { fg.centerAt(n.x, n.y, calm ? 0 : 600); if (fg.zoom() < 1.6) fg.zoom(1.8, calm ? 0 : 600); })));
    const list = (mine, other, arrow) => links.filter((l) => l.n && l[mine] === n).sort((a, b) => b.n - a.n).map((l) => row(make("span", { cls: "bar " + l.tone }), arrow + " " + l[other].label, l.n, () => choose(l)));
    const out = list("from", "to", "→"), back = list("to", "from", "←");
    if (out.length) panel.append(...section("Says and does", rows(out)));
    if (back.length) panel.append(...section("Is said and done to", rows(back)));
    const said = data.statements.filter((e) => e.s === n.i && fits(e));
    if (said.length) panel.append(...section("Said, to no one in particular", cards(said)));
  };
  const relations = (l) => {
    panel.append(tool("← " + l.from.label, () => choose(l.from)), make("h2", { textContent: `${l.from.label} → ${l.to.label}` }));
    const bits = [many(l.n, "relation")];
    if (l.good) bits.push(l.good + " cooperation");
    if (l.bad) bits.push(l.bad + " conflict");
    panel.append(make("p", { cls: "meta", textContent: bits.join(" · ") }));
    if (l.good + l.bad) {
      const split = make("div", { cls: "split" });
      for (const [name, value] of [["cooperation", l.good], ["conflict", l.bad]]) { const part = make("span", { cls: name }); part.style.width = (100 * value) / l.n + "%"; split.append(part); }
      panel.append(split);
    }
    const back = pairs.get(l.to.i + ">" + l.from.i);
    if (back && back.n) panel.append(make("div", { cls: "tools" }, tool(`Turn round: ${l.to.label} → ${l.from.label} (${back.n})`, () => choose(back))));
    panel.append(cards(l.now));
  };
  const render = () => {
    panel.replaceChildren();
    if (chosen && (isNode(chosen) ? !chosen.shown : !chosen.n)) chosen = null;
    if (!chosen) overview(); else if (isNode(chosen)) profile(chosen); else relations(chosen);
    panel.scrollTop = 0;
  };
  const choose = (what) => {
    const inside = panel.contains(document.activeElement);
    chosen = what; hover = null;
    render(); refresh();
    if (inside) panel.focus();
  };

  /* ---- search ---- */
  const search = $("search"), hits = $("hits");
  const fold = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  for (const n of nodes) n.words = fold([n.label, n.key, ...(n.aliases || [])].join("\n"));
  let at = -1, list = [];
  const showHits = () => {
    const q = fold(search.value.trim());
    list = q ? ranked.filter((n) => n.words.includes(q)).slice(0, 12) : [];
    at = list.length ? 0 : -1;
    hits.replaceChildren(...list.map((n, i) => {
      const item = make("li", { id: "hit" + i }, dot(n), make("span", { textContent: n.label }));
      item.setAttribute("role", "option");
      item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(n); });
      return item;
    }));
    mark();
  };
  const mark = () => {
    hits.hidden = !list.length;
    search.setAttribute("aria-expanded", String(!hits.hidden));
    [...hits.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) search.setAttribute("aria-activedescendant", "hit" + at); else search.removeAttribute("aria-activedescendant");
  };
  const pick = (n) => {
    search.value = n.label; list = []; mark();
    if (!n.shown) reset();
    choose(n);
    fg.centerAt(n.x, n.y, calm ? 0 : 600);
    if (fg.zoom() < 1.6) fg.zoom(1.8, calm ? 0 : 600);
  };
  search.addEventListener("input", showHits);
  search.addEventListener("blur", () => { list = []; mark(); });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); if (list.length) { at = (at + (event.key === "ArrowDown" ? 1 : list.length - 1)) % list.length; mark(); } }
    else if (event.key === "Enter" && at >= 0 && list[at]) { event.preventDefault(); pick(list[at]); }
    else if (event.key === "Escape") { search.value = ""; list = []; mark(); search.blur(); event.stopPropagation(); }
  });

  /* ---- the rest ---- */
  const reset = () => {
    wanted.only = null;
    for (const box of document.querySelectorAll("#filters input[type=checkbox]")) if (!box.checked) box.click();
    $("from").value = $("to").value = ""; $("least").value = 1; $("sure").value = 0;
    apply();
  };
  $("reset").addEventListener("click", () => { reset(); fit(500); });
  $("only").addEventListener("click", () => { wanted.only = null; apply(); fit(500); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["from", "to", "least", "sure"]) $(id).addEventListener("input", apply);
  $("least").max = Math.max(2, Math.min(20, ...[Math.max(1, ...links.map((l) => l.all.reduce((s, e) => s + e.count, 0)))]));
  $("filters-button").addEventListener("click", () => { const open = $("filters").classList.toggle("open"); $("filters-button").setAttribute("aria-expanded", String(open)); resize(); fit(0); });
  const theme = (name) => { document.documentElement.dataset.theme = name; readColours(); fg.backgroundColor(ink.bg); refresh(); };
  $("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  const zoomBy = (f) => fg.zoom(fg.zoom() * f, calm ? 0 : 250);
  $("in").addEventListener("click", () => zoomBy(1.5)); $("out").addEventListener("click", () => zoomBy(1 / 1.5)); $("fit").addEventListener("click", () => fit(500));
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "Escape") choose(chosen && !isNode(chosen) ? chosen.from : null);
    else if (/^Arrow/.test(event.key) && !panel.contains(event.target)) {
      event.preventDefault();
      const { x, y } = fg.centerAt(), step = 60 / fg.zoom();
      fg.centerAt(x + step * ((event.key === "ArrowRight") - (event.key === "ArrowLeft")), y + step * ((event.key === "ArrowDown") - (event.key === "ArrowUp")));
    } else if (event.key === "+" || event.key === "=") zoomBy(1.5); else if (event.key === "-") zoomBy(1 / 1.5); else if (event.key === "0") fit(500);
  });
  document.querySelector("h1").textContent = data.title;
  for (const [type, name] of Object.entries(TYPES)) $("legend").append(make("span", {}, make("span", { cls: "dot " + type }), name));
  for (const tone of ["cooperation", "conflict", "neither"]) $("legend").append(make("span", {}, make("span", { cls: "bar " + tone }), tone));
  $("legend").append(make("span", {}, make("span", { cls: "bar dash" }), "has not happened"));
  if (!nodes.length) for (const id of ["legend", "zoom", "filters", "filters-button"]) $(id).hidden = true;

  const ratio = Math.sqrt(Math.max(0.6, Math.min(1.7, ($("stage").clientWidth || 1) / ($("stage").clientHeight || 1))));
  const pull = (alpha) => { for (const n of nodes) { const force = (n.alone ? 0.11 : 0.065) * alpha; n.vx -= (n.x * force) / ratio; n.vy -= n.y * force * ratio; } };
  const apart = (alpha) => {
    const air = nodes.length > 300 ? 4 : 14;
    for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) {
      const a = nodes[i], b = nodes[j], dx = b.x - a.x, dy = b.y - a.y, least = a.r + b.r + air;
      if (dx > least || dx < -least || dy > least || dy < -least) continue;
      const d = Math.hypot(dx, dy) || 0.1;
      if (d >= least) continue;
      const push = (0.5 * Math.max(alpha, 0.15) * (least - d)) / d;
      a.vx -= dx * push; a.vy -= dy * push; b.vx += dx * push; b.vy += dy * push;
    }
  };
  fg.d3Force("charge").strength((n) => -90 - 9 * n.r).distanceMax(700);
  fg.d3Force("link").distance((l) => 50 + l.from.r + l.to.r + 60 / Math.sqrt(l.all.length));
  fg.d3Force("pull", pull);
  fg.d3Force("apart", apart);
  let ticks = 0, settled = false, touched = false;
  for (const what of ["wheel", "pointerdown"]) $("graph").addEventListener(what, () => { touched = true; }, { capture: true, passive: true });
  fg.warmupTicks(nodes.length > 700 ? 30 : calm ? 250 : 80).cooldownTicks(calm ? 0 : 160).cooldownTime(9000)
    .onEngineTick(() => { if (!ticks++) fit(0); })
    .onEngineStop(() => {
      if (!settled && !touched) fit(400);
      settled = true;
      document.documentElement.dataset.settled = "true";
    });
  theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  resize();
  apply();
  fg.graphData({ nodes, links });
  new ResizeObserver(resize).observe($("stage"));
  window.aldus = { graph: fg, nodes, links };
  document.documentElement.dataset.ready = "true";
})();
