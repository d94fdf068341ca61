import { centreKey } from '../../shared/centre/centre.ts';
import { toBase32 } from '../../shared/lib/base32.ts';
import { ok, refused, type Result } from '../../shared/lib/result.ts';
import { fromBase64 } from '../../shared/sync/protocol/bytes.ts';
import { secondFactorBytes } from '../../shared/sync/protocol/enrol.ts';
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
import { grantOf } from './sign-in.ts';
import type { Account, Device, TakenCode } from './store-access.ts';
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
  /** New; again, where the answer to the same request was lost; or known by an account already. */
  readonly person: 'new' | 'again' | 'known';
  readonly name: string;
  readonly position: string;
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
  const { account, isAgain } = await ports.store.read(async (tx) => {
    const known = code === undefined ? undefined : await tx.codeFor(hashOf(code), ports.now());
    const again = known !== undefined && isAskedAgain(known, device.id);
    const centre = code === undefined || again ? (await tx.device(device.id))?.centre : known?.centre;
    const staff = person.staff ?? known?.staff ?? null;
    const isNamed = centre !== undefined && centre !== null && staff !== null;
    return { account: isNamed ? await tx.account(centre, staff) : undefined, isAgain: again };
  });
  if (account?.passphraseHash === null) return null;
  // Nobody has an app with a second factor whose answer was lost: until a code was used, the passphrase is asked alone.
  const asksCode = ({ totpStep }: Account): boolean => !isAgain || totpStep > 0;
  return localIdentity(ports).prove(account, { passphrase: person.passphrase, oneTimeCode }, asksCode);
}

/** Whether this device used the code before and asks again, as it does where the answer was lost on its way. */
function isAskedAgain({ kind, usedBy }: TakenCode, device: string): boolean {
  return kind !== 'device' && usedBy === device;
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
  const code = request.code === undefined ? undefined : await tx.takeCode(hashOf(request.code), asked.id, now);
  // A code of a person names them; whoever types another name than the code's is not let in (admit).
  const staff = request.person.staff ?? code?.staff ?? null;
  const isKnownThere = staff !== null && request.person.notOneOf?.includes(staff) === true;
  const admitted =
    staff === null || isKnownThere ? null : await admit(tx, ports, request, { code, known, checked, now, staff });
  if (staff === null || admitted === null) return notEnrolled;
  const grant = await grantOf(tx, admitted.centre, staff);
  if (grant === undefined) return notEnrolled;
  const { role, groups } = grant;
  // What a laptop has no place for is refused before anything is used up.
  if (request.person.roles?.includes(role) === false) return notEnrolled;
  const isFounding = code?.kind === 'centre';
  if (request.bringing !== undefined && (isFounding || role !== 'administrator')) return notEnrolled;
  if (known === undefined)
    await tx.addDevice(newDevice(request, admitted.centre, publicKey, { now, isFounding, staff }));
  else if (!(await vouch(tx, known, request, staff))) return notEnrolled;
  const given = { staff, passphraseHash, role, secondFactor: request.secondFactor };
  const totpSecret = await keepAccount(tx, ports, admitted, given);
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
    details: {
      kind: code?.kind ?? 'join',
      ...(request.bringing === undefined ? {} : { bringing: request.bringing.upTo }),
    },
  });
  await rejudgeOfPerson(tx, asked.id, staff, now);
  const { epoch } = await tx.la();
  const secondFactor = totpSecret === null ? {} : { secondFactor: authenticator(totpSecret) };
  const introduced = await introduce(tx, request, admitted, staff);
  return ok({
    ...{ centre: admitted.centre, centreName: introduced.centreName, epoch },
    boxKey: await publicBoxKeyOf(tx, ports),
    person: {
      ...{ staff, name: introduced.name, position: introduced.position, role },
      ...(groups === null ? {} : { groups: [...groups] }),
    },
    ...secondFactor,
  });
}

/** What a laptop that holds nothing yet must know of the centre and the person, as their records say it. */
async function introduce(
  tx: Tx,
  { founding }: EnrolRequest,
  { centre, name, position }: Admitted,
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
    position: text(own['position'], position),
  };
}

interface Given {
  readonly code: TakenCode | undefined;
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
  if (code !== undefined && isAskedAgain(code, request.device.id)) {
    if (known === undefined || checked === null || checked === 'wrong') return null;
    // A place that was ended since is not had again by asking for it again.
    const place = (await tx.membersOf(known.id)).find((one) => one.staff === staff);
    return place?.endedAt === null ? { ...admittedAs(checked), person: 'again' } : null;
  }
  if (code?.kind === 'centre') {
    if (known !== undefined || founding === undefined) return null;
    const centre = newId(ports);
    await tx.addCentre(centre, founding.centre, now);
    await tx.changeGrant(centre, staff, (await tx.la()).number, now, { role: 'administrator', groups: null });
    return { centre, person: 'new', name: founding.name, position: founding.position };
  }
  if (code?.kind === 'person') {
    if (code.centre === null || code.staff !== staff) return null;
    const account = await tx.account(code.centre, code.staff);
    return account?.passphraseHash === null ? { ...admittedAs(account), person: 'new' } : null;
  }
  if (checked === null || checked === 'wrong') return null;
  if (code !== undefined && code.staff !== null && code.staff !== staff) return null;
  // With a device code any device may be new; without a code it must be enrolled already.
  if (code === undefined && (request.code !== undefined || known === undefined)) return null;
  const centre = code?.centre ?? known?.centre;
  return centre === checked.centre ? { ...admittedAs(checked), person: 'known' } : null;
}

function admittedAs({ centre, name, position }: Account): Omit<Admitted, 'person'> {
  return { centre, name, position };
}

function newDevice(
  { device, founding, bringing }: EnrolRequest,
  centre: string,
  publicKey: Uint8Array,
  { now, isFounding, staff }: { readonly now: number; readonly isFounding: boolean; readonly staff: string },
): Omit<Device, 'lastSeenAt'> {
  return {
    ...{ id: device.id, centre, name: device.name, publicKey, lastN: 0, enrolledAt: now },
    vouchedUpTo: isFounding ? (founding?.upTo ?? 0) : (bringing?.upTo ?? 0),
    vouchedBy: bringing === undefined ? null : staff,
    revokedAt: null,
    replaces: null,
    replacesUpTo: 0,
  };
}

/** How many entries an administrator brings is known once the preview was agreed to: before the first of them arrives. */
async function vouch(tx: Tx, known: Device, { bringing }: EnrolRequest, staff: string): Promise<boolean> {
  if (bringing === undefined) return true;
  if (known.vouchedBy === staff && known.vouchedUpTo === bringing.upTo) return true;
  if (known.vouchedBy !== staff || known.lastN > 0) return false;
  await tx.setVouched(known.id, { upTo: bringing.upTo, by: staff });
  return true;
}

interface NewAccount {
  readonly staff: string;
  readonly passphraseHash: string;
  readonly role: EndpointRole;
  /** Base64, as the laptop made it. */
  readonly secondFactor: string | undefined;
}

/** Keeps a new person's account. Returns the second factor of a new administrator; null for everybody else. */
async function keepAccount(
  tx: Tx,
  ports: Ports,
  { centre, name, position, person }: Admitted,
  { staff, passphraseHash, role, secondFactor }: NewAccount,
): Promise<Uint8Array | null> {
  const earlier = person === 'new' ? undefined : await tx.account(centre, staff);
  if (earlier !== undefined && (person === 'known' || earlier.totpStep > 0)) return null;
  const made = secondFactor === undefined ? ports.random(secondFactorBytes) : fromBase64(secondFactor);
  const totpSecret = role === 'administrator' ? made : null;
  const fresh = { centre, staff, name, position, passphraseHash, totpStep: 0, failures: 0, lockedUntil: 0 };
  await tx.putAccount({ ...fresh, ...earlier, totpSecret });
  return totpSecret;
}

function authenticator(secret: Uint8Array): { secret: string; uri: string } {
  const text = toBase32(secret);
  return { secret: text, uri: `otpauth://totp/Waymark?secret=${text}&issuer=Waymark` };
}
