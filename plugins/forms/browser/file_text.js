// How a text of content/ becomes the values of a form, and how changed values come back into that text.
//
// A form keeps the text of its file with its values. When it is saved, only the lines of keys whose value changed are
// written again; all else (comments, order, quotes, folding, unknown keys, line ends) stays byte for byte. A new file is
// written into the form of `make new`.
import { isAlias, isMap, isScalar, isSeq, parseDocument } from './yaml/index.js';

// The name under which the text of the file stands among the values; no key can be called so.
export const ORIGINAL = '$bestand';
const BODY = 'body';
const NOTHING = new Set(['', '~', 'null', 'Null', 'NULL']);

// The form in which a key is compared: `Thema's` and `themas` are one key (core/dutch.py: normalise_key).
export function normaliseKey(text) {
  return text.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

// -- reading ----------------------------------------------------------------------------------------------------

// Cut a file into its header and body. `head` and `body` are where they begin, `headEnd` where the header ends;
// without a header `head` is -1.
export function split(text) {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const none = { eol, head: -1, headEnd: -1, body: start };
  const first = /^---[ \t]*\r?\n/.exec(text.slice(start));
  if (!first) return none;
  const head = start + first[0].length;
  const last = /^---[ \t]*(\r?\n|$)/m.exec(text.slice(head));
  if (!last) return none;
  const headEnd = head + last.index;
  return { eol, head, headEnd, body: headEnd + last[0].length };
}

// Give the keys of a header, each with its texts, its style and its place in the header.
export function entries(header) {
  return parsed(header) ?? pieces(header).flatMap(([at, piece]) => (parsed(piece) ?? [unreadable(piece)]).map((found) => moved(found, at)));
}

function parsed(header) {
  const document = parseDocument(header, { schema: 'failsafe', uniqueKeys: false, strict: false, logLevel: 'silent' });
  if (document.errors.length || (document.contents && !isMap(document.contents))) return null;
  return (document.contents?.items ?? []).filter((pair) => isScalar(pair.key)).map((pair) => entry(header, pair));
}

// A header of which one line cannot be read, cut before each key, so that the others can.
function pieces(header) {
  const starts = [...header.matchAll(/^[^\s#:-][^:\n]*:/gm)].map((match) => match.index);
  return starts.map((at, number) => [at, header.slice(at, starts[number + 1])]);
}

// A key whose value cannot be read: the form shows what is typed there, and writes it so that it can be read.
function unreadable(piece) {
  const colon = piece.indexOf(':');
  const to = piece.trimEnd().length;
  const text = piece.slice(colon + 1, to).split(/\s+/).filter(Boolean).join(' ');
  return { key: piece.slice(0, colon), from: 0, to, texts: text ? [text] : [], isList: false, flow: false, quote: '', indent: '  ' };
}

const moved = (found, by) => ({ ...found, from: found.from + by, to: found.to + by });

function entry(header, pair) {
  const from = pair.key.range[0];
  const colon = header.indexOf(':', pair.key.range[1]) + 1;
  const to = Math.max(colon, pair.value ? endOf(header, pair.value) : colon);
  return {
    key: String(pair.key.value), from, to, texts: [...texts(header, pair.value)],
    isList: isSeq(pair.value), flow: isSeq(pair.value) && Boolean(pair.value.flow),
    quote: isScalar(pair.value) ? quoteOf(header, pair.value) : '', indent: itemIndent(header.slice(colon, to)),
  };
}

function itemIndent(items) {
  const found = /\n([ \t]*)-/.exec(items);
  return found ? found[1] : '  ';
}

function quoteOf(header, node) {
  const sign = header[node.range[0]];
  return sign === '"' || sign === "'" ? sign : '';
}

// Where a value ends, without a remark behind it or lines below it.
function endOf(header, node) {
  if (isScalar(node) || node.flow || isAlias(node)) {
    const text = header.slice(node.range[0], node.range[1]);
    return node.range[0] + text.trimEnd().length;
  }
  const parts = isMap(node) ? node.items.flatMap((pair) => [pair.key, pair.value]) : node.items;
  return Math.max(node.range[0], ...parts.filter(Boolean).map((part) => endOf(header, part)));
}

// The texts of a value, as the check reads them (support/yaml_reader.py): folded lines are one line, `a: b` in a list is that text.
function* texts(header, node) {
  if (!node) return;
  if (isSeq(node)) {
    for (const item of node.items) yield* texts(header, item);
  } else if (isMap(node)) {
    for (const pair of node.items) yield `${pair.key?.value ?? ''}: ${[...texts(header, pair.value)].join(' ')}`;
  } else if (isScalar(node)) {
    const folded = header.slice(node.range[0], node.range[1]).trimEnd().includes('\n');
    const text = String(node.value ?? '');
    const plain = folded ? text.split(/\s+/).filter(Boolean).join(' ') : text.trim();
    if (plain && (quoteOf(header, node) || !NOTHING.has(plain))) yield plain;
  }
}

// Whether commas in a text part its values (core/texts/header_values.py: _split).
function parts(found, field) {
  if (!field.many || found.isList || field.type === 'lines' || field.type === 'source') return found.texts;
  return found.texts.flatMap((text) => text.split(/,(?![^()]*\))/)).map((text) => text.trim()).filter(Boolean);
}

function shown(text, field, months) {
  if (field.type === 'choice') return field.choices.find((choice) => normaliseKey(choice) === normaliseKey(text)) ?? text;
  if (field.type === 'date') return dateOf(text, months);
  if (field.type === 'source' && field.many) {
    const match = /^([^()]+?)(?:\s*\(([^]+)\))?$/.exec(text);
    return match ? { document: match[1].trim(), plaats: (match[2] ?? '').trim() } : { document: text, plaats: '' };
  }
  return text;
}

// A date as the picker of dates wants it; what is no date stays as it is.
function dateOf(text, months) {
  const iso = (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const digits = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (digits) return iso(digits[3], digits[2], digits[1]);
  const words = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text.toLowerCase());
  const month = words ? months.indexOf(words[2]) + 1 : 0;
  return month ? iso(words[3], month, words[1]) : text;
}

// Give the values of a form for the text of a file.
export function read(text, format, months) {
  const file = split(text);
  const values = { [ORIGINAL]: text, [BODY]: bodyOf(text, file).text };
  for (const found of file.head < 0 ? [] : entries(text.slice(file.head, file.headEnd))) {
    const field = format.fields.find((item) => item.key === normaliseKey(found.key));
    if (!field || field.name in values) continue;
    const own = parts(found, field).map((part) => shown(part, field, months));
    if (own.length) values[field.name] = field.many ? own : own.length > 1 ? own.join(', ') : own[0];
  }
  for (const field of format.fields) if (field.default && !(field.name in values)) values[field.name] = field.default;
  return values;
}

// The body as it is typed: without the empty lines around it, which a file keeps.
function bodyOf(text, file) {
  const whole = text.slice(file.body);
  const lead = /^(?:[ \t]*\r?\n)*/.exec(whole)[0];
  const rest = whole.slice(lead.length);
  const tail = /\s*$/.exec(rest)[0];
  return { lead, tail, text: rest.slice(0, rest.length - tail.length).replace(/\r\n?/g, '\n') };
}

// -- writing ----------------------------------------------------------------------------------------------------

// The texts of a value of the form.
function typed(value, field) {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => asText(item, field)).filter(Boolean);
}

function asText(item, field) {
  if (item === null || item === undefined) return '';
  if (typeof item !== 'object') return String(item).split(/\s*\n\s*/).join(' ').trim();
  const document = (item.document ?? '').trim();
  const place = (item.plaats ?? '').trim();
  return place ? `${document} (${place})` : document;
}

// Quote a text where YAML, or the check, would read something else.
function quoted(text, quote = '') {
  const plain = /^[\p{L}\p{N}(€“‘…]/u.test(text) && !/: |:$| #|\t/.test(text) && !NOTHING.has(text);
  if (plain && !quote) return text;
  if (quote === "'" || text.includes('"') || text.includes('\\')) return `'${text.replaceAll("'", "''")}'`;
  return `"${text}"`;
}

// Write a key with its values, in the style that it had.
function written(field, values, style) {
  const key = style?.key ?? field.name;
  if (!field.many) return `${key}: ${quoted(values[0], style?.quote)}`;
  if (style?.flow && values.every((text) => !/[,[\]{}]/.test(text))) return `${key}: [${values.map((text) => quoted(text)).join(', ')}]`;
  const commas = style && !style.isList && style.texts.length && !['lines', 'source'].includes(field.type) && values.every((text) => !/[,(]/.test(text));
  if (commas) return `${key}: ${quoted(values.join(', '), style.quote)}`;
  return [`${key}:`, ...values.map((text) => `${style?.indent ?? '  '}- ${quoted(text)}`)].join('\n');
}

// Where the line begins, and where the next one begins.
const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;
const nextLine = (text, at) => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1);

// A key that stands ready behind a #, with the lines of its example.
function readyPlace(header, field) {
  for (const match of header.matchAll(/^#[ \t]?([^\s:#][^:\n]*):.*(?:\n#[ \t]+-[ \t].*)*(?:\n|$)/gm)) {
    if (normaliseKey(match[1]) === field.key) return [match.index, match.index + match[0].length];
  }
  return null;
}

// Where a key that is not there belongs: behind the declared key before it.
function newPlace(header, field, format) {
  const order = format.fields.map((item) => item.key);
  const before = entries(header).filter((found) => {
    const at = order.indexOf(normaliseKey(found.key));
    return at >= 0 && at < order.indexOf(field.key);
  });
  const at = before.length ? nextLine(header, Math.max(...before.map((found) => found.to))) : 0;
  return [at, at];
}

// Give a header with one key changed, added or taken out.
function changed(header, field, values, format) {
  const style = entries(header).find((found) => normaliseKey(found.key) === field.key);
  if (style && !values.length) return header.slice(0, lineStart(header, style.from)) + header.slice(nextLine(header, style.to));
  if (style) return header.slice(0, style.from) + written(field, values, style) + header.slice(style.to);
  if (!values.length) return header;
  const [from, to] = readyPlace(header, field) ?? newPlace(header, field, format);
  const open = from > 0 && header[from - 1] !== '\n' ? '\n' : '';
  return `${header.slice(0, from)}${open}${written(field, values)}\n${header.slice(to)}`;
}

const same = (one, other) => one.length === other.length && one.every((text, at) => text === other[at]);

// Give the text of a file for the values of a form.
export function write(values, format, months) {
  const isNew = values[ORIGINAL] === undefined;
  const original = isNew ? format.template : values[ORIGINAL];
  const file = split(original);
  const before = read(original, format, months);
  const head = header(original, file, before, values, format);
  return head + body(original, file, isNew ? { ...before, [BODY]: null } : before, values);
}

function header(original, file, before, values, format) {
  const start = file.head < 0 ? original.slice(0, file.body) : original.slice(0, file.head);
  const old = file.head < 0 ? '' : original.slice(file.head, file.headEnd);
  const plain = old.replaceAll('\r\n', '\n');
  let text = plain;
  for (const field of format.fields) {
    const now = typed(values[field.name], field);
    if (!same(now, typed(before[field.name], field))) text = changed(text, field, now, format);
  }
  if (text === plain) return original.slice(0, file.body);
  const kept = withOldEnds(text, old, file.eol);
  return file.head < 0 ? `${start}---${file.eol}${kept}---${file.eol}` : start + kept + original.slice(file.headEnd, file.body);
}

// Give the lines the line ends of the file; where a header mixes them, a line that is still there keeps its own.
function withOldEnds(text, old, eol) {
  if (!old.includes('\r\n')) return text;
  if (!/(^|[^\r])\n/.test(old)) return text.replaceAll('\n', '\r\n');
  const bare = new Set(old.split('\n').filter((line) => !line.endsWith('\r')));
  return text.split('\n').map((line, at, all) => (at === all.length - 1 ? line : line + (bare.has(line) ? '\n' : eol))).join('');
}

function body(original, file, before, values) {
  const now = String(values[BODY] ?? '').replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (now === before[BODY]) return original.slice(file.body);
  const { lead, tail } = bodyOf(original, file);
  const end = tail.includes('\n') ? tail : file.eol;
  return now ? (lead || file.eol) + now.replaceAll('\n', file.eol) + end : '';
}
