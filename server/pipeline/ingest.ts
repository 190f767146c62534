import type { Feed } from '@/lib/domain/feed';
import type { Item } from '@/lib/domain/item';
import { cleanLink } from '@/lib/links/cleanLink';
import { judgeItem } from '@/lib/tagging/relevance';
import type { Instant } from '@/lib/time/instant';
import type { ParsedFeed, ParsedItem } from '../feeds/reading/parsedFeed';
import type { EditedItem, ItemStore, JudgedItem } from '../store/store';
import { splitHeadline } from './aggregator';
import { contentHash } from './contentHash';
import { placeDate } from './dates';
import { identify, makeItemId } from './identity';

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
 * those with another wording become versions, and each is judged. Nothing is written here.
 * @param now  when the document was seen
 * Errors: as the store's.
 */
export async function ingest(document: ParsedFeed, feed: Feed, items: Pick<ItemStore, 'known'>, now: Instant): Promise<Ingested> {
  const identified = identify(document.items);
  const known = await items.known(
    feed.id,
    identified.items.map((one) => one.identity),
  );
  const added: JudgedItem[] = [];
  const edited: EditedItem[] = [];
  let undated = 0;
  let future = 0;
  for (const { parsed, identity } of identified.items) {
    const item = makeItem(parsed, identity, feed, document.language, now);
    if (item.dateTrust === 'undated') undated += 1;
    if (item.dateTrust === 'future') future += 1;
    const before = known.get(identity);
    if (!before) {
      added.push({ item, marks: judge(item) });
    } else if (before.contentHash !== item.contentHash && before.version < MOST_VERSIONS) {
      edited.push({ item: { ...item, id: before.id }, marks: judge(item), version: before.version + 1 });
    }
  }
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
  return {
    id: makeItemId(feed.id, identity),
    feedId: feed.id,
    identity,
    guid: parsed.guid,
    link,
    title,
    summary: parsed.summary,
    author: parsed.authors.length > 0 ? parsed.authors.join(', ') : null,
    outlet,
    language: primaryLanguage(parsed.language) ?? primaryLanguage(documentLanguage) ?? feed.language,
    ...placeDate(parsed.publishedAt, now),
    firstSeenAt: now,
    contentHash: contentHash(title, parsed.summary, link),
  };
}

const judge = (item: Item) => judgeItem(`${item.title}\n${item.summary}`);

/** "es-VE" → "es"; null for what is not a language code (some feeds say "español"). */
const primaryLanguage = (tag: string | null) => /^([a-z]{2})(?:$|[-_])/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? null;

const count = (n: number, one: string, many: string) => (n === 0 ? '' : `${n} ${n === 1 ? one : many}`);
