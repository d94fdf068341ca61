import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { replacementDigest } from '../../shared/sync/protocol/replace-device.ts';
import { hasSigned } from './device-key.ts';
import type { Ports } from './ports.ts';
import { isSame, proves } from './proves.ts';
import { hashOf } from './secrets.ts';
import type { Sender } from './sign-in.ts';
import type { Device } from './store-access.ts';
import type { Tx } from './store.ts';

type Request = RequestOf<typeof messages.replaceDevice>;

/** More copies of one laptop than any mishap makes. */
const mostReplacements = 20;

const notReplaced = refused(
  'not-replaced',
  'The LA’s endpoint could not give this laptop a place of its own. Ask an administrator for a code to join it anew.',
);

/**
 * Gives a copied laptop a place of its own beside the one it was: with everybody who has a place on that one, their secrets
 * and what has ended of them. A withdrawn laptop's copy is withdrawn too, and may hand in what it has.
 */
export async function replaceDevice(
  tx: Tx,
  ports: Ports,
  { device: { id } }: Sender,
  request: Request,
): Promise<Result<ReplyOf<typeof messages.replaceDevice>>> {
  const { device: asked, challenge, signature, from } = request;
  const isFresh = await tx.takeChallenge(hashOf(challenge), ports.now());
  const publicKey = fromBase64(asked.publicKey);
  const old = await tx.lockDevice(id);
  const isSigned = hasSigned(publicKey, fromBase64(signature), 'replace', asked.id, challenge);
  if (old === undefined || !isFresh || !isSigned || !(await isProved(tx, old, request))) return notReplaced;
  const { epoch } = await tx.la();
  const known = await tx.device(asked.id);
  // The answer to an earlier try was lost on its way.
  if (known?.replaces === old.id && isSame(known.publicKey, publicKey)) return ok({ epoch });
  const others = (await tx.devicesOf(old.centre)).filter(({ replaces }) => replaces === old.id);
  // There is a copy only where the endpoint holds that number already.
  if (known !== undefined || from > old.lastN || others.length >= mostReplacements) return notReplaced;
  await tx.addDevice({
    ...{ id: asked.id, centre: old.centre, name: asked.name, publicKey, lastN: 0, vouchedUpTo: 0, vouchedBy: null },
    ...{ enrolledAt: ports.now(), revokedAt: old.revokedAt, replaces: old.id },
    replacesUpTo: from === 1 ? 0 : ((await tx.commit(old.id, from - 1))?.result.number ?? 0),
  });
  await carryMembers(tx, old, asked.id);
  await tx.announce(old.centre);
  return ok({ epoch });
}

/** Somebody with a place on the laptop is at it: its key alone, which a thief of the disk may find, is not enough. */
async function isProved(tx: Tx, old: Device, { device, from, person }: Request): Promise<boolean> {
  const members = await tx.membersOf(old.id);
  const member = members.find(({ staff, centre }) => staff === person.staff && centre === old.centre);
  const digest = replacementDigest({ old: old.id, device: device.id, publicKey: device.publicKey, from });
  return member !== undefined && proves(member.proofSecret, digest, fromBase64(person.proof));
}

async function carryMembers(tx: Tx, old: Device, device: string): Promise<void> {
  for (const member of await tx.membersOf(old.id)) {
    await tx.putMember({ ...member, device });
    if (member.endedAt !== null) await tx.endMember(device, member.staff, member.endedAt);
  }
}
