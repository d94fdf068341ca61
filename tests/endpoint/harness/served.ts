import type { FastifyInstance } from 'fastify';
import { ok } from '../../../shared/lib/result.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import type { ReplyOf } from '../../../shared/sync/protocol/message.ts';
import { messages, type MessageName } from '../../../shared/sync/protocol/messages.ts';
import { protocolHeader, protocolVersion } from '../../../shared/sync/protocol/protocol-version.ts';
import { refusalBody } from '../../../shared/sync/protocol/refusal.ts';
import { totpCode, totpStep } from '../../../la-endpoint/core/totp.ts';
import { buildApp, type AppInput } from '../../../la-endpoint/http/app.ts';
import { PokeHub } from '../../../la-endpoint/http/poke-hub.ts';
import { signed } from './device-keys.ts';
import type { HeadlessDevice } from './headless-device.ts';
import type { Answer } from './http-client.ts';
import { adminId, openWorld, passphrase, type World } from './world.ts';

/** A world behind the endpoint's own HTTP side, whose clock stands still between requests unless the test turns it. */
export interface Served {
  readonly world: World;
  readonly app: FastifyInstance;
  /** What the endpoint stumbled over: to be empty at the end of every test file. */
  readonly troubles: unknown[];
  /** Sends whatever one likes; the headers of the protocol are there unless given otherwise. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** More than a bucket of the rate limit refills in: tests that are not about the limit never meet it. */
const pauseMilliseconds = 1000;

export async function serve(
  url: string,
  more: Partial<Pick<AppInput, 'pageSize' | 'patience' | 'behindProxy'>> = {},
): Promise<Served> {
  const world = await openWorld(url);
  const pokes = new PokeHub(world.store);
  const troubles: unknown[] = [];
  const ports = { ...world.ports, now: () => world.clock.now };
  const app = buildApp({
    ...{ ports, pokes, ping: () => world.store.ping(), isStopping: () => false },
    onTrouble: (error) => troubles.push(error),
    ...more,
  });
  const post: Served['post'] = async (path, body, headers = {}) => {
    const reply = await app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', [protocolHeader]: String(protocolVersion), ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: reply.statusCode, text: reply.payload };
  };
  const close = async (): Promise<void> => {
    pokes.close();
    await app.close();
    await world.store.close();
  };
  return { world, app, troubles, post, close };
}

export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** Messages through the routes under a token. */
export function sendThrough({ post, world }: Served, token?: string): Send {
  return async <Name extends MessageName>(name: Name, request: unknown) => {
    world.clock.now += pauseMilliseconds;
    const answer = await post(messages[name].path, request, bearer(token));
    const body: unknown = JSON.parse(answer.text);
    if (answer.status !== 200) return { ok: false, error: refusalBody.parse(body) };
    return ok(messages[name].reply.parse(body) as ReplyOf<(typeof messages)[Name]>);
  };
}

/** A token of a device alone, or of a person on it. Undefined where the endpoint refuses. */
export async function tokenFor(served: Served, device: HeadlessDevice, staff?: string): Promise<string | undefined> {
  const send = sendThrough(served);
  const fresh = await send('challenge', {});
  if (!fresh.ok) return undefined;
  const { challenge } = fresh.value;
  const person = staff === undefined ? {} : { person: { staff, passphrase, ...(await secondFactor(served, staff)) } };
  const signature = signed(device.keys, 'sign-in', device.id, challenge);
  const reply = await send('signIn', { device: device.id, challenge, signature, ...person });
  return reply.ok ? reply.value.token : undefined;
}

/** What an administrator's authenticator app shows, from the secret the endpoint keeps. */
async function secondFactor({ world }: Served, staff: string): Promise<{ oneTimeCode?: string }> {
  if (staff !== adminId) return {};
  const account = await world.store.read((tx) => tx.account(world.centre, staff));
  if (account?.totpSecret == null) return {};
  const halfAMinute = 30_000;
  world.clock.now += halfAMinute * 2;
  return { oneTimeCode: totpCode(account.totpSecret, totpStep(world.clock.now + pauseMilliseconds)) };
}
