import { challenge } from './challenge.ts';
import { deviceCode, devices } from './devices.ts';
import { enrol } from './enrol.ts';
import { erase } from './erase.ts';
import { giveBack } from './give-back.ts';
import { endMember, inviteMember, members } from './members.ts';
import { parked, settleParked } from './parked.ts';
import { changePassphrase } from './passphrase.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { replaceDevice } from './replace-device.ts';
import { revoke } from './revoke.ts';
import { signIn } from './sign-in.ts';

/** Every message of the protocol that is a request and its reply. */
export const messages = {
  challenge,
  enrol,
  signIn,
  push,
  pull,
  giveBack,
  changePassphrase,
  devices,
  deviceCode,
  replaceDevice,
  revoke,
  members,
  inviteMember,
  endMember,
  parked,
  settleParked,
  erase,
} as const;
export type MessageName = keyof typeof messages;
