import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import { receiveParts } from '../../shared/sync/protocol/commit-parts.ts';
import type { GivenBack, KeptCommit } from '../../shared/sync/protocol/give-back.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { digestOf } from '../../shared/sync/protocol/proof.ts';
import { authorshipOf, seenNumber } from './author.ts';
import type { Ports } from './ports.ts';
import { proves } from './proves.ts';
import { takeOne } from './push.ts';
import { readParts } from './read-commit.ts';
import type { Sender } from './sign-in.ts';
import type { Sent } from './take-commit.ts';
import type { Tx } from './store.ts';

/** Takes back, one after the other, commits that a restore lost and another device kept. */
export async function takeBack(
  ports: Ports,
  { centre, device: { revokedAt } }: Sender,
  { commits }: RequestOf<typeof messages.giveBack>,
): Promise<ReplyOf<typeof messages.giveBack>> {
  const results: GivenBack[] = [];
  // What a withdrawn laptop says of others is not asked for: it hands in its own entries only.
  for (const commit of commits)
    results.push(revokedAt === null ? await takeOneBack(ports, centre, commit) : 'unproved');
  return { epoch: await ports.store.read(async (tx) => (await tx.la()).epoch), results };
}

async function takeOneBack(ports: Ports, centre: string, { device, n, parts, proof }: KeptCommit): Promise<GivenBack> {
  const sent = { n, parts: receiveParts(parts), proof: fromBase64(proof), isGivenBack: true };
  const found = await ports.store.read((tx) => lookAt(tx, centre, device, sent));
  if (found !== 'lost') return found;
  const taken = await takeOne(ports, device, sent);
  if (taken.is === 'gap') return 'gap';
  // The same number with another body came in between: the log has one of a copied laptop's two.
  return taken.is === 'forked' ? 'unproved' : 'taken';
}

/** Whether the commit is there, cannot be believed, or was lost. */
async function lookAt(tx: Tx, centre: string, deviceId: string, sent: Sent): Promise<'held' | 'unproved' | 'lost'> {
  const device = await tx.device(deviceId);
  if (device?.centre !== centre) return 'unproved';
  const stored = await tx.commit(deviceId, sent.n);
  const digest = digestOf(deviceId, sent.n, sent.parts);
  if (stored !== undefined) return Buffer.compare(stored.digest, digest) === 0 ? 'held' : 'unproved';
  const commit = readParts(deviceId, sent.n, sent.parts);
  if (commit === null) return 'unproved';
  const seen = await seenNumber(tx, commit.header.seen);
  const authorship = await authorshipOf(tx, device, commit.header.by, sent.n, seen);
  const secret = authorship.is === 'author' || authorship.is === 'ended' ? authorship.secret : null;
  return secret !== null && proves(secret, digest, sent.proof) ? 'lost' : 'unproved';
}
