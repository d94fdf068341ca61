import { ok, refused, type Result } from '../../shared/lib/result.ts';
import type { ReplyOf, RequestOf } from '../../shared/sync/protocol/message.ts';
import type { messages } from '../../shared/sync/protocol/messages.ts';
import type { Outcome } from '../../shared/sync/protocol/outcome.ts';
import { emptyChanges } from '../../shared/sync/tombstones.ts';
import { notHere, type Person } from './administer.ts';
import type { Erasure, ErasureLedger } from './erasure.ts';
import type { Ports } from './ports.ts';
import { readParts } from './read-commit.ts';
import type { Tx } from './store.ts';

export const erasedOutcome: Outcome = {
  is: 'refused',
  code: 'erased',
  words: 'This pupil’s records were erased. Nothing about them is kept any more.',
};

/** Erases a pupil for good, in every file of theirs. The ledger outside the database has it before anything goes, so that no restore brings it back. */
export async function erasePupil(
  tx: Tx,
  { ledger, now }: Ports,
  { centre, person }: Person,
  { pupil, why }: RequestOf<typeof messages.erase>,
): Promise<Result<ReplyOf<typeof messages.erase>>> {
  await tx.lockLa();
  const known = await tx.erasure(centre, pupil);
  if (known !== undefined) return ok({ erasedAt: known.at, number: known.number });
  if (!(await tx.isNamed(centre, pupil))) return notHere;
  if (ledger === undefined) {
    return refused(
      'no-ledger',
      'The LA’s endpoint has no erasure ledger, so a restore would bring this pupil back. Ask the LA to set one up first.',
    );
  }
  const erasure = { centre, pupil, why, by: person.staff, at: now() };
  const others = (await tx.filesOf(centre, pupil)).filter((file) => file !== pupil);
  for (const file of [pupil, ...others]) await ledger.append({ ...erasure, pupil: file });
  const number = await eraseNow(tx, erasure);
  for (const file of others) await eraseNow(tx, { ...erasure, pupil: file });
  return ok({ erasedAt: erasure.at, number });
}

const commitsAtOnce = 200;

/** Empties the pupil's changes in every commit, takes the records away, and gives the erasure its number in the log. */
async function eraseNow(tx: Tx, erasure: Erasure): Promise<number> {
  const { centre, pupil } = erasure;
  const number = (await tx.lockLa()).number + 1;
  await tx.setNumber(number);
  for (let after: { device: string; n: number } | null = null; ;) {
    const commits = await tx.commitsNaming(centre, pupil, after, commitsAtOnce);
    for (const { device, n, parts } of commits) {
      // What cannot be read cannot be searched; it is kept as it came and in no record.
      const emptied = readParts(device, n, parts) === null ? null : emptyChanges(parts, (one) => one === pupil);
      if (emptied !== null) await tx.emptyCommit({ device, n, pupil, ...emptied });
    }
    after = commits.at(-1) ?? null;
    if (commits.length < commitsAtOnce) break;
  }
  await tx.dropRecordsOf(centre, pupil);
  await tx.addErasure({ ...erasure, number });
  await tx.announce(centre);
  return number;
}

/** Erases again what a restored database has back. Returns how many there were. */
export async function eraseAgain(tx: Tx, wanted: readonly Erasure[]): Promise<number> {
  let done = 0;
  for (const erasure of wanted) {
    if (!(await tx.hasCentre(erasure.centre))) continue;
    if ((await tx.erasure(erasure.centre, erasure.pupil)) !== undefined) continue;
    await eraseNow(tx, erasure);
    done += 1;
  }
  return done;
}

/**
 * Makes ledger and database say the same: what the ledger has is erased, and what another process erased is written into the
 * ledger. Returns how many pupils were erased again.
 */
export async function reconcileErasures({ store }: Ports, ledger: ErasureLedger): Promise<number> {
  const inLedger = await ledger.all();
  const done = await store.write((tx) => eraseAgain(tx, inLedger));
  const known = new Set(inLedger.map(({ centre, pupil }) => `${centre} ${pupil}`));
  for (const { number: _number, ...erasure } of await store.read((tx) => tx.allErasures()))
    if (!known.has(`${erasure.centre} ${erasure.pupil}`)) await ledger.append(erasure);
  return done;
}
