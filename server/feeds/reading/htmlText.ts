import { decodeHTML } from 'entities';
import { LIMITS } from './limits';

/** Elements whose inside is not text for a reader. */
const SILENT = new Set(['script', 'style', 'applet', 'template']);
/** Elements that stand inside a line: taking them out joins what is on either side. All others part words. */
const INLINE = new Set(
  ('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup ' +
    'time tt u var wbr').split(' '),
);
/** How far ahead a quoted attribute is followed, all tags of a text together; a text made to cost more gets the plain reading. */
const QUOTE_BUDGET = 4;
const LONGEST_TAG_NAME = 40;

const ODD_WHITE = /[\t\n\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** Any run of white space but a single plain space, which most are and which is left alone. */
const WHITE = / *[\t\n\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][\t\n\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*| {2,}/g;
const NEEDS_READING = /[<&]/;
/** 0x80–0x9F, by number or raw: everyone means windows-1252 by them. What stands below 0x20 means nothing. */
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g;
const WINDOWS_1252_C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Control characters out; where windows-1252 has a character at 0x80–0x9F, that one in. */
export function mendControls(text: string): string {
  return text.replace(CONTROLS, (c) => WINDOWS_1252_C1[c.charCodeAt(0) - 0x80] ?? '');
}

/** One line: runs of white space become one space, none at the ends. */
export function collapse(text: string): string {
  return (ODD_WHITE.test(text) || text.includes('  ') ? text.replace(WHITE, ' ') : text).trim();
}

/**
 * The plain text of a piece of HTML: tags, comments and scripts out, references decoded, white space collapsed.
 * Linear in the length of the input, whatever is in it.
 * @param html  cut at `LIMITS.markupCharacters`
 */
export function htmlToText(html: string): string {
  const source = html.length > LIMITS.markupCharacters ? html.slice(0, LIMITS.markupCharacters) : html;
  if (!NEEDS_READING.test(source)) return collapse(mendControls(source));
  const stripped = source.includes('<') ? stripTags(source) : source;
  return collapse(mendControls(stripped.includes('&') ? decodeHTML(stripped) : stripped));
}

/** Text between tags stays as it is, references included. */
function stripTags(html: string): string {
  const lastEnd = html.lastIndexOf('>');
  const lastCdataEnd = html.lastIndexOf(']]>');
  const pieces: string[] = [];
  const neverClosed = new Set<string>();
  let budget = html.length * QUOTE_BUDGET;
  let sawCdata = false;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0 || open > lastEnd) break;
    if (open > at) pieces.push(html.slice(at, open));
    const next = html.charCodeAt(open + 1);
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.indexOf('>', open) + 1 : end + 3;
    } else if (html.startsWith('<![CDATA[', open) && open < lastCdataEnd) {
      // A CDATA section inside escaped HTML: its inside is what the author meant to be read.
      sawCdata = true;
      at = open + 9;
    } else if (!isTagStart(next) || html.startsWith('<![CDATA[', open)) {
      pieces.push('&lt;');
      at = open + 1;
    } else {
      const { end, cost } = endOfTag(html, open, budget);
      budget -= cost;
      const name = tagName(html, open);
      if (!INLINE.has(name) && pieces.length > 0 && pieces[pieces.length - 1] !== ' ') pieces.push(' ');
      at = end;
      const isOpening = next !== 0x2f && html.charCodeAt(end - 2) !== 0x2f;
      if (isOpening && SILENT.has(name) && !neverClosed.has(name)) {
        const past = endOfSilent(html, name, end);
        if (past === null) neverClosed.add(name);
        else at = past;
      }
    }
  }
  pieces.push(html.slice(at));
  const text = pieces.join('');
  return sawCdata ? text.replaceAll(']]>', '') : text;
}

/** A letter, `/`, `!` or `?` after `<` makes a tag; anything else is a less-than sign. */
function isTagStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x2f || code === 0x21 || code === 0x3f;
}

/** In small letters, without the prefix that XHTML in a feed may carry. */
function tagName(html: string, open: number): string {
  let start = html.charCodeAt(open + 1) === 0x2f ? open + 2 : open + 1;
  let at = start;
  for (const limit = start + LONGEST_TAG_NAME; at < limit; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 0x3a) start = at + 1;
    else if (!isNameCharacter(code)) break;
  }
  return html.slice(start, at).toLowerCase();
}

function isNameCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** Where the tag ends, minding `>` inside quotes; `cost` is what the search for closing quotes walked over. */
function endOfTag(html: string, open: number, budget: number): { end: number; cost: number } {
  const plain = html.indexOf('>', open) + 1;
  if (budget <= 0) return { end: plain, cost: 0 };
  let at = open + 1;
  let cost = 0;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === 0x3e) return { end: at + 1, cost };
    if ((code === 0x22 || code === 0x27) && html.charCodeAt(at - 1) === 0x3d) {
      const close = html.indexOf(html[at] ?? '', at + 1);
      cost += (close < 0 ? html.length : close) - at;
      if (close < 0 || cost > budget) return { end: plain, cost };
      at = close + 1;
    } else {
      at += 1;
    }
  }
  return { end: plain, cost: cost + html.length - open };
}

/** Past the closing tag of a script and the like; null without one: then only the opening tag is dropped. */
function endOfSilent(html: string, name: string, from: number): number | null {
  const close = new RegExp(`</(?:[\\w.-]{1,20}:)?${name}\\b`, 'gi');
  close.lastIndex = from;
  if (!close.test(html)) return null;
  const end = html.indexOf('>', close.lastIndex);
  return end < 0 ? null : end + 1;
}
