import { markKey } from '../../../shared/attendance/mark.ts';
import { localDate } from '../../../shared/lib/local-date.ts';
import { ok, refused, type Result } from '../../../shared/lib/result.ts';
import { pullAll, pushUnsent, type Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { ReplyOf } from '../../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { protocolHeader, protocolVersion } from '../../../shared/sync/protocol/protocol-version.ts';
import { refusalBody } from '../../../shared/sync/protocol/refusal.ts';
import { signed } from '../../endpoint/harness/device-keys.ts';
import type { CountyLaptop } from './county.ts';

/** Milliseconds of every request, by message. */
export type Timings = Map<string, number[]>;

const theDay = localDate('2026-09-21');

function sendOver(address: string, sender: string, timings: Timings, token?: string): Send {
  return async <Name extends MessageName>(name: Name, request: unknown) => {
    const start = performance.now();
    const response = await fetch(`${address}${messages[name].path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [protocolHeader]: String(protocolVersion),
        'x-forwarded-for': sender,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(request),
    });
    const body: unknown = await response.json();
    const kept = timings.get(name) ?? [];
    timings.set(name, kept);
    kept.push(performance.now() - start);
    if (response.status !== 200) return { ok: false, error: refusalBody.parse(body) };
    // The endpoint's own tests read every reply by its schema; here only its time is asked for.
    return ok(body as ReplyOf<(typeof messages)[Name]>);
  };
}

async function signedIn(address: string, { device, sender }: CountyLaptop, timings: Timings): Promise<Result<Send>> {
  const send = sendOver(address, sender, timings);
  const fresh = await send('challenge', {});
  if (!fresh.ok) return fresh;
  const { challenge } = fresh.value;
  const signature = signed(device.keys, 'sign-in', device.id, challenge);
  const reply = await send('signIn', { device: device.id, challenge, signature });
  return reply.ok ? ok(sendOver(address, sender, timings, reply.value.token)) : reply;
}

/** A laptop signs in, sends what it has and takes what is new. Returns how long that took, in milliseconds. */
export async function comeBack(address: string, laptop: CountyLaptop, timings: Timings): Promise<Result<number>> {
  const start = performance.now();
  const line = await signedIn(address, laptop, timings);
  if (!line.ok) return line;
  const pushed = await pushUnsent(line.value, laptop.device);
  if (!pushed.ok) return pushed;
  if (pushed.value.is === 'forked') return refused('forked', 'Two laptops share their numbers.');
  const pulled = await pullAll(line.value, laptop.device);
  return pulled.ok ? ok(performance.now() - start) : pulled;
}

/** A day's register of each laptop's own pupils: every mark a commit of its own, as single key presses make them. */
export function markTheDay(laptops: readonly CountyLaptop[]): number {
  let marks = 0;
  for (const { device, staff, pupils } of laptops) {
    for (const session of ['AM', 'PM'] as const) {
      for (const pupil of pupils) {
        const key = markKey({ enrolment: `enrolment-${pupil}`, date: theDay, session });
        const code = pupil % 9 === 0 ? 'I' : session === 'AM' ? '/' : '\\';
        const change = { type: 'mark', key, pupil: `pupil-${pupil}`, op: 'create' as const };
        device.write({ by: staff, at: Date.now(), changes: [{ ...change, fields: { code: [null, code] } }] });
        marks += 1;
      }
    }
  }
  return marks;
}
