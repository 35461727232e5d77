// Starts Decap CMS with the configuration made from the declarations, and with our own way of reading and writing files.
import { read, write } from './file_text.js';

// Decap looks for a configuration of its own as soon as it is read, unless it is told that it will be started.
window.CMS_MANUAL_INIT = true;

const said = document.querySelector('[data-fault]');

function load(address) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = new URL(address, import.meta.url).href;
    script.addEventListener('load', done);
    script.addEventListener('error', failed);
    document.head.append(script);
  });
}

// Decap's own words, with ours in their place.
function reworded(words, ours) {
  const entries = Object.entries(ours).map(([key, own]) => [key, typeof own === 'string' ? own : reworded(words[key] ?? {}, own)]);
  return { ...words, ...Object.fromEntries(entries) };
}

async function start() {
  const answer = await fetch(new URL('config.json', import.meta.url));
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  const { config, formats, months, phrases } = await answer.json();
  await load('decap/decap-cms.js');
  for (const [name, format] of Object.entries(formats)) {
    window.CMS.registerCustomFormat(name, 'md', {
      fromFile: (text) => read(text, format, months),
      toFile: (values) => write(values, format, months),
    });
  }
  window.CMS.registerLocale(config.locale, reworded(window.CMS.getLocale(config.locale), phrases));
  window.CMS.init({ config });
  said.remove();
}

start().catch((error) => {
  said.textContent = said.dataset.fault;
  throw error;
});
