import type { Feed } from '@/lib/domain/feed';
import type { Item } from '@/lib/domain/item';
import { cleanLink } from '@/lib/links/cleanLink';
import type { Instant } from '@/lib/time/instant';
import type { FeedReader, ParsedFeed, ParsedItem } from '../feeds/reading/parsedFeed';
import type { EditedItem, ItemStore, JudgedItem } from '../store/store';
import { splitHeadline } from './aggregator';
import { contentHash } from './contentHash';
import { placeDate } from './dates';
import { identify, makeItemId } from './identity';
import { judgeTexts } from './judge';
import { summaryOf } from './summary';

export interface Ingested {
  readonly added: readonly JudgedItem[];
  readonly edited: readonly EditedItem[];
  /** items the document held, each once */
  readonly items: number;
  /** what is odd about the items, in plain English, e.g. "3 items undated"; empty when nothing is */
  readonly remarks: readonly string[];
}

/** A page that flips between two wordings at every visit is not edited any more: versions end here. */
const MOST_VERSIONS = 50;

/**
 * From a parsed document to what the store has to learn: entries are identified, those never seen become items,
 * those with another wording become versions, and each of these is read. Known ones are never read again here. Nothing is written.
 * @param now  when the document was seen
 * Errors: as the store's and the reader's.
 */
export async function ingest(document: ParsedFeed, feed: Feed, parts: { items: Pick<ItemStore, 'known'>; reader: Pick<FeedReader, 'readTexts'>; now: Instant }): Promise<Ingested> {
  const { items, reader, now } = parts;
  const identified = identify(document.items);
  const known = await items.known(
    feed.id,
    identified.items.map((one) => one.identity),
  );
  const fresh: Item[] = [];
  const reworded: { item: Item; version: number }[] = [];
  let undated = 0;
  let future = 0;
  for (const { parsed, identity } of identified.items) {
    const item = makeItem(parsed, identity, feed, document.language, now);
    if (item.dateTrust === 'undated') undated += 1;
    if (item.dateTrust === 'future') future += 1;
    const before = known.get(identity);
    if (!before) {
      fresh.push(item);
    } else if (before.contentHash !== item.contentHash && before.version < MOST_VERSIONS) {
      reworded.push({ item: { ...item, id: before.id }, version: before.version + 1 });
    }
  }
  const judged = await judge([...fresh, ...reworded.map(({ item }) => item)], reader);
  const added = judged.slice(0, fresh.length);
  const edited = judged.slice(fresh.length).map((one, at): EditedItem => ({ ...one, version: reworded[at]?.version ?? 1 }));
  const remarks = [
    count(undated, 'item undated', 'items undated'),
    count(future, 'item dated in the future', 'items dated in the future'),
    count(identified.untrustedGuids, 'guid shared by different items', 'guids shared by different items'),
    count(identified.repeated, 'entry repeated', 'entries repeated'),
    count(document.items.filter((item) => !item.guid).length, 'item without a guid', 'items without a guid'),
  ].filter((remark) => remark !== '');
  return { added, edited, items: identified.items.length, remarks };
}

function makeItem(parsed: ParsedItem, identity: string, feed: Feed, documentLanguage: string | null, now: Instant): Item {
  const { title, outlet } = splitHeadline(parsed, feed);
  const link = parsed.link === null ? null : cleanLink(parsed.link);
  const summary = summaryOf(parsed);
  return {
    id: makeItemId(feed.id, identity),
    feedId: feed.id,
    identity,
    guid: parsed.guid,
    link,
    title,
    summary,
    author: parsed.authors.length > 0 ? parsed.authors.join(', ') : null,
    outlet,
    language: primaryLanguage(parsed.language) ?? primaryLanguage(documentLanguage) ?? feed.language,
    ...placeDate(parsed.publishedAt, now),
    firstSeenAt: now,
    contentHash: contentHash(title, summary, link),
  };
}

/** A text tells its language better than a feed does, where it is long enough to tell. */
async function judge(items: readonly Item[], reader: Pick<FeedReader, 'readTexts'>): Promise<JudgedItem[]> {
  const readings = await judgeTexts(
    items.map(({ title, summary, language }) => ({ title, summary, language })),
    reader,
  );
  return readings.map(({ marks, language, holdings }, at) => {
    const item = items[at] as Item;
    return { item: language === 'other' ? item : { ...item, language }, marks, holdings };
  });
}

/** "es-VE" → "es"; null for what is not a language code (some feeds say "español"). */
const primaryLanguage = (tag: string | null) => /^([a-z]{2})(?:$|[-_])/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? null;

const count = (n: number, one: string, many: string) => (n === 0 ? '' : `${n} ${n === 1 ? one : many}`);
