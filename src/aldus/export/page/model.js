/* The graph at a level, and what of it fits the filters. Text of articles enters the document through textContent only. */
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const TYPES = ["PERSON", "ORG", "COUNTRY"];
const EVERY = "actor", LEVELS = [EVERY, "country", "sector", "party"];
const NEIGHBOURS = 60;
const fold = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const make = (tag, props = {}, ...children) => {
  const { cls, ...rest } = props;
  const node = Object.assign(document.createElement(tag), rest);
  if (cls) node.className = cls;
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
};

/* ---- relations ---- */
const relations = [...data.edges, ...data.statements];
for (const e of relations) {
  e.count = e.n || 1;
  e.article = e.doc === undefined ? null : data.articles[e.doc];
  e.when = e.date || e.since || "";
}
const plainText = (e) => (e.parts ? e.parts.map((p) => p[0]).join("") : "");
const wordsOf = (e) => (e.words ??= fold([plainText(e), e.said || "", e.text || "", e.article?.title || ""].join("\n")));

/* ---- levels: actors as they are named, or rolled up ---- */
const build = (level) => {
  const byKey = new Map(), nodes = [];
  const keyOf = (n) => (level === EVERY ? n.id : level === "country" ? (n.type === "COUNTRY" ? n.id : n.country) : n[level]);
  const named = new Map(data.nodes.map((n) => [n.id, n]));
  const at = data.nodes.map((n) => {
    const key = keyOf(n);
    if (!key) return null;
    if (!byKey.has(key)) {
      const like = level === EVERY ? n : named.get(key);
      const node = like ? { ...like } : { label: key, type: level === "country" ? "COUNTRY" : "" };
      Object.assign(node, { id: key, key, members: 0, weight: 0, now: 0, said: 0, near: new Set(), shown: false });
      node.words = fold([node.label, key, ...(node.aliases || [])].join("\n"));
      byKey.set(key, node); nodes.push(node);
    }
    byKey.get(key).members += 1;
    return byKey.get(key);
  });
  const pairs = new Map();
  for (const e of data.edges) {
    const from = at[e.s], to = at[e.t];
    if (!from || !to || from === to) continue;
    const key = from.key + "\n" + to.key;
    if (!pairs.has(key)) pairs.set(key, { key, source: from.id, target: to.id, from, to, all: [], now: [], n: 0 });
    pairs.get(key).all.push(e);
  }
  const links = [...pairs.values()];
  for (const l of links) {
    l.bend = pairs.has(l.to.key + "\n" + l.from.key) ? 0.16 : 0;
    l.all.sort((a, b) => (a.when || "9").localeCompare(b.when || "9"));
    const n = l.all.reduce((sum, e) => sum + e.count, 0);
    l.from.weight += n; l.to.weight += n;
    l.from.near.add(l); l.to.near.add(l);
  }
  for (const e of data.statements) if (at[e.s]) at[e.s].weight += 1;
  for (const n of nodes) n.r = 4 + Math.min(14, 1.7 * Math.sqrt(n.weight));
  return { level, nodes, links, pairs, byKey, at };
};
const levels = {};
const model = () => (levels[state.level] ??= build(state.level));
const has = (field) => data.nodes.some((n) => n[field] && (field !== "country" || n.type !== "COUNTRY"));

/* ---- state: all that a link to the page holds ---- */
const present = (field, order, items) => {
  const found = new Set(items.map((e) => e[field] || ""));
  return [...order.filter((v) => found.delete(v)), ...[...found].sort()];
};
const CHOICES = {
  kinds: ["kind", present("kind", ["say", "do", "role"], relations)],
  statuses: ["status", present("status", ["actual", "future", "possible", "negated"], relations)],
  tones: ["tone", present("tone", ["cooperation", "conflict", ""], relations)],
  types: ["type", present("type", TYPES, data.nodes)],
};
const publishers = [...new Set(data.articles.map((a) => a.publisher).filter(Boolean))].sort();
const alone = new Set(data.statements.map((e) => e.s));
for (const e of data.edges) { alone.delete(e.s); alone.delete(e.t); }
const happened = CHOICES.statuses[1].filter((v) => v === "actual" || v === "");
const defaults = () => ({
  level: EVERY, core: data.nodes.length > 250 ? "100" : "all", lone: alone.size <= 20, silent: false,
  kinds: new Set(CHOICES.kinds[1]), statuses: new Set(happened.length ? happened : CHOICES.statuses[1]),
  tones: new Set(CHOICES.tones[1]), types: new Set(CHOICES.types[1]), from: "", to: "", least: 1, sure: 0, community: "", publisher: "",
  only: "", actor: "", source: "", target: "", oneWay: false, query: "", tab: "actors", view: "drawing", colour: "type", expanded: new Set(),
});
const state = defaults();

const inTime = (e) => {
  if (!state.from && !state.to) return true;
  const first = e.when, last = e.date || e.until || first;
  if (!first) return false;
  if (state.from && last.slice(0, 10) < state.from.slice(0, last.length)) return false;
  return !(state.to && first.slice(0, 10) > state.to);
};
const apartFromStatus = (e) => state.kinds.has(e.kind || "") && state.tones.has(e.tone || "")
  && (!state.sure || (e.sure ?? 0) * 100 >= state.sure) && (!state.publisher || e.article?.publisher === state.publisher);
const wanted = (n) => n && state.types.has(n.type || "") && (!state.community || String(n.community) === state.community);

/* ---- what fits: counted anew after every change ---- */
const view = { relations: 0, spoken: 0, actors: 0, hidden: 0, shown: [], ranked: [], timeless: [] };
const sumUp = (l) => {
  l.n = l.good = l.bad = 0;
  let fact = 0;
  for (const e of l.now) {
    l.n += e.count;
    if (e.tone === "cooperation") l.good += e.count;
    if (e.tone === "conflict") l.bad += e.count;
    if (!e.status || e.status === "actual") fact += e.count;
  }
  l.tone = l.good > l.bad ? "cooperation" : l.bad > l.good ? "conflict" : "neutral";
  l.dash = fact ? null : [5, 3];
};
const recountLinks = (links) => {
  for (const l of links) {
    const mine = wanted(l.from) && wanted(l.to) && (!state.only || state.only === l.from.key || state.only === l.to.key);
    const rest = mine ? l.all.filter(apartFromStatus) : [], all = rest.filter((e) => state.statuses.has(e.status || ""));
    l.now = all.filter(inTime);
    sumUp(l);
    if (l.n < state.least) { l.now = []; l.n = l.good = l.bad = 0; continue; }
    view.timeless.push(...all);
    for (const e of rest) if (inTime(e) && !state.statuses.has(e.status || "")) view.hidden += e.count;
    if (!l.n) continue;
    l.from.shown = l.to.shown = l.from.linked = l.to.linked = true;
    l.from.now += l.n; l.to.now += l.n;
    view.relations += l.n;
    for (const e of l.now) view.shown.push({ e, from: l.from, to: l.to });
  }
};
const recountStatements = ({ at }) => {
  const by = new Map();
  for (const e of data.statements) {
    const n = at[e.s];
    if (!wanted(n) || (state.only && state.only !== n.key) || !apartFromStatus(e)) continue;
    if (!state.statuses.has(e.status || "")) { if (inTime(e)) view.hidden += 1; continue; }
    if (!by.has(n)) by.set(n, []);
    by.get(n).push(e);
  }
  for (const [n, all] of by) {
    const now = all.filter(inTime);
    if (now.length < state.least) continue;
    view.timeless.push(...all);
    n.statementsNow = now;
    n.said = now.length; n.now += n.said; n.shown = true;
    view.spoken += n.said;
    for (const e of now) view.shown.push({ e, from: n, to: null });
  }
};
const recount = () => {
  const m = model();
  Object.assign(view, { relations: 0, spoken: 0, hidden: 0, shown: [], timeless: [] });
  for (const n of m.nodes) { n.shown = n.linked = false; n.now = n.said = 0; n.statementsNow = []; }
  recountLinks(m.links);
  recountStatements(m);
  if (state.silent) for (const n of m.nodes) if (!n.weight && wanted(n) && !state.only) n.shown = true;
  view.ranked = m.nodes.filter((n) => n.shown).sort((a, b) => b.now - a.now || b.weight - a.weight || a.label.localeCompare(b.label));
  view.actors = view.ranked.length;
};
/* The core: who has most relations, without those who would stand alone in it. */
const coreOf = (most) => {
  const tied = view.ranked.filter((n) => n.linked).sort((a, b) => b.now - b.said - (a.now - a.said) || b.weight - a.weight);
  if (tied.length <= most) return new Set(tied);
  const set = new Set(tied.slice(0, most)), within = (n) => [...n.near].some((l) => l.n && set.has(l.from === n ? l.to : l.from));
  for (const n of [...set]) if (!within(n)) set.delete(n);
  for (const n of tied.slice(most)) if (set.size < most && within(n)) set.add(n);
  return set;
};
/* Who is drawn: the core, who was expanded, and who is chosen. */
const drawnActors = () => {
  const m = model(), set = coreOf(state.core === "all" ? Infinity : Number(state.core));
  if (state.lone || state.silent) for (const n of view.ranked) if (!n.linked && (n.weight ? state.lone : state.silent)) set.add(n);
  for (const key of state.expanded) {
    const n = m.byKey.get(key);
    if (!n?.shown) continue;
    set.add(n);
    for (const l of [...n.near].filter((l) => l.n).sort((a, b) => b.n - a.n).slice(0, NEIGHBOURS)) { set.add(l.from); set.add(l.to); }
  }
  for (const key of [state.actor, state.source, state.target]) { const n = m.byKey.get(key); if (n?.shown) set.add(n); }
  return set;
};

/* ---- periods ---- */
const dated = relations.flatMap((e) => [e.date, e.since, e.until]).filter(Boolean).map((d) => d.slice(0, 10)).sort();
const unit = (() => {
  const full = dated.filter((d) => d.length === 10);
  if (!full.length) return "year";
  const days = (Date.parse(full[full.length - 1]) - Date.parse(full[0])) / 864e5;
  return days <= 92 ? "day" : days <= 366 * 15 ? "month" : "year";
})();
const SIZE = { day: 10, month: 7, year: 4 }[unit];
const periodOf = (e) => (e.when.length >= SIZE ? e.when.slice(0, SIZE) : null);
const periods = (() => {
  const some = dated.filter((d) => d.length >= SIZE).map((d) => d.slice(0, SIZE)), list = [];
  if (!some.length) return list;
  const last = some[some.length - 1], day = new Date(Date.UTC(+some[0].slice(0, 4), +(some[0].slice(5, 7) || 1) - 1, +(some[0].slice(8, 10) || 1)));
  for (let p = some[0]; p <= last && list.length < 2000; p = day.toISOString().slice(0, SIZE)) {
    list.push(p);
    if (unit === "day") day.setUTCDate(day.getUTCDate() + 1); else if (unit === "month") day.setUTCMonth(day.getUTCMonth() + 1); else day.setUTCFullYear(day.getUTCFullYear() + 1);
  }
  return list;
})();
const firstDay = (p) => (p + "-01-01").slice(0, 10);
const lastDay = (p) => (unit === "day" ? p : unit === "year" ? p + "-12-31" : new Date(Date.UTC(+p.slice(0, 4), +p.slice(5, 7), 0)).toISOString().slice(0, 10));
const day = (d) => {
  if (!d) return "";
  const [y, m, n] = d.split("-");
  return [n ? +n.slice(0, 2) : "", m ? t("months")[m - 1] : "", y].filter(Boolean).join(" ");
};
