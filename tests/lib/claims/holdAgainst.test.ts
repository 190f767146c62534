import { holdAgainst, type HeldReading } from '@/lib/claims/holdAgainst';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { readText } from '@/lib/tagging/itemText';
import type { Actors } from '@/lib/domain/marks';

const matcher = createMatcher(parseGazetteer(concepts));

interface Case {
  readonly title: string;
  readonly summary?: string;
  readonly language?: string;
  readonly tags?: readonly HeldReading['tags'][number]['tag'][];
  readonly direction?: 'thaw' | 'freeze' | 'neutral';
  readonly kind?: 'act' | 'statement';
  readonly actors?: Actors;
  readonly relevant?: boolean;
  readonly unsure?: boolean;
}

/** Holdings by claim, with the verdicts of the reading given by hand: this is about the claims' rules alone. */
function hold({ title, summary = '', language = 'en', tags = [], direction = 'neutral', kind = 'act', actors = { from: null, to: null }, relevant = true, unsure = false }: Case) {
  const reading: HeldReading = { relevance: { relevant }, tags: tags.map((tag) => ({ tag })), direction: { value: direction }, actors, kind, unsure };
  const found = holdAgainst(readText({ title, summary, language }, matcher), reading, shippedClaims());
  return Object.fromEntries(found.map((one) => [one.claimId as string, one]));
}

const TALKS: Case = { title: 'US and Venezuela open talks on restoring diplomatic relations', tags: ['diplomacy'], direction: 'thaw', actors: { from: 'us', to: 've' } };

describe('holdAgainst', () => {
  it('takes talks between the two governments as support, and shows the words', () => {
    const { talks } = hold(TALKS);
    expect(talks).toMatchObject({ stance: 'supports', step: 'act' });
    expect(talks?.words).toEqual(expect.arrayContaining(['US', 'Venezuela']));
    for (const word of talks?.words ?? []) expect(TALKS.title).toContain(word);
  });

  it('reads Spanish by the same rules', () => {
    const { talks, 'will-caracas': will } = hold({
      title: 'Venezuela inicia conversaciones con Estados Unidos para restablecer relaciones diplomáticas',
      language: 'es',
      tags: ['diplomacy'],
      direction: 'thaw',
      actors: { from: 've', to: 'us' },
    });
    expect([talks?.stance, will?.stance]).toEqual(['supports', 'supports']);
  });

  it('takes force for evidence where it is reported, not where it only says when', () => {
    const security = (title: string) => hold({ title, tags: ['security'], direction: 'freeze', actors: { from: 'us', to: 've' } }).security?.stance;
    expect(security('US bombs an airfield in Venezuela')).toBe('contradicts');
    expect(security('Markets open in Caracas a month after US bombs Venezuela')).toBeUndefined();
    expect(security('After a night of alarms, US bombs an airfield in Venezuela')).toBe('contradicts');
  });

  it('gives a step to whoever is named behind it', () => {
    const found = hold({ title: 'Caracas draws a new warning from Trump', tags: ['diplomacy'], direction: 'freeze', actors: { from: 've', to: 'us' } });
    expect(found['will-caracas']).toBeUndefined();
    expect(hold({ title: 'Venezuela under attack by US forces', tags: ['security'], direction: 'freeze' }).security?.stance).toBe('contradicts');
  });

  it.each<[string, Case & { title: string }]>([
    ['contradiction', { title: 'Envoy calls relations between the United States and Venezuela stable', tags: ['diplomacy'] }],
    ['contradiction', { title: 'Las relaciones entre Estados Unidos y Venezuela son estables', language: 'es', tags: ['diplomacy'] }],
    ['reach', { title: 'Mexico stays neutral between the United States and Venezuela', tags: ['regional'], actors: { from: 'third', to: 'us' } }],
    ['reach', { title: 'Brasil no toma partido entre Estados Unidos y Venezuela', language: 'es', tags: ['regional'], actors: { from: 'third', to: 'us' } }],
    ['us-interests', { title: 'Rubio: dealings with Venezuela are not about oil', tags: ['us-policy'], actors: { from: 'us', to: 've' } }],
    ['us-interests', { title: 'Rubio: lo de Venezuela no es por petróleo', language: 'es', tags: ['us-policy'], actors: { from: 'us', to: 've' } }],
    ['reasons-of-need', { title: 'US suspends aid to Venezuela', tags: ['humanitarian'] }],
    ['reasons-of-need', { title: 'EE. UU. suspende ayuda humanitaria a Venezuela', language: 'es', tags: ['humanitarian'] }],
    ['great-powers', { title: 'China stays silent on the talks in Venezuela', tags: ['regional'], actors: { from: 'third', to: 've' } }],
    ['great-powers', { title: 'Rusia guarda silencio sobre Venezuela', language: 'es', tags: ['regional'], actors: { from: 'third', to: 've' } }],
  ])('a general claim can be contradicted as well: %s', (claim, its) => {
    expect(hold(its)[claim]?.stance).toBe('contradicts');
  });

  it.each([
    ['Opinion: Spain’s silence on Venezuela says much', 'en'],
    ['Why China remains silent on Venezuela', 'en'],
    ['Columnist criticises India, which stays silent on Venezuela', 'en'],
    ['El silencio de Rusia sobre Venezuela', 'es'],
    ['Por qué China guarda silencio sobre Venezuela', 'es'],
  ])('does not take commentary on a silence for a power that keeps silent: %s', (title, language) => {
    expect(hold({ title, language, tags: ['regional'], actors: { from: 'third', to: 've' } })['great-powers']?.stance).not.toBe('contradicts');
  });

  it('takes a neighbour who chooses a side, and a power that speaks, as support', () => {
    expect(hold({ title: 'Brazil condemns US strikes on Venezuela', tags: ['regional'], actors: { from: 'third', to: 'us' } }).reach?.stance).toBe('supports');
    expect(hold({ title: 'China condemns pressure on Venezuela', tags: ['regional'], actors: { from: 'third', to: 've' } })['great-powers']?.stance).toBe('supports');
  });

  it('takes talks that are refused as a contradiction', () => {
    expect(hold({ title: 'US rejects talks with Venezuela', tags: ['diplomacy'], direction: 'freeze' }).talks?.stance).toBe('contradicts');
  });

  it.each([
    ['US suspends talks with Venezuela', 'en', 'momentum'],
    ['Trump: no habrá conversaciones con Venezuela', 'es', 'will-washington'],
    ['Venezuela rechaza conversaciones con Estados Unidos', 'es', 'will-caracas'],
  ])('takes a step that is undone for its opposite: %s', (title, language, claim) => {
    const from = title.startsWith('Venezuela') ? ('ve' as const) : ('us' as const);
    expect(hold({ title, language, tags: ['diplomacy'], direction: 'neutral', actors: { from, to: null }, unsure: true })[claim]?.stance).toBe('contradicts');
  });

  it('leaves a step in doubt alone when the undoing word stands further off', () => {
    const found = hold({ title: 'US in no hurry but will hold talks with Venezuela', tags: ['diplomacy'], direction: 'thaw', actors: { from: 'us', to: 've' } });
    expect([found.talks, found['will-washington'], found.momentum]).toEqual([undefined, undefined, undefined]);
  });

  it('does not take the opposition’s visit for contact between the governments', () => {
    expect(hold({ title: 'Trump meets Machado of Venezuela for talks at the White House', tags: ['diplomacy'], direction: 'thaw' }).talks).toBeUndefined();
  });

  it('tells an embassy that reopens from one that is only being prepared', () => {
    const base = { tags: ['embassies'] as const, direction: 'thaw' as const };
    expect(hold({ ...base, title: 'US embassy in Caracas reopens after seven years' })['no-ambassadors']?.stance).toBe('contradicts');
    expect(hold({ ...base, title: 'US prepares reopening of its embassy in Venezuela' })['no-ambassadors']?.stance).toBe('updates');
  });

  it('gives a threat to the one who makes it', () => {
    const threat = { tags: ['us-policy'] as const, direction: 'freeze' as const, kind: 'statement' as const };
    expect(hold({ ...threat, title: 'Trump threatens Venezuela', actors: { from: 'us', to: 've' } })['will-washington']).toMatchObject({ stance: 'contradicts', step: 'statement' });
    expect(hold({ ...threat, title: 'Venezuela condemns US pressure', actors: { from: 've', to: 'us' } })['will-washington']).toBeUndefined();
    expect(hold({ ...threat, title: 'Venezuela condemns US pressure', actors: { from: 've', to: 'us' } })['will-caracas']?.stance).toBe('contradicts');
  });

  it('calls what is only planned words, not an act', () => {
    expect(hold({ title: 'US could lift sanctions on Venezuela', tags: ['sanctions'], direction: 'thaw' })['sanctions-relief']).toMatchObject({ stance: 'supports', step: 'statement' });
  });

  it('needs the step in the headline: a summary only tells who is meant', () => {
    expect(hold({ title: 'A busy week in Caracas', summary: 'The US lifted sanctions on Venezuela.', tags: ['sanctions'], direction: 'thaw' })['sanctions-relief']).toBeUndefined();
    expect(hold({ title: 'Treasury lifts sanctions on state bank', summary: 'The US measure concerns Venezuela.', tags: ['sanctions'], direction: 'thaw' })['sanctions-relief']).toBeDefined();
  });

  it('lets an item that does not bear on the story bear on nothing', () => {
    expect(hold({ ...TALKS, relevant: false })).toEqual({});
  });

  it('meets no rule that asks for a direction when the direction is unsure', () => {
    expect(hold({ ...TALKS, unsure: true })).toEqual({});
  });

  it('gives at most one verdict a claim', () => {
    const found = holdAgainst(
      readText({ title: TALKS.title, summary: '', language: 'en' }, matcher),
      { relevance: { relevant: true }, tags: [{ tag: 'diplomacy' }], direction: { value: 'thaw' }, actors: { from: 'us', to: 've' }, kind: 'act', unsure: false },
      shippedClaims(),
    );
    expect(new Set(found.map(({ claimId }) => claimId)).size).toBe(found.length);
  });

  it('reads accents, case and Unicode forms alike', () => {
    const title = 'Venezuela inicia conversaciones con Estados Unidos para restablecer relaciones diplomáticas';
    const verdicts = [title, title.normalize('NFD'), title.normalize('NFC').replace('á', 'a')].map((one) =>
      Object.entries(hold({ ...TALKS, title: one, language: 'es' })).map(([claim, { stance, rule }]) => [claim, stance, rule]),
    );
    expect(verdicts[1]).toEqual(verdicts[0]);
    expect(verdicts[2]).toEqual(verdicts[0]);
  });
});
