/** A part of an article as it stands in a text, in reading order. */
export type ArticleBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'points'; readonly items: readonly string[] };

/** `- `, `• `, `2. `, with a tick or an empty box behind it. */
const BULLET = /^(?:[-*+•▪◦–]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+|[✓✔☑✅]\s*)?/u;
const HASHES = /^(#{1,6})(?:\s+(.*?)\s*#*)?$/;
const RULE = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const ENDS_SENTENCE = /[.!?…:;,][)\]»”"’']*$/u;
const IN_QUOTES = /^(?:“[^”]+”|"[^"]+"|«[^»]+»)[.]?$/u;
/** Longer lines without a stop are paragraphs, or broken ones. */
const HEADING_CHARS = 80;
const HEADING_WORDS = 12;
/** A line at least this long that ends in the middle of a sentence was broken to fit a width. */
const BROKEN_CHARS = 50;

/**
 * Cuts plain text or Markdown into the parts of an article. Every word of the text is in one of them; marks of Markdown, addresses of
 * links and pictures are not words.
 */
export function articleBlocks(text: string): readonly ArticleBlock[] {
  const blocks: Draft[] = [];
  let isNewBlock = true;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line === '') isNewBlock = true;
    else if (/^=+$/.test(line) && last?.kind === 'line' && !isNewBlock) last.level = 1;
    else if (/^-+$/.test(line) && last?.kind === 'line' && !isNewBlock) last.level = 2;
    else if (RULE.test(line)) isNewBlock = true;
    else {
      addLine(blocks, line, { isNewBlock, isIndented: /^\s/.test(raw) });
      isNewBlock = false;
    }
  }
  return blocks.flatMap((draft, index) => finish(draft, index, blocks));
}

/** A block while its lines come in; `level` 0 while it is not known for a heading. */
type Draft = { kind: 'line'; text: string; level: number; endsAt: number } | { kind: 'points'; items: string[]; endsAt: number } | { kind: 'quote'; text: string; endsAt: number };

function addLine(blocks: Draft[], line: string, { isNewBlock, isIndented }: { isNewBlock: boolean; isIndented: boolean }): void {
  const last = blocks.at(-1);
  const hashes = HASHES.exec(line);
  if (hashes) {
    blocks.push({ kind: 'line', text: hashes[2] ?? '', level: hashes[1]?.length ?? 1, endsAt: 0 });
  } else if (line.startsWith('>')) {
    const quoted = line.replace(/^(?:>\s?)+/, '');
    if (last?.kind === 'quote' && !isNewBlock) last.text += ` ${quoted}`;
    else blocks.push({ kind: 'quote', text: quoted, endsAt: line.length });
  } else if (BULLET.test(line)) {
    const item = line.replace(BULLET, '');
    if (last?.kind === 'points') last.items.push(item);
    else blocks.push({ kind: 'points', items: [item], endsAt: 0 });
    blocks.at(-1)!.endsAt = line.length;
  } else if (last && !isNewBlock && goesOn(last, line, isIndented)) {
    if (last.kind === 'points') last.items[last.items.length - 1] += ` ${line}`;
    else last.text += ` ${line}`;
    last.endsAt = line.length;
  } else {
    blocks.push({ kind: 'line', text: line, level: 0, endsAt: line.length });
  }
}

/** Whether a line goes on with what the line before it began. */
function goesOn(last: Draft, line: string, isIndented: boolean): boolean {
  if (last.kind === 'quote') return !ENDS_SENTENCE.test(last.text);
  const before = last.kind === 'points' ? (last.items.at(-1) ?? '') : last.text;
  if (last.kind === 'points') return isIndented || (last.endsAt >= BROKEN_CHARS && !ENDS_SENTENCE.test(before) && /^\p{Ll}/u.test(line));
  if (last.level > 0 || last.endsAt < BROKEN_CHARS) return false;
  return !/[.!?…:][)\]»”"’']*$/u.test(before) || /^\p{Ll}/u.test(line);
}

function finish(draft: Draft, index: number, all: readonly Draft[]): ArticleBlock[] {
  if (draft.kind === 'points') {
    const items = draft.items.map(plain).filter(Boolean);
    return items.length > 0 ? [{ kind: 'points', items }] : [];
  }
  const text = plain(draft.text);
  if (text === '') return [];
  if (draft.kind === 'quote') return [{ kind: 'quote', text }];
  if (draft.level === 1 && index === all.findIndex((other) => other.kind === 'line' && other.level === 1)) return [{ kind: 'title', text }];
  if (draft.level > 0 || (index < all.length - 1 && looksLikeHeading(draft.text))) return [{ kind: 'heading', text }];
  return [{ kind: IN_QUOTES.test(text) ? 'quote' : 'paragraph', text }];
}

function looksLikeHeading(line: string): boolean {
  const isBold = /^(?:\*\*|__)[^*_]+(?:\*\*|__)$/.test(line);
  const text = plain(line);
  if (text.length > HEADING_CHARS || text.split(/\s+/).length > HEADING_WORDS || IN_QUOTES.test(text)) return false;
  if (isBold) return !/[.;,]$/.test(text);
  return /^[\p{Lu}\p{N}¿¡“"«]/u.test(text) && (!ENDS_SENTENCE.test(text) || text.endsWith('?'));
}

/** The words without Markdown's marks. Every repetition has a bound, so that no text takes long. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]]{0,500}\]\([^)]{0,2000}\)/g, '')
    .replace(/\[([^\]]{1,500})\]\((?:[^()\s]|\([^()\s]{0,500}\)){1,2000}(?:\s"[^"]{0,500}")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)([^*_]{1,500}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\([\\*_`#>[\]()+.!-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
