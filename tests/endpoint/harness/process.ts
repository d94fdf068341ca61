import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { distDir } from '../../../build/paths.mjs';

/** The built endpoint as a process of its own. */
export interface EndpointProcess {
  readonly address: string;
  readonly code: string | null;
  /** All it has said so far, on both streams. */
  readonly output: () => string;
  /** Ends it as a power cut would, or as an operator does; settles when it is gone, with its exit code. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export async function spawnEndpoint(environment: Record<string, string>): Promise<EndpointProcess> {
  const child = spawn(process.execPath, [join(distDir, 'endpoint', 'endpoint.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const hear = (chunk: Buffer): unknown => (text += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise<number | null>((done) => child.once('exit', done));
  const { address, code } = await said(child);
  return {
    address,
    code,
    output: () => text,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}

function said(child: ChildProcess): Promise<{ address: string; code: string | null }> {
  return new Promise((found, failed) => {
    let text = '';
    const look = (chunk: Buffer): void => {
      text += chunk.toString();
      const address = /running at (\S+)\n/.exec(text)?.[1];
      // The code follows at once, in the same write or the next.
      if (address !== undefined)
        setImmediate(() => found({ address, code: /: ([0-9A-Z-]{19})\n/.exec(text)?.[1] ?? null }));
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', () => failed(new Error(`The endpoint did not start: ${text}`)));
  });
}
