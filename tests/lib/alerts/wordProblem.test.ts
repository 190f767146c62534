import { wordProblem } from '@/lib/alerts/wordProblem';
import { FEED_REASONS } from '@/lib/domain/feed';
import { translatorOf } from '@/lib/i18n/translator';

test('a known reason is said in the reader’s language, and what the far end said is left as it is', () => {
  const spanish = translatorOf('es', 'feedReason');
  for (const reason of FEED_REASONS) expect(wordProblem(reason, spanish)).toBe(spanish(reason));
  expect(wordProblem('dns', spanish)).not.toBe(wordProblem('dns', translatorOf('en', 'feedReason')));
  for (const said of ['HTTP 503', '550 no such mailbox', 'DNS', '']) expect(wordProblem(said, spanish)).toBe(said);
});
