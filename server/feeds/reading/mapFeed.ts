import type { Instant } from '@/lib/time/instant';
import { parseFeedDate } from './feedDate';
import { attribute, childText, nodes, textOf, type Fields, type XmlElement, type XmlNode } from './feedXml';
import { collapse, htmlToText, mendControls } from './htmlText';
import { clip, LIMITS } from './limits';
import { absoluteLink } from './links';
import type { ParsedFeed, ParsedItem } from './parsedFeed';
import { personNames } from './people';
import { plainText } from './textConstruct';

/** What stood on the root element, which is no field. */
export interface FeedRoot {
  readonly format: 'rss' | 'atom' | 'rdf' | 'cdf';
  readonly url: string;
  readonly base: string | null;
  readonly language: string | null;
  /** RSS 0.9x: titles are character data, while RSS 2.0 leaves open what they are and everyone writes HTML */
  readonly hasPlainTitles: boolean;
}

/** Where each part of an item is looked for, first found first served: the format's own element, then those of others. */
const TITLE = ['rss:title', 'atom:title', 'dublin:title', 'media:title', 'podcast:title'];
const SUMMARY = ['rss:description', 'atom:summary', 'dublin:description', 'rss:abstract', 'rss:summary', 'podcast:summary', 'media:description', 'podcast:subtitle'];
const CONTENT = ['full:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'rss:body', 'rss:fulltext', 'rss:content'];
const ATOM_DATES = ['atom:published', 'atom:issued', 'atom:created', 'atom:updated', 'atom:modified'];
const OTHER_PUBLISHED = ['dcterms:issued', 'dublin:date', 'rss:published', 'dcterms:created', 'dcterms:available'];
const OTHER_UPDATED = ['dcterms:modified', 'dcterms:date', 'rss:date', 'rss:updated', 'rss:lastbuilddate'];
const DATES = {
  atom: [...ATOM_DATES, 'rss:pubdate', ...OTHER_PUBLISHED, ...OTHER_UPDATED],
  other: ['rss:pubdate', 'atom:published', 'atom:issued', ...OTHER_PUBLISHED, 'atom:created', 'atom:updated', 'atom:modified', ...OTHER_UPDATED],
};

/** Turns the elements of a feed into our words. Never throws for what they hold. */
export function mapFeed(root: FeedRoot, feed: Fields, items: readonly Fields[]): Omit<ParsedFeed, 'encoding' | 'repairs'> {
  const base = root.base ?? attribute(feed as XmlElement, 'xml:base');
  const link = feedLink(feed, base ?? root.url);
  const linkBase = base ?? link ?? root.url;
  const authors = feedAuthors(feed);
  return {
    format: root.format,
    title: clip(titleOf(feed, ['rss:title', 'atom:title', 'dublin:title'], root), LIMITS.titleCharacters),
    link,
    language: feedLanguage(feed, root),
    ttlSeconds: ttlSeconds(feed),
    skipHours: skipHours(feed),
    hubUrl: atomLink(feed, ['hub'], linkBase),
    selfUrl: atomLink(feed, ['self'], linkBase),
    items: items.slice(0, LIMITS.itemsRead).map((item) => mapItem(item, root, linkBase, authors)),
  };
}

function mapItem(item: Fields, root: FeedRoot, base: string, feedAuthors: readonly string[]): ParsedItem {
  const itemBase = attribute(item as XmlElement, 'xml:base') ?? base;
  const guid = itemGuid(item);
  const authors = itemAuthors(item);
  return {
    guid,
    link: itemLink(item, itemBase),
    title: clip(titleOf(item, TITLE, root) || groupText(item, 'media:title'), LIMITS.titleCharacters),
    summary: clip(firstText(item, SUMMARY) || groupText(item, 'media:description'), LIMITS.summaryCharacters),
    content: clip(firstText(item, CONTENT), LIMITS.contentCharacters),
    authors: (authors.length > 0 ? authors : feedAuthors).slice(0, LIMITS.authors),
    categories: itemCategories(item),
    publishedAt: itemDate(item, root.format),
    language: nonEmpty(textOf(nodes(item, 'dublin:language')[0])) ?? nonEmpty(attribute(item as XmlElement, 'xml:lang') ?? ''),
    source: itemSource(item, itemBase),
  };
}

function nonEmpty(text: string): string | null {
  const trimmed = collapse(text);
  return trimmed === '' ? null : trimmed;
}

/** The first of these elements that says something. */
function firstText(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    for (const node of nodes(fields, name)) {
      const text = plainText(node, name);
      if (text !== '') return text;
    }
  }
  return '';
}

/** A plain title is decoded once; with tags or numbered references in it, someone wrote HTML after all. */
function titleOf(fields: Fields, names: readonly string[], root: FeedRoot): string {
  const own = textOf(nodes(fields, 'rss:title')[0]);
  return root.hasPlainTitles && own.trim() !== '' && !/<[a-z/]|&#/i.test(own) ? collapse(mendControls(own)) : firstText(fields, names);
}

function groupText(item: Fields, name: string): string {
  const group = nodes(item, 'media:group')[0];
  return typeof group === 'object' ? htmlToText(childText(group, name)) : '';
}

function feedLink(feed: Fields, base: string): string | null {
  return (
    rssLink(feed, base) ??
    atomLink(feed, PAGE_RELATIONS, base) ??
    absoluteLink(attribute(feed as XmlElement, 'href'), base)
  );
}

/** Of several, the last; a link of Atom's kind without its prefix counts only when it leads to the page itself. */
function rssLink(fields: Fields, base: string): string | null {
  for (const node of [...nodes(fields, 'rss:link')].reverse()) {
    if (!PAGE_RELATIONS.includes(relationOf(node))) continue;
    const link = absoluteLink(textOf(node) || attribute(node, 'href'), attribute(node, 'xml:base') ?? base);
    if (link !== null) return link;
  }
  return null;
}

/** The best of Atom's links with one of these relations: a page before anything else. */
function atomLink(fields: Fields, relations: readonly string[], base: string): string | null {
  const links = nodes(fields, 'atom:link').filter((node) => relations.includes(relationOf(node)));
  const pages = links.filter((node) => /^$|html/i.test(attribute(node, 'type') ?? ''));
  for (const node of [...pages, ...links]) {
    const link = absoluteLink(attribute(node, 'href') ?? textOf(node), attribute(node, 'xml:base') ?? base);
    if (link !== null) return link;
  }
  return null;
}

const PAGE_RELATIONS = ['alternate', ''];

/** RFC 4287 §4.2.7.2: a registered relation may be written as an address. */
function relationOf(node: XmlNode): string {
  return (attribute(node, 'rel') ?? '').trim().toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
}

function itemLink(item: Fields, base: string): string | null {
  return (
    absoluteLink(textOf(nodes(item, 'feedburner:origlink')[0]), null) ??
    rssLink(item, base) ??
    atomLink(item, PAGE_RELATIONS, base) ??
    absoluteLink(attribute(item as XmlElement, 'href'), base) ??
    permalink(item) ??
    atomLink(item, ['related', 'via', 'enclosure'], base)
  );
}

/** RSS 2.0: a guid is the item's address unless it says otherwise. */
function permalink(item: Fields): string | null {
  const guid = nodes(item, 'rss:guid')[0];
  if ((attribute(guid, 'ispermalink') ?? attribute(guid, 'isPermaLink') ?? 'true').trim().toLowerCase() === 'false') return null;
  return absoluteLink(textOf(guid), null);
}

function itemGuid(item: Fields): string | null {
  const stated = [
    ...nodes(item, 'rss:guid').map(textOf),
    ...nodes(item, 'atom:id').map(atomId),
    attribute(item as XmlElement, 'rdf:about') ?? attribute(item as XmlElement, 'about') ?? '',
    ...nodes(item, 'dublin:identifier').map(textOf),
    ...nodes(item, 'rss:id').map(textOf),
  ];
  const found = stated.map((text) => text.trim()).find((text) => text !== '');
  return found === undefined ? null : clip(found, LIMITS.guidCharacters);
}

/** An id is compared letter by letter, so it stays as written; only one that leans on an explicit xml:base is made whole. */
function atomId(node: XmlNode): string {
  const id = textOf(node).trim();
  const base = attribute(node, 'xml:base');
  return base === null || id === '' || /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : (absoluteLink(id, base) ?? id);
}

function itemDate(item: Fields, format: FeedRoot['format']): Instant | null {
  for (const name of format === 'atom' ? DATES.atom : DATES.other) {
    // Of several, the last: a publisher who repeats an element means the later one.
    for (const node of [...nodes(item, name)].reverse()) {
      const date = parseFeedDate(textOf(node));
      if (date !== null) return date;
    }
  }
  return parseFeedDate(attribute(item as XmlElement, 'lastmod') ?? '');
}

function unique(texts: readonly string[], limit: number): string[] {
  const clipped = texts.map((text) => clip(collapse(text), LIMITS.nameCharacters)).filter((text) => text !== '');
  return [...new Set(clipped)].slice(0, limit);
}

function itemAuthors(item: Fields): string[] {
  const named = [
    ...nodes(item, 'atom:author').flatMap(personNames),
    ...nodes(item, 'rss:author').flatMap(personNames),
    ...nodes(item, 'dublin:creator').flatMap(personNames),
    ...nodes(item, 'dcterms:creator').flatMap(personNames),
    ...nodes(item, 'podcast:author').flatMap(personNames),
    ...nodes(item, 'rss:creator').flatMap(personNames),
  ];
  return unique(named, LIMITS.authors);
}

/** Those of the feed stand for items that name nobody (RFC 4287 §4.2.1). */
function feedAuthors(feed: Fields): string[] {
  const names = ['atom:author', 'dublin:creator', 'rss:author', 'rss:managingeditor', 'podcast:author'];
  return unique(names.flatMap((name) => nodes(feed, name).flatMap(personNames)), LIMITS.authors);
}

function itemCategories(item: Fields): string[] {
  const atom = nodes(item, 'atom:category').flatMap((node) => [attribute(node, 'term') ?? '', attribute(node, 'label') ?? '', textOf(node)]);
  const plain = ['rss:category', 'dublin:subject', 'media:category'].flatMap((name) => nodes(item, name).map((node) => htmlToText(textOf(node))));
  const podcast = nodes(item, 'podcast:category').flatMap(nestedCategories);
  const keywords = ['media:keywords', 'podcast:keywords'].flatMap((name) => nodes(item, name).flatMap((node) => textOf(node).split(',')));
  return unique([...plain, ...atom, ...podcast, ...keywords], LIMITS.categories);
}

function nestedCategories(node: XmlNode): string[] {
  const inner = typeof node === 'object' ? nodes(node, 'podcast:category').map((child) => attribute(child, 'text') ?? '') : [];
  return [attribute(node, 'text') ?? textOf(node), ...inner];
}

function itemSource(item: Fields, base: string): ParsedItem['source'] {
  const rss = nodes(item, 'rss:source')[0];
  const rssTitle = htmlToText(textOf(rss));
  if (rssTitle !== '') return { title: clip(rssTitle, LIMITS.nameCharacters), url: absoluteLink(attribute(rss, 'url'), base) };
  const atom = nodes(item, 'atom:source')[0];
  if (typeof atom !== 'object') return null;
  const title = firstText(atom as Fields, ['atom:title']);
  return title === '' ? null : { title: clip(title, LIMITS.nameCharacters), url: atomLink(atom as Fields, PAGE_RELATIONS, base) };
}

function feedLanguage(feed: Fields, root: FeedRoot): string | null {
  const stated = ['rss:language', 'dublin:language', 'atom:language'].map((name) => nonEmpty(textOf(nodes(feed, name)[0])));
  const found = stated.find((text) => text !== null) ?? nonEmpty(attribute(feed as XmlElement, 'xml:lang') ?? '') ?? nonEmpty(root.language ?? '');
  return found === null ? null : clip(found, LIMITS.nameCharacters);
}

const PERIOD_SECONDS: Record<string, number> = { hourly: 3_600, daily: 86_400, weekly: 604_800, monthly: 2_592_000, yearly: 31_536_000 };

/** `<ttl>` counts minutes; sy: counts updates in a period, once a day unless said otherwise. */
function ttlSeconds(feed: Fields): number | null {
  const minutes = Number.parseInt(textOf(nodes(feed, 'rss:ttl')[0]), 10);
  if (minutes > 0) return Math.min(minutes * 60, PERIOD_SECONDS.yearly ?? 0);
  const stated = textOf(nodes(feed, 'sy:updateperiod')[0]).trim().toLowerCase();
  const frequency = Number.parseInt(textOf(nodes(feed, 'sy:updatefrequency')[0]), 10);
  if (stated === '' && Number.isNaN(frequency)) return null;
  const period = Object.hasOwn(PERIOD_SECONDS, stated) ? PERIOD_SECONDS[stated] : PERIOD_SECONDS.daily;
  return Math.round((period ?? 0) / (frequency > 0 ? frequency : 1));
}

/** RSS 2.0 counts 0–23, RSS 0.91 1–24: 24 is midnight in both. */
function skipHours(feed: Fields): number[] {
  const stated = nodes(feed, 'rss:skiphours').flatMap((node) => (typeof node === 'object' ? nodes(node, 'rss:hour') : []));
  const hours = stated.map((node) => Number.parseInt(textOf(node), 10)).filter((hour) => hour >= 0 && hour <= 24);
  return [...new Set(hours.map((hour) => hour % 24))].sort((a, b) => a - b);
}
