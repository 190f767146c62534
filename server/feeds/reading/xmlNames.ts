/**
 * Elements by one name each, whatever prefix a feed gives them: `rss:title`, `atom:title`, `dc:date`. Local names in
 * small letters, for publishers mix cases. An element of no namespace we read keeps its prefix, or gets `other`.
 */

/** Prefixes by what a namespace address ends on; addresses are compared without scheme, case, and closing `/` or `#`. */
const PREFIX_BY_ADDRESS: Record<string, string> = {
  'www.w3.org/2005/atom': 'atom',
  'www.w3.org/2005/atom03': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/atom/app': 'app',
  'www.w3.org/2007/app': 'app',
  'example.com/newformat': 'atom',
  'example.com/necho': 'atom',
  'purl.org/echo': 'atom',
  'uri/of/echo/namespace': 'atom',
  'purl.org/pie': 'atom',
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'channel.netscape.com/rdf/simple/0.9': 'rss',
  'my.netscape.com/publish/formats/rss-0.91.dtd': 'rss',
  'purl.org/net/rss1.1': 'rss',
  'backend.userland.com/rss': 'rss',
  'backend.userland.com/rss2': 'rss',
  'backend.userland.com/rss091': 'rss',
  'backend.userland.com/rss092': 'rss',
  'blogs.law.harvard.edu/tech/rss': 'rss',
  'cyber.law.harvard.edu/rss': 'rss',
  'cyber.law.harvard.edu/rss/rss.html': 'rss',
  'www.rssboard.org/rss-specification': 'rss',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/dc/elements/1.1': 'dublin',
  'purl.org/dc/elements/1.0': 'dublin',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'full',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/link': 'l',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/2000/svg': 'svg',
  'www.w3.org/1998/math/mathml': 'mathml',
  'www.w3.org/xml/1998/namespace': 'xml',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'podcast',
  'example.com/dtds/podcast-1.0.dtd': 'podcast',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
};

/** Prefixes that mean one thing, declared or not: feeds copy elements and forget the declaration. */
const KNOWN_PREFIXES: Record<string, string> = {
  atom: 'atom', atom10: 'atom', atom03: 'atom', a10: 'atom', dc: 'dublin', dcterms: 'dcterms', content: 'full', sy: 'sy', syn: 'sy',
  xhtml: 'xhtml', media: 'media', itunes: 'podcast', rdf: 'rdf', rss: 'rss', feedburner: 'feedburner', xml: 'xml', svg: 'svg',
};

/** @returns our prefix for a namespace, or null when we read nothing from it */
export function prefixOf(address: string): string | null {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  return Object.hasOwn(PREFIX_BY_ADDRESS, key) ? (PREFIX_BY_ADDRESS[key] ?? null) : null;
}

/** The declarations in force at one place of a document: prefix ('' for the default) to our own prefix. */
export interface NamespaceScope {
  readonly prefixes: ReadonlyMap<string, string>;
  /** what an element without a prefix belongs to when nothing is declared: `rss` or `atom` */
  readonly home: string;
}

/**
 * Adds the declarations of one start tag.
 * @param isRoot  an unknown namespace on the root is the feed's own: some publishers put their address there
 */
export function declareNamespaces(outer: NamespaceScope, attributes: Iterable<readonly [string, string]>, isRoot: boolean): NamespaceScope {
  let prefixes: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    const prefix = name.slice(6).toLowerCase();
    const known = prefixOf(value) ?? (value.trim() === '' || isRoot ? homeOf(prefix, outer) : null);
    prefixes ??= new Map(outer.prefixes);
    prefixes.set(prefix, known ?? (prefix === '' ? 'other' : (KNOWN_PREFIXES[prefix] ?? `${prefix}-`)));
  }
  return prefixes ? { prefixes, home: outer.home } : outer;
}

function homeOf(prefix: string, scope: NamespaceScope): string | null {
  return prefix === '' ? scope.home : null;
}

/** @returns e.g. `atom:title`; a prefix without a declaration means what it usually means */
export function canonicalName(name: string, scope: NamespaceScope): string {
  const colon = name.indexOf(':');
  if (colon < 0) return `${scope.prefixes.get('') ?? scope.home}:${name.toLowerCase()}`;
  const prefix = name.slice(0, colon).toLowerCase();
  const known = scope.prefixes.get(prefix) ?? (Object.hasOwn(KNOWN_PREFIXES, prefix) ? KNOWN_PREFIXES[prefix] : undefined) ?? `${prefix}-`;
  return `${known}:${name.slice(colon + 1).toLowerCase()}`;
}

/** True for the attributes of an RSS 0.90–0.93 root. */
export function isRss09(attributes: Iterable<readonly [string, string]>): boolean {
  for (const [name, value] of attributes) {
    if (name === 'version' && value.trim().startsWith('0.9')) return true;
    if (name.startsWith('xmlns') && /netscape\.com\/rdf\/simple\/0\.9/.test(value)) return true;
  }
  return false;
}
