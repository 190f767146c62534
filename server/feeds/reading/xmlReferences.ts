import { decodeHTML } from 'entities';

/** What XML may not hold, however it is written (XML 1.0, §2.2). */
export const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const REFERENCE = /&(?:(#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z_][\w.-]{0,60});)?/g;
const XML_NAMES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** An entity is a word or a phrase; one that is longer, or built from others, exists to blow up its reader. */
const LONGEST_ENTITY = 200;
const MOST_ENTITIES = 500;
/** Characters all of a document's own entities may put into it together. */
const EXPANSION_BUDGET = 100_000;

/** The entities a document declares for itself. */
export class DeclaredEntities {
  private budget = EXPANSION_BUDGET;

  constructor(private readonly texts: ReadonlyMap<string, string> = new Map()) {}

  /** Undefined when there is none of that name, or the document has used up what its entities may add. */
  expand(name: string): string | undefined {
    const text = this.texts.get(name);
    if (text === undefined || text.length > this.budget) return undefined;
    this.budget -= text.length;
    return text;
  }
}

/** Text as it must stand in XML, in attributes too. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => MARKUP[c] ?? c);
}

/**
 * Makes every reference of a piece of XML text one that any XML reader knows: HTML names and the document's own
 * entities become characters, a bare `&` becomes `&amp;`, a number that is no character goes.
 * @param raw  text between tags, or an attribute value, as it stands in the document
 */
export function mendReferences(raw: string, entities: DeclaredEntities): string {
  const text = raw.replace(/[<>]/g, (c) => MARKUP[c] ?? c);
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, name: string | undefined) => {
    if (name === undefined) return '&amp;';
    if (name.startsWith('#')) return isCharacter(name) ? whole.toLowerCase() : '';
    if (XML_NAMES.has(name)) return whole;
    const own = entities.expand(name);
    if (own !== undefined) return escapeXml(own);
    const lower = name.toLowerCase();
    if (XML_NAMES.has(lower)) return `&${lower};`;
    const decoded = decodeHTML(whole);
    return decoded === whole ? `&amp;${name};` : escapeXml(decoded);
  });
}

function isCharacter(reference: string): boolean {
  const isHex = reference[1] === 'x' || reference[1] === 'X';
  const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code <= 0x10ffff);
}

const DECLARATION = /<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+(?:"([^"]*)"|'([^']*)')\s*>/gi;

/**
 * The entities a document declares for itself with a literal text. External ones are never looked at, and references
 * inside a declared text stay text: nothing expands twice.
 * @param subset  the part of the DOCTYPE between `[` and `]`
 */
export function declaredEntities(subset: string): DeclaredEntities {
  const table = new Map<string, string>();
  for (const [, name = '', double, single] of subset.matchAll(DECLARATION)) {
    const value = double ?? single ?? '';
    if (table.size >= MOST_ENTITIES || value.length > LONGEST_ENTITY || table.has(name)) continue;
    table.set(name, value.replace(/&#(\d{1,7}|x[0-9a-f]{1,6});/gi, (whole, digits: string) => characterOf(digits) ?? whole));
  }
  return new DeclaredEntities(table);
}

function characterOf(digits: string): string | null {
  if (!isCharacter(`#${digits}`)) return null;
  return String.fromCodePoint(/^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10));
}
