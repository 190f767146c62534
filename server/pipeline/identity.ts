import { createHash } from 'node:crypto';
import { itemId, type FeedId, type ItemId } from '@/lib/domain/ids';
import { cleanLink } from '@/lib/links/cleanLink';
import { DAY } from '@/lib/time/instant';
import type { ParsedItem } from '../feeds/reading/parsedFeed';

export interface IdentifiedItem {
  readonly parsed: ParsedItem;
  /** e.g. `guid:…`, `link:…`, `title:…` */
  readonly identity: string;
}

export interface Identified {
  /** each item of the document once, in its order */
  readonly items: readonly IdentifiedItem[];
  /** entries passed over because the document holds the same item twice */
  readonly repeated: number;
  /** guids that stand on entries with different links: they name nothing */
  readonly untrustedGuids: number;
}

/**
 * What makes each entry the same item at the next poll: its guid, else its cleaned link, else title and day.
 * A key that stands on different entries of one document (one guid over different links, one link over different
 * titles) is not trusted, and the next one decides.
 */
export function identify(entries: readonly ParsedItem[]): Identified {
  const guids = entries.map((entry) => (entry.guid ? cleanGuid(entry.guid) : null));
  const links = entries.map((entry) => (entry.link ? (cleanLink(entry.link) ?? entry.link.trim()) : null));
  const titles = entries.map((entry) => squeeze(entry.title));
  // An entry without a link is told from its namesakes by its title.
  const badGuids = ambiguous(guids, (index) => links[index] ?? titles[index] ?? '');
  const badLinks = ambiguous(links, (index) => titles[index] ?? '');

  const items: IdentifiedItem[] = [];
  const seen = new Set<string>();
  for (const [index, parsed] of entries.entries()) {
    const guid = guids[index];
    const link = links[index];
    let identity: string;
    if (guid && !badGuids.has(guid)) identity = `guid:${guid}`;
    else if (link && !badLinks.has(link)) identity = `link:${link}`;
    else identity = `title:${titles[index]}:${parsed.publishedAt === null ? 'undated' : Math.floor(parsed.publishedAt / DAY)}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    items.push({ parsed, identity });
  }
  return { items, repeated: entries.length - items.length, untrustedGuids: badGuids.size };
}

/** The same item gets the same id on every node and after every restart: 22 characters of base64url. */
export function makeItemId(feedId: FeedId, identity: string): ItemId {
  return itemId(createHash('sha256').update(`${feedId}\n${identity}`).digest('base64url').slice(0, 22));
}

/** A guid that is an address is cleaned like one: some publishers put their edition count in its fragment (BBC: `#0`, `#1`). */
function cleanGuid(guid: string): string {
  const trimmed = guid.trim();
  return /^https?:\/\//i.test(trimmed) ? (cleanLink(trimmed) ?? trimmed) : trimmed;
}

function ambiguous(keys: readonly (string | null)[], tellApart: (index: number) => string): Set<string> {
  const first = new Map<string, string>();
  const bad = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (!key) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, tellApart(index));
    else if (other !== tellApart(index)) bad.add(key);
  }
  return bad;
}

const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
