import type { ShelvedItem } from './feedShelf';
import type { LocalFormat, LocalOutlet } from './localFeed';

interface Entry extends ShelvedItem {
  readonly address: string;
}

export const CONTENT_TYPES: Record<LocalFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  rdf: 'application/rdf+xml; charset=utf-8',
};

/**
 * The outlet's feed as XML: RSS 2.0, Atom 1.0 (RFC 4287) or RSS 1.0, by the outlet's format.
 * @param items        newest first
 * @param addressOf    absolute address of an item's page
 * @param selfAddress  absolute address of the feed
 */
export function writeFeed(
  outlet: LocalOutlet,
  items: readonly ShelvedItem[],
  addressOf: (item: ShelvedItem) => string,
  selfAddress: string,
): string {
  const entries = items.map((item) => ({ ...item, address: item.link ?? addressOf(item) }));
  const write = { rss: writeRss, atom: writeAtom, rdf: writeRdf }[outlet.format];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(outlet, entries, selfAddress)}\n`;
}

/** Text for an XML or HTML document. Characters that XML 1.0 cannot carry at all are dropped (§2.2). */
export function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// A description is HTML inside XML (RSS 2.0, "description"), and readers take titles for the same: plain text is escaped
// once for each.
const asHtml = (text: string) => escapeText(escapeText(text));

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

// RFC 822 has no form for a day without its hour, and one must not be made up: Dublin Core takes the day alone.
const rssDate = (published: string) =>
  DAY_ONLY.test(published)
    ? `<dc:date>${escapeText(published)}</dc:date>`
    : `<pubDate>${new Date(published).toUTCString()}</pubDate>`;

// The name of an entry must outlive its address: a restarted server has another port.
const urn = (outlet: LocalOutlet, entry: Entry) => escapeText(`urn:entente:${outlet.id}:${encodeURIComponent(entry.guid)}`);

function writeRss(outlet: LocalOutlet, entries: readonly Entry[], selfAddress: string): string {
  const items = entries.map(
    (entry) => `<item><title>${asHtml(entry.title)}</title><link>${escapeText(entry.address)}</link>
<guid isPermaLink="false">${escapeText(entry.guid)}</guid>${rssDate(entry.published)}
${entry.author === null ? '' : `<dc:creator>${escapeText(entry.author)}</dc:creator>`}<description>${asHtml(entry.summary)}</description></item>`,
  );
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${asHtml(outlet.name)}</title><link>${escapeText(selfAddress)}</link><description>${escapeText(outlet.name)}</description>
<language>${outlet.language}</language><atom:link rel="self" type="application/rss+xml" href="${escapeText(selfAddress)}"/>
${items.join('\n')}
</channel></rss>`;
}

function writeAtom(outlet: LocalOutlet, entries: readonly Entry[], selfAddress: string): string {
  const items = entries.map(
    (entry) => `<entry><id>${urn(outlet, entry)}</id>
<title type="text">${escapeText(entry.title)}</title><link rel="alternate" href="${escapeText(entry.address)}"/>
<published>${escapeText(entry.published)}</published><updated>${escapeText(entry.edited ?? entry.published)}</updated>
${entry.author === null ? '' : `<author><name>${escapeText(entry.author)}</name></author>`}<summary type="text">${escapeText(entry.summary)}</summary></entry>`,
  );
  const updated = entries[0] ? `<updated>${escapeText(entries[0].edited ?? entries[0].published)}</updated>` : '';
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
<title>${escapeText(outlet.name)}</title><id>${escapeText(selfAddress)}</id>${updated}
<link rel="self" href="${escapeText(selfAddress)}"/><author><name>${escapeText(outlet.outlet)}</name></author>
${items.join('\n')}
</feed>`;
}

function writeRdf(outlet: LocalOutlet, entries: readonly Entry[], selfAddress: string): string {
  const about = (entry: Entry) => urn(outlet, entry);
  const items = entries.map(
    (entry) => `<item rdf:about="${about(entry)}"><title>${asHtml(entry.title)}</title><link>${escapeText(entry.address)}</link>
<dc:date>${escapeText(entry.published)}</dc:date>
${entry.author === null ? '' : `<dc:creator>${escapeText(entry.author)}</dc:creator>`}<description>${asHtml(entry.summary)}</description></item>`,
  );
  return `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${escapeText(selfAddress)}"><title>${asHtml(outlet.name)}</title><link>${escapeText(selfAddress)}</link>
<description>${escapeText(outlet.name)}</description><dc:language>${outlet.language}</dc:language>
<items><rdf:Seq>${entries.map((entry) => `<rdf:li rdf:resource="${about(entry)}"/>`).join('')}</rdf:Seq></items></channel>
${items.join('\n')}
</rdf:RDF>`;
}
