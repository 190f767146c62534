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
  /** items met in the document: rss-parser drops those that stand where it does not look */
  readonly openedItems: number;
}

/** Set on an element whose text is markup that stood in the document as tags; its value is HTML source. */
export const MARKUP_FLAG = 'x:markup';

const names = (prefix: string, locals: string): string[] => locals.split(' ').map((local) => `${prefix}:${local}`);

/** Elements a feed or an item is read from; all else in a document is passed over. */
export const FIELD_NAMES: ReadonlySet<string> = new Set([
  ...names('rss', 'title link description guid pubdate author category source date lastbuilddate body fulltext abstract creator published updated content summary id'),
  ...names('rss', 'language ttl skiphours managingeditor'),
  ...names('atom', 'title link id updated published modified issued created author contributor category summary content source language'),
  ...names('dublin', 'title description creator contributor publisher date language identifier subject'),
  ...names('dcterms', 'created modified issued date creator available'),
  ...names('sy', 'updateperiod updatefrequency'),
  ...names('full', 'encoded'),
  ...names('xhtml', 'body div'),
  ...names('media', 'title description group keywords category'),
  ...names('podcast', 'author summary subtitle keywords title category'),
  ...names('feedburner', 'origlink'),
]);

/**
 * Reads well-formed feed XML with rss-parser. The library finds the feed and its items; under the names we give the
 * elements it recognises nothing else, so it neither parses dates (it throws at bad ones) nor makes snippets (20 s
 * for 100 KB of `<`): each field arrives untouched.
 * @param rename  from the name in the document to `rss`, `channel`, `item`, `feed`, `entry`, `rdf:RDF` or a canonical
 *   name; asked once for each name
 * Errors: throws what the XML layer says is malformed, or that it is no feed.
 */
export async function parseFeedXml(xml: string, rename: (name: string) => string): Promise<FeedXml> {
  // rss-parser looks at its list of fields after the XML is read: by then it holds those that occur, and no others.
  const fields = [['$', '$', { keepArray: true }]];
  const renamed = new Map<string, string>();
  let openedItems = 0;
  const learn = (name: string): string => {
    const given = rename(name);
    renamed.set(name, given);
    if (FIELD_NAMES.has(given)) fields.push([given, given, { keepArray: true }]);
    return given;
  };
  const nameOf = (name: string): string => {
    const given = renamed.get(name) ?? learn(name);
    if (given === 'item' || given === 'entry') openedItems += 1;
    return given;
  };
  const parser: RssParser = new RssParser({
    defaultRSS: 2,
    xml2js: { tagNameProcessors: [nameOf] },
    // The published types describe only flat lists of names.
    customFields: { feed: fields as never, item: fields as never },
  });
  // The XML layer goes on after its first complaint and may make millions: without stack traces they cost little.
  const traces = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const parsing = parser.parseString(xml);
  Error.stackTraceLimit = traces;
  const { items, ...feed } = await parsing;
  return { feed: feed as unknown as Fields, items: items as unknown as Fields[], openedItems };
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
