// Preview only: reload after a save and keep the place on the page.
const key = "herlaad:" + location.pathname;
const place = sessionStorage.getItem(key);
if (place !== null) {
  sessionStorage.removeItem(key);
  addEventListener("load", () => scrollTo({ top: Number(place), behavior: "instant" }));
}
new EventSource("/__herlaad").addEventListener("message", () => {
  sessionStorage.setItem(key, String(scrollY));
  location.reload();
});
