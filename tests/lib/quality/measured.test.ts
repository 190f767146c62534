import en from '@/lib/i18n/en.json';
import { measuredFigures, measuredTags } from '@/lib/quality/measured';
import { TAGS } from '@/lib/domain/tag';

const { reading, stories } = measuredFigures();

test('every figure and every method that the run writes has its words', () => {
  for (const { name, beside } of [...reading, ...stories]) {
    expect(Object.keys(en.quality.name)).toContain(name);
    for (const { method } of beside) expect(Object.keys(en.quality.method)).toContain(method);
  }
});

test('every value lies within its interval', () => {
  for (const { value, low, high } of [...reading, ...stories]) {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  }
});

test('every tag was measured', () => expect(measuredTags().map(({ tag }) => tag)).toEqual([...TAGS]));
