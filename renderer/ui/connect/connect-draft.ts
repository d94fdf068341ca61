import { readEndpointAddress } from '../../../shared/sync/endpoint-address.ts';
import { readEnrolmentCode } from '../../../shared/sync/enrolment-code.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { Problems } from '../form/problems.ts';

/** What connects a laptop to the local authority, while it is typed. */
export interface ConnectDraft {
  readonly address: string;
  readonly code: string;
  readonly deviceName: string;
}

export const emptyConnectDraft: ConnectDraft = { address: '', code: '', deviceName: '' };

const longestName = 60;

function problemOf(read: Result<string>): string | null {
  return read.ok ? null : read.error.message;
}

/** What is wrong, by the id of its field. */
export function connectProblems({ address, code, deviceName }: ConnectDraft): Problems {
  const wrong = {
    address:
      address.trim() === ''
        ? 'Enter the address that the local authority gave you'
        : problemOf(readEndpointAddress(address)),
    code: problemOf(readEnrolmentCode(code)),
    deviceName: nameProblem(deviceName.trim()),
  };
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([field, words]) => (words === null ? [] : [[field, words]])),
  );
}

function nameProblem(name: string): string | null {
  if (name === '') return 'Enter a name by which you will know this laptop again, such as Front desk';
  return name.length > longestName ? `Use at most ${longestName} letters for the name` : null;
}

/** The draft as the endpoint wants it. Only for a draft without problems. */
export function connectInput({ address, code, deviceName }: ConnectDraft): ConnectDraft {
  const [readAddress, readCode] = [readEndpointAddress(address), readEnrolmentCode(code)];
  if (!readAddress.ok || !readCode.ok) throw new Error('Asked for a draft that has problems');
  return { address: readAddress.value, code: readCode.value, deviceName: deviceName.trim() };
}

/** Shorter ones serve on one laptop; at the endpoint anybody on the network may try (shared/sync/protocol/ids.ts). */
export const shortestEndpointPassphrase = 12;

export function endpointPassphraseProblem(passphrase: string): string | null {
  return passphrase.length >= shortestEndpointPassphrase
    ? null
    : `The local authority asks for at least ${shortestEndpointPassphrase} characters. Three or four words that you can remember work well`;
}
