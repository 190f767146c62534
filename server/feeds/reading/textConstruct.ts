import { isUtf8 } from 'node:buffer';
import { decodeXML } from 'entities';
import { attribute, MARKUP_FLAG, textOf, type XmlNode } from './feedXml';
import { collapse, htmlToText, mendControls } from './htmlText';

/**
 * The plain text of a feed's text element, decoded exactly as often as its format demands: Atom says in `type` (and
 * Atom 0.3 in `mode`) what the text is; RSS says nothing and everyone writes HTML.
 * @param name  canonical name of the element
 * Sources: RFC 4287 §3.1 and §4.1.3; Atom 0.3 §3.1.
 */
export function plainText(node: XmlNode | undefined, name: string): string {
  const value = textOf(node);
  if (value === '') return '';
  const type = (attribute(node, 'type') ?? '').trim().toLowerCase();
  // Called escaped, but wrapped in real tags: what is inside them is still escaped once.
  if (attribute(node, MARKUP_FLAG) !== null) return htmlToText(name.startsWith('atom:') && /^(text\/)?html$/.test(type) ? decodeXML(value) : value);
  if (!name.startsWith('atom:')) return htmlToText(value);
  const mode = (attribute(node, 'mode') ?? '').trim().toLowerCase();
  const decoded = mode === 'base64' || isForeignType(type) ? fromBase64(value) : value;
  return isHtml(type, mode) ? htmlToText(decoded) : collapse(mendControls(decoded));
}

function isHtml(type: string, mode: string): boolean {
  if (type === '') return mode === 'escaped';
  return type.endsWith('html') || type.endsWith('xml') || isForeignType(type);
}

/** RFC 4287 §4.1.3.3: what is neither text nor XML is base64. */
function isForeignType(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml$/.test(type);
}

/** The text inside; what does not decode to text stays as it is. */
function fromBase64(value: string): string {
  const packed = value.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return value;
  const bytes = Buffer.from(packed, 'base64');
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : value;
}
