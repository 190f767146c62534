/**
 * npm run bench:analysis: items read per second on one core (words, concepts, relevance, tags, direction, reasons), of this story and of the
 * rest of the world's news, memory, and the longest time that a megabyte of hostile text takes.
 * Items of the story: the recorded ones of ../shared/replay when there, else our own sentences.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { shippedReader } from '@/lib/tagging/readItem';
import { benchGrouping } from './grouping';

const AIM_PER_SECOND = 3_000;
const AIM_GENERAL_PER_SECOND = 20_000;
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

/** News of all the world in our own words; one in four names Washington or a neighbour and has to be read through. */
const WORLD = [
  ['Harbour city votes to close its old bridge to lorries', 'Engineers had warned for years that the pillars were giving way. The council said that work would begin in autumn and take at least two years, and that ferries would carry goods until then.'],
  ['Una cooperativa de pescadores recupera la bahía', 'Tras diez años de vedas acordadas entre los propios pescadores, las capturas han vuelto a crecer y los jóvenes se quedan en el pueblo, según un estudio de la universidad local.'],
  ['Rate decision leaves markets guessing', 'The central bank held its rate for a third month running. Two members wanted a cut; the minutes will be published in a fortnight, and traders see little change before spring.'],
  ['Trump meets governors over flood insurance', 'The president told the governors that Washington would pay for a smaller share of repairs. Several of them said afterwards that their states could not carry the rest.'],
] as const;
const general: ItemToRead[] = Array.from({ length: 8_000 }, (_, at) => {
  const [title, summary] = WORLD[at % WORLD.length] as (typeof WORLD)[number];
  return { title: `${title} (${at})`, summary };
});

const HOSTILE = ['<', 'a', ' ', "a'", '«', '.', 'é'.normalize('NFD'), '\u0301', 'EE. ', 'U.S.', 'presos ', '😀', '- ', 'no ', 'Venezuela US ', '\u202e', '"', '0', '\n'];

const started = performance.now();
const reader = shippedReader();
reader.readItem({ title: 'Venezuela', summary: '' });
out(`ready in ${(performance.now() - started).toFixed(0)} ms`);

/** The best of some rounds, in items per second of processor time. */
function measure(name: string, items: readonly ItemToRead[]): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = process.cpuUsage();
    for (const item of items) reader.readItem(item);
    const { user, system } = process.cpuUsage(from);
    best = Math.max(best, items.length / ((user + system) / 1e6));
  }
  out(`${name}: ${items.length} items, ${best.toFixed(0)} per second of processor time (${(1_000 / best).toFixed(3)} ms each)`);
  return best;
}
const ofStory = measure('of the story', loadItems());
const ofWorld = measure('general news', general);
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

benchGrouping(loadItems(), out);

const faults = [
  ...(ofStory < AIM_PER_SECOND ? [`fewer than ${AIM_PER_SECOND} items of the story per second`] : []),
  ...(ofWorld < AIM_GENERAL_PER_SECOND ? [`fewer than ${AIM_GENERAL_PER_SECOND} items of general news per second`] : []),
  ...(worst > AIM_HOSTILE_MS ? [`hostile text took longer than ${AIM_HOSTILE_MS} ms`] : []),
];
out(faults.length === 0 ? 'as aimed' : `missed: ${faults.join('; ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;
