import type { DeriveReply, DeriveRequest, Stretch } from './stretch.ts';
import { warmUp } from './warm-up.ts';

/** RFC 9106, section 4, second recommended option for Argon2id (64 MiB, three passes), with one lane. */
export const strongStretch = { memoryKib: 65_536, passes: 3 } as const;

/** The sample centre prints its passphrases on the sign-in screen, so stretching them protects nobody. */
export const sampleStretch = { memoryKib: 1024, passes: 1 } as const;

export function newStretch(strength: { memoryKib: number; passes: number }): Stretch {
  return { salt: crypto.getRandomValues(new Uint8Array(16)), ...strength };
}

/**
 * The 32-byte key of a passphrase (Argon2id in a worker, so that the screen stays alive), bound to the device's secret
 * where the platform keeps one.
 */
export function keyOfPassphrase(
  passphrase: string,
  stretch: Stretch,
  deviceSecret: Uint8Array | null,
): Promise<Uint8Array> {
  const worker = new Worker(new URL('./passphrase-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<DeriveReply>) => {
      resolve(event.data.key);
    };
    worker.onerror = () => {
      reject(new Error('The passphrase worker did not start'));
    };
    worker.postMessage({ passphrase: passphrase.normalize('NFKC'), stretch, deviceSecret } satisfies DeriveRequest);
    warmUp();
  }).finally(() => {
    worker.terminate();
  });
}
