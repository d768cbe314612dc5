/* Filters, search, keys, and the start. */
const count = () => {
  const parts = [many("nActors", view.actors), many("nRelations", view.relations), view.spoken ? many("nStatements", view.spoken) : ""];
  $("count").textContent = parts.filter(Boolean).join(", ") + (view.hidden ? ` (${t("hidden", number(view.hidden))})` : "");
  $("drawn").textContent = state.view === "drawing" ? drawnText() : "";
  Object.assign(root.dataset, { actors: view.actors, relations: view.relations, statements: view.spoken, drawn: drawn.nodes.length });
};
const cutText = () => {
  const { total } = data, parts = [];
  if (total.edges > data.edges.length) parts.push(t("cutEdges", number(data.edges.length), number(total.edges)));
  if (total.statements > data.statements.length) parts.push(t("cutStatements", number(data.statements.length), number(total.statements)));
  $("cut").textContent = parts.join(" ");
  $("cut").hidden = !parts.length;
};
const apply = (anew = false) => {
  recount();
  $("nothing").hidden = view.actors > 0;
  $("nothing").textContent = t(data.nodes.length ? "nothing" : "empty");
  const only = state.only && model().byKey.get(state.only);
  $("only").hidden = !only;
  if (only) $("only").textContent = t("onlyNow", only.label);
  redraw(anew === true);
  refresh(); render(); count(); sync(); timeBars(); remember();
  if (state.view === "table") table();
};
const show = (what) => {
  state.view = what;
  $("sheet").hidden = what !== "table"; $("canvas").hidden = what === "table";
  for (const name of ["drawing", "table"]) $(name).setAttribute("aria-pressed", String(what === name));
  if (what === "table") table(); else { resize(); }
  count(); remember();
};

/* ---- filters ---- */
const boxes = (id, classes) => {
  const [, values] = CHOICES[id];
  $(id).hidden = values.length < 2;
  for (const v of values) {
    const box = make("input", { type: "checkbox", value: v });
    box.addEventListener("change", () => { state[id][box.checked ? "add" : "delete"](v); apply(); });
    const word = make("span", {});
    word.dataset.t = v || (id === "tones" ? "neither" : "other");
    $(id).append(make("label", {}, box, classes ? make("span", { cls: classes + " " + (v || "neutral") }) : null, word));
  }
};
boxes("kinds"); boxes("statuses"); boxes("tones", "bar"); boxes("types", "dot");
const option = (value, text, key) => { const o = make("option", { value, textContent: text || "" }); if (key) o.dataset.t = key; return o; };
const select = (id, options, then) => {
  $(id).append(...options);
  $(id).closest("label").hidden = options.length < 2;
  $(id).addEventListener("change", () => { state[id] = $(id).value; then ? then() : apply(); });
};
select("level", [EVERY, ...LEVELS.slice(1).filter(has)].map((l) => option(l, "", l)), () => {
  Object.assign(state, { actor: "", source: "", target: "", only: "", community: "", expanded: new Set() });
  apply(true);
});
const groups = new Map();
for (const n of [...levels[EVERY]?.nodes || build(EVERY).nodes].sort((a, b) => b.weight - a.weight)) if (n.community !== undefined) { if (!groups.has(n.community)) groups.set(n.community, []); groups.get(n.community).push(n.label); }
const groupOptions = [...groups].sort((a, b) => a[0] - b[0]).slice(0, 20).map(([g, names]) => option(String(g), `${g + 1}: ${names.slice(0, 2).map(short).join(", ")} … (${names.length})`));
select("community", groupOptions.length > 1 ? [option("", "", "everyone"), ...groupOptions] : []);
select("publisher", publishers.length > 1 ? [option("", "", "everyone"), ...publishers.map((p) => option(p, p))] : []);
select("core", data.nodes.length > 60 ? ["50", "100", "250"].map((n) => option(n, "", "core")).concat(option("all", "", "all")) : [], () => { state.expanded = new Set(); apply(true); });
select("colour", groups.size > 1 ? [option("type", "", "byType"), option("community", "", "byCommunity")] : [], () => { refresh(); legend(); remember(); });
for (const id of ["lone", "silent"]) $(id).addEventListener("change", () => { state[id] = $(id).checked; apply(); });
$("lone").closest("label").hidden = !alone.size || alone.size === data.nodes.length;
$("silent").closest("label").hidden = !build(EVERY).nodes.some((n) => !n.weight);
const most = Math.max(1, ...build(EVERY).links.map((l) => l.all.reduce((s, e) => s + e.count, 0)));
$("least").max = Math.max(2, Math.min(20, most));
$("sureness").hidden = !relations.some((e) => e.sure !== undefined);
for (const id of ["least", "sure"]) $(id).addEventListener("input", () => { state[id] = Number($(id).value); apply(); });
for (const id of ["from", "to"]) {
  if (dated.length) { $(id).min = dated[0].slice(0, 4) + "-01-01"; $(id).max = dated[dated.length - 1].slice(0, 4) + "-12-31"; }
  $(id).addEventListener("input", () => { state[id] = $(id).value; apply(); });
}
$("dates").hidden = !dated.length;
/* Controls as the state has them. */
const sync = () => {
  for (const id of Object.keys(CHOICES)) for (const box of $(id).querySelectorAll("input")) box.checked = state[id].has(box.value);
  for (const id of ["level", "community", "publisher", "core", "colour", "from", "to", "least", "sure"]) $(id).value = state[id];
  for (const id of ["lone", "silent"]) $(id).checked = state[id];
  $("least-out").value = state.least; $("sure-out").value = state.sure;
  const begin = periods.findIndex((p) => !state.from || lastDay(p) >= state.from), end = periods.findLastIndex((p) => !state.to || firstDay(p) <= state.to);
  $("first").value = begin < 0 ? periods.length - 1 : begin; $("last").value = end < 0 ? 0 : end;
};

/* ---- time ---- */
for (const id of ["first", "last"]) {
  $(id).max = Math.max(0, periods.length - 1);
  $(id).addEventListener("input", () => {
    const [a, b] = [Number($("first").value), Number($("last").value)].sort((x, y) => x - y);
    state.from = a > 0 ? firstDay(periods[a]) : "";
    state.to = b < periods.length - 1 ? lastDay(periods[b]) : "";
    apply();
  });
}
$("time").hidden = periods.length < 2;
const timeBars = () => {
  if ($("time").hidden) return;
  const dim = (p) => (state.from && lastDay(p) < state.from) || (state.to && firstDay(p) > state.to);
  $("bars").replaceChildren(histogram(view.timeless, 20, dim));
  const a = periods[$("first").value], b = periods[$("last").value];
  for (const [id, p] of [["first", a], ["last", b]]) $(id).setAttribute("aria-valuetext", day(p));
  $("period").textContent = `${day(a)} – ${day(b)}`;
};

/* ---- search: actors while one types, sentences with Enter ---- */
const search = $("search"), hits = $("hits");
let at = -1, list = [];
const showHits = () => {
  const q = fold(search.value.trim());
  const named = q ? model().nodes.filter((n) => n.words.includes(q)).sort((a, b) => b.weight - a.weight || a.label.localeCompare(b.label)).slice(0, 10) : [];
  const inText = q ? matching(search.value).length : 0;
  list = [...named.map((n) => ({ n, text: n.label })), ...(inText ? [{ text: t("sentencesWith", search.value.trim(), number(inText)) }] : [])];
  at = list.length ? 0 : -1;
  hits.replaceChildren(...list.map(({ n, text }, i) => {
    const item = make("li", { id: "hit" + i }, n ? dot(n) : null, make("span", { textContent: text }));
    item.setAttribute("role", "option");
    item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(list[i]); });
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
const pick = ({ n }) => {
  list = []; mark();
  if (!n) { Object.assign(state, { query: search.value, tab: "sentences", actor: "", source: "", target: "" }); apply(); return; }
  search.value = n.label; state.query = "";
  if (!n.shown) { reset(); if (!n.shown) { state.statuses = new Set(CHOICES.statuses[1]); state.silent = !n.weight; apply(); } }
  choose(n); centre(n);
};
search.addEventListener("input", showHits);
search.addEventListener("blur", () => { list = []; mark(); });
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); if (list.length) { at = (at + (event.key === "ArrowDown" ? 1 : list.length - 1)) % list.length; mark(); } }
  else if (event.key === "Enter") { event.preventDefault(); if (list[at]) pick(list[at]); else if (search.value.trim()) pick({}); }
  else if (event.key === "Escape") { search.value = ""; list = []; mark(); search.blur(); event.stopPropagation(); if (state.query) { state.query = ""; apply(); } }
});

/* ---- the rest ---- */
const reset = () => {
  const { view: seen, tab, colour, level, core, actor, source, target, query } = state;
  Object.assign(state, defaults(), { view: seen, tab, colour, level, core, actor, source, target, query });
  apply();
};
$("reset").addEventListener("click", () => { reset(); fit(500); });
$("relayout").addEventListener("click", () => redraw(true));
$("only").addEventListener("click", () => { state.only = ""; apply(); fit(500); });
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters-button").addEventListener("click", () => { const open = root.classList.toggle("filtering"); $("filters-button").setAttribute("aria-expanded", String(open)); resize(); });
for (const name of ["drawing", "table"]) $(name).addEventListener("click", () => show(name));
for (const button of document.querySelectorAll("#tabs button")) button.addEventListener("click", () => { state.tab = button.dataset.tab; opened = null; choose(null); });
for (const [id, act] of [["png", png], ["svg", svg], ["csv", csv]]) $(id).addEventListener("click", () => { $("save").open = false; act(); });
$("link").addEventListener("click", (event) => { copy(location.href.split("#")[0] + "#" + address(), event.currentTarget); });
const theme = (name) => { root.dataset.theme = name; readColours(); fg.backgroundColor(ink.bg); refresh(); };
$("theme").addEventListener("click", () => theme(root.dataset.theme === "dark" ? "light" : "dark"));
const zoomBy = (f) => fg.zoom(fg.zoom() * f, calm ? 0 : 250);
$("in").addEventListener("click", () => zoomBy(1.5)); $("out").addEventListener("click", () => zoomBy(1 / 1.5)); $("fit").addEventListener("click", () => fit(500));
document.addEventListener("keydown", (event) => {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = 60 / fg.zoom(), move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
  else if (event.key === "Escape") { const now = chosenThing(); choose(now && !isNode(now) ? now.from : null); }
  else if (move && $("stage").contains(event.target) === false && event.target !== document.body) return;
  else if (move && state.view === "drawing") { event.preventDefault(); const { x, y } = fg.centerAt(); fg.centerAt(x + step * move[0], y + step * move[1]); }
  else if (event.key === "+" || event.key === "=") zoomBy(1.5); else if (event.key === "-") zoomBy(1 / 1.5); else if (event.key === "0") fit(500);
});
const legend = () => {
  $("legend").replaceChildren();
  if (state.colour === "type") for (const type of TYPES) $("legend").append(make("span", {}, make("span", { cls: "dot " + type }), t(type)));
  for (const tone of ["cooperation", "conflict", "neither"]) $("legend").append(make("span", {}, bar(tone), t(tone)));
  $("legend").append(make("span", {}, bar("dash"), t("unhappened")));
};
/* Every fixed text: data-t is its content, data-label its aria-label, data-hint its placeholder. */
const speak = (to) => {
  lang = to; root.lang = to;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) { node.setAttribute("aria-label", t(node.dataset.label)); if (node.tagName === "BUTTON") node.title = t(node.dataset.label); }
  search.placeholder = t("find");
  for (const o of $("core").options) if (o.value !== "all") o.textContent = `${t("core")}: ${o.value}`;
  for (const label of document.querySelectorAll("#kinds label, #statuses label, #tones label")) label.title = STRINGS[lang].mean[label.querySelector("input").value || "neither"] || "";
  document.querySelector("h1").textContent = document.title = data.title || t("title");
  $("language").lang = to === "nl" ? "en" : "nl";
  cutText(); legend();
};
$("language").addEventListener("click", () => { speak(lang === "nl" ? "en" : "nl"); apply(); show(state.view); });
addEventListener("hashchange", () => { if (location.hash !== written) start(); });
if (!data.nodes.length) for (const id of ["legend", "zoom", "filters", "filters-button", "tabs", "save", "views"]) $(id).hidden = true;

const start = () => {
  lang = data.lang || ((navigator.language || "").toLowerCase().startsWith("nl") ? "nl" : "en");
  restore();
  speak(lang);
  if (state.query) search.value = state.query;
  apply();
  show(state.view === "table" ? "table" : "drawing");
};
theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
if (innerWidth > 1250) root.classList.add("filtering");
$("filters-button").setAttribute("aria-expanded", String(root.classList.contains("filtering")));
resize();
start();
new ResizeObserver(resize).observe($("stage"));
window.aldus = { graph: fg, get nodes() { return drawn.nodes; }, get links() { return drawn.links; }, state, view, trace, citation, address };
root.dataset.ready = "true";
