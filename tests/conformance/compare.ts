import type { Result } from '@/lib/domain/result';
import type { ParsedFeed, ParsedItem, ReadRefusal } from '@/server/feeds/reading/parsedFeed';
import type { ConformanceCase, ExpectedEntry } from './cases';

/** What does not agree with the case, one line each; none: it passed. The rules are those of the suite's README. */
export function differences(testCase: ConformanceCase, read: Result<ParsedFeed, ReadRefusal>): string[] {
  if (testCase.must === 'no-crash') return [];
  if (testCase.must === 'reject-cleanly') {
    return !read.ok || (read.value.title === '' && read.value.items.length === 0) ? [] : ['accepted what it should refuse'];
  }
  if (!read.ok) return [`refused: ${read.error.reason} (${read.error.detail})`];
  const feed = read.value;
  const { feed_title, feed_link, language, items, entries = [] } = testCase.expect ?? {};
  const found: string[] = [];
  if (feed_title !== undefined && squeeze(feed.title) !== squeeze(feed_title)) found.push(wrong('feed title', feed_title, feed.title));
  if (feed_link !== undefined && plainLink(feed.link) !== plainLink(feed_link)) found.push(wrong('feed link', feed_link, feed.link));
  if (language !== undefined && plainLanguage(feed.language) !== plainLanguage(language)) found.push(wrong('language', language, feed.language));
  if (items !== undefined && feed.items.length !== items) found.push(wrong('items', items, feed.items.length));
  entries.forEach((entry, place) => {
    if (Object.keys(entry).length === 0) return;
    const item = feed.items[place];
    found.push(...(item ? entryDifferences(entry, item).map((line) => `item ${place}: ${line}`) : [`item ${place} is missing`]));
  });
  return found;
}

function entryDifferences(entry: ExpectedEntry, item: ParsedItem): string[] {
  const found: string[] = [];
  if (entry.title !== undefined && squeeze(item.title) !== squeeze(entry.title)) found.push(wrong('title', entry.title, item.title));
  for (const key of ['summary_text', 'content_text', 'text_any'] as const) {
    const expected = entry[key];
    if (expected === undefined) continue;
    if (![item.summary, item.content].some((text) => squeeze(text) === squeeze(expected))) found.push(wrong(key, expected, [item.summary, item.content]));
  }
  if (entry.link !== undefined && plainLink(item.link) !== plainLink(entry.link)) found.push(wrong('link', entry.link, item.link));
  if (entry.guid !== undefined && item.guid !== entry.guid) found.push(wrong('guid', entry.guid, item.guid));
  if (entry.published !== undefined && !isSameMoment(entry.published, item.publishedAt)) {
    found.push(wrong('published', entry.published, item.publishedAt === null ? null : new Date(item.publishedAt).toISOString()));
  }
  for (const author of entry.authors ?? []) {
    if (!item.authors.some((name) => squeeze(name).includes(squeeze(author)))) found.push(wrong('author', author, item.authors));
  }
  for (const category of entry.categories ?? []) {
    if (!item.categories.some((name) => squeeze(name) === squeeze(category))) found.push(wrong('category', category, item.categories));
  }
  return found;
}

function isSameMoment(expected: string | null, actual: number | null): boolean {
  if (expected === null) return actual === null;
  if (actual === null) return false;
  return expected === '*' || Math.abs(Date.parse(expected) - actual) <= 1_000;
}

const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
const plainLink = (link: string | null) => (link ?? '').replace(/^(https?:\/\/[^/]+)\/$/i, '$1');
const plainLanguage = (language: string | null) => (language ?? '').toLowerCase().replaceAll('_', '-');
const wrong = (what: string, expected: unknown, actual: unknown) => `${what}: expected ${JSON.stringify(expected)}, read ${JSON.stringify(actual)}`;
