/* Sentences with their source, and small histograms. */
const LIST = 60;
const tool = (text, act, cls) => { const b = make("button", { type: "button", textContent: text, cls: cls || "" }); b.addEventListener("click", act); return b; };
const dot = (n) => make("span", { cls: "dot " + (TYPES.includes(n.type) ? n.type : "") });
const bar = (tone) => make("span", { cls: "bar " + tone });
const meta = (text) => (text ? make("p", { cls: "meta", textContent: text }) : null);
const section = (title, body) => [make("h3", { textContent: title }), body];

/* The text with what was searched for marked. */
const found = (text) => {
  const q = state.query.trim();
  if (!q) return [text];
  const parts = text.split(new RegExp("(" + q.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + ")", "giu"));
  return parts.map((p, i) => (i % 2 ? make("mark", { cls: "hit", textContent: p }) : p));
};
const sourceOf = (e) => [e.article?.publisher, e.article?.title || (e.article && e.article.id)].filter(Boolean).join(", ");
const spanOf = (e) => day(e.date) || [day(e.since), day(e.until)].filter(Boolean).join(" – ");
/* What a reader pastes: the reported words, else the sentence, with speaker and source. */
const citation = ({ e, from }) => {
  const words = e.said || (e.parts || []).filter((p) => p[1] & 2).map((p) => p[0]).join("");
  const text = e.kind === "say" && words.trim() ? `“${words.trim().replace(/^["“”„‘’']+|["“”„’']+$/g, "")}” — ${from.label}` : plainText(e).trim();
  return [text, [sourceOf(e), spanOf(e)].filter(Boolean).join(", "), e.article?.url].filter(Boolean).join("\n");
};
const copy = async (text, button) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const box = make("textarea", { value: text });
    document.body.append(box); box.select(); document.execCommand("copy"); box.remove(); button.focus();
  }
  const label = button.textContent;
  button.textContent = t("copied");
  setTimeout(() => { button.textContent = label; }, 1500);
};
const tagsOf = (e) => {
  const sure = e.sure === undefined ? "" : t("sure", Math.round(100 * e.sure));
  const status = e.status && e.status !== "actual" ? e.status : "";
  const tags = [[t(e.kind), STRINGS[lang].mean[e.kind]], status && [t(status), STRINGS[lang].mean[status], status === "negated" ? "no" : ""], e.event && [e.event, ""],
    e.n > 1 && [t("times", number(e.n)), ""], sure && [sure, STRINGS[lang].mean.sure]];
  return tags.filter((tag) => tag && tag[0]).map(([text, title, cls]) => make("span", { cls: "tag " + (cls || ""), textContent: text, title: title || "" }));
};
const card = (item) => {
  const { e, from, to } = item, box = make("article", { cls: "card " + (e.tone || "") });
  const who = (n) => tool(n.label, () => choose(n), "who");
  box.append(make("p", { cls: "head" }, who(from), to ? " → " : "", to ? who(to) : ""), make("p", { cls: "tags" }, make("b", { textContent: e.text || "" }), ...tagsOf(e)));
  if (e.parts) {
    const quote = make("blockquote", { lang: "nl" });
    for (const [text, mark] of e.parts) {
      const piece = make(mark & 1 ? "mark" : "span", {}, ...found(text));
      quote.append(mark & 2 ? make("span", { cls: "content" }, piece) : piece);
    }
    box.append(quote);
    if (e.said) box.append(make("details", { cls: "words", open: Boolean(state.query) && !fold(plainText(e)).includes(fold(state.query.trim())) }, make("summary", { textContent: t("words") }), make("blockquote", { lang: "nl" }, make("span", { cls: "content" }, ...found(e.said)))));
  }
  if (e.by) box.append(meta(t("by", e.by)));
  const where = [spanOf(e), sourceOf(e)].filter(Boolean).join(" · ");
  const foot = make("p", { cls: "meta foot" }, make("span", {}, ...found(where)));
  if (e.article?.url) foot.append(make("a", { href: e.article.url, target: "_blank", rel: "noopener noreferrer", textContent: t("open") }));
  if (e.parts) { const button = tool(t("copy"), () => copy(citation(item), button), "plain"); foot.append(button); }
  box.append(foot);
  return box;
};
const cards = (list) => {
  const hold = make("div", {}, ...list.slice(0, LIST).map(card));
  const more = (from) => {
    if (from >= list.length) return;
    const button = tool(t("nMore", number(list.length - from)), () => { button.remove(); hold.append(...list.slice(from, from + 5 * LIST).map(card)); more(from + 5 * LIST); });
    hold.append(button);
  };
  more(LIST);
  return hold;
};
const row = (lead, name, amount, act) => {
  const button = make("button", { type: "button" }, lead, make("span", { cls: "name", textContent: name, title: name }), make("span", { cls: "num", textContent: typeof amount === "number" ? number(amount) : amount }));
  button.addEventListener("click", act);
  return make("li", {}, button);
};
/* A list of [lead, name, number, act]; rows are made when they are shown. */
const rows = (items, most = LIST) => {
  const list = make("ul", { cls: "rows" }, ...items.slice(0, most).map((i) => row(...i)));
  const more = (from) => {
    if (from >= items.length) return;
    const button = tool(t("nMore", number(items.length - from)), () => {
      button.parentNode.remove();
      const next = items.slice(from, from + 5 * LIST).map((i) => row(...i));
      list.append(...next); next[0].firstChild.focus(); more(from + 5 * LIST);
    });
    list.append(make("li", {}, button));
  };
  more(most);
  return list;
};
const byTime = (a, b) => (a.e.when || "9").localeCompare(b.e.when || "9") || (a.e.doc ?? 0) - (b.e.doc ?? 0) || (a.e.at ?? 0) - (b.e.at ?? 0);

/* ---- histograms ---- */
const SVG = "http://www.w3.org/2000/svg";
const draw = (tag, attributes, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const TONES = ["conflict", "", "cooperation"];
/* Relations for each period, in the colours of their tone. */
const histogram = (list, high, dim) => {
  const sums = new Map(periods.map((p) => [p, [0, 0, 0]]));
  for (const e of list) sums.get(periodOf(e))?.forEach((_, i, all) => { if (TONES[i] === (e.tone || "")) all[i] += e.count; });
  const top = Math.max(1, ...[...sums.values()].map((s) => s[0] + s[1] + s[2])), wide = 100 / Math.max(1, periods.length);
  const svg = draw("svg", { viewBox: `0 0 100 ${high}`, preserveAspectRatio: "none", class: "histogram", role: "img", "aria-label": `${t("overTime")}: ${periods[0] || ""} – ${periods[periods.length - 1] || ""}` });
  [...sums].forEach(([period, values], i) => {
    let y = high;
    values.forEach((value, j) => {
      if (!value) return;
      const tall = (value / top) * (high - 1);
      y -= tall;
      svg.append(draw("rect", { x: i * wide + wide * 0.08, y, width: wide * 0.84, height: tall, class: "tone " + (TONES[j] || "neutral") + (dim && dim(period) ? " dim" : "") }, draw("title", {}, `${day(period)}: ${values[0] + values[1] + values[2]}`)));
    });
  });
  return svg;
};
const sparkline = (list) => (periods.length > 1 && list.length ? make("figure", { cls: "spark" }, histogram(list, 16),
  make("figcaption", { cls: "meta" }, make("span", { textContent: day(periods[0]) }), make("span", { textContent: day(periods[periods.length - 1]) }))) : null);
