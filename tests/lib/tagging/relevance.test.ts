import { judgeItem, RULES_VERSION } from '@/lib/tagging/relevance';

const words = (text: string) => judgeItem(text).relevance.words;

describe('judgeItem', () => {
  test.each([
    ['US envoy lands in Caracas', ['Caracas']],
    ['Venezuela’s oil and the Venezuelan crisis', ['Venezuela', 'Venezuelan']],
    ['Los venezolanos votan en CARACAS', ['venezolanos', 'CARACAS']],
    ['Governo venezuelano responde', ['venezuelano']],
    ['Une délégation au Vénézuela', ['Vénézuela']],
    ['Nicolás Maduro, ante el juez', ['Maduro']],
    ['MADURO HABLA', ['MADURO']],
    ['El pacto colombo-venezolano', ['venezolano']],
    ['#Venezuela hoy', ['Venezuela']],
    ['Venezuela, Venezuela, Venezuela', ['Venezuela']],
  ])('passes %j by %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
    expect(judgeItem(text).relevance.relevant).toBe(true);
  });

  test.each([
    'Receta de plátano maduro al horno',
    'Plátano Maduro Frito, la receta de la abuela',
    'Un equipo inmaduro',
    'Un vino Madurojo',
    'Tomates maduros y maduración lenta',
    'Washington talks to Bogotá',
    'Venezuelos',
    '',
  ])('refuses %j', (text) => expect(judgeItem(text).relevance).toEqual({ relevant: false, words: [] }));

  test('finds accented words however the accents are coded, and names them as composed letters', () => {
    expect(words('Nicola\u0301s en Vene\u0301zuela')).toEqual(['Venézuela']);
  });

  test('marks carry the version of the rules', () => expect(judgeItem('x').rulesVersion).toBe(RULES_VERSION));

  test('a megabyte of near misses is judged at once', () => {
    const started = performance.now();
    judgeItem('venezuel maduro caraca '.repeat(45_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
