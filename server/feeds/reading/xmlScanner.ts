import { declaredEntities, DeclaredEntities } from './xmlReferences';

export type XmlToken =
  | { readonly kind: 'text'; readonly raw: string; readonly start: number; readonly end: number }
  | { readonly kind: 'cdata'; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'open';
      readonly name: string;
      /** values as they stand in the document, references not decoded */
      readonly attributes: ReadonlyArray<readonly [string, string]>;
      readonly isSelfClosing: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number };

const NAME = /[A-Za-z_:\u00c0-\uffff0-9][^\s/>=<"']*/y;
const ATTRIBUTE = /[\s/]*([^\s=>/"'<]+)(\s*=\s*)?/y;
/** After `<`. Digits begin a name only by mistake, which is looked at when it comes. */
const BEGINS_MARKUP = /[A-Za-z0-9_:/!?\u00c0-\uffff]/;
const MOST_ATTRIBUTES = 100;
const UNQUOTED = /[^\s>"']*/y;

/**
 * Walks a document that need not be well-formed and gives its tokens one by one, in time linear to its length.
 * Comments, processing instructions and the DOCTYPE are passed over; the literal entities of the latter are kept.
 */
export class XmlScanner {
  /** where the next token starts; set it back to a token's `start` to read that token again */
  position = 0;
  /** true once the document ended inside a tag, a comment or a CDATA section */
  isTruncated = false;
  entities = new DeclaredEntities();

  /** so that openings nobody closes are not each looked for to the end of the document */
  private readonly lastCommentEnd: number;
  private sawDoctype = false;

  constructor(readonly text: string) {
    this.lastCommentEnd = text.lastIndexOf('-->');
  }

  next(): XmlToken | null {
    const { text } = this;
    for (;;) {
      const start = this.position;
      if (start >= text.length) return null;
      if (text.charCodeAt(start) !== 0x3c) return this.takeText(start, start);
      const second = text[start + 1] ?? '';
      if (second === '!') {
        const token = this.takeDeclaration(start);
        if (token) return token;
      } else if (second === '?') {
        this.skipTo('>', start + 2);
      } else if (second === '/') {
        const token = this.takeClose(start);
        if (token) return token;
      } else {
        const token = this.takeOpen(start);
        if (token) return token;
        return this.position >= text.length ? null : this.takeText(start, start + 1);
      }
    }
  }

  /** Text up to the next `<` that begins markup; `from` is where to look on, behind a `<` that does not. */
  private takeText(start: number, from: number): XmlToken {
    let next = this.text.indexOf('<', from);
    while (next >= 0 && !BEGINS_MARKUP.test(this.text[next + 1] ?? '')) next = this.text.indexOf('<', next + 1);
    const end = next < 0 ? this.text.length : next;
    this.position = end;
    return { kind: 'text', raw: this.text.slice(start, end), start, end };
  }

  private skipTo(mark: string, from: number): void {
    const at = this.text.indexOf(mark, from);
    if (at < 0) this.isTruncated = true;
    this.position = at < 0 ? this.text.length : at + mark.length;
  }

  private takeDeclaration(start: number): XmlToken | null {
    const { text } = this;
    if (text.startsWith('<!--', start)) {
      const end = start > this.lastCommentEnd ? -1 : text.indexOf('-->', start + 4);
      // A comment nobody closed would swallow the feed: only its first tag is taken for it.
      if (end < 0) this.skipTo('>', start);
      else this.position = end + 3;
      return null;
    }
    if (/^<!\[cdata\[/i.test(text.slice(start, start + 9))) {
      const close = text.indexOf(']]>', start + 9);
      if (close < 0) this.isTruncated = true;
      const end = close < 0 ? text.length : close;
      this.position = close < 0 ? end : end + 3;
      return { kind: 'cdata', text: text.slice(start + 9, end), start, end: this.position };
    }
    this.skipDoctype(start);
    return null;
  }

  private skipDoctype(start: number): void {
    const { text } = this;
    const close = text.indexOf('>', start);
    const bracket = text.indexOf('[', start);
    if (this.sawDoctype || bracket < 0 || bracket > close) return this.skipTo('>', start);
    this.sawDoctype = true;
    const subsetEnd = /\]\s*>/g;
    subsetEnd.lastIndex = bracket;
    const end = subsetEnd.exec(text);
    if (!end) return this.skipTo('>', start);
    this.entities = declaredEntities(text.slice(bracket + 1, end.index));
    this.position = end.index + end[0].length;
  }

  private takeClose(start: number): XmlToken | null {
    const nextOpen = this.text.indexOf('<', start + 1);
    const limit = nextOpen < 0 ? this.text.length : nextOpen;
    // "</title<link>": the bracket that is missing stands before the next tag.
    const close = this.text.slice(start, limit).indexOf('>');
    const end = close < 0 ? limit : start + close;
    this.position = close < 0 ? end : end + 1;
    const name = this.text.slice(start + 2, end).trim();
    return name === '' ? null : { kind: 'close', name, start, end: this.position };
  }

  /** Null when the `<` begins no tag. */
  private takeOpen(start: number): XmlToken | null {
    const { text } = this;
    NAME.lastIndex = start + 1;
    const name = NAME.exec(text)?.[0];
    // "<3" is text; "<123:field>" is an element whose prefix nobody should have chosen.
    if (name === undefined || (/^[0-9]/.test(name) && !name.includes(':'))) return null;
    const attributes: Array<[string, string]> = [];
    let at = start + 1 + name.length;
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(text);
      if (!found) break;
      at = ATTRIBUTE.lastIndex;
      const value = found[2] === undefined ? { text: '', end: at } : this.attributeValue(at);
      if (attributes.length < MOST_ATTRIBUTES) attributes.push([found[1] ?? '', value.text]);
      at = value.end;
    }
    while (at < text.length && /[\s/"']/.test(text[at] ?? '')) at += 1;
    if (at >= text.length) {
      this.isTruncated = true;
      this.position = text.length;
      return null;
    }
    const isClosed = text[at] === '>';
    // Anything else is the next tag, or a sign that this was never one.
    if (!isClosed && text[at] !== '<') return null;
    const end = isClosed ? at + 1 : at;
    this.position = end;
    return { kind: 'open', name, attributes, isSelfClosing: isClosed && text[at - 1] === '/', start, end };
  }

  private attributeValue(at: number): { text: string; end: number } {
    const { text } = this;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") {
      UNQUOTED.lastIndex = at;
      const value = UNQUOTED.exec(text)?.[0] ?? '';
      // "<a href=x/>": the slash closes the tag.
      const isSlashed = value.endsWith('/') && text[at + value.length] === '>';
      return { text: isSlashed ? value.slice(0, -1) : value, end: at + value.length - (isSlashed ? 1 : 0) };
    }
    const close = text.indexOf(quote, at + 1);
    const value = text.slice(at + 1, close < 0 ? text.length : close);
    const tagEnd = value.indexOf('>');
    // A quote that was never closed would swallow the tags behind it.
    if (close < 0 || (tagEnd >= 0 && value.indexOf('<', tagEnd) >= 0)) {
      const end = tagEnd < 0 ? value.length : tagEnd;
      return { text: value.slice(0, end), end: at + 1 + end };
    }
    return { text: value, end: close + 1 };
  }
}
