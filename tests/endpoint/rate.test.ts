import { expect, it } from 'vitest';
import { RateLimit } from '../../la-endpoint/core/rate.ts';
import { Gate, refusals } from '../../la-endpoint/http/gate.ts';
import { ok } from '../../shared/lib/result.ts';

const noStore = () => Promise.reject(new Error('There is no database here'));
const wrong = { ok: false, error: refusals.notSignedIn } as const;
const right = () => Promise.resolve(ok('in'));
const burst = 60;

function gateAt(clock: { now: number }): Gate {
  const store = { write: noStore, read: noStore };
  const ports = {
    store,
    now: () => clock.now,
    random: (bytes: number) => new Uint8Array(bytes),
    isPassing: () => false,
  };
  return new Gate({ ports, isStopping: () => false });
}

it('what was let in before it turned out to be one too many is paid for later', () => {
  const limit = new RateLimit(2, 1);
  for (let time = 0; time < 5; time += 1) limit.charge('here', 0);
  expect([limit.isEmpty('here', 3000), limit.isEmpty('here', 4000), limit.isEmpty('there', 0)]).toEqual([
    true,
    false,
    false,
  ]);
  limit.giveBack('there', 0);
  expect([limit.take('there', 0), limit.take('there', 0), limit.take('there', 0)]).toEqual([true, true, false]);
});

it('right passphrases cost an address nothing, however many there are', async () => {
  const gate = gateAt({ now: 0 });
  for (let person = 0; person < 3 * burst; person += 1)
    expect(await gate.answerUnknown({ ip: '192.0.2.1' }, true, right)).toEqual(ok('in'));
});

it('as many passphrases are looked at together as may be wrong, and no more until time has passed', async () => {
  const clock = { now: 0 };
  const gate = gateAt(clock);
  let looked = 0;
  const look = () => {
    looked += 1;
    return Promise.resolve(wrong);
  };
  const tries = Array.from({ length: 2 * burst }, () => gate.answerUnknown({ ip: '192.0.2.1' }, true, look));
  const tooMany = { ok: false, error: refusals.tooMany };
  expect(await Promise.all(tries)).toEqual(Array.from(tries, (_, index) => (index < burst ? wrong : tooMany)));
  expect(looked).toBe(burst);
  expect(await gate.answerUnknown({ ip: '192.0.2.2' }, true, right)).toEqual(ok('in'));
  clock.now += 1000;
  expect(await gate.answerUnknown({ ip: '192.0.2.1' }, true, right)).toEqual(ok('in'));
});

it('a fault of the endpoint is nobody’s wrong answer', async () => {
  const gate = gateAt({ now: 0 });
  for (let time = 0; time < 2 * burst; time += 1)
    await expect(gate.answerUnknown({ ip: '192.0.2.1' }, true, noStore)).rejects.toThrow('no database');
  expect(await gate.answerUnknown({ ip: '192.0.2.1' }, true, right)).toEqual(ok('in'));
});
