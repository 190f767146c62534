import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from './guessCharset';

export interface DecodedText {
  readonly text: string;
  /** the character set and what decided it, e.g. "windows-1252 (prolog)" */
  readonly encoding: string;
  readonly repairs: readonly string[];
}

/** The prolog must begin the document; a few bytes of junk before it are common. */
const PROLOG_WINDOW = 1_024;

/** Names under which publishers mean another set (WHATWG Encoding Standard, §4.2, and what feeds are seen to claim). */
const MEANT: Record<string, string> = {
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  iso8859_1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'euc-cn': 'gb18030',
  gbk: 'gb18030',
  'ks_c_5601-1987': 'cp949',
  'euc-kr': 'cp949',
  'x-sjis': 'shift_jis',
  big5: 'big5-hkscs',
  unicode: 'utf-16',
  cswindows31j: 'shift_jis',
  'windows-31j': 'shift_jis',
  'x-mac-roman': 'macintosh',
  'x-cp1252': 'windows-1252',
  utf8: 'utf-8',
  utf_8: 'utf-8',
};

/**
 * Bytes into text. Order of trust: byte order mark, the pattern of zero bytes of UTF-16 and UTF-32, the label of the
 * HTTP header, that of the prolog, a guess. A label that the bytes contradict is passed over, and said.
 * Sources: RFC 7303 §3, XML 1.0 appendix F, WHATWG Encoding Standard (a Latin-1 label means windows-1252).
 * Errors: none; bytes that fit no reading become U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = byteOrderMark(buffer);
  if (mark) return { text: decode(buffer.subarray(mark.length), mark.charset), encoding: `${mark.charset} (byte order mark)`, repairs: [] };
  const wide = zeroPattern(buffer);
  if (wide) return { text: decode(buffer, wide), encoding: `${wide} (zero bytes)`, repairs: [] };

  const repairs: string[] = [];
  const isValidUtf8 = isUtf8(buffer);
  const labels = [
    { source: 'HTTP header', label: httpCharset(contentType) },
    { source: 'prolog', label: prologCharset(buffer) },
  ];
  for (const { source, label } of labels) {
    if (!label) continue;
    const charset = MEANT[label] ?? label;
    if (!isKnown(charset)) {
      repairs.push(`unknown character set "${label.slice(0, 40)}" in the ${source}`);
    } else if (isContradicted(buffer, charset, isValidUtf8)) {
      repairs.push(`the ${source} says ${label}, the bytes do not`);
    } else {
      return { text: decode(buffer, charset), encoding: `${charset} (${source})`, repairs };
    }
  }
  if (isValidUtf8) return { text: buffer.toString('utf8'), encoding: 'utf-8 (guess)', repairs };
  if (isMostlyUtf8(buffer)) {
    repairs.push('mended bytes that are not UTF-8');
    return { text: decodeMixed(buffer), encoding: 'utf-8 (guess)', repairs };
  }
  const charset = guessCharset(buffer);
  return { text: decode(buffer, charset), encoding: `${charset} (guess)`, repairs };
}

/** iconv-lite first: Node 20's own decoder gets windows-1252 wrong. The latter knows a few more, ISO-2022-JP among them. */
function decode(buffer: Buffer, charset: string): string {
  if (charset === 'utf-8') return buffer.toString('utf8');
  return iconv.encodingExists(charset) ? iconv.decode(buffer, charset, { stripBOM: true }) : new TextDecoder(charset).decode(buffer);
}

function isKnown(charset: string): boolean {
  if (iconv.encodingExists(charset)) return true;
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

function byteOrderMark(b: Buffer): { charset: string; length: number } | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { charset: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) return { charset: 'utf-32le', length: 4 };
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return { charset: 'utf-32be', length: 4 };
  if (b[0] === 0xff && b[1] === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { charset: 'utf-16be', length: 2 };
  return null;
}

/** A document starts with `<` or white space: where its zero bytes fall gives the width away (XML 1.0, appendix F). */
function zeroPattern(b: Buffer): string | null {
  if (b.length < 4) return null;
  const zeros = [b[0], b[1], b[2], b[3]].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (zeros === 'x000') return 'utf-32le';
  if (zeros === '000x') return 'utf-32be';
  if (zeros === 'x0x0') return 'utf-16le';
  if (zeros === '0x0x') return 'utf-16be';
  return null;
}

function httpCharset(contentType: string | null): string | null {
  const found = /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}

function prologCharset(buffer: Buffer): string | null {
  const head = buffer.toString('latin1', 0, PROLOG_WINDOW);
  const found = /<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:+-]+)\s*["']/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

/**
 * True when the bytes speak against the label: a wide set without its zero bytes, "UTF-8" that is not, or a single-byte
 * Latin label over what is valid UTF-8 beyond ASCII (such a text is hardly ever anything else).
 */
function isContradicted(buffer: Buffer, charset: string, isValidUtf8: boolean): boolean {
  if (charset === 'utf-8') return !isValidUtf8;
  if (/^(utf-?16|utf-?32|ucs-?[24])/.test(charset)) return !buffer.includes(0);
  if (!isValidUtf8 || isAsciiOnly(buffer)) return false;
  return /^(windows-125|iso-?8859|cp125|macroman|macintosh)/.test(charset) || decode(buffer, charset).includes('\ufffd');
}

function isAsciiOnly(buffer: Buffer): boolean {
  return buffer.every((byte) => byte < 0x80);
}

/** More well-formed sequences than stray bytes: UTF-8 into which something else was pasted. */
function isMostlyUtf8(buffer: Buffer): boolean {
  let good = 0;
  let stray = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length > 1) good += 1;
    else if (length === 0) stray += 1;
    at += Math.max(1, length);
  }
  return good > stray * 2;
}

/** UTF-8 where it holds, windows-1252 for each byte where it does not. */
function decodeMixed(buffer: Buffer): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      pieces.push(buffer.toString('utf8', from, at), iconv.decode(buffer.subarray(at, at + 1), 'windows-1252'));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  pieces.push(buffer.toString('utf8', from));
  return pieces.join('');
}

/** Length of the UTF-8 sequence that starts here; 0 when there is none. */
function sequenceLength(b: Buffer, at: number): number {
  const lead = b[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  for (let i = 1; i < length; i += 1) {
    if (((b[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
