import { IntlMessageFormat } from 'intl-messageformat';
import { FEED_LANGUAGES, FEED_REASONS, FEED_SCOPES, FEED_STATES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { PROBLEM_STATUS } from '@/lib/protocol/problem';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const spanish = flatten(es);

/** Names a message expects: its arguments and its tags. */
function namesIn(message: string): string[] {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: number; value?: unknown };
    if (typeof value === 'string' && type !== undefined && type !== 0) names.add(value);
    Object.values(node).forEach(walk);
  };
  walk(new IntlMessageFormat(message, 'en').getAst());
  return [...names].sort();
}

describe('the interface’s words', () => {
  it('has every message in both languages', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves no message empty', () => {
    const empty = [...english, ...spanish].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  // Prepared ahead, such a message has an empty place in it, which plain `t()` refuses (INVALID_MESSAGE); `t.rich()` does not.
  it('says something in every branch of a message, unless it has tags and so is never drawn as plain text', () => {
    const isEmptyAnywhere = (message: string) => /(?:=\d+|\w+) \{\}/.test(message);
    expect(isEmptyAnywhere('{count, plural, =0 {} other {#}}')).toBe(true);
    const refused = [...english, ...spanish].filter(([, text]) => isEmptyAnywhere(text) && !/<\w+>/.test(text)).map(([key]) => key);
    expect(refused).toEqual([]);
  });

  it('asks for the same values in both languages', () => {
    const different = [...english.keys()].filter((key) => namesIn(english.get(key) ?? '').join() !== namesIn(spanish.get(key) ?? '').join());
    expect(different).toEqual([]);
  });

  it.each([
    ['feedReason', FEED_REASONS],
    ['feedState', FEED_STATES],
    ['scope', FEED_SCOPES],
    ['pressGroup', PRESS_GROUPS],
    ['language', FEED_LANGUAGES],
    ['problem', Object.keys(PROBLEM_STATUS)],
  ] as const)('words every %s in both languages', (section, names) => {
    for (const name of names) {
      expect({ name, en: english.has(`${section}.${name}`), es: spanish.has(`${section}.${name}`) }).toEqual({ name, en: true, es: true });
    }
  });
});
