import type { Feed } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { OPML_NAMESPACE, OWN_ATTRIBUTES } from './opmlFeed';

/**
 * The feeds as OPML 2.0, grouped by press group, with what only Entente knows in attributes of its own namespace.
 * @param title  the document's title
 * Source: http://opml.org/spec2.opml
 */
export function writeOpml(feeds: readonly Feed[], title = 'Entente feeds'): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:entente="${OPML_NAMESPACE}">`,
    `  <head><title>${escape(title)}</title></head>`,
    '  <body>',
  ];
  for (const pressGroup of PRESS_GROUPS) {
    const members = feeds.filter((feed) => feed.pressGroup === pressGroup);
    if (members.length === 0) continue;
    lines.push(`    <outline text="${pressGroup}">`, ...members.map((feed) => `      ${outline(feed)}`), '    </outline>');
  }
  lines.push('  </body>', '</opml>', '');
  return lines.join('\n');
}

function outline(feed: Feed): string {
  const attributes: [string, string | null][] = [
    ['type', 'rss'],
    ['text', feed.name],
    ['title', feed.name],
    ['xmlUrl', feed.url],
    ['htmlUrl', feed.homepage],
    ['language', feed.language],
    [OWN_ATTRIBUTES.id, feed.id],
    [OWN_ATTRIBUTES.outlet, feed.outlet],
    [OWN_ATTRIBUTES.country, feed.country],
    [OWN_ATTRIBUTES.pressGroup, feed.pressGroup],
    [OWN_ATTRIBUTES.scope, feed.scope],
    [OWN_ATTRIBUTES.enabled, String(feed.enabled)],
    [OWN_ATTRIBUTES.notes, feed.notes === '' ? null : feed.notes],
  ];
  const written = attributes.filter(([, value]) => value !== null).map(([name, value]) => `${name}="${escape(value ?? '')}"`);
  return `<outline ${written.join(' ')}/>`;
}

// Control characters other than tab and line ends may not stand in XML 1.0 at all, not even escaped.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

function escape(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '');
}
