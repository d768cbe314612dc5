/* The lists beside the drawing: actors, sentences, articles, one actor, one pair. */
const panel = $("panel");
const add = (...parts) => panel.append(...parts.flat().filter(Boolean));
const actorRow = (n) => [dot(n), n.label, n.now, () => choose(n)];

const overview = () => {
  add(make("h2", { textContent: t("actors") }));
  if (!view.actors) {
    add(meta($("nothing").textContent));
    if (data.nodes.length) add(make("div", { cls: "tools" }, tool(t("show"), () => { reset(); for (const key of ["statuses", "lone", "silent"]) state[key] = key === "statuses" ? new Set(CHOICES.statuses[1]) : true; apply(); fit(500); })));
    return;
  }
  add(meta(t("choose")), make("p", { cls: "meta keys", textContent: t("keys") }), rows(view.ranked.map(actorRow), 12));
  for (const [field, tone, title] of [["bad", "conflict", "mostConflict"], ["good", "cooperation", "mostCooperation"]]) {
    const top = model().links.filter((l) => l.n && l[field]).sort((a, b) => b[field] - a[field]).slice(0, 5);
    if (top.length) add(section(t(title), rows(top.map((l) => [bar(tone), `${l.from.label} → ${l.to.label}`, l[field], () => choose(l)]))));
  }
  add(make("details", {}, make("summary", { textContent: t("how") }), ...["how1", "how5", "how2", "how3", "how4"].map((key) => meta(t(key, STRINGS[lang].mean)))));
};

/* Functions that the page knows of: whatever the filters say, but within the period. */
const functions = (n) => {
  const found = new Map();
  for (const l of n.near) if (l.from === n) for (const e of l.all) if (e.kind === "role" && e.status !== "negated" && inTime(e)) {
    const key = `${e.text} → ${l.to.label}`;
    found.set(key, { n: (found.get(key)?.n || 0) + e.count, l });
  }
  return [...found].sort((a, b) => b[1].n - a[1].n).map(([name, { n: times, l }]) => [bar("neutral"), name, times, () => choose(l)]);
};
/* Whom an actor names in its reported words. */
const topics = (n, items) => {
  const m = model(), count = new Map();
  for (const { e, from } of items) if (from === n) for (const i of new Set((e.about || []).map((i) => m.at[i]))) if (i && i !== n) count.set(i, (count.get(i) || 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1]).map(([other, times]) => [dot(other), other.label, times, () => choose(other)]);
};
const profile = (n) => {
  add(tool(t("allActors"), () => choose(null)), make("h2", { textContent: n.label }));
  add(make("p", { cls: "meta" }, dot(n), [TYPES.includes(n.type) ? t(n.type) : "", n.country && n.country !== n.key ? n.country : "", n.sector, n.party, n.key].filter(Boolean).join(" · ")));
  if (n.aliases?.length) add(meta(t("also", n.aliases.join(", "))));
  const counts = [["mentions", "nMentions"], ["documents", "nArticles"], ["statements", "nSaid"]].filter(([k]) => n[k]).map(([k, w]) => many(w, n[k]));
  const time = n.first ? (n.first === n.last ? day(n.first) : `${day(n.first)} – ${day(n.last)}`) : "";
  add(meta([...(state.level === EVERY ? counts : []), time].filter(Boolean).join(" · ")));
  const only = state.only === n.key;
  add(make("div", { cls: "tools" }, tool(t(only ? "onlyOff" : "only"), () => { state.only = only ? "" : n.key; apply(); fit(500); }),
    n.x === undefined ? null : tool(t("centre"), () => { show("drawing"); centre(n); }), tool(t("expand"), () => expand(n))));
  const items = view.shown.filter(({ from, to }) => from === n || to === n);
  add(sparkline(items.map((i) => i.e)));
  const roles = functions(n), about = topics(n, items);
  if (roles.length) add(section(t("functions"), rows(roles, 6)));
  const list = (mine, other, arrow) => [...n.near].filter((l) => l.n && l[mine] === n).sort((a, b) => b.n - a.n).map((l) => [bar(l.tone), arrow + " " + l[other].label, l.n, () => choose(l)]);
  const out = list("from", "to", "→"), back = list("to", "from", "←");
  if (out.length) add(section(t("saysDoes"), rows(out, 12)));
  if (back.length) add(section(t("isSaid"), rows(back, 12)));
  if (about.length) add(section(t("about"), rows(about, 8)));
  const said = items.filter((i) => !i.to);
  if (said.length) add(section(t("toNoOne"), cards(said.sort(byTime))));
};

const split = (l) => {
  const box = make("div", { cls: "split" });
  for (const [name, value] of [["cooperation", l.good], ["conflict", l.bad]]) { const part = make("span", { cls: name }); part.style.width = (100 * value) / l.n + "%"; box.append(part); }
  return box;
};
const pair = (l) => {
  const back = model().pairs.get(l.to.key + "\n" + l.from.key), both = back?.n && !state.oneWay;
  add(tool(t("back", l.from.label), () => choose(l.from)), make("h2", { textContent: `${l.from.label} ${both ? "↔" : "→"} ${l.to.label}` }));
  const items = [];
  for (const one of both ? [l, back] : [l]) {
    const bits = [many("nRelations", one.n), one.good && `${number(one.good)} ${t("cooperation")}`, one.bad && `${number(one.bad)} ${t("conflict")}`];
    add(meta(`${one.from.label} → ${one.to.label}: ${bits.filter(Boolean).join(" · ")}`), one.good + one.bad ? split(one) : null);
    items.push(...one.now.map((e) => ({ e, from: one.from, to: one.to })));
  }
  add(sparkline(items.map((i) => i.e)));
  if (back?.n) add(make("div", { cls: "tools" }, tool(t(state.oneWay ? "bothWays" : "oneWay"), () => { state.oneWay = !state.oneWay; apply(); })));
  add(cards(items.sort(byTime)));
};

const matching = (query) => { const q = fold(query.trim()); return q ? view.shown.filter(({ e }) => wordsOf(e).includes(q)) : view.shown; };
const sentences = () => {
  const items = matching(state.query).filter(({ e }) => e.parts).sort(byTime);
  add(make("h2", { textContent: state.query ? t("sentencesWith", state.query.trim(), number(items.length)) : `${t("sentences")} (${number(items.length)})` }));
  if (state.query) add(make("div", { cls: "tools" }, tool(t("clear"), () => { state.query = search.value = ""; apply(); })));
  if (!items.length) add(meta(t(state.query ? "noSentences" : "noText")));
  add(sparkline(items.map((i) => i.e)), cards(items));
};
let opened = null;
const articles = () => {
  const by = new Map();
  for (const item of matching(state.query)) if (item.e.article) { if (!by.has(item.e.article)) by.set(item.e.article, []); by.get(item.e.article).push(item); }
  if (opened && by.has(opened)) {
    add(tool(t("back", t("articles")), () => { opened = null; render(); }), make("h2", { textContent: opened.title || opened.id }), meta([day(opened.date), opened.publisher, opened.id].filter(Boolean).join(" · ")));
    if (opened.url) add(make("p", { cls: "meta" }, make("a", { href: opened.url, target: "_blank", rel: "noopener noreferrer", textContent: t("open") })));
    return add(cards(by.get(opened).sort(byTime)));
  }
  add(make("h2", { textContent: `${t("articles")} (${number(by.size)})` }));
  const list = [...by].sort(([a], [b]) => (b.date || "").localeCompare(a.date || "") || a.id.localeCompare(b.id));
  return add(rows(list.map(([a, items]) => [make("span", { cls: "when", textContent: a.date || t("noDate") }), [a.publisher, a.title || a.id].filter(Boolean).join(": "), items.length, () => { opened = a; render(); panel.focus(); }])));
};

const render = () => {
  panel.replaceChildren();
  const at = chosenThing();
  if (at && isNode(at) && at.shown) profile(at);
  else if (at && !isNode(at) && at.n) pair(at);
  else ({ actors: overview, sentences, articles })[state.tab]();
  for (const button of document.querySelectorAll("#tabs button")) button.setAttribute("aria-pressed", String(button.dataset.tab === state.tab && !at));
  panel.scrollTop = 0;
};
const choose = (what) => {
  const inside = panel.contains(document.activeElement);
  hover = null;
  Object.assign(state, { actor: "", source: "", target: "", oneWay: false });
  if (isNode(what)) state.actor = what.key;
  else if (what) { state.source = what.from.key; state.target = what.to.key; }
  const missing = what && (isNode(what) ? [what] : [what.from, what.to]).some((n) => !drawn.nodes.includes(n));
  if (missing) redraw();
  render(); refresh(); count(); remember();
  if (parent !== window) parent.postMessage({ aldus: [state.actor, state.source, state.target].filter(Boolean) }, "*");  // to the widget around it
  if (inside) panel.focus();
};
const expand = (n) => { state.expanded.add(n.key); state.actor = n.key; redraw(); choose(n); };

/* ---- the table: the same for who does not see the drawing ---- */
const COLUMNS = [
  ["date", ({ e }) => e.when], ["who", ({ from }) => from.label], ["whom", ({ to }) => to?.label || ""], ["what", ({ e }) => e.text || ""], ["sentence", ({ e }) => plainText(e)],
  ["relation", ({ e }) => t(e.kind || "other")], ["status", ({ e }) => (e.status ? t(e.status) : "")], ["tone", ({ e }) => (e.tone ? t(e.tone) : "")],
  ["article", ({ e }) => sourceOf(e)],
];
const ROWS = 100;
let sorting = { column: 0, down: false };
const table = () => {
  const value = COLUMNS[sorting.column][1], turn = sorting.down ? -1 : 1;
  const items = matching(state.query).sort((a, b) => turn * value(a).localeCompare(value(b), lang) || byTime(a, b));
  const head = make("tr", {}, ...COLUMNS.map(([name], i) => {
    const button = tool(t(name), () => { sorting = { column: i, down: sorting.column === i && !sorting.down }; table(); $("sheet").querySelectorAll("th button")[i].focus(); });
    button.title = t("sortBy", t(name));
    const cell = make("th", { scope: "col" }, button);
    if (sorting.column === i) cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
    return cell;
  }));
  const line = (item) => {
    const { from, to } = item, cells = COLUMNS.map(([, of]) => make("td", { textContent: of(item) }));
    cells[1].replaceChildren(tool(from.label, () => choose(from), "plain"));
    if (to) cells[2].replaceChildren(tool(to.label, () => choose(model().pairs.get(from.key + "\n" + to.key)), "plain"));
    cells[4].lang = "nl";
    return make("tr", { cls: item.e.tone || "" }, ...cells);
  };
  const body = make("tbody", {}, ...items.slice(0, ROWS).map(line)), hold = make("table", {}, make("caption", { textContent: `${t("tableOf")} (${number(items.length)})` }), make("thead", {}, head), body);
  $("sheet").replaceChildren(hold);
  const more = (from) => {
    if (from >= items.length) return;
    const button = tool(t("nMore", number(items.length - from)), () => { button.remove(); body.append(...items.slice(from, from + 5 * ROWS).map(line)); more(from + 5 * ROWS); });
    $("sheet").append(button);
  };
  more(ROWS);
};
