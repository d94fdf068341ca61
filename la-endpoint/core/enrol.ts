import { centreKey } from '../../shared/centre/centre.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { EndpointRole } from '../../shared/sync/protocol/roles.ts';
import { publicBoxKeyOf } from './box-key.ts';
import { hasSigned } from './device-key.ts';
import { localIdentity } from './identity.ts';
import { hashPassphrase, saltBytes } from './passphrase.ts';
import type { Ports } from './ports.ts';
import { rejudgeOfPerson } from './rejudge.ts';
import { hashOf, newId } from './secrets.ts';
import { roleOf } from './sign-in.ts';
import { toBase32, totpSecretBytes } from './totp.ts';
import type { Account, Device, EnrolmentCode } from './store-access.ts';
import { refKey, type Tx } from './store.ts';

type EnrolRequest = RequestOf<typeof messages.enrol>;
type EnrolReply = ReplyOf<typeof messages.enrol>;

const notEnrolled = refused(
  'not-signed-in',
  'The code, the person or the laptop was not accepted. Check them, or ask for a new code.',
);

/** What a code gives a right to, once it was taken. */
interface Admitted {
  readonly centre: string;
  readonly isNewPerson: boolean;
  readonly name: string;
}

/** Makes a device and a person known to each other and to the endpoint. All or nothing; every refusal reads the same. */
export async function enrol(ports: Ports, request: EnrolRequest): Promise<Result<EnrolReply>> {
  const now = ports.now();
  const checked = await checkedAccount(ports, request);
  const passphraseHash = await hashPassphrase(request.person.passphrase, ports.random(saltBytes));
  return ports.store
    .write(async (tx) => {
      const reply = await enrolIn(tx, ports, request, { checked, passphraseHash, now });
      // A refusal takes everything back, the used-up code included.
      if (!reply.ok) throw new Undo();
      return reply;
    })
    .catch((error: unknown) => {
      if (error instanceof Undo) return notEnrolled;
      throw error;
    });
}

class Undo extends Error {}

/** Where the person says they have an account already (a device code, or none), it is checked before anything is locked. */
async function checkedAccount(ports: Ports, request: EnrolRequest): Promise<Account | 'wrong' | null> {
  const { code, device, person, oneTimeCode } = request;
  const account = await ports.store.read(async (tx) => {
    const known = code === undefined ? undefined : await tx.codeFor(hashOf(code), ports.now());
    const centre = code === undefined ? (await tx.device(device.id))?.centre : known?.centre;
    const staff = person.staff ?? known?.staff ?? null;
    return centre === undefined || centre === null || staff === null ? undefined : tx.account(centre, staff);
  });
  if (account?.passphraseHash === null) return null;
  return localIdentity(ports).prove(account, { passphrase: person.passphrase, oneTimeCode });
}

interface Checked {
  readonly checked: Account | 'wrong' | null;
  readonly passphraseHash: string;
  readonly now: number;
}

async function enrolIn(
  tx: Tx,
  ports: Ports,
  request: EnrolRequest,
  { checked, passphraseHash, now }: Checked,
): Promise<Result<EnrolReply>> {
  const { device: asked } = request;
  const isFresh = await tx.takeChallenge(hashOf(request.challenge), now);
  const known = await tx.lockDevice(asked.id);
  const publicKey = fromBase64(asked.publicKey);
  const signed = hasSigned(
    known?.publicKey ?? publicKey,
    fromBase64(request.signature),
    'enrol',
    asked.id,
    request.challenge,
  );
  if (!isFresh || !signed || (known !== undefined && known.revokedAt !== null)) return notEnrolled;
  const code = request.code === undefined ? undefined : await tx.takeCode(hashOf(request.code), now);
  // A code of a person names them; whoever types another name than the code's is not let in (admit).
  const staff = request.person.staff ?? code?.staff ?? null;
  const isKnownThere = staff !== null && request.person.notOneOf?.includes(staff) === true;
  const admitted =
    staff === null || isKnownThere ? null : await admit(tx, ports, request, { code, known, checked, now, staff });
  if (staff === null || admitted === null) return notEnrolled;
  const role = await roleOf(tx, admitted.centre, staff);
  if (role === undefined) return notEnrolled;
  if (known === undefined)
    await tx.addDevice(newDevice(request, admitted.centre, publicKey, { now, isFounding: code?.kind === 'centre' }));
  const totpSecret = await keepAccount(tx, ports, admitted, { staff, passphraseHash, role });
  const proofSecret = fromBase64(request.proofSecret);
  await tx.putMember({
    device: asked.id,
    centre: admitted.centre,
    staff,
    proofSecret,
    joinedAt: now,
    endedAt: null,
  });
  await tx.logAccess({
    at: now,
    device: asked.id,
    centre: admitted.centre,
    staff,
    act: 'enrol',
    details: { kind: code?.kind ?? 'join' },
  });
  await rejudgeOfPerson(tx, asked.id, staff, now);
  const { epoch } = await tx.la();
  const secondFactor = totpSecret === null ? {} : { secondFactor: authenticator(totpSecret) };
  const introduced = await introduce(tx, request, admitted, staff);
  return ok({
    ...{ centre: admitted.centre, centreName: introduced.centreName, epoch },
    boxKey: await publicBoxKeyOf(tx, ports),
    person: { staff, name: introduced.name, position: introduced.position, role },
    ...secondFactor,
  });
}

/** What a laptop that holds nothing yet must know of the centre and the person, as their records say it. */
async function introduce(
  tx: Tx,
  { founding }: EnrolRequest,
  { centre, name }: Admitted,
  staff: string,
): Promise<{ centreName: string; name: string; position: string }> {
  const records = await tx.records(centre, [
    { type: 'staff', key: staff },
    { type: 'centre', key: centreKey },
  ]);
  const own = records.get(refKey({ type: 'staff', key: staff }))?.tiers.register?.slice.values ?? {};
  const of = records.get(refKey({ type: 'centre', key: centreKey }))?.tiers.register?.slice.values ?? {};
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
  return {
    centreName: text(of['name'], founding?.centre ?? ''),
    name: text(own['name'], name),
    position: text(own['position'], founding?.position ?? ''),
  };
}

interface Given {
  readonly code: EnrolmentCode | undefined;
  readonly known: Device | undefined;
  readonly checked: Account | 'wrong' | null;
  readonly now: number;
  readonly staff: string;
}

async function admit(
  tx: Tx,
  ports: Ports,
  request: EnrolRequest,
  { code, known, checked, now, staff }: Given,
): Promise<Admitted | null> {
  const { founding } = request;
  if (code?.kind === 'centre') {
    if (known !== undefined || founding === undefined) return null;
    const centre = newId(ports);
    await tx.addCentre(centre, founding.centre, now);
    await tx.changeGrant(centre, staff, (await tx.la()).number, now, { role: 'administrator', groups: null });
    return { centre, isNewPerson: true, name: founding.name };
  }
  if (code?.kind === 'person') {
    if (code.centre === null || code.staff !== staff) return null;
    const account = await tx.account(code.centre, code.staff);
    return account?.passphraseHash === null ? { centre: code.centre, isNewPerson: true, name: account.name } : null;
  }
  if (checked === null || checked === 'wrong') return null;
  if (code !== undefined && code.staff !== null && code.staff !== staff) return null;
  // With a device code any device may be new; without a code it must be enrolled already.
  if (code === undefined && (request.code !== undefined || known === undefined)) return null;
  const centre = code?.centre ?? known?.centre;
  return centre === checked.centre ? { centre, isNewPerson: false, name: checked.name } : null;
}

function newDevice(
  { device, founding }: EnrolRequest,
  centre: string,
  publicKey: Uint8Array,
  { now, isFounding }: { readonly now: number; readonly isFounding: boolean },
): Device {
  return {
    ...{ id: device.id, centre, name: device.name, publicKey, lastN: 0, enrolledAt: now },
    vouchedUpTo: isFounding ? (founding?.upTo ?? 0) : 0,
    lastSeenAt: null,
    revokedAt: null,
  };
}

interface NewAccount {
  readonly staff: string;
  readonly passphraseHash: string;
  readonly role: EndpointRole;
}

/** Keeps a new person's account; the second factor of a new administrator, to be shown once, or null. */
async function keepAccount(
  tx: Tx,
  ports: Ports,
  admitted: Admitted,
  { staff, passphraseHash, role }: NewAccount,
): Promise<Uint8Array | null> {
  if (!admitted.isNewPerson) return null;
  const totpSecret = role === 'administrator' ? ports.random(totpSecretBytes) : null;
  const { centre, name } = admitted;
  await tx.putAccount({ centre, staff, name, passphraseHash, totpSecret, totpStep: 0, failures: 0, lockedUntil: 0 });
  return totpSecret;
}

function authenticator(secret: Uint8Array): { secret: string; uri: string } {
  const text = toBase32(secret);
  return { secret: text, uri: `otpauth://totp/Waymark?secret=${text}&issuer=Waymark` };
}
