/** One `<outline>` with its attributes (names in lower case) and the texts of the outlines around it. */
export interface ScannedOutline {
  readonly attributes: ReadonlyMap<string, string>;
  readonly parents: readonly string[];
  /** line in the document, from 1 */
  readonly line: number;
}

// Both match the empty run too, so that the sticky index always says where the run ends.
const SPACE = /\s*/y;
const NAME = /[\w:.-]*/y;
/** Deeper nesting than any person makes: what lies below is read with these parents. */
const DEEPEST = 32;

/**
 * Finds the outlines of an OPML document. Not an XML parser on purpose: nothing but the five predefined entities and
 * character numbers is expanded, so a document can neither name a file nor grow, and each character is looked at once.
 * Source: http://opml.org/spec2.opml
 */
export function* scanOutlines(text: string): Generator<ScannedOutline> {
  const open: string[] = [];
  let at = 0;
  let line = 1;
  let counted = 0;
  while ((at = text.indexOf('<', at)) !== -1) {
    if (text.startsWith('<!--', at)) at = endOf(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = endOf(text, ']]>', at + 9);
    else if (/^<\/outline\s*>/i.test(text.slice(at, at + 12))) {
      open.pop();
      at += 9;
    } else if (/^<outline[\s/>]/i.test(text.slice(at, at + 9))) {
      for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line += 1;
      const { attributes, end, selfClosed } = readAttributes(text, at + 8);
      yield { attributes, parents: open.slice(0, DEEPEST), line };
      if (!selfClosed) open.push(attributes.get('text') ?? attributes.get('title') ?? '');
      at = end;
    } else at += 1;
  }
}

function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number; selfClosed: boolean } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    at = skip(SPACE, text, at);
    const character = text[at];
    if (character === undefined || character === '<') return { attributes, end: at, selfClosed: false };
    if (character === '>') return { attributes, end: at + 1, selfClosed: text[at - 1] === '/' };
    const nameEnd = skip(NAME, text, at);
    if (nameEnd === at) {
      at += 1;
      continue;
    }
    const name = text.slice(at, nameEnd).toLowerCase();
    at = skip(SPACE, text, nameEnd);
    if (text[at] !== '=') continue;
    at = skip(SPACE, text, at + 1);
    const quote = text[at];
    if (quote !== '"' && quote !== "'") continue;
    const close = text.indexOf(quote, at + 1);
    if (close === -1) return { attributes, end: text.length, selfClosed: false };
    attributes.set(name, unescape(text.slice(at + 1, close)));
    at = close + 1;
  }
}

/** Where a run of characters ends. */
function skip(run: RegExp, text: string, at: number): number {
  run.lastIndex = at;
  run.test(text);
  return run.lastIndex;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
