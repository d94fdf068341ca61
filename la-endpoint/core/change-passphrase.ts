import { ok, refused, type Result } from '../../shared/lib/result.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import { localIdentity } from './identity.ts';
import { hashPassphrase, saltBytes } from './passphrase.ts';
import type { Ports } from './ports.ts';
import { memberAccount, type Sender } from './sign-in.ts';
import type { Tx } from './store.ts';

/** The same words for a wrong passphrase and for somebody who has no place here. */
const wrongPassphrase = refused(
  'wrong-passphrase',
  'The local authority knows this person by another passphrase. Enter that one to change it.',
);

/**
 * Gives a person with a place on the device another passphrase, for the old one. Where the new one is theirs already, the
 * answer to an earlier try was lost, or another laptop told it first. Ends what they have open on any laptop.
 */
export async function changePassphrase(
  ports: Ports,
  { device, centre }: Sender,
  { staff, old, wanted }: RequestOf<typeof messages.changePassphrase>,
): Promise<Result<ReplyOf<typeof messages.changePassphrase>>> {
  const now = ports.now();
  const identity = localIdentity(ports);
  const account = await ports.store.read((tx) => memberAccount(tx, device.id, staff));
  const proved = await identity.prove(account, { passphrase: old }, () => false);
  const isOld = proved !== 'wrong';
  const isNew = !isOld && (await identity.prove(account, { passphrase: wanted }, () => false)) !== 'wrong';
  const passphraseHash = await hashPassphrase(wanted, ports.random(saltBytes));
  return ports.store.write(async (tx) => {
    const known = isOld || isNew ? await memberAccount(tx, device.id, staff) : undefined;
    // Another laptop may have changed it since it was proved: then that one is to be proved.
    const isStill =
      known !== undefined && (isNew || (proved !== 'wrong' && known.passphraseHash === proved.passphraseHash));
    const details = { done: isStill };
    await tx.logAccess({ at: now, device: device.id, centre, staff, act: 'changePassphrase', details });
    if (!isStill) return wrongPassphrase;
    if (isOld) await keep(tx, { ...known, passphraseHash });
    return ok({ changedAt: now });
  });
}

async function keep(tx: Tx, account: Parameters<Tx['putAccount']>[0]): Promise<void> {
  await tx.putAccount(account);
  const { centre, staff } = account;
  for (const { device } of (await tx.membersOfCentre(centre)).filter((one) => one.staff === staff))
    await tx.endTokens(device, staff);
}
