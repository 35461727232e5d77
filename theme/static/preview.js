// Preview only: reload after a save and keep the place on the page; show what was found wrong when all pages stood.
const key = "herlaad:" + location.pathname;
let place = sessionStorage.getItem(key);
if (place !== null) {
  sessionStorage.removeItem(key);
  addEventListener("load", () => {
    scrollTo({ top: Number(place), behavior: "instant" });
    place = null;
  });
}
const root = new URL("../", document.currentScript.src);
// When this page was asked for, by the clock of this machine: the server tells of a build since then, whenever this page begins to listen.
const asked = Date.now() - performance.now() + (performance.getEntriesByType("navigation")[0]?.requestStart ?? 0);
new EventSource("/__herlaad?sinds=" + asked).addEventListener("message", (event) => {
  if (event.data === "fout") return say("Het voorbeeld kon niet worden vernieuwd. De oorzaak staat in het venster waarin u het hebt gestart.");
  // A second save before the page is back at its place must not lose that place.
  sessionStorage.setItem(key, place ?? String(scrollY));
  location.reload();
});

/** Say in the bar of the preview what concerns all pages. */
function say(text) {
  const bar = document.querySelector(".preview-banner__text");
  const said = document.createElement("strong");
  said.setAttribute("role", "alert");
  said.textContent = " " + text;
  bar.append(said);
}

/** Put the panels of dead links and the like where they belong: after the text that holds the link, else at the top. */
async function panels() {
  const answer = await fetch(new URL("redactie/meldingen.json", root));
  if (!answer.ok) return;
  const address = decodeURI(location.pathname).slice(decodeURI(root.pathname).length - 1);
  const main = document.querySelector("main");
  for (const { link, html } of (await answer.json())[address] ?? []) {
    const shown = document.createRange().createContextualFragment(html);
    const at = link && [...main.querySelectorAll("a[href]")].find((item) => leadsTo(item, link));
    const around = at?.closest("li, p, dd, td, blockquote, h2, h3, h4");
    if (around?.matches("li, dd, td")) around.append(shown);
    else (around ?? main.querySelector("h1"))?.after(shown);
  }
}

/** Tell whether a link of the page is the one a writer typed. */
function leadsTo(item, link) {
  const href = item.getAttribute("href");
  if (href === link) return true;
  return link.startsWith("/") && item.href === new URL(link.slice(1), root).href;
}
panels().catch(() => {}); // a preview opened from its folder has no server to ask
