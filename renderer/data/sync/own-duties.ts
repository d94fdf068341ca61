import { readRekeyed } from '../rekeyed.ts';
import type { Session } from '../session.ts';
import { typedBy } from '../typed-passphrase.ts';
import { endpointPassphraseProblem } from './enrol.ts';
import { readOwn } from './own-secrets.ts';
import type { OwnDuties } from './status.ts';

/** What stands between the endpoint and whoever is signed in, read from the disk. */
export async function readOwnDuties(session: Session, places: readonly string[]): Promise<OwnDuties> {
  const secondProof = await readOwn(session, 'second proof');
  const passphrase = await readOwn(session, 'passphrase');
  // Only somebody for whom an invitation waits is remembered to have typed anything.
  const typed = typedBy(session);
  const rekeyed = await readRekeyed(session.database);
  return {
    isSecondProofDue: secondProof !== null,
    passphrase: passphrase === null ? 'told' : passphrase.isRefused ? 'refused' : 'waiting',
    isPlaceToRenew: rekeyed[session.member.id] !== undefined && places.includes(session.member.id),
    isPassphraseTooShort: typed !== null && endpointPassphraseProblem(typed) !== null,
  };
}
