import { negotiateLocale } from '@/lib/i18n/locales';

describe('negotiateLocale', () => {
  it.each([
    ['the reader’s choice over the browser’s wish', 'es', 'en-US,en;q=0.9', 'es'],
    ['the browser’s first wish when nothing was chosen', undefined, 'es-VE,es;q=0.9,en;q=0.8', 'es'],
    ['weights over order', undefined, 'en;q=0.3, es;q=0.8', 'es'],
    ['order between equal weights', undefined, 'es, en', 'es'],
    ['a language we have over one we have not', undefined, 'fr-FR, de;q=0.9, es;q=0.2', 'es'],
    ['English when a language is refused with q=0', undefined, 'es;q=0', 'en'],
    ['English when nothing fits', undefined, 'fr', 'en'],
    ['English when there is no header', undefined, null, 'en'],
    ['the header when the cookie is not a language of ours', 'xx', 'es', 'es'],
    ['English for an unreadable header', undefined, ';;;=,,q', 'en'],
  ])('takes %s', (_words, chosen, header, expected) => {
    expect(negotiateLocale(chosen, header)).toBe(expected);
  });
});
