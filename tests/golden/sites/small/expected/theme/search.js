// The search page: asks the index that the build made, and shows what it finds. The question stands in the address, so that it can be kept and Back works.
const PER_PAGE = 10;
const PLACES = 3;
// Words that stand in nearly every text: they find nothing, and the list of places where they stand is long.
const SMALL_WORDS = new Set(
  "aan al als bij dan dat de deze die dit door een en er haar had heb heeft het hij hoe hun ik in is je kan maar me met mijn naar niet nog nu of om onder ons ook op over te tot u uit van veel voor was wat we wel werd wie wil worden wordt ze zich zij zijn zo zou".split(" "),
);
// A title counts most, and a long page is no worse than a short one. The dataset of a figure does not count as its title.
const RANKING = { pageLength: 0.1, metaWeights: { title: 8, within: 0 } };
const root = new URL("../", import.meta.url);
const find = (name, within = document) => within.querySelector(`[data-search${name}]`);
const box = find("");
const words = box.dataset;
const form = find("-form", box.parentElement);
const filters = find("-filters");
const facets = [...document.querySelectorAll("[data-search-facet]")];
const names = facets.map((facet) => facet.dataset.searchFacet);
const title = document.title;
let engine, found = [], shown = 0, turn = 0;

/** The question and the choices, as they stand in the address. */
function asked() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(names.map((name) => [name, given.get(name)]).filter(([, value]) => value));
  return { text: (given.get("q") ?? "").trim(), chosen };
}

/** The index, fetched when there is something to find. */
function open() {
  engine ??= (async () => {
    const pagefind = await import(new URL(words.searchIndex + "pagefind.js", root));
    // In the page itself, since a worker would need a policy of its own.
    const opened = pagefind.createInstance({ basePath: new URL(words.searchIndex, root).href, baseUrl: "/", noWorker: true, excerptLength: 32, ranking: RANKING });
    await opened.init();
    return opened;
  })();
  engine.catch(() => (engine = undefined));
  return engine;
}

/** What is asked of the index: without small words, unless there are no others. */
function terms(text) {
  const kept = text.split(/\s+/).filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  return kept.join(" ") || text || null;
}

/** Where a result leads: `a/b.html` in the index stands for the place `b` on the page `a`. */
function address(url) {
  return new URL(url.replace(/^\//, "").replace(/([^/#]+)\.html$/, "#$1"), root).href;
}

/** Put an excerpt into an element: its text, and the marks around what was found. No markup is taken over, nor the title that stands above it. */
function excerpt(element, html, above) {
  const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  const parts = html.split(/<\/?mark>/).map((part) => part.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign]));
  let skip = parts.join("").startsWith(above) ? above.length : 0;
  if (skip) skip += parts.join("").slice(skip).match(/^[.\s]*/)[0].length;
  parts.forEach((part, at) => {
    const text = part.slice(skip);
    skip -= part.length - text.length;
    if (!text) return;
    if (at % 2 === 0) return element.append(text);
    const mark = document.createElement("mark");
    mark.className = "search-results__mark";
    mark.append(text);
    element.append(mark);
  });
}

/** One result, from the template in the page. */
function item(data) {
  const made = find("-result").content.firstElementChild.cloneNode(true);
  const part = (name) => made.querySelector(`.search-results__${name}`);
  const { soort = [], periode = [], gemeente = [] } = data.filters;
  const years = periode.length > 1 ? `${periode[0]}–${periode.at(-1)}` : periode.join("");
  part("facts").textContent = [soort.join(", "), years, gemeente.length < 4 ? gemeente.join(", ") : ""].filter(Boolean).join(" · ");
  const { title: name, within } = data.meta;
  part("link").textContent = within ? `${name} – ${within}` : name;
  part("link").href = address(data.url);
  excerpt(part("excerpt"), data.excerpt, within ? `${name}. ${within}` : name);
  made.classList.toggle("search-results__item--figure", data.url.includes("/regel-"));
  const places = data.sub_results.filter((place) => place.url !== data.url).slice(0, PLACES);
  part("places").hidden = places.length === 0;
  part("places").append(...places.map((place) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.className = "search-results__place";
    link.href = address(place.url);
    link.textContent = place.title;
    line.append(link);
    return line;
  }));
  return made;
}

/** Show the next results. Gives the first of them. */
async function more(mine) {
  const data = await Promise.all(found.slice(shown, shown + PER_PAGE).map((result) => result.data()));
  if (mine !== turn) return null;
  const items = data.map(item);
  find("-list").append(...items);
  shown += items.length;
  find("-more").hidden = shown >= found.length;
  return items[0];
}

/** Say in the live region how it went. */
function say(sentence, values = {}) {
  find("-status").textContent = sentence.replace(/{(\w+)}/g, (sign, name) => values[name] ?? sign);
}

/** Show one of: help, nothing found, results. */
function show(part) {
  for (const name of ["-help", "-none", "-found"]) find(name).hidden = name !== part;
}

/** Answer the question in the address. */
async function answer() {
  const mine = ++turn;
  const { text, chosen } = asked();
  fill(text, chosen);
  document.title = text ? `“${text}” – ${title}` : title;
  if (!text && !Object.keys(chosen).length) {
    say("");
    return show("-help");
  }
  const slow = setTimeout(() => say(words.loading), 300);
  try {
    const index = await open();
    const result = await index.search(terms(text), { filters: chosen });
    if (mine !== turn) return;
    found = result.results;
    shown = 0;
    find("-list").replaceChildren();
    const first = found.length ? await more(mine) : null;
    if (mine !== turn) return;
    clearTimeout(slow);
    const question = text ? `“${text}”` : words.everything;
    say(found.length > 1 ? words.many : first ? words.one : words.none, { n: found.length.toLocaleString("nl"), q: question });
    show(first ? "-found" : "-none");
    filters.hidden = false;
    if (filters.open) await count();
  } catch (error) {
    if (mine !== turn) return;
    clearTimeout(slow);
    say(words.failed);
    show("-help");
  }
}

/** Put the question and the choices of the address into the form. */
function fill(text, chosen) {
  form.elements.q.value = text;
  for (const facet of facets) {
    const value = chosen[facet.dataset.searchFacet] ?? "";
    if (value && !option(facet, value)) add(facet, value);
    option(facet, value).checked = true;
  }
  find("-chosen").textContent = Object.values(chosen).join(", ");
}

function option(facet, value) {
  return [...facet.querySelectorAll("input")].find((input) => input.value === value);
}

/** Add a choice to a facet. */
function add(facet, value) {
  const made = find("-option").content.firstElementChild.cloneNode(true);
  const input = made.querySelector("input");
  input.name = facet.dataset.searchFacet;
  input.value = value;
  made.querySelector(".search-form__text").textContent = value;
  facet.append(made);
  return input;
}

/** Count for every choice what it would find, given the question and the choices of the other facets. */
async function count() {
  const { text, chosen } = asked();
  const index = await open();
  await index.filters();
  for (const facet of facets) {
    const name = facet.dataset.searchFacet;
    const { [name]: own, ...others } = chosen;
    const counts = (await index.search(terms(text), { filters: others })).filters[name] ?? {};
    const order = Object.keys(counts).sort((a, b) => (name === "periode" ? b.localeCompare(a) : a.localeCompare(b, "nl")));
    for (const value of order) {
      const input = option(facet, value) ?? add(facet, value);
      const line = input.closest("label");
      line.querySelector("[data-count]").textContent = counts[value];
      line.hidden = !counts[value] && !input.checked;
      if (document.activeElement !== input) facet.append(line);
    }
  }
}

/** Go to another question, in the address and on the page. */
function ask() {
  const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const next = location.pathname + (given.size ? `?${given}` : "");
  if (next !== location.pathname + location.search) history.pushState(null, "", next);
  answer();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener("change", (event) => {
  if (event.target.type === "radio") ask();
});
filters.addEventListener("toggle", () => {
  if (filters.open) count().catch(() => say(words.failed));
});
find("-more").addEventListener("click", async () => {
  try {
    const first = await more(turn);
    say(words.shown, { n: found.length.toLocaleString("nl"), k: String(shown) });
    first?.querySelector("a").focus();
  } catch (error) {
    say(words.failed);
  }
});
addEventListener("popstate", answer);
filters.open = Object.keys(asked().chosen).length > 0;
answer();
