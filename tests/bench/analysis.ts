/**
 * npm run bench:analysis: items read per second on one core (words, concepts, relevance, tags, direction, reasons), memory, and the longest
 * time that a megabyte of hostile text takes. Items: the recorded ones of ../shared/replay when there, else our own sentences.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { shippedReader } from '@/lib/tagging/readItem';

const AIM_PER_SECOND = 3_000;
const AIM_HOSTILE_MS = 100;
const ROUNDS = 3;
const out = (text: string): void => void process.stdout.write(`${text}\n`);

function loadItems(): ItemToRead[] {
  const recording = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'replay', '2026-01.jsonl');
  if (existsSync(recording)) {
    const lines = readFileSync(recording, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as { title: string; description: string; lang: string }).map(({ title, description, lang }) => ({ title, summary: description ?? '', language: lang }));
  }
  out('the recording is not there: measured on sentences made here');
  return Array.from({ length: 4_000 }, (_, at) => ({ title: `Washington and Caracas agree on licence ${at} for Chevron`, summary: 'Treasury issued it after talks with the interim government, officials said.' }));
}

const HOSTILE = ['<', 'a', ' ', "a'", '«', '.', 'é'.normalize('NFD'), '\u0301', 'EE. ', 'U.S.', 'presos ', '😀', '- ', 'no ', 'Venezuela US ', '\u202e', '"', '0', '\n'];

const started = performance.now();
const reader = shippedReader();
reader.readItem({ title: 'Venezuela', summary: '' });
out(`ready in ${(performance.now() - started).toFixed(0)} ms`);

const items = loadItems();
let best = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const from = process.cpuUsage();
  for (const item of items) reader.readItem(item);
  const { user, system } = process.cpuUsage(from);
  const perSecond = items.length / ((user + system) / 1e6);
  best = Math.max(best, perSecond);
  out(`round ${round + 1}: ${items.length} items, ${perSecond.toFixed(0)} items per second of processor time`);
}
out(`memory: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB resident, ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(0)} MB heap, items included`);

let worst = 0;
for (const piece of HOSTILE) {
  const text = piece.repeat(Math.ceil(2 ** 20 / piece.length));
  const from = performance.now();
  reader.readItem({ title: text, summary: text });
  const took = performance.now() - from;
  worst = Math.max(worst, took);
}
out(`hostile text: 2 × 1 MB at most ${worst.toFixed(1)} ms`);

const faults = [...(best < AIM_PER_SECOND ? [`fewer than ${AIM_PER_SECOND} items per second`] : []), ...(worst > AIM_HOSTILE_MS ? [`hostile text took longer than ${AIM_HOSTILE_MS} ms`] : [])];
out(faults.length === 0 ? 'as aimed' : `missed: ${faults.join('; ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;
