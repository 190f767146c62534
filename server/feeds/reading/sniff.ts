import type { ReadRefusal } from './parsedFeed';

export type Sniffed = { readonly kind: 'xml' } | { readonly kind: 'json' } | { readonly kind: 'refused'; readonly refusal: ReadRefusal };

const HEAD = 4_096;
/** A feed's root, or an item on its own; an HTML page may carry one far below. */
const FEED_ELEMENT = /<(?:[a-z][\w.-]*:)?(?:rss|feed|rdf|channel|item|entry)[\s>/]/i;

/** What a document is, from how it begins; what cannot be a feed is refused by name, with what was found. */
export function sniff(text: string): Sniffed {
  const begin = /[^\s\ufeff\0]/.exec(text.slice(0, 65_536))?.index;
  if (begin === undefined) return refuse('empty', 'the document is empty');
  const first = text[begin];
  if (first === '{' || first === '[') return { kind: 'json' };
  const head = text.slice(begin, begin + HEAD);
  const isFeed = FEED_ELEMENT.exec(head) ?? FEED_ELEMENT.exec(text);
  const html = /<!doctype\s+html[\s>]|<html[\s>]|<head[\s>]|<body[\s>]/i.exec(head);
  // Some feeds carry an HTML doctype by mistake: what comes first decides only when there is no feed inside.
  if (html && (!isFeed || (isFeed.index > html.index && /^<(html|head|body)/i.test(html[0])))) {
    const title = /<title[^>]*>([^<]{1,120})/i.exec(text.slice(0, 65_536))?.[1]?.replace(/\s+/g, ' ').trim();
    return refuse('html', title ? `a web page: "${title}"` : 'a web page');
  }
  if (!isFeed) return refuse('not-a-feed', `begins with "${head.slice(0, 60).replace(/\s+/g, ' ').trim()}"`);
  return { kind: 'xml' };
}

function refuse(reason: ReadRefusal['reason'], detail: string): Sniffed {
  return { kind: 'refused', refusal: { reason, detail } };
}
