// Marks pages with Lighthouse, in one browser, and gives what the tests read of it.
//
// In (standard input): {"browser": path, "flags": [...], "categories": [...], "urls": [...], "quick": true or false}
// Out: a line of JSON for each url: {"url", "scores": {category: 0..1}, "metrics": {audit: number}, "failed": [audit: why], "error"}
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "total-byte-weight"];
const NO_WAIT = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 };
const given = JSON.parse(await new Response(process.stdin).text());
const chrome = await launch({ chromePath: given.browser, chromeFlags: ["--headless=new", ...given.flags], logLevel: "silent" });
try {
  for (const url of given.urls) {
    // The mobile preset is what Lighthouse takes by itself: a small telephone, a slow processor and a slow line, all simulated.
    const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "silent", onlyCategories: given.categories, ...(given.quick ? NO_WAIT : {}) });
    const audits = Object.values(lhr.audits);
    const counted = new Set(Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => ref.id)));
    console.log(JSON.stringify({
      url,
      scores: Object.fromEntries(Object.values(lhr.categories).map((category) => [category.id, category.score])),
      metrics: Object.fromEntries(METRICS.filter((id) => lhr.audits[id]).map((id) => [id, lhr.audits[id].numericValue])),
      failed: audits.filter((audit) => counted.has(audit.id) && audit.score !== null && audit.score < 1).map((audit) => `${audit.id}: ${audit.score} ${audit.displayValue ?? ""}`),
      error: lhr.runtimeError?.message ?? "",
    }));
  }
} finally {
  chrome.kill();
}
