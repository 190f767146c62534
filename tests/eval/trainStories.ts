/**
 * npm run train:stories: counts lib/grouping/background.json and learns lib/grouping/weights.json from the items grouped by hand. The same files give the same bytes.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import type { BackgroundFile } from '@/lib/grouping/background';
import { shippedReader } from '@/lib/tagging/readItem';
import { publishers, storyExamples } from './stories';
import { trainGrouping } from './storyJudges';
import { countBackground } from './trainBackground';

const shared = process.env.ENTENTE_SHARED ?? path.resolve('../shared');
const stories = path.join(shared, 'corpus', 'stories.jsonl');
const files = [path.join(shared, 'corpus', 'items.jsonl'), stories, path.join(shared, 'replay', '2026-01.jsonl')].filter((file) => existsSync(file));

const reader = shippedReader();
const background = countBackground(files, createMatcher(parseGazetteer(concepts)), (item) => reader.readItem(item).relevance.relevant);
writeFileSync(path.resolve('lib/grouping/background.json'), writeBackground(background));
const weights = trainGrouping(storyExamples(stories, background), publishers);
writeFileSync(path.resolve('lib/grouping/weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
process.stdout.write(`${background.items.en + background.items.es} items counted; thresholds ${weights.pairs.same.threshold} (same language), ${weights.pairs.cross.threshold} (across languages)\n`);

/** One list a line, so that a change can be reviewed without scrolling through a word a line. */
function writeBackground({ words, cognates, concepts: counted, ...head }: BackgroundFile): string {
  const rest = { 'words.en': words.en, 'words.es': words.es };
  const lists = `  "words": {\n    "en": ${JSON.stringify(rest['words.en'])},\n    "es": ${JSON.stringify(rest['words.es'])}\n  },\n  "cognates": ${JSON.stringify(cognates)},\n  "concepts": ${JSON.stringify(counted)}`;
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n${lists}\n}\n`;
}
