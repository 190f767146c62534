import { childText, nodes, textOf, type XmlNode } from './feedXml';
import { collapse, htmlToText } from './htmlText';

const ADDRESS = '(?!mailto:)[^\\s()<>@"]+@[^\\s()<>@"]+';
/** RSS asks for "address (name)"; mail habits give "name <address>". */
const ADDRESS_THEN_NAME = new RegExp(`^(?:mailto:)?${ADDRESS}\\s*\\(\\s*([^()]+?)\\s*\\)$`, 'i');
const NAME_THEN_ADDRESS = new RegExp(`^"?([^"<>]+?)"?\\s*<\\s*(?:mailto:)?${ADDRESS}\\s*>$`, 'i');
const NAME_THEN_BRACKETS = new RegExp(`^([^()]+?)\\s*\\(\\s*${ADDRESS}\\s*\\)$`, 'i');

/**
 * The names in an author element: Atom's person (name, else address), or RSS's line of text.
 * A line with a name and an address gives the name.
 */
export function personNames(node: XmlNode): string[] {
  if (typeof node === 'object') {
    const named = ['atom:name', 'rss:name'].flatMap((name) => nodes(node, name).map(textOf)).map(collapse);
    const found = named.filter((name) => name !== '');
    if (found.length > 0) return found.map(htmlToText);
    const email = collapse(childText(node, 'atom:email') || childText(node, 'rss:email'));
    if (email !== '') return [email];
  }
  // "name <address>" is no markup: it is looked at before tags are taken out.
  const line = collapse(textOf(node));
  const name = NAME_THEN_ADDRESS.exec(line)?.[1] ?? ADDRESS_THEN_NAME.exec(line)?.[1] ?? NAME_THEN_BRACKETS.exec(line)?.[1];
  const text = htmlToText(name ?? line);
  return text === '' ? [] : [text];
}
