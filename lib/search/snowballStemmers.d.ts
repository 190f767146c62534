/** The package ships no types. */
declare module 'snowball-stemmers' {
  export function newStemmer(algorithm: 'english' | 'spanish'): { stem(word: string): string };
}
