import { GET as getLinks, POST as makeLink } from '@/app/api/wall-links/route';
import { DELETE as revokeLink, PATCH as renameLink } from '@/app/api/wall-links/[id]/route';
import type { WallLink } from '@/lib/domain/account';
import type { Actor } from '@/lib/domain/person';
import { hashToken } from '@/server/auth/tokens';
import { wallPass } from '@/server/wall/gate';
import { NOW } from '../../fixtures/made/records';
import { asked, decisions, joined } from './accounts';
import { madeAccounts, openDesk, type Desk } from './desk';

let desk: Desk;
let eva: Actor;
let forgotten = 0;
beforeEach(async () => {
  desk = await openDesk();
  forgotten = 0;
  desk.provide({ accounts: madeAccounts(desk.store, { forget: () => void forgotten++ }) });
  eva = (await joined(desk, 'eva', 'admin')).actor;
});
afterEach(() => desk.close());

const make = async (name: string) => (await asked(makeLink, eva, { name }))[1] as { link: WallLink; path: string };

it('makes a link whose token opens the wall, and keeps nothing that would tell it', async () => {
  const { link, path } = await make(' Newsroom ');
  expect(link).toMatchObject({ name: 'Newsroom', madeBy: 'eva', madeAt: NOW, revokedAt: null });
  const [, token = ''] = /^\/wall\?token=([\w-]{43})$/.exec(path) ?? [];
  expect(await desk.store.wallLinks.byToken(hashToken(wallPass(token)))).toMatchObject({ id: link.id });
  expect(JSON.stringify(await asked(getLinks, eva))).not.toContain(token);
  expect((await decisions(desk))[0]).toBe(`wall-link-made wall-link:${link.id} by eva`);
});

it('gives it another name, and revokes it once', async () => {
  const { link, path } = await make('Newsroom');
  expect(await asked(renameLink, eva, { name: 'Lobby' }, link.id)).toEqual([204, null]);
  expect(forgotten).toBe(0);
  expect([await asked(revokeLink, eva, undefined, link.id), await asked(revokeLink, eva, undefined, link.id)]).toEqual([[204, null], [404, 'not-found id']]);
  expect(forgotten).toBe(2);
  expect(await desk.store.wallLinks.byToken(hashToken(wallPass(path.slice('/wall?token='.length))))).toBeUndefined();
  expect((await asked(getLinks, eva))[1]).toMatchObject({ links: [{ name: 'Lobby', revokedAt: NOW }] });
  expect((await decisions(desk, 2)).map((line) => line.split(' ', 1)[0])).toEqual(['wall-link-revoked', 'wall-link-renamed']);
});

it('takes no empty name, and renames and revokes nothing that is not there', async () => {
  expect(await asked(makeLink, eva, { name: ' ' })).toEqual([400, 'invalid name']);
  expect(await asked(renameLink, eva, { name: 'Lobby' }, 'none')).toEqual([404, 'not-found id']);
  expect(await asked(revokeLink, eva, undefined, 'none')).toEqual([404, 'not-found id']);
});
