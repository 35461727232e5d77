// Preview only: reload after a save and keep the place on the page.
const key = "herlaad:" + location.pathname;
let place = sessionStorage.getItem(key);
if (place !== null) {
  sessionStorage.removeItem(key);
  addEventListener("load", () => {
    scrollTo({ top: Number(place), behavior: "instant" });
    place = null;
  });
}
new EventSource("/__herlaad").addEventListener("message", () => {
  // A second save before the page is back at its place must not lose that place.
  sessionStorage.setItem(key, place ?? String(scrollY));
  location.reload();
});
