import { foldWord } from '@/lib/language/fold';

const WORDS = 5;

/** A short name of small letters, digits and single hyphens. @param otherwise  when the text has no letter or digit of ours */
export function slugOf(text: string, otherwise: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.map((word) => foldWord(word).replace(/[^a-z0-9]/g, '')) ?? [];
  return words.filter(Boolean).slice(0, WORDS).join('-') || otherwise;
}
