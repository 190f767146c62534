import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import claimsJson from '@/lib/claims/claims.json';
import { parseClaims } from '@/lib/claims/parseClaims';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';

const known = { concepts: parseGazetteer(concepts).concepts, statements: listStatements(shippedBaseline('en')) };
type Raw = typeof claimsJson;
const changed = (change: (raw: Raw) => void): unknown => {
  const raw = structuredClone(claimsJson);
  change(raw);
  return raw;
};
const first = (raw: Raw) => {
  const [claim] = raw.claims;
  if (!claim) throw new Error('no claim');
  return claim;
};

describe('the shipped claims', () => {
  it('every claim can be borne out and contradicted', () => {
    const stances = (claim: (typeof claims)[number]): string[] => [...new Set(claim.rules.map(({ stance }) => stance))];
    const { claims } = shippedClaims();
    expect(claims.filter((claim) => !['supports', 'contradicts'].every((stance) => stances(claim).includes(stance))).map(({ number }) => number)).toEqual([]);
  });

  it('cover every statement of the article, or say why one cannot be checked', () => {
    const { claims, unchecked } = shippedClaims();
    const covered = [...claims.flatMap(({ statements }) => statements), ...unchecked.map(({ statement }) => statement)];
    expect(new Set(covered)).toEqual(new Set(known.statements.map(({ id }) => id)));
    expect(unchecked.every(({ why }) => why.length > 10)).toBe(true);
  });

  it('number about twenty, from 1 on, each in both languages', () => {
    const { claims } = shippedClaims();
    expect(claims.map(({ number }) => number)).toEqual(claims.map((_, index) => index + 1));
    expect(claims.length).toBeGreaterThanOrEqual(18);
    for (const { text, rules } of claims) for (const { en, es } of [text, ...rules.map(({ reason }) => reason)]) expect(en).not.toBe(es);
  });

  it('belong to the article that ships', () => {
    expect(shippedClaims().baseline).toBe(shippedBaseline('en').id);
  });
});

describe('parseClaims', () => {
  it.each([
    ['a concept the gazetteer does not know', (raw: Raw) => first(raw).rules[0]?.act.push('no-such-concept'), /no-such-concept/],
    ['a group nobody is in', (raw: Raw) => first(raw).rules[0]?.act.push('group:nobody'), /group:nobody/],
    ['a statement the article does not have', (raw: Raw) => first(raw).statements.push('fact-99'), /fact-99/],
    ['numbers that leave one out', (raw: Raw) => (first(raw).number = 7), /claim 7 stands in place 1/],
    ['two claims of one name', (raw: Raw) => (first(raw).id = 'momentum'), /"momentum" is there twice/],
    ['a statement that is both checked and unchecked', (raw: Raw) => raw.unchecked.push({ statement: 'fact-1', why: 'for no reason' }), /"fact-1" is both/],
    ['an unknown field', (raw: Raw) => Object.assign(first(raw), { polarity: 'up' }), /polarity/],
  ])('names %s', (_, change, message) => {
    expect(() => parseClaims(changed(change), known)).toThrow(message);
  });

  it('takes words of its own beside the gazetteer’s concepts', () => {
    expect(() => parseClaims(changed((raw) => first(raw).rules[0]?.act.push('word:reabrio', 'word:prepar*')), known)).not.toThrow();
  });
});
