import { packJson, unpackJson } from '../../../shared/sync/codec.ts';
import { keyBytes, open, seal } from './seal.ts';

const rounds = 40;
const linesOfText = 120;
let isWarm = false;

/**
 * Runs the code that opens rows over made-up bytes, once for each start of the app, so that the browser has compiled it
 * before the store is opened. Called while the passphrase is stretched in its worker and this thread has nothing to do;
 * cold, opening a centre takes twice as long.
 */
export function warmUp(): void {
  if (isWarm) return;
  isWarm = true;
  const key = crypto.getRandomValues(new Uint8Array(keyBytes));
  const lines = Array.from({ length: linesOfText }, (_, index) => [index, `line ${index * index}`, { at: index }]);
  for (let round = 0; round < rounds; round += 1) {
    const sealed = seal(key, 0, 'warm-up', packJson(lines));
    unpackJson(open(key, 'warm-up', sealed));
  }
}
