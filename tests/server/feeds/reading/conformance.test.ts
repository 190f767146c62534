import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { defaultFolder, loadCases } from '@/tests/conformance/cases';
import { isGoodEnough, isPassed, runCases, tally } from '@/tests/conformance/runCases';
import { documentOf, rss } from './documents';

const folder = defaultFolder();
const cases = loadCases(folder);
const reasonToSkip = `the conformance cases are not in ${folder}`;

describe('the public conformance cases', () => {
  if (cases === null) {
    if (process.env.CI === 'true') it('are present', () => { throw new Error(reasonToSkip); });
    else it.skip(`SKIPPED: ${reasonToSkip}`, () => undefined);
    return;
  }

  it('pass in all but a few, and break no limit', async () => {
    const reader = createFeedReader({ threads: 1, timeoutMs: 5_000 });
    try {
      await reader.read(documentOf(rss('')));
      const outcomes = await runCases(cases, folder, reader);
      const failed = outcomes.filter((outcome) => !isPassed(outcome)).map(({ id, category, differences, breaches }) => ({ id, category, differences, breaches }));
      const result = tally(outcomes);
      if (!isGoodEnough(result)) throw new Error(`${result.passed} of ${result.total}: ${JSON.stringify(failed, null, 1)}`);
      expect(result.breaches).toBe(0);
    } finally {
      await reader.close();
    }
  }, 120_000);
});
