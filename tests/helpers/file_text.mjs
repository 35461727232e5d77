// Reads and writes texts as the forms do: jobs as JSON on standard input, what came of them on standard output.
import { readFileSync } from 'node:fs';
import { ORIGINAL, read, write } from './file_text.js';

const { formats, months, jobs } = JSON.parse(readFileSync(0, 'utf8'));
const done = jobs.map(({ name, text, changes }) => {
  const values = text === null ? {} : read(text, formats[name], months);
  const written = write({ ...values, ...changes }, formats[name], months);
  delete values[ORIGINAL];
  return { values, written };
});
process.stdout.write(JSON.stringify(done));
