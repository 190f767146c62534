const MARKS = /\p{M}+/gu;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * A word as it is compared: no accents, no case, compatibility forms (full-width letters, ligatures) made plain.
 * Case is dropped twice: some capitals only give up their marks once they are small (İ).
 */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word.toLowerCase().normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('ß', 'ss');
}
