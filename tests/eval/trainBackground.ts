/** Counts in how many items each word, word beginning and concept stands, over every item at hand; single words only, none met fewer than LEAST times. */
import { readFileSync } from 'node:fs';
import type { BackgroundFile } from '@/lib/grouping/background';
import { COGNATE_LETTERS, STOP_WORDS } from '@/lib/grouping/prepare';
import type { Matcher } from '@/lib/gazetteer/matcher';
import { readText } from '@/lib/tagging/itemText';
import { stem } from '@/lib/tagging/stem';

const LEAST = 4;

export function countBackground(files: readonly string[], matcher: Matcher, isKept: (item: { title: string; summary: string; language: string }) => boolean): BackgroundFile {
  const items = { en: 0, es: 0 };
  const words = { en: new Map<string, number>(), es: new Map<string, number>() };
  const cognates = new Map<string, number>();
  const concepts = new Map<string, number>();
  const seen = new Set<string>();
  for (const line of files.flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
    if (line.trim() === '') continue;
    const raw = JSON.parse(line) as { id: string; title: string; description?: string | null; lang: string };
    const item = { title: raw.title, summary: raw.description ?? '', language: raw.lang };
    if (seen.has(raw.id) || !isKept(item)) continue;
    seen.add(raw.id);
    const text = readText(item, matcher);
    const language = text.language === 'en' || text.language === 'es' ? text.language : raw.lang === 'en' ? 'en' : 'es';
    items[language] += 1;
    const tokens = text.fields.flatMap((field) => field.text.tokens.map(({ word }) => word)).filter((word) => !STOP_WORDS.has(word));
    addAll(words[language], tokens.map((word) => stem(word, language)));
    addAll(cognates, tokens.filter((word) => word.length >= 5).map((word) => word.slice(0, COGNATE_LETTERS)));
    addAll(concepts, text.fields.flatMap((field) => field.mentions.map(({ concept }) => concept.id)));
  }
  return {
    version: '1',
    about: 'In how many items of this story each word stands, counted by npm run train:stories. Single words without their endings.',
    items,
    words: { en: toRecord(words.en), es: toRecord(words.es) },
    cognates: toRecord(cognates),
    concepts: toRecord(concepts),
  };
}

function addAll(counts: Map<string, number>, terms: readonly string[]): void {
  for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
}

/** Figures are left out: dates and sums of one day are no background. */
const toRecord = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([term, count]) => count >= LEAST && !/\d/.test(term) && term.length <= 60).sort(([a], [b]) => (a < b ? -1 : 1)));
