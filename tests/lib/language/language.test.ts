import { detectLanguage } from '@/lib/language/language';
import { tokenise } from '@/lib/language/tokens';

const languageOf = (text: string, hint?: string): string => detectLanguage(tokenise(text, 1_000).tokens, hint);

describe('detectLanguage', () => {
  test.each([
    ['The envoy arrived in Caracas for talks on the release of prisoners', 'en'],
    ['El enviado llegó a Caracas para hablar de la liberación de presos', 'es'],
    ['O enviado chegou a Caracas para falar sobre a libertação dos presos e não deu declarações', 'pt'],
    ['Der Gesandte ist in Caracas und spricht mit der Regierung über die Gefangenen', 'other'],
    ['Le gouvernement est en discussion avec les Américains pour la libération des prisonniers', 'other'],
    ['Посланник прибыл в Каракас', 'other'],
  ])('%s → %s', (text, language) => expect(languageOf(text)).toBe(language));

  test('losing accents or capitals changes nothing', () => {
    const text = 'Según el canciller, habrá una reunión en la sede de la embajada';
    expect(languageOf(text.toUpperCase())).toBe('es');
    expect(languageOf(text.normalize('NFD').replace(/\p{M}/gu, ''))).toBe('es');
  });

  test('asks the feed where the text does not tell', () => {
    expect(languageOf('Maduro, Trump, Petro', 'es')).toBe('es');
    expect(languageOf('Maduro, Trump, Petro', 'en')).toBe('en');
  });
});
