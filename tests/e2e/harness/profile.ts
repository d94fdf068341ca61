import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export function freshProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'waymark-profile-'));
}

/** A disk image put on another laptop, without the locks that say which process has the original open. */
export async function copyProfile(profileDir: string): Promise<string> {
  const copy = await freshProfile();
  await cp(profileDir, copy, { recursive: true, filter: (file) => !basename(file).startsWith('Singleton') });
  return copy;
}

/** Removes the folder for good: a browser that is going down may still write into it after it said that it was closed. */
export async function removeProfile(profileDir: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await killProfileUsers(profileDir);
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    await new Promise((later) => setTimeout(later, 50));
    if (!existsSync(profileDir)) return;
  }
}

/** Kills with SIGKILL every process that has this profile open; the folder's name is random, so no other process matches. */
export async function killProfileUsers(profileDir: string): Promise<void> {
  for (const pid of await profileUsers(profileDir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

async function profileUsers(profileDir: string): Promise<number[]> {
  const argument = `--user-data-dir=${profileDir}`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const matches = await Promise.all(
    pids.map(async (pid) => {
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return commandLine.split('\0').includes(argument);
    }),
  );
  return pids.filter((pid, index) => matches[index] === true && pid !== process.pid);
}
