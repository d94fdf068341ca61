import type { EndpointSend } from '../../../shared/ipc/endpoint-line.ts';
import type { Send } from '../../../shared/sync/protocol/device-sync.ts';
import { writing } from '../door.ts';
import { forgetRekeyed, readRekeyed } from '../rekeyed.ts';
import type { Session } from '../session.ts';
import { forgetTyped, typedBy } from '../typed-passphrase.ts';
import { endpointPassphraseProblem, enrolAt, keyOfState } from './enrol.ts';
import { dropOwn, readOwn } from './own-secrets.ts';
import { forgetSecondProof, ownSecondProof } from './second-proof.ts';
import { changeState, readState, type ExchangeState } from './state.ts';
import { tellPassphrase } from './tell-passphrase.ts';

/** What the laptop does at the endpoint for whoever is signed in, before it sends: their place, and their new passphrase. */
export async function doOwnErrands(session: Session, line: { readonly send: Send }, send: EndpointSend): Promise<void> {
  const state = await readState(session.database);
  if (state === null) return;
  await takeUpInvitation(session, state, send);
  await tellPassphrase(session, line.send);
}

/**
 * Takes up the invitation an administrator left here for whoever is signed in: they typed nothing but their passphrase. A
 * line that is down leaves it for the next exchange; one that no longer serves is forgotten, and the person needs a code.
 */
async function takeUpInvitation(session: Session, state: ExchangeState, send: EndpointSend): Promise<void> {
  const { database, device, member, proofSecret } = session;
  const passphrase = typedBy(session);
  if (passphrase === null || state.members === null || endpointPassphraseProblem(passphrase) !== null) return;
  const invitation = await readOwn(session, 'invitation');
  const rekeyedFrom = (await readRekeyed(database))[member.id];
  if (invitation === null || (state.members.includes(member.id) && rekeyedFrom === undefined))
    return forgetInvitation(session);
  // What their old key pair proves has to be there before the endpoint learns of the new one.
  if (rekeyedFrom !== undefined && state.sentTo < rekeyedFrom - 1) return;
  const secondFactor = member.role === 'administrator' ? await ownSecondProof(session) : undefined;
  const reply = await enrolAt(send, state.address, keyOfState(device, state), {
    ...{ code: invitation.code, deviceName: state.deviceName, proofSecret },
    ...(secondFactor === undefined ? {} : { secondFactor }),
    person: { staff: member.id, passphrase },
  });
  if (!reply.ok && reply.error.code !== 'not-signed-in') return;
  if (!reply.ok || reply.value.secondFactor === undefined) await forgetSecondProof(session);
  const members = [...new Set([...state.members, member.id])];
  if (reply.ok) {
    await writing(database, [database.exchange, database.meta], async () => {
      await changeState(database, { members });
      await forgetRekeyed(database, member.id);
    });
  }
  await forgetInvitation(session);
}

async function forgetInvitation(session: Session): Promise<void> {
  const { database, member } = session;
  forgetTyped(session);
  await writing(database, [database.exchange], () => dropOwn(database, 'invitation', member.id));
}
