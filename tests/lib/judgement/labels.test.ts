import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toLabelledLine, toStoryLine, type LabelledItem } from '@/lib/judgement/labels';
import { loadItems } from '../../eval/corpus';

const item = (parts: Partial<LabelledItem>): LabelledItem => ({
  id: 'a', publishedAt: Date.UTC(2026, 0, 9), language: 'es', outlet: 'Gamma', title: 'Titular', summary: '', link: null,
  relevant: true, tags: ['sanctions'], direction: 'thaw', storyId: 's', fields: ['relevance', 'tags', 'direction'], ...parts,
});

describe('labelled data', () => {
  it('is what the evaluation reads', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'entente-labels-'));
    const lines = [item({}), item({ id: 'b', relevant: false, fields: ['relevance'] })].map((one) => JSON.stringify(toLabelledLine(one)));
    writeFileSync(path.join(directory, 'items.jsonl'), `${lines.join('\n')}\n`);
    expect(loadItems(path.join(directory, 'items.jsonl'))).toMatchObject([
      { id: 'a', lang: 'es', relevant: true, tags: ['sanctions'], direction: 'thaw', sure: 3 },
      { id: 'b', relevant: false, tags: [], direction: null, sure: 3 },
    ]);
    rmSync(directory, { recursive: true });
  });

  it('is surer where people have said all of it', () => {
    expect(toLabelledLine(item({ fields: ['direction'] }))).toMatchObject({ sure: 2, judged: ['direction'] });
    expect(toLabelledLine(item({ fields: ['story'] }))).toBeNull();
  });

  it('names the story of what people have placed', () => {
    expect(toStoryLine(item({ fields: ['story'] }))).toMatchObject({ story: 's', window: 'judged', published: '2026-01-09T00:00:00.000Z' });
    expect(toStoryLine(item({}))).toBeNull();
  });
});
