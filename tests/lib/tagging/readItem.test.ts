import fc from 'fast-check';
import { readItem } from '@/lib/tagging/readItem';
import { SUMMARY_CHARS, TITLE_CHARS } from '@/lib/tagging/itemText';
import { createReader } from '@/lib/tagging/reader';
import { parseRules } from '@/lib/tagging/readItem';
import concepts from '@/lib/gazetteer/concepts.json';
import taxonomy from '@/lib/tagging/taxonomy.json';
import weights from '@/lib/tagging/weights.json';

const read = (title: string, summary = '', language?: string): ReturnType<typeof readItem> => readItem({ title, summary, ...(language ? { language } : {}) });
const tagsOf = (title: string): string[] => read(title).tags.map(({ tag }) => tag);

/** Our own sentences, none with an acronym that is also an ordinary word. */
const HEADLINES = [
  'Washington y Caracas acuerdan reabrir la embajada después de siete años',
  'OFAC emite licencia general que autoriza la compra de petróleo venezolano',
  'Excarcelan a treinta presos políticos, según Foro Penal',
  'Rodríguez niega que haya negociación secreta con Trump: «no habrá concesiones»',
  'American warships intercept another tanker off the Venezuelan coast',
  'Senate votes down a bid to limit war powers over Venezuela',
  'Judge sets next hearing for deposed Venezuelan leader Maduro in Brooklyn',
  'Venezuelan shortstop signs with a baseball team in Japan',
  'Alcaldía repara las aceras del centro',
];

describe('readItem', () => {
  test('relevance comes with its words as they stand in the item', () => {
    const reading = read('OFAC emite licencia general para el petróleo venezolano');
    expect(reading.relevance.relevant).toBe(true);
    expect(reading.language).toBe('es');
    const sanctions = reading.tags.find(({ tag }) => tag === 'sanctions');
    expect(sanctions?.words.join(' ')).toMatch(/OFAC|licencia general/);
    for (const { words } of reading.tags) for (const word of words) expect('OFAC emite licencia general para el petróleo venezolano').toContain(word);
  });

  test.each([
    ['US and Venezuela agree to reopen embassies and restore diplomatic relations', 'thaw'],
    ['Estados Unidos y Venezuela acuerdan restablecer relaciones diplomáticas', 'thaw'],
    ['US strikes Venezuela and Trump threatens further attacks', 'freeze'],
    ['EE. UU. impone nuevas sanciones a Venezuela', 'freeze'],
    ['EE. UU. levanta sanciones a Venezuela', 'thaw'],
    ['US lifts sanctions on Venezuelan oil', 'thaw'],
    ['Maduro trial: judge hears lawyers in New York', 'neutral'],
  ])('%s → %s', (title, direction) => expect(read(title).direction.value).toBe(direction));

  test.each([
    ['US ends general license for Chevron in Venezuela', 'freeze', 'ends'],
    ['EE. UU. revoca la licencia general de Chevron', 'freeze', 'revoca'],
    ['US refuses to lift sanctions on Venezuela', 'freeze', 'refuses'],
    ['Venezuela expels US diplomats', 'freeze', 'expels'],
    ['Venezuela expulsa a diplomáticos de EE. UU.', 'freeze', 'expulsa'],
    ['Caracas breaks off talks with Washington', 'freeze', 'breaks off'],
    ['EE. UU. suspende vuelos a Venezuela', 'freeze', 'suspende'],
    ['US delays reopening of embassy in Caracas', 'neutral', 'delays'],
    ['Trump calls off strikes on Venezuela', 'thaw', 'calls off'],
    ['US withdraws warships from Caribbean near Venezuela', 'thaw', 'withdraws'],
    ['US lifts travel warning for Venezuela', 'thaw', 'lifts'],
    ['Venezuela orders US diplomats to leave Caracas', 'freeze', 'to leave'],
    ['Venezuela ordena a los diplomáticos de EE. UU. abandonar el país', 'freeze', 'abandonar'],
    ['Estados Unidos ordena la salida de los diplomáticos venezolanos', 'freeze', 'ordena la salida de'],
    ['Treasury says it has no plans to lift sanctions on Venezuela', 'freeze', 'no plans to'],
    ['Washington no prevé levantar las sanciones a Caracas', 'freeze', 'no prevé'],
    ['US does not renew Chevron licence for Venezuela', 'freeze', 'does not renew'],
    ['EE. UU. no renovará la licencia de Chevron en Venezuela', 'freeze', 'no renovará'],
    ['EE. UU. no reabrirá su embajada en Caracas', 'freeze', 'no reabrirá'],
    ['US closes embassy in Caracas again', 'freeze', 'closes'],
  ])('an act ended, refused or put off: %s → %s', (title, direction, word) => {
    expect(read(title).direction.value).toBe(direction);
    expect(read(title).direction.words).toContain(word);
  });

  test.each([
    'New US ambassador takes up her post in Caracas',
    'Nueva embajadora de EE. UU. asume su cargo en Caracas',
    'Venezuelan ambassador presents credentials in Washington',
    'US orders diplomats to return to Caracas',
    'United States reopened its consulate in Maracaibo',
    'Estados Unidos reabrirá el consulado en Venezuela',
    'Venezuela ratifies agreement with the United States',
    'La Asamblea ratifica el acuerdo con Estados Unidos',
    'US Treasury renews Chevron licence for Venezuela',
    'Tesoro de EE. UU. renueva la licencia de Chevron en Venezuela',
  ])('an envoy in post, a mission reopened, a deal ratified, a licence renewed: %s', (title) => expect(read(title).direction.value).toBe('thaw'));

  test.each(['Estados Unidos elimina restricciones de vuelos a Venezuela', 'US lifts sanctions on Venezuela', 'Trump doesn’t rule out talks with Venezuela', 'US and Venezuela agree to reopen embassies'])(
    'a barrier ended or a refusal denied turns nothing: %s',
    (title) => expect(read(title).direction.value).toBe('thaw'),
  );

  test('an event that is only the time of another is background', () => {
    expect(read('US forces capture Maduro in raid on Caracas').direction.value).toBe('freeze');
    expect(read('Maduro meets his lawyers two months after US strikes on Caracas').direction.value).toBe('neutral');
  });

  test('what is not of the story is told apart', () => {
    for (const title of ['Venezuelan shortstop signs with a baseball team in Japan', 'Alcaldía repara las aceras del centro', 'Court rules on fishing quotas in Norway']) {
      expect(read(title).relevance.relevant).toBe(false);
    }
  });

  test('tags what the item is about', () => {
    expect(tagsOf('Plane with deported Venezuelans arrives from Texas')).toContain('migration');
    expect(tagsOf('Foro Penal confirma la excarcelación de presos políticos')).toContain('human-rights');
    expect(tagsOf('Security Council meets over US strikes on Venezuela')).toContain('multilateral');
  });

  test('says who acts towards whom, and whether it was done or only said', () => {
    expect(read('US sanctions Venezuelan oil company')).toMatchObject({ actors: { from: 'us', to: 've' }, kind: 'act' });
    expect(read('Rodríguez dice que hablará con Trump')).toMatchObject({ actors: { from: 've', to: 'us' }, kind: 'statement' });
    expect(read('Maduro captured by US forces').actors).toEqual({ from: 'us', to: 've' });
    expect(read('Russia warns Washington over Venezuela')).toMatchObject({ actors: { from: 'third' }, kind: 'statement' });
    expect(read('US attack on Venezuela was justified — Medvedev').kind).toBe('statement');
    expect(read('Trump: US seized another tanker off Venezuela').kind).toBe('statement');
    expect(read('Trump calls off strikes on Venezuela').kind).toBe('act');
    expect(read('Weather forecast').actors).toEqual({ from: null, to: null });
  });

  test('an empty item is not relevant and breaks nothing', () => {
    const reading = read('', '');
    expect(reading.relevance.relevant).toBe(false);
    expect(reading.direction.value).toBe('neutral');
  });

  test('confidences are probabilities', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HEADLINES, ' ', 'Venezuela', '«', '»', '.', 'no', 'US'), { maxLength: 12 }), (parts) => {
        const reading = read(parts.join(' '));
        for (const value of [reading.relevance.confidence, reading.direction.confidence, ...reading.tags.map(({ confidence }) => confidence)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('accents, case and Unicode forms never change a verdict', () => {
    const stripped = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
    const change = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      stripped,
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFKC'),
      (text) => stripped(text).toUpperCase(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...HEADLINES), fc.constantFrom('', ...HEADLINES), change, change, (title, summary, one, other) => {
        const plain = withoutWords(read(title, summary));
        expect(withoutWords(read(one(title), other(summary)))).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  test('any text at all gives a reading', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.string({ unit: 'grapheme', maxLength: 2_000 }), (title, summary) => void read(title, summary)));
  });

  // How long a megabyte takes is for npm run bench:analysis to say; here it is held that only the beginning is read at all.
  test.each(['<', 'a', ' ', "'", '«', '.', '\u0301', 'EE. ', 'U.S.', 'presos ', '😀', "a'", '- ', '(((', 'no '])('a megabyte of %j reads as its beginning does', (piece) => {
    const most = Math.max(TITLE_CHARS, SUMMARY_CHARS) * 2;
    const beginning = piece.repeat(Math.ceil(most / piece.length));
    const megabyte = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(withoutWords(read(megabyte, megabyte))).toEqual(withoutWords(read(beginning, beginning)));
  });

  test('the version changes when a rule file does', () => {
    const rules = parseRules({ gazetteer: concepts, taxonomy, weights });
    const edited = { ...rules, gazetteer: { ...rules.gazetteer, concepts: rules.gazetteer.concepts.slice(1) } };
    expect(createReader(edited).rulesVersion).not.toBe(createReader(rules).rulesVersion);
    expect(createReader(rules).rulesVersion).toBe(readItem({ title: '', summary: '' }).rulesVersion);
  });
});

/** All verdicts and confidences; the words are shown as they stand, so they follow the text. */
function withoutWords(reading: ReturnType<typeof readItem>): unknown {
  return JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'words' ? undefined : value)));
}
