/** npm run train: learns lib/tagging/weights.json from the labelled corpus. The same files give the same bytes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import taxonomyFile from '@/lib/tagging/taxonomy.json';
import { trainWeights } from '@/lib/tagging/training/trainWeights';
import type { Weights } from '@/lib/tagging/weights';
import { loadItems, toExamples } from './corpus';

const corpus = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'corpus', 'items.jsonl');
const matcher = createMatcher(parseGazetteer(concepts));
const weights = trainWeights(toExamples(loadItems(corpus), matcher), parseTaxonomy(taxonomyFile));
const text = writeWeights(weights);
writeFileSync(path.resolve('lib/tagging/weights.json'), text);
process.stdout.write(`lib/tagging/weights.json: ${Object.keys(weights.features).length} features, ${Math.round(gzipSync(text).length / 1024)} KB gzipped\n`);

/** One feature a line, so that a change can be reviewed. */
function writeWeights({ features, ...head }: Weights): string {
  const lines = Object.entries(features).map(([name, list]) => `    ${JSON.stringify(name)}: [${list.join(',')}]`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "features": {\n${lines.join(',\n')}\n  }\n}\n`;
}
