import { NOBODY, type Actor } from '@/lib/domain/person';
import { personId, sessionId } from '@/lib/domain/ids';
import { ACTOR_HEADER, actorOf, writeActor } from '@/server/commands/actorOf';
import { instant } from '@/lib/time/instant';

describe('actorOf', () => {
  it('is nobody without the word of the door', () => {
    expect(actorOf(new Headers())).toEqual(NOBODY);
  });

  it('reads back a person with any name', () => {
    const actor: Actor = {
      kind: 'person',
      sessionId: sessionId('s'),
      person: { id: personId('p'), name: 'Íñigo 测试 "x"', email: 'i@example.org', role: 'analyst', createdAt: instant(1), disabledAt: null },
    };
    expect(actorOf(new Headers({ [ACTOR_HEADER]: writeActor(actor) }))).toEqual(actor);
  });
});
