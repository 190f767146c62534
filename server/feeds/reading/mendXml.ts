import { FIELD_NAMES, MARKUP_FLAG } from './feedXml';
import { LIMITS } from './limits';
import { resolveBase } from './links';
import { canonicalName, declareNamespaces, isRss09, type NamespaceScope } from './xmlNames';
import { escapeXml, FORBIDDEN, mendReferences } from './xmlReferences';
import { XmlScanner, type XmlToken } from './xmlScanner';

export interface MendedXml {
  /** well-formed: `<rss version="2.0"><channel>…<item>…`, elements under their canonical names */
  readonly xml: string;
  readonly format: 'rss' | 'atom' | 'rdf' | 'cdf';
  readonly isRss09: boolean;
  readonly isTruncated: boolean;
}

type OpenToken = XmlToken & { kind: 'open' };

const ROOTS: Record<string, 'rss' | 'atom' | 'rdf' | 'cdf'> = { rss: 'rss', feed: 'atom', rdf: 'rdf', channel: 'cdf' };
const FRAME = new Set(['rss:rss', 'rss:channel', 'atom:feed', 'rdf:rdf', 'rss:rdf']);
const ITEMS = new Set(['rss:item', 'atom:entry']);
/** Read through their children, so these stay elements. */
const CONTAINERS = new Set(['atom:author', 'atom:contributor', 'atom:source', 'media:group', 'podcast:category', 'rss:skiphours']);
/** Texts that may hold markup of their own. In all others the next field begins even if the last was never closed. */
const LONG_TEXTS = new Set([
  'rss:description', 'atom:content', 'atom:summary', 'full:encoded', 'xhtml:body', 'xhtml:div', 'rss:body', 'rss:fulltext',
  'rss:content', 'rss:summary', 'dublin:description', 'podcast:summary', 'media:description',
]);
/** Elements of a feed that no HTML has: where one begins, a long text before it has ended. */
const ENDS_LONG_TEXT = new Set([
  'rss:pubdate', 'rss:guid', 'rss:category', 'rss:author', 'atom:id', 'atom:updated', 'atom:published', 'atom:issued', 'atom:modified',
  'full:encoded', 'dublin:date', 'dublin:creator', 'rss:description',
]);
const DEEPEST = 40;
const PLAIN_NAME = /^[a-z_][\w.-]*:[a-z_][\w.-]*$/;

interface Frame {
  /** as written, in small letters: what a closing tag is matched with */
  readonly name: string;
  /** null: not written out */
  readonly written: string | null;
  readonly isItem: boolean;
  readonly isFrame: boolean;
  readonly scope: NamespaceScope;
  readonly base: string | null;
}

/**
 * Rewrites a faulty or unusual feed document as a plain, well-formed one: undefined references, bare `&` and `<`,
 * tags unclosed, crossed or in the wrong case, unbound and nested namespaces, several roots, junk around them, a cut-off
 * end. Inline markup (XHTML) becomes text, for XML trees lose the order of words and tags; xml:base is resolved.
 * One pass, linear time. A cut-off document keeps its complete items.
 * @returns null when no feed element is found
 */
export function mendXml(text: string, documentUrl: string): MendedXml | null {
  return new Mender(text.replace(FORBIDDEN, ''), documentUrl).run();
}

class Mender {
  private readonly scanner: XmlScanner;
  private readonly out: string[] = [];
  private readonly stack: Frame[] = [];
  private format: MendedXml['format'] | null = null;
  private rootScope: NamespaceScope = { prefixes: new Map(), home: 'rss' };
  private readonly channel = new Map<string, string>();
  /** where the open item begins in `out`, to take it back when the document is cut off inside it */
  private itemStart = 0;
  private sawClosedRoot = false;
  private isRss09 = false;
  private items = 0;

  constructor(
    text: string,
    private readonly documentUrl: string,
  ) {
    this.scanner = new XmlScanner(text);
  }

  run(): MendedXml | null {
    for (let token = this.scanner.next(); token && this.items <= LIMITS.itemsRead; token = this.scanner.next()) {
      if (token.kind === 'open') this.open(token);
      else if (token.kind === 'close') this.close(token.name);
      else this.write(this.valueOf(token));
    }
    if (this.format === null) return null;
    const hasEnough = this.items > LIMITS.itemsRead;
    const isTruncated = !hasEnough && (this.scanner.isTruncated || (this.stack.length > 0 && !this.sawClosedRoot));
    // Cut off inside an element, the last item is only half there; cut off between two, it may be whole.
    if (this.scanner.isTruncated && this.stack.some((frame) => frame.isItem)) this.out.length = this.itemStart;
    else this.popTo(0);
    const attributes = [...this.channel].map(([name, value]) => ` ${name}="${value}"`).join('');
    return { xml: `<rss version="2.0"><channel${attributes}>${this.out.join('')}</channel></rss>`, format: this.format, isRss09: this.isRss09, isTruncated };
  }

  private get top(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Text counts only inside an element that is read for it; between the fields of an item it is junk. */
  private write(value: string): void {
    if (this.top?.written && !this.top.isItem) this.out.push(value);
  }

  private valueOf(token: XmlToken): string {
    if (token.kind === 'text') return mendReferences(token.raw.slice(0, LIMITS.markupCharacters), this.scanner.entities);
    if (token.kind === 'cdata') return escapeXml(token.text.slice(0, LIMITS.markupCharacters));
    return '';
  }

  private open(token: OpenToken): void {
    if (this.format === null && !this.takeRoot(token)) return;
    const outer = this.top;
    const scope = declareNamespaces(outer?.scope ?? this.rootScope, token.attributes, outer === undefined);
    const base = this.baseWithin(token, outer?.base ?? null);
    const name = canonicalName(token.name, scope);
    const frame = { name: token.name.toLowerCase(), scope, base };
    if (FRAME.has(name)) {
      this.takeChannelAttributes(token, base);
      if (!token.isSelfClosing && this.stack.length < DEEPEST) this.stack.push({ ...frame, written: null, isItem: false, isFrame: true });
    } else if (this.isItem(name, token.name) && !this.isInsideSource()) {
      this.openItem(token, frame);
    } else if (this.stack.length > 0) {
      this.openField(token, name, frame);
    }
  }

  /** Directly inside the feed, an item of a namespace nobody knows is an item all the same. */
  private isItem(name: string, written: string): boolean {
    return ITEMS.has(name) || (this.top?.isFrame === true && !written.includes(':') && /^other:(item|entry)$/.test(name));
  }

  /** The first element that can be a feed's root decides what the document is; what stands before it is junk. */
  private takeRoot(token: OpenToken): boolean {
    const local = token.name.toLowerCase().replace(/^.*:/, '');
    const format = Object.hasOwn(ROOTS, local) ? ROOTS[local] : undefined;
    if (!format) return false;
    this.format = format;
    this.isRss09 = isRss09(token.attributes);
    const home = format === 'atom' ? 'atom' : 'rss';
    const prefix = token.name.includes(':') && format !== 'rdf' ? token.name.slice(0, token.name.indexOf(':')).toLowerCase() : null;
    // A root under a prefix takes its children with it, whatever the namespace: "RSS 2.0 in my own namespace".
    this.rootScope = { prefixes: new Map(prefix === null ? [] : [[prefix, home]]), home };
    return true;
  }

  private openItem(token: OpenToken, frame: Pick<Frame, 'name' | 'scope' | 'base'>): void {
    const open = this.stack.findIndex(({ isItem }) => isItem);
    if (open >= 0) this.popTo(open);
    while (this.top && !this.top.isFrame) this.popTo(this.stack.length - 1);
    this.itemStart = this.out.length;
    this.items += 1;
    this.out.push(`<item${this.attributesOf(token, frame.scope, frame.base)}>`);
    if (token.isSelfClosing) this.out.push('</item>');
    else this.stack.push({ ...frame, written: 'item', isItem: true, isFrame: false });
  }

  private openField(token: OpenToken, name: string, frame: Pick<Frame, 'name' | 'scope' | 'base'>): void {
    const written = PLAIN_NAME.test(name) ? name : 'other:element';
    const attributes = this.attributesOf(token, frame.scope, frame.base);
    if (token.isSelfClosing || (name === 'atom:link' && token.attributes.some(([key]) => key.toLowerCase() === 'href'))) {
      this.out.push(`<${written}${attributes}/>`);
    } else if (FIELD_NAMES.has(name) && !CONTAINERS.has(name)) {
      const { value, isMarkup } = this.readText(token, name, frame);
      this.out.push(`<${written}${attributes}${isMarkup ? ` ${MARKUP_FLAG}="1"` : ''}>${value}</${written}>`);
    } else if (this.stack.length < DEEPEST) {
      this.out.push(`<${written}${attributes}>`);
      this.stack.push({ ...frame, written, isItem: false, isFrame: false });
    }
  }

  /** Everything up to the end of a text element; tags inside are kept as source. */
  private readText(opening: OpenToken, name: string, frame: Pick<Frame, 'name' | 'scope'>): { value: string; isMarkup: boolean } {
    const { scanner } = this;
    const pieces: string[] = [];
    let length = 0;
    // What lies beyond the limit would be cut later anyhow.
    const keep = (piece: string) => {
      if (length <= LIMITS.markupCharacters) pieces.push(piece);
      length += piece.length;
    };
    let isMarkup = false;
    let depth = 0;
    for (let token = scanner.next(); token; token = scanner.next()) {
      if (token.kind === 'text' || token.kind === 'cdata') {
        keep(this.valueOf(token));
        continue;
      }
      const isSame = token.name.toLowerCase() === frame.name;
      if (token.kind === 'close' && isSame && depth === 0) return { value: finish(pieces, isMarkup), isMarkup };
      if (this.endsText(token, name, isSame, frame.scope)) {
        scanner.position = token.start;
        return { value: finish(pieces, isMarkup), isMarkup };
      }
      if (isSame) depth += token.kind === 'close' ? -1 : token.kind === 'open' && !token.isSelfClosing ? 1 : 0;
      // "<language>es</langauge>": a closing tag of nothing is left out.
      if (token.kind === 'close' && !isMarkup) continue;
      isMarkup = true;
      keep(scanner.text.slice(token.start, token.end));
    }
    scanner.isTruncated = true;
    scanner.position = opening.start < scanner.text.length ? scanner.text.length : scanner.position;
    return { value: finish(pieces, isMarkup), isMarkup };
  }

  /** True when the tag belongs to the feed and not to the text: the text was never closed. */
  private endsText(token: XmlToken, name: string, isSame: boolean, scope: NamespaceScope): boolean {
    if (token.kind === 'close') {
      const closed = token.name.toLowerCase();
      return !isSame && this.stack.some((frame) => frame.name === closed && (frame.isItem || frame.isFrame));
    }
    if (token.kind !== 'open') return false;
    const inner = canonicalName(token.name, declareNamespaces(scope, token.attributes, false));
    if (ITEMS.has(inner) || FRAME.has(inner)) return true;
    return LONG_TEXTS.has(name) ? ENDS_LONG_TEXT.has(inner) && inner !== name : FIELD_NAMES.has(inner) && !inner.startsWith('xhtml:');
  }

  private close(closing: string): void {
    const name = closing.toLowerCase();
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      const frame = this.stack[at];
      if (frame?.name === name) {
        if (at === 0) this.sawClosedRoot = true;
        return this.popTo(at);
      }
      // A stray closing tag inside an item does not close what stands around it, unless that is the feed's frame.
      if (frame?.isItem && !this.stack.some((outer) => outer.isFrame && outer.name === name)) return;
    }
  }

  private popTo(length: number): void {
    while (this.stack.length > length) {
      const frame = this.stack.pop();
      if (frame?.written) this.out.push(`</${frame.written}>`);
    }
  }

  /** Atom's `source` describes the feed an entry came from; nothing in it is an item. */
  private isInsideSource(): boolean {
    return this.stack.some((frame) => frame.written === 'atom:source');
  }

  private baseWithin(token: OpenToken, outer: string | null): string | null {
    const own = token.attributes.find(([name]) => name.toLowerCase() === 'xml:base')?.[1];
    return own === undefined ? outer : resolveBase(own.replaceAll('&amp;', '&'), outer ?? this.documentUrl);
  }

  private takeChannelAttributes(token: OpenToken, base: string | null): void {
    for (const [name, value] of token.attributes) {
      const key = name.toLowerCase();
      if (PLAIN_NAME.test(key) || /^(href|lastmod|version)$/.test(key)) {
        if (!key.startsWith('xmlns')) this.channel.set(key, mendReferences(value.slice(0, LIMITS.attributeCharacters), this.scanner.entities).replaceAll('"', '&quot;'));
      }
    }
    if (base !== null && !this.stack.some((frame) => frame.isItem)) this.channel.set('xml:base', escapeXml(base));
  }

  private attributesOf(token: OpenToken, scope: NamespaceScope, base: string | null): string {
    const kept = new Map<string, string>();
    for (const [name, value] of token.attributes) {
      const key = name.includes(':') ? canonicalName(name, scope) : name.toLowerCase();
      if (key.startsWith('xmlns') || !/^(?:[a-z_][\w.-]*:)?[a-z_][\w.-]*$/.test(key)) continue;
      if (!kept.has(key)) kept.set(key, mendReferences(value.slice(0, LIMITS.attributeCharacters), this.scanner.entities).replaceAll('"', '&quot;'));
    }
    if (base !== null) kept.set('xml:base', escapeXml(base));
    return [...kept].map(([name, value]) => ` ${name}="${value}"`).join('');
  }
}

/** Pieces are XML text; markup goes in as text once more, to come out as the source it was. */
function finish(pieces: readonly string[], isMarkup: boolean): string {
  const value = pieces.join('');
  return isMarkup ? escapeXml(value) : value;
}
