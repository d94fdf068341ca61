import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where the embedded PostgreSQL lives; not used with a server's address. */
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly behindProxy: boolean;
  /** Whoever shows this may read /metrics; left out, only this machine may. */
  readonly metricsToken?: string;
  /** File of the erasures, outside the database; left out, nobody can be erased. */
  readonly erasureLedger?: string;
}

const usualPort = 4188;
const shortestToken = 16;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the endpoint's settings from the environment; words where one of them cannot be. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { problem: string } {
  const host = environment['HOST'] ?? '127.0.0.1';
  const port = Number(environment['PORT'] ?? usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { problem: `PORT must be a number from 0 to 65535.` };
  const certFile = environment['WAYMARK_TLS_CERT'];
  const keyFile = environment['WAYMARK_TLS_KEY'];
  if ((certFile === undefined) !== (keyFile === undefined))
    return { problem: 'WAYMARK_TLS_CERT and WAYMARK_TLS_KEY go together.' };
  const tls = certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
  const behindProxy = environment['WAYMARK_BEHIND_PROXY'] === 'yes';
  if (!loopback.has(host) && tls === null && !behindProxy) {
    return {
      problem:
        'Names and marks of children would travel unsealed. Give WAYMARK_TLS_CERT and WAYMARK_TLS_KEY, or set ' +
        'WAYMARK_BEHIND_PROXY=yes where a proxy in front of this process does TLS.',
    };
  }
  const databaseUrl = environment['DATABASE_URL'] ?? null;
  const dataFolder = environment['WAYMARK_ENDPOINT_DATA'] ?? usualFolder();
  const metricsToken = environment['WAYMARK_METRICS_TOKEN'] ?? '';
  if (metricsToken !== '' && metricsToken.length < shortestToken)
    return { problem: `WAYMARK_METRICS_TOKEN must have at least ${shortestToken} characters.` };
  const erasureLedger =
    environment['WAYMARK_ERASURE_LEDGER'] ?? (databaseUrl === null ? join(dataFolder, 'erasure-ledger.jsonl') : null);
  return {
    ...{ host, port, tls, behindProxy, databaseUrl, dataFolder },
    ...(erasureLedger === null ? {} : { erasureLedger }),
    ...(metricsToken === '' ? {} : { metricsToken }),
  };
}

/** PostgreSQL runs as a user of its own where the endpoint is root's, and that user cannot look into root's home. */
function usualFolder(): string {
  if (process.platform !== 'win32' && userInfo().uid === 0) return '/var/lib/waymark-endpoint';
  return join(homedir(), '.waymark-endpoint');
}
