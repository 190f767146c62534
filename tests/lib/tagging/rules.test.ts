import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { TAGS } from '@/lib/domain/tag';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import taxonomyFile from '@/lib/tagging/taxonomy.json';
import { parseWeights } from '@/lib/tagging/weights';
import weightsFile from '@/lib/tagging/weights.json';

const gazetteer = parseGazetteer(concepts);
const taxonomy = parseTaxonomy(taxonomyFile);

describe('the rule files', () => {
  test('the taxonomy names only concepts and groups that the gazetteer has', () => {
    const ids = new Set(gazetteer.concepts.map(({ id }) => id));
    const groups = new Set(gazetteer.concepts.flatMap((concept) => concept.groups));
    const named = [...taxonomy.tags.flatMap(({ cues }) => cues), ...taxonomy.relevance.anchors, ...taxonomy.clauses.background, ...taxonomy.clauses.comparison, ...taxonomy.turns.barriers, ...taxonomy.turns.blockers, ...taxonomy.turns.rules.flatMap(({ by }) => by), ...taxonomy.direction.modifiers, ...taxonomy.statement.sayers, ...taxonomy.statement.doers];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(taxonomy.turns.rules.flatMap(({ acts }) => acts).filter((act) => !ids.has(act) && !groups.has(act))).toEqual([]);
    expect([...taxonomy.relevance.anchorGroups, taxonomy.direction.thawGroup, taxonomy.direction.freezeGroup, ...taxonomy.roles.flatMap(([, its]) => its)].filter((group) => !groups.has(group))).toEqual([]);
  });

  test('a taxonomy without one of the tags, or with an unknown key, is refused', () => {
    expect(() => parseTaxonomy({ ...taxonomyFile, tags: taxonomyFile.tags.slice(1) })).toThrow(/every tag/);
    expect(() => parseTaxonomy({ ...taxonomyFile, colour: 'red' })).toThrow(/colour/);
    expect(taxonomy.tags.map(({ id }) => id)).toEqual([...TAGS]);
  });

  test('the weights hold words, phrases and concepts, no headline and no outlet', () => {
    const weights = parseWeights(weightsFile);
    const names = Object.keys(weights.features);
    expect(names.length).toBeGreaterThan(1_000);
    // Two words in a row, or three parts of a phrase with at least one name replaced by its kind: no stretch of a headline can be read back.
    for (const name of names) expect(name.split(' ').length).toBeLessThanOrEqual(/^(?:S|SF|q):/.test(name) ? 3 : 2);
  });

  test('weights that point nowhere are refused', () => {
    expect(() => parseWeights({ ...weightsFile, features: { 'w:a': [99, 5] } })).toThrow(/output 99/);
    expect(() => parseWeights({ ...weightsFile, features: { 'w:a': [1] } })).toThrow();
  });
});
