import type { Baseline } from '@/lib/domain/baseline';
import englishJson from './baseline.en.json';
import spanishJson from './baseline.es.json';
import { parseBaseline } from './parseBaseline';

/** The article Entente comes with, in our own words. Both languages carry the same statement ids. */
export function shippedBaseline(language: 'en' | 'es'): Baseline {
  return parseBaseline(language === 'es' ? spanishJson : englishJson);
}
