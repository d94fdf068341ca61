import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { foundAtEndpoint, joinCentre, startSync, syncAdmin } from '../../../renderer/data/sync/api.ts';
import { deviceLogOf, type LogEvents } from '../../../renderer/data/sync/device-log.ts';
import { DeviceLine } from '../../../renderer/data/sync/line.ts';
import { readState } from '../../../renderer/data/sync/state.ts';
import type { Session } from '../../../renderer/data/session.ts';
import { browserPlatform } from '../../../renderer/platform/browser-platform.ts';
import type { Platform } from '../../../renderer/platform/platform.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { pullAll, pushUnsent } from '../../../shared/sync/protocol/device-sync.ts';
import { pokeEvent, pokePath } from '../../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../../shared/sync/protocol/protocol-version.ts';

export const benchPassphrase = 'bench bench bench';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The product's own exchange; only the shell's part, the line, is the page's own fetch to the bench endpoint's door. */
function platformTo(door: string): Platform {
  const headers = (token?: string): Record<string, string> => ({
    [protocolHeader]: String(protocolVersion),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  });
  return {
    ...browserPlatform(true),
    endpointSend: async ({ path, token, body }) => {
      const sent = { ...headers(token), 'content-type': 'application/json' };
      const response = await fetch(door + path, { method: 'POST', headers: sent, body });
      return ok({ status: response.status, text: await response.text() });
    },
    endpointNews: async ({ token }) => {
      const line = new AbortController();
      const response = await fetch(door + pokePath, { headers: headers(token), signal: line.signal });
      const reader = response.body?.getReader();
      const decoder = new TextDecoder();
      for (let text = ''; ;) {
        const chunk = await reader?.read();
        if (chunk?.value === undefined) return ok({ news: false });
        text += decoder.decode(chunk.value, { stream: true });
        if (text.includes(`event: ${pokeEvent}`)) {
          line.abort();
          return ok({ news: true });
        }
      }
    },
  };
}

const quietly: LogEvents = {
  greeted: () => undefined,
  moved: () => undefined,
  heldBack: () => undefined,
  received: () => undefined,
  isStopped: () => false,
};

/** One laptop's exchange with the bench endpoint. */
export class WaymarkExchange {
  readonly #platform: Platform;
  readonly #door: string;
  #stop: (() => Promise<void>) | null = null;

  constructor(door: string) {
    this.#door = door;
    this.#platform = platformTo(door);
  }

  /** Founds the centre there. Answers what its administrator brings to the next laptop: a code for it, and a one-time code. */
  async found(session: Session, code: string): Promise<string> {
    const stop = startSync(session, this.#platform);
    const connected = foundAtEndpoint(session, {
      ...{ address: this.#door, code, deviceName: 'Bench A', passphrase: benchPassphrase },
    });
    // Sending is a job of its own: the loop that would begin it ends here.
    const stopped = stop();
    const { secondFactor } = must(await connected);
    await stopped;
    const admin = syncAdmin(session);
    const secret = secondFactor?.secret ?? '';
    must(await admin.open({ passphrase: benchPassphrase, oneTimeCode: oneTimeCode(secret, 0) }));
    return `${must(await admin.deviceCode(session.member.id)).code} ${oneTimeCode(secret, 1)}`;
  }

  async join(brought: string): Promise<Session> {
    const [code = '', oneTimeCodeOfNext = ''] = brought.split(' ');
    const joined = await joinCentre({
      platform: this.#platform,
      ...{
        address: this.#door,
        code,
        deviceName: 'Bench B',
        passphrase: benchPassphrase,
        oneTimeCode: oneTimeCodeOfNext,
      },
    });
    return must(joined).session;
  }

  async push(session: Session): Promise<void> {
    must(await pushUnsent((await this.#line(session)).send, deviceLogOf(session, quietly)));
  }

  async pull(session: Session): Promise<void> {
    must(await pullAll((await this.#line(session)).send, deviceLogOf(session, quietly)));
  }

  async #line({ database, device }: Session): Promise<DeviceLine> {
    const state = await readState(database);
    if (state === null) throw new Error('not enrolled');
    const key = { id: device, privateKey: state.privateKey };
    return new DeviceLine(this.#platform.endpointSend, state.address, key, () => Promise.resolve());
  }

  startLive(session: Session): void {
    this.#stop = startSync(session, this.#platform);
  }

  async stopLive(): Promise<void> {
    await this.#stop?.();
    this.#stop = null;
  }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepMilliseconds = 30_000;

/** The six digits an authenticator app shows for a secret (RFC 6238), `later` steps from now: each serves once. */
function oneTimeCode(secret: string, later: number): string {
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / stepMilliseconds) + later));
  const mac = hmac(sha1, key, new Uint8Array(counter.buffer));
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
