import { err, ok, type Result } from '@/lib/domain/result';
import { FIELD_NAMES, hasChildren, parseFeedXml, type Fields, type FeedXml } from './feedXml';
import { mapFeed, type FeedRoot } from './mapFeed';
import { mendXml } from './mendXml';
import type { ParsedFeed, ReadRefusal } from './parsedFeed';
import { canonicalName, declareNamespaces, isRss09, type NamespaceScope } from './xmlNames';

export type FeedBody = Omit<ParsedFeed, 'encoding' | 'repairs'> & { readonly repairs: readonly string[] };

/** The names under which rss-parser finds a feed's frame. */
const STRUCTURE: Record<string, string> = {
  'rss:rss': 'rss', 'rss:channel': 'channel', 'rss:item': 'item', 'atom:feed': 'feed', 'atom:entry': 'entry', 'rdf:rdf': 'rdf:RDF',
};
const FORMATS: Record<string, FeedRoot['format']> = { rss: 'rss', feed: 'atom', 'rdf:RDF': 'rdf' };
/** Elements that hold others by design; any other field with children is inline markup. */
const CONTAINERS = new Set(['atom:author', 'atom:contributor', 'atom:source', 'media:group', 'podcast:category', 'rss:skiphours', '$']);

const HEAD = 8_192;
const ROOT = /^\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(rss|feed|rdf:RDF)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/;

/**
 * Reads an RSS, Atom, RDF or CDF document. A sound one goes straight to rss-parser; one that is not, or that uses what
 * an XML tree cannot keep (inline markup, xml:base, nested namespaces), is rewritten first.
 */
export async function readXml(text: string, url: string): Promise<Result<FeedBody, ReadRefusal>> {
  const sound = await readSound(text, url);
  if (!('complaint' in sound)) return ok(sound);
  const mended = mendXml(text, url);
  if (mended === null) return err({ reason: 'not-a-feed', detail: 'XML without a feed in it' });
  try {
    const { feed, items } = await parseFeedXml(mended.xml, (name) => name);
    const repairs = [
      ...(mended.isTruncated ? ['cut off before its end: complete items kept'] : []),
      ...(!mended.isTruncated && sound.complaint !== null ? [`not well-formed XML, mended: ${sound.complaint}`] : []),
      ...(OWN_ENTITIES.test(text.slice(0, HEAD)) ? ['defines entities of its own, which are neither fetched nor unfolded'] : []),
    ];
    return ok({ ...mapFeed({ format: mended.format, url, base: null, language: null, hasPlainTitles: mended.isRss09 }, feed, items), repairs });
  } catch (error) {
    return err({ reason: 'malformed', detail: error instanceof Error ? firstLine(error.message) : 'unreadable XML' });
  }
}

const OWN_ENTITIES = /<!ENTITY\s/;

/** A complaint when the document needs mending: told by the parser's refusal, or (null) by cheap looks or items gone missing. */
async function readSound(text: string, url: string): Promise<FeedBody | { complaint: string | null }> {
  const root = ROOT.exec(text.slice(0, HEAD));
  if (!root || needsRewriting(text, root[0].length)) return { complaint: null };
  const attributes = [...(root[2] ?? '').matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, double ?? single ?? ''] as const,
  );
  const format = FORMATS[root[1] ?? ''] ?? 'rss';
  const home = format === 'atom' ? 'atom' : 'rss';
  const scope = declareNamespaces({ prefixes: new Map(), home }, attributes, true);
  const renaming = new Renaming(scope);
  try {
    const read = await parseFeedXml(text, renaming.rename);
    if (read.items.length !== renaming.items || hasInlineMarkup(read)) return { complaint: null };
    const language = attributes.find(([name]) => name === 'xml:lang')?.[1] ?? null;
    return { ...mapFeed({ format, url, base: null, language, hasPlainTitles: isRss09(attributes) }, read.feed, read.items), repairs: [] };
  } catch (error) {
    return { complaint: error instanceof Error ? firstLine(error.message) : 'unreadable' };
  }
}

/** A long document full of these would cost the XML parser one complaint each before it gives up. */
const NO_MARKUP = /<[^A-Za-z_:/!?]/g;
const LONG_DOCUMENT = 1_000_000;
const MANY = 1_000;

/** Declarations below the root, bases, XHTML: rare, and the mender knows them all. */
function needsRewriting(text: string, rootEnd: number): boolean {
  if (text.indexOf('xmlns', rootEnd) >= 0 || text.includes('xml:base')) return true;
  return text.length > LONG_DOCUMENT && (text.match(NO_MARKUP)?.length ?? 0) > MANY;
}

class Renaming {
  /** how many items the parser opened; rss-parser drops those that stand where it does not look */
  items = 0;
  private readonly known = new Map<string, string>();

  constructor(private readonly scope: NamespaceScope) {}

  readonly rename = (name: string): string => {
    let renamed = this.known.get(name);
    if (renamed === undefined) {
      const canonical = canonicalName(name, this.scope);
      renamed = STRUCTURE[canonical] ?? canonical;
      this.known.set(name, renamed);
    }
    if (renamed === 'item' || renamed === 'entry') this.items += 1;
    return renamed;
  };
}

function hasInlineMarkup({ feed, items }: FeedXml): boolean {
  return [feed, ...items].some((fields: Fields) => {
    for (const name in fields) {
      if (!FIELD_NAMES.has(name) || CONTAINERS.has(name)) continue;
      if (fields[name]?.some(hasChildren)) return true;
    }
    return false;
  });
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 200);
}
