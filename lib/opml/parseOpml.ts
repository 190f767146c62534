import { FEED_LANGUAGES, FEED_SCOPES, type Feed, type FeedLanguage, type FeedScope } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import { isPressGroup, type PressGroup } from '@/lib/domain/pressGroup';
import { suggestFeedId } from '@/lib/feeds/suggestFeedId';
import { OWN_ATTRIBUTES } from './opmlFeed';
import { scanOutlines, type ScannedOutline } from './scanOutlines';

export interface ParsedOpml {
  /** in document order; ids and addresses are unique within the list */
  readonly feeds: readonly Feed[];
  /** what was left out or filled in against the document's word, in plain English, each naming the feed or line */
  readonly problems: readonly string[];
}

const LONGEST_DOCUMENT = 5_000_000;
const MOST_FEEDS = 5_000;
const LONGEST_TEXT = 300;

const SPANISH_SPEAKING = new Set('ar bo cl co cr cu do ec es gt hn mx ni pa pe pr py sv uy ve'.split(' '));
const PORTUGUESE_SPEAKING = new Set(['br', 'pt', 'ao', 'mz']);

/**
 * Reads an OPML document: ours whole, another reader's with defaults for what it does not say (language and country
 * from the address's country code, else English and INT; press group `international-media`; scope `general`; polled).
 * @param text  decoded, hostile or not; never throws
 * Source: http://opml.org/spec2.opml
 */
export function parseOpml(text: string): ParsedOpml {
  if (text.length > LONGEST_DOCUMENT) return { feeds: [], problems: [`The file is larger than ${LONGEST_DOCUMENT / 1_000_000} MB.`] };
  if (!/<opml[\s>]/i.test(text)) return { feeds: [], problems: ['This is not an OPML file: it has no <opml> element.'] };
  const feeds: Feed[] = [];
  const problems: string[] = [];
  const ids = new Set<string>();
  const urls = new Set<string>();
  for (const outline of scanOutlines(text)) {
    const address = outline.attributes.get('xmlurl');
    if (address === undefined) continue; // a folder, or a note
    const url = httpUrl(address);
    if (!url) {
      problems.push(`Line ${outline.line}: ${quote(address)} is not an http(s) address.`);
      continue;
    }
    if (urls.has(url)) {
      problems.push(`Line ${outline.line}: ${quote(url)} is listed twice; the first one counts.`);
      continue;
    }
    if (feeds.length === MOST_FEEDS) {
      problems.push(`Only the first ${MOST_FEEDS} feeds were read.`);
      break;
    }
    const feed = toFeed(outline, url, ids, problems);
    ids.add(feed.id);
    urls.add(url);
    feeds.push(feed);
  }
  if (feeds.length === 0 && problems.length === 0) problems.push('The file names no feed: no outline has an xmlUrl.');
  return { feeds, problems };
}

function toFeed({ attributes, parents, line }: ScannedOutline, url: string, ids: ReadonlySet<string>, problems: string[]): Feed {
  const own = (key: keyof typeof OWN_ATTRIBUTES) => clip(attributes.get(OWN_ATTRIBUTES[key].toLowerCase()) ?? '');
  const host = new URL(url).hostname.replace(/^www\./, '');
  const name = clip(attributes.get('title') || attributes.get('text') || '') || host;
  const countryCode = /\.([a-z]{2})$/.exec(host)?.[1] ?? '';
  const say = (field: string, value: string) => problems.push(`Line ${line}: ${quote(name)} has an unknown ${field}, ${quote(value)}; the default was used.`);

  const wantedId = own('id');
  const id = /^[a-z0-9-]{1,80}$/.test(wantedId) && !ids.has(wantedId) ? feedId(wantedId) : suggestFeedId(name, url, ids);
  if (wantedId !== '' && id !== wantedId) problems.push(`Line ${line}: ${quote(name)} cannot have the id ${quote(wantedId)}; it got ${id}.`);

  const pressGroup = own('pressGroup') || clip(parents.find((parent) => isPressGroup(parent)) ?? '');
  if (pressGroup !== '' && !isPressGroup(pressGroup)) say('press group', pressGroup);
  const scope = own('scope');
  if (scope !== '' && !isScope(scope)) say('scope', scope);
  const language = (attributes.get('language') ?? '').slice(0, 2).toLowerCase();
  if (language !== '' && !isLanguage(language)) say('language', language);

  return {
    id,
    name,
    outlet: own('outlet') || name,
    url,
    homepage: httpUrl(attributes.get('htmlurl') ?? ''),
    language: isLanguage(language) ? language : languageOf(countryCode),
    country: /^([A-Z]{2}|INT)$/.test(own('country')) ? own('country') : countryOf(countryCode),
    pressGroup: isPressGroup(pressGroup) ? pressGroup : DEFAULT_GROUP,
    scope: isScope(scope) ? scope : 'general',
    enabled: own('enabled') !== 'false',
    notes: own('notes'),
  };
}

const DEFAULT_GROUP: PressGroup = 'international-media';
const isScope = (text: string): text is FeedScope => (FEED_SCOPES as readonly string[]).includes(text);
const isLanguage = (text: string): text is FeedLanguage => (FEED_LANGUAGES as readonly string[]).includes(text);

function languageOf(countryCode: string): FeedLanguage {
  if (SPANISH_SPEAKING.has(countryCode)) return 'es';
  return PORTUGUESE_SPEAKING.has(countryCode) ? 'pt' : 'en';
}

/** Country codes sold for their sound say nothing of where a newsroom sits. */
const SOLD_CODES = new Set(['co', 'io', 'ai', 'tv', 'me', 'fm', 'ly', 'cc', 'ws', 'to', 'gg', 'eu']);

function countryOf(countryCode: string): string {
  if (countryCode === '' || SOLD_CODES.has(countryCode)) return 'INT';
  return countryCode === 'uk' ? 'GB' : countryCode.toUpperCase();
}

function httpUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 2_000 || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '' ? url.href : null;
}

const clip = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
const quote = (text: string) => `"${clip(text).slice(0, 120)}"`;
