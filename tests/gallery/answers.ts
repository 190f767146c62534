import { claimHistory } from '@/lib/claims/claimStatus';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { Evidence } from '@/lib/domain/claim';
import type { ClaimAnswer, StoryAnswer } from '@/lib/protocol/news';
import type { UpdatesPage, UpdateWithVersions } from '@/lib/protocol/requests';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { madeAnswers } from '../components/chart/madeNews';
import { makeClaimState, makeMarks, makeStory, makeUpdate, NOW } from '../fixtures/made/records';
import type { State } from './stateNames';
import { STAGES } from './states';

const TODAY = instant(Math.floor(NOW / DAY) * DAY);
const { updates, stories } = STAGES.many.snapshot;

export const storyAnswer: StoryAnswer = {
  story: stories[0] ?? makeStory('s0'),
  updates: [...updates].slice(0, 6).reverse().map((update, n) => ({ update, publisher: `family ${n % 4}`, voice: `family ${n % 3}` })),
};

export const updateAnswer: UpdateWithVersions = {
  update: makeUpdate(1, {
    version: 2,
    author: 'Ana Sample',
    storyId: makeStory('s0').id,
    marks: makeMarks({ tags: [{ tag: 'sanctions', confidence: 0.88, words: ['licence'] }, { tag: 'oil-economy', confidence: 0.61, words: [] }], actors: { from: 'us', to: 've' }, kind: 'statement', unsure: true }),
  }),
  versions: [
    { version: 1, seenAt: shift(NOW, -HOUR), title: 'As it was first', summary: 'What was known then.', link: null },
    { version: 2, seenAt: NOW, title: 'Caracas headline 1', summary: 'Summary 1', link: null },
  ],
  provenance: { evidence: [], oldMarks: [{ replacedAt: NOW, marks: makeMarks({ direction: { value: 'freeze', confidence: 0.6, words: [] } }) }] },
};

/** The ledger of the claim about talks: eight days of evidence, for and against. */
function claimAnswer(): ClaimAnswer {
  const claim = shippedClaims().claims.find(({ id }) => id === 'talks')!;
  const stances = ['supports', 'supports', 'contradicts', 'supports', 'contradicts', 'contradicts', 'updates', 'contradicts'] as const;
  const evidence = stances.map((stance, n): Evidence => {
    const at = shift(TODAY, (n + 1 - stances.length) * DAY);
    const judge = { kind: 'rule', rule: 'contact', rulesVersion: '1' } as const;
    return { id: `e${n}`, claimId: claim.id, itemId: `i${n}`, storyId: `s${n}`, voice: `v${n}`, stance, step: 'act', at, enteredAt: at, withdrawnAt: null, judge, reason: { en: `Reason ${n}.`, es: `Razón ${n}.` }, words: ['talks', 'Caracas'] };
  });
  const { status, figures, turns } = claimHistory(claim.id, evidence);
  const count = (stance: Evidence['stance']) => stances.filter((one) => one === stance).length;
  return {
    claim,
    state: { claimId: claim.id, status, since: turns.at(-1)?.at ?? null, figures, counts: { supports: count('supports'), contradicts: count('contradicts'), updates: count('updates') }, newestAt: evidence.at(-1)?.at ?? null },
    evidence: [...evidence].reverse().map((one, n) => ({ evidence: one, update: makeUpdate(n, { title: `Headline of day ${stances.length - n}`, outlet: 'Sample Wire' }) })),
    turns,
    since: evidence[0]?.at ?? null,
  };
}

type Table = Record<string, readonly [number, unknown] | 'offline'>;

function tableOf(isEmpty: boolean): Table {
  const page: UpdatesPage = { updates: isEmpty ? [] : updates.slice(0, 20), stories: [], total: isEmpty ? 0 : 20, next: null };
  const facets = { total: page.total, tags: isEmpty ? {} : { sanctions: 9, security: 4, diplomacy: 7 }, directions: isEmpty ? {} : { thaw: 9, freeze: 6, neutral: 5 }, pressGroups: isEmpty ? {} : { wire: 9, 'us-media': 11 }, languages: isEmpty ? {} : { en: 14, es: 6 }, outlets: isEmpty ? [] : [{ outlet: 'Outlet A', updates: 9 }] };
  const days = ['talks', 'oil'].flatMap((id) => [0, 1, 3, 4, 8].map((n) => ({ claimId: id, day: shift(TODAY, -n * DAY), counts: { supports: n % 3, contradicts: (n + 1) % 2, updates: 0 } })));
  const claim = claimAnswer();
  return {
    ...(isEmpty ? madeAnswers([]) : madeAnswers()),
    'GET /api/updates': [200, page],
    'GET /api/facets': [200, facets],
    'GET /api/claims': [200, { claims: [] }],
    'GET /api/claims/days': [200, { days: isEmpty ? [] : days }],
    'GET /api/claims/talks': [200, isEmpty ? { ...claim, state: { ...makeClaimState('talks', { status: 'open', since: null, newestAt: null }), counts: { supports: 0, contradicts: 0, updates: 0 } }, evidence: [], turns: [], since: null } : claim],
    'GET /api/feeds': [200, { feeds: isEmpty ? [] : STAGES.many.snapshot.feeds }],
  };
}

/** A `fetch` that answers as the server of this state would. */
export function fetchOf(state: State): typeof fetch {
  const { server } = STAGES[state];
  const table = server === 'many' || server === 'nothing' ? tableOf(server === 'nothing') : {};
  return async (input, init) => {
    if (server === 'never') return new Promise(() => undefined);
    if (server === 'unreachable') throw new TypeError('no network');
    if (server === 'failing') return Response.json({ error: { code: 'store-unavailable', message: 'made to fail' } }, { status: 503 });
    const path = String(input).split('?')[0] ?? '';
    if (path.startsWith('/api/updates/')) return Response.json(updateAnswer);
    if (path.startsWith('/api/stories/')) return Response.json(storyAnswer);
    const answer = table[`${init?.method ?? 'GET'} ${path}`];
    if (!answer || answer === 'offline') return Response.json({ error: { code: 'not-found', message: path } }, { status: 404 });
    return Response.json(answer[1], { status: answer[0] });
  };
}
