import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import claims from '@/lib/claims/claims.json';
import type { EditedRules } from '@/lib/claims/newsRules';
import concepts from '@/lib/gazetteer/concepts.json';
import taxonomy from '@/lib/tagging/taxonomy.json';
import { openRuleFiles, type RuleFiles } from '@/server/analysis/ruleFiles';
import { StartError } from '@/server/startError';
import { silent, until } from './desk';

let directory: string;
let files: RuleFiles | null = null;
let written = 0;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'entente-rules-'));
});
afterEach(async () => {
  files?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function write(name: string, content: unknown): Promise<void> {
  const file = path.join(directory, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  // Two writes within one tick of the file system's clock would look alike.
  await utimes(file, new Date(), new Date(Date.now() + ++written * 1_000));
}
const open = async () => (files = await openRuleFiles(directory, silent));

test('without a folder, or with an empty one, the rules that ship are in force', async () => {
  expect((await openRuleFiles(null, silent)).current()).toEqual({});
  expect((await open()).current()).toEqual({});
});

test('any of the files stands in for the one that ships', async () => {
  await write('concepts.json', { ...concepts, version: 'mine' });
  expect((await open()).current()).toEqual({ concepts: { ...concepts, version: 'mine' } });
});

test.each<[string, string, unknown, RegExp]>([
  ['is not JSON', 'concepts.json', '{', /RULES_DIRECTORY: concepts\.json: .*JSON/],
  ['has a wrong form', 'concepts.json', { version: '1', concepts: [{ id: 'Not An Id' }] }, /RULES_DIRECTORY: concepts\.json: [\s\S]*concepts\[0\]\.id/],
  ['lacks a tag', 'taxonomy.json', { ...taxonomy, tags: taxonomy.tags.slice(1) }, /RULES_DIRECTORY: taxonomy\.json: [\s\S]*every tag/],
  ['names what the gazetteer does not know', 'claims.json', JSON.stringify(claims).replace('"act":["', '"act":["no-such-act","'), /RULES_DIRECTORY: claims\.json: [\s\S]*no-such-act/],
  ['takes away what the claims that ship need', 'concepts.json', { ...concepts, concepts: concepts.concepts.slice(0, 5) }, /RULES_DIRECTORY: concepts\.json beside the claims that ship: /],
])('a file that %s stops the start and is named', async (_, name, content, message) => {
  await write(name, content);
  await expect(open()).rejects.toThrow(StartError);
  await expect(open()).rejects.toThrow(message);
});

test('a folder that is not there stops the start', async () => {
  await expect(openRuleFiles(path.join(directory, 'none'), silent)).rejects.toThrow(/RULES_DIRECTORY: .*none/);
});

describe('while it runs', () => {
  let taken: EditedRules[];
  beforeEach(async () => {
    taken = [];
    await write('concepts.json', { ...concepts, version: 'first' });
    (await open()).watch((edited) => taken.push(edited), 20);
  });

  test('a sound change is taken up', async () => {
    await write('concepts.json', { ...concepts, version: 'second' });
    await until('it is taken up', () => taken.length === 1);
    expect(taken[0]).toEqual({ concepts: { ...concepts, version: 'second' } });
    expect(files!.current()).toBe(taken[0]);
    expect(files!.problem()).toBeNull();
  });

  test('a broken one is refused with the reason, and the rules from before stay until it is mended', async () => {
    const before = files!.current();
    await write('concepts.json', '{');
    await until('it is refused', () => files!.problem() !== null);
    expect(files!.problem()).toMatch(/^concepts\.json: /);
    expect(files!.current()).toBe(before);
    expect(taken).toEqual([]);
    await write('concepts.json', { ...concepts, version: 'mended' });
    await until('it is taken up', () => taken.length === 1);
    expect(files!.problem()).toBeNull();
  });

  test('a file that is taken away gives way to the one that ships', async () => {
    await rm(path.join(directory, 'concepts.json'));
    await until('it is taken up', () => taken.length === 1);
    expect(taken[0]).toEqual({});
  });
});
