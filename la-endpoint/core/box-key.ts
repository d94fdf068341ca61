import { publicBoxKey } from '../../shared/lib/sealed-box.ts';
import type { CommitParts } from '../../shared/sync/codec.ts';
import { fromBase64, toBase64 } from '../../shared/sync/protocol/bytes.ts';
import { joinParts, openCommitBox } from '../../shared/sync/protocol/commit-box.ts';
import { receiveParts } from '../../shared/sync/protocol/commit-parts.ts';
import type { SentCommit } from '../../shared/sync/protocol/push.ts';
import type { Ports } from './ports.ts';
import type { Tx } from './store.ts';

const keyBytes = 32;

function boxKeyOf(tx: Tx, ports: Ports): Promise<Uint8Array> {
  return tx.boxKey(ports.random(keyBytes));
}

export async function publicBoxKeyOf(tx: Tx, ports: Ports): Promise<string> {
  return toBase64(publicBoxKey(await boxKeyOf(tx, ports)));
}

/**
 * A delivered commit's parts, its box opened. A box that does not open leaves what came in the open: the commit's digest and
 * proof do not fit it then, so it is parked, never taken for another.
 */
export async function partsOfSent(ports: Ports, device: string, sent: SentCommit): Promise<CommitParts> {
  const { n, parts, box, origin = { device, n } } = sent;
  const open = receiveParts(parts);
  const boxed =
    box === undefined
      ? null
      : openCommitBox(await ports.store.write((tx) => boxKeyOf(tx, ports)), origin, fromBase64(box));
  const whole = boxed === null ? open : joinParts(open, boxed);
  // Nothing to read at all is unreadable, not missing: the number is kept with it.
  return whole.register === undefined ? { ...whole, register: new Uint8Array(1) } : whole;
}
