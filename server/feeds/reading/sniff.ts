import type { ReadRefusal } from './parsedFeed';

export type Sniffed = { readonly kind: 'xml' } | { readonly kind: 'json' } | { readonly kind: 'refused'; readonly refusal: ReadRefusal };

const HEAD = 4_096;
const HTML_HEAD = 65_536;
const COMMENT = /<!--[^]*?-->/g;
/** A feed's root, or an item on its own; an HTML page may carry one far below. */
const FEED_ELEMENT = /<(?:[a-z][\w.-]*:)?(?:rss|feed|rdf|channel|item|entry)[\s>/]/i;

/** What a document is, from how it begins; what cannot be a feed is refused by name, with what was found. */
export function sniff(text: string): Sniffed {
  const begin = /[^\s\ufeff\0]/.exec(text.slice(0, HTML_HEAD))?.index;
  if (begin === undefined) return refuse('empty', 'the document is empty');
  const first = text[begin];
  if (first === '{' || first === '[') return { kind: 'json' };
  const head = text.slice(begin, begin + HEAD).replace(COMMENT, '');
  const root = /<([a-z][\w:.-]*)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  // Some feeds carry an HTML doctype by mistake, or a warning in HTML before them: the first element decides.
  if (/^(html|head|body)$/.test(root)) return aWebPage(text);
  if (FEED_ELEMENT.test(text)) return { kind: 'xml' };
  if (/<!doctype\s+html|<html[\s>]|<body[\s>]/i.test(text.slice(begin, begin + HTML_HEAD))) return aWebPage(text);
  return refuse('not-a-feed', `begins with "${head.slice(0, 60).replace(/\s+/g, ' ').trim()}"`);
}

function aWebPage(text: string): Sniffed {
  const title = /<title[^>]{0,200}>([^<]{1,120})/i.exec(text.slice(0, HTML_HEAD))?.[1]?.replace(/\s+/g, ' ').trim();
  return refuse('html', title ? `a web page: "${title}"` : 'a web page');
}

function refuse(reason: ReadRefusal['reason'], detail: string): Sniffed {
  return { kind: 'refused', refusal: { reason, detail } };
}
