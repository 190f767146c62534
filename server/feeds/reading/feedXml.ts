import RssParser from 'rss-parser';

/** An element as rss-parser's XML layer gives it: text alone, or with attributes (`$`), text (`_`) and children. */
export type XmlNode = string | XmlElement;
export interface XmlElement {
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly [child: string]: unknown;
}

/** The elements of a feed or of one item, by canonical name, in document order; `$` holds the attributes. */
export type Fields = Readonly<Record<string, readonly XmlNode[] | undefined>> & { readonly $?: Readonly<Record<string, string>> };

export interface FeedXml {
  readonly feed: Fields;
  readonly items: readonly Fields[];
}

/** Set on an element whose text is markup that stood in the document as tags; its value is HTML source. */
export const MARKUP_FLAG = 'x:markup';

const names = (prefix: string, locals: string): string[] => locals.split(' ').map((local) => `${prefix}:${local}`);

/** What the mapping reads; all else is left in the XML. */
const FEED_FIELDS = [
  ...names('rss', 'title link description language ttl skiphours author managingeditor category abstract'),
  ...names('atom', 'title link id language author'),
  ...names('dublin', 'title language creator'),
  ...names('sy', 'updateperiod updatefrequency'),
  ...names('podcast', 'author'),
];
const ITEM_FIELDS = [
  ...names('rss', 'title link description guid pubdate author category source date lastbuilddate body fulltext abstract creator published updated content summary id'),
  ...names('atom', 'title link id updated published modified issued created author contributor category summary content source'),
  ...names('dublin', 'title description creator contributor publisher date language identifier subject'),
  ...names('dcterms', 'created modified issued date creator available'),
  ...names('full', 'encoded'),
  ...names('xhtml', 'body div'),
  ...names('media', 'title description group keywords category'),
  ...names('podcast', 'author summary subtitle keywords title category'),
  ...names('feedburner', 'origlink'),
];
/** Elements a feed or item is read from; all else in a document is passed over. */
export const FIELD_NAMES: ReadonlySet<string> = new Set([...FEED_FIELDS, ...ITEM_FIELDS]);

const keepAll = (fields: readonly string[]) => [...fields, '$'].map((name) => [name, name, { keepArray: true }]);

/**
 * Reads well-formed feed XML with rss-parser. The library finds the feed and its items; under the names we give the
 * elements it recognises nothing else, so it neither parses dates (it throws at bad ones) nor makes snippets (20 s
 * for 100 KB of `<`): each field arrives untouched.
 * @param rename  from the name in the document to `rss`, `channel`, `item`, `feed`, `entry`, `rdf:RDF` or a canonical name
 * Errors: throws what the XML layer says is malformed, or that it is no feed.
 */
export async function parseFeedXml(xml: string, rename: (name: string) => string): Promise<FeedXml> {
  const parser: RssParser = new RssParser({
    defaultRSS: 2,
    xml2js: { tagNameProcessors: [rename] },
    // The published types describe only flat lists of names.
    customFields: { feed: keepAll(FEED_FIELDS) as never, item: keepAll(ITEM_FIELDS) as never },
  });
  // The XML layer goes on after its first complaint and may make millions: without stack traces they cost little.
  const traces = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const parsing = parser.parseString(xml);
  Error.stackTraceLimit = traces;
  const { items, ...feed } = await parsing;
  return { feed: feed as unknown as Fields, items: items as unknown as Fields[] };
}

/** All elements of that name. */
export function nodes(fields: Fields | XmlElement | undefined, name: string): readonly XmlNode[] {
  const found = fields?.[name];
  return Array.isArray(found) ? (found as readonly XmlNode[]) : [];
}

/** The element's own text, as XML decodes it; not that of its children. */
export function textOf(node: XmlNode | undefined): string {
  if (typeof node === 'string') return node;
  return typeof node?._ === 'string' ? node._ : '';
}

export function attribute(node: XmlNode | undefined, name: string): string | null {
  if (node === undefined || typeof node === 'string') return null;
  const attributes = node.$;
  return attributes && Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}

/** True when the element holds others. */
export function hasChildren(node: XmlNode | undefined): boolean {
  return typeof node === 'object' && Object.keys(node).some((key) => key !== '$' && key !== '_');
}

/** The first text of a child by name. */
export function childText(node: XmlNode | undefined, name: string): string {
  return typeof node === 'object' ? textOf(nodes(node, name)[0]) : '';
}
