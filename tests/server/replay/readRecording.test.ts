import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRecording } from '@/server/replay/readRecording';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'entente-recording-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (patch: Record<string, unknown> = {}) =>
  JSON.stringify({ id: 'a', published: '2026-01-09T10:00:00Z', lang: 'en', source: 'Sample Wire', feed: '', title: 'Talks', description: '', link: '', ...patch });

function recordingOf(...lines: string[]) {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.jsonl`);
  writeFileSync(file, lines.join('\n'));
  return readRecording(file);
}

describe('reading a recording', () => {
  it('puts items in order of publication, a day without its hour at its beginning', async () => {
    const { items } = await recordingOf(
      line({ id: 'late', published: '2026-01-09T12:00:00+02:00' }),
      line({ id: 'early', published: '2026-01-09T09:59:59Z' }),
      line({ id: 'day', published: '2026-01-09' }),
    );
    expect(items.map((item) => item.id)).toEqual(['day', 'early', 'late']);
  });

  it.each([
    ['that is not JSON', '{"id": "x",', /not JSON/],
    ['without a title', line({ title: ' ' }), /title: must not be empty/],
    ['without an outlet', line({ source: undefined }), /source/],
    ['with a date that no calendar has', line({ published: '2026-02-30' }), /published: must be an ISO date/],
    ['with a time that names no zone', line({ published: '2026-01-09T10:00:00' }), /published/],
    ['that is a list', '[1]', /expected object/],
  ])('names a line %s by its number, and skips it', async (_, bad, problem) => {
    const { items, badLines } = await recordingOf(line(), '', bad, line({ id: 'b' }));
    expect(items.map((item) => item.id)).toEqual(['a', 'b']);
    expect(badLines).toEqual([{ line: 3, problem: expect.stringMatching(problem) }]);
  });

  it('skips an item that its outlet has brought before, and keeps one of the same id from another', async () => {
    const { items, badLines } = await recordingOf(line(), line(), line({ source: 'Second Sample Wire' }));
    expect(items).toHaveLength(2);
    expect(badLines).toEqual([{ line: 2, problem: expect.stringMatching(/^id: a of Sample Wire/) }]);
  });

  it('reads a file with a byte order mark and Windows line ends', async () => {
    const { items, badLines } = await recordingOf(`\uFEFF${line()}\r`, `${line({ id: 'b' })}\r`);
    expect([items.length, badLines.length]).toEqual([2, 0]);
  });

  it('refuses a file that is not there, or that holds no item, by its name', async () => {
    await expect(readRecording(path.join(folder, 'none.jsonl'))).rejects.toThrow(/FILE: .*none\.jsonl cannot be read/);
    await expect(readRecording(folder)).rejects.toThrow(/cannot be read/);
    await expect(recordingOf('nonsense')).rejects.toThrow(/holds no item \(line 1: not JSON/);
  });
});
