import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWhereStale } from '../../build/build-parts.mjs';
import { distDir } from '../../build/paths.mjs';
import { totpCode, totpStep } from '../../la-endpoint/core/totp.ts';
import { pullAll, pushUnsent } from '../../shared/sync/protocol/device-sync.ts';
import { foundOver, type FoundedOver } from './harness/founded.ts';
import { httpSend, tokenOver, valueOf } from './harness/http-client.ts';
import { spawnEndpoint, type EndpointProcess } from './harness/process.ts';
import { ask } from './harness/schema.ts';
import { marked, pupilId, standingCode } from './harness/school.ts';
import { adminId } from './harness/world.ts';

let folder: string;
let endpoint: EndpointProcess;
let founded: FoundedOver;

/** As an operator works: an endpoint on its embedded PostgreSQL, and commands beside it on the same folder. */
beforeAll(async () => {
  await buildWhereStale(['endpoint']);
  folder = await mkdtemp(join(tmpdir(), 'waymark-commands-'));
  await chmod(folder, 0o755);
  endpoint = await spawnEndpoint({ WAYMARK_ENDPOINT_DATA: join(folder, 'data') });
  founded = await foundOver(endpoint);
});
afterAll(async () => {
  await endpoint.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly said: string;
}

async function command(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const env = { ...process.env, WAYMARK_ENDPOINT_DATA: join(folder, 'data'), ...environment };
  const run = promisify(execFile)(process.execPath, [join(distDir, 'endpoint', 'endpoint.js'), ...args], { env });
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      // What execFile rejects with where a program ended with another code than 0.
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    },
  );
}

function saidAndEnded({ code, said }: Ran, wanted: number, words: string): void {
  expect([code, said]).toEqual([wanted, said]);
  expect(said).toContain(words);
}

async function mark(pupil: number, code: string): Promise<void> {
  founded.device.write({ by: adminId, at: 2, changes: [marked({ pupil }, { code })] });
  valueOf(await pushUnsent(founded.send, founded.device));
  valueOf(await pullAll(founded.send, founded.device));
}

/** As the database itself tells, whose address its own folder knows. */
async function loggedBackups(): Promise<unknown[]> {
  const data = join(folder, 'data');
  const port = (await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3] ?? '';
  const password = await readFile(join(data, 'postgres-password'), 'utf8');
  const url = `postgres://waymark:${password}@127.0.0.1:${port}/postgres`;
  const rows = await ask<{ details: unknown }>(url, `select details from access_log where act = 'backup' order by id`);
  return rows.map(({ details }) => details);
}

const health = async (): Promise<number> => (await fetch(`${endpoint.address}/health`)).status;

it('a backup is taken beside the working endpoint, an erasure outlives a restore, and the laptop goes on', async () => {
  const { device } = founded;
  const file = join(folder, 'backup');
  const sealed = { WAYMARK_BACKUP_PASSPHRASE: 'for the safe of the LA' };
  await mark(1, '/');
  await mark(3, 'I');
  saidAndEnded(await command(['--backup', file]), 0, 'not encrypted');
  saidAndEnded(await command(['--backup', file], sealed), 0, 'It is encrypted');
  expect((await stat(file)).size).toBeGreaterThan(1000);
  expect(await health()).toBe(200);
  const person = { staff: adminId, oneTimeCode: totpCode(founded.totpSecret, totpStep(Date.now())) };
  const { token } = valueOf(await tokenOver(endpoint.address, device, person));
  const asked = { pupil: pupilId(3), why: 'retention' as const };
  valueOf(await httpSend(endpoint.address, token)('erase', asked));
  await mark(2, 'O');
  expect(await loggedBackups()).toEqual([{ encrypted: false }, { encrypted: true }]);
  const ledger = await readFile(join(folder, 'data', 'erasure-ledger.jsonl'), 'utf8');
  expect(JSON.parse(ledger)).toMatchObject({ ...asked, by: adminId });

  saidAndEnded(await command(['--restore', file]), 1, 'is encrypted');
  const refused = await command(['--restore', file], sealed);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('1 entry that the backup does not');
  expect(refused.said).toContain('--give-up-newer');
  const restored = await command(['--restore', file, '--give-up-newer'], sealed);
  saidAndEnded(restored, 0, 'Restored the backup of');
  expect(await health()).toBe(200);

  // Nobody is signed in after a restore.
  expect(await pullAll(founded.send, device)).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  const again = httpSend(endpoint.address, valueOf(await tokenOver(endpoint.address, device)).token);
  valueOf(await pullAll(again, device));
  await device.sendAgainFrom(1);
  valueOf(await pushUnsent(again, device));
  valueOf(await pullAll(again, device));
  expect([1, 2, 3].map((pupil) => standingCode(device, { pupil }))).toEqual(['/', 'O', undefined]);
});

it('what cannot be done is said in words, and nothing is begun', async () => {
  const nowhere = await command(['--restore', join(folder, 'no-such-file')]);
  saidAndEnded(nowhere, 1, 'could not be opened');
  saidAndEnded(await command(['--backup', 'a', '--restore', 'b']), 1, 'not for both');
  expect((await command(['--bakcup', 'a'])).code).toBe(1);
  const short = { WAYMARK_BACKUP_PASSPHRASE: 'short' };
  saidAndEnded(await command(['--backup', join(folder, 'b')], short), 1, 'at least 12');
  await expect(stat(join(folder, 'b'))).rejects.toThrow();
  expect(await health()).toBe(200);
});
