export const askers = [
  'nobody',
  'device',
  'staff',
  'keyWorker',
  'attendanceOfficer',
  'lead',
  'administrator',
  'providerTutor',
  'laOfficer',
] as const;
export type Asker = (typeof askers)[number];

/**
 * Who may send which message, by hand: 'yes'; 'no' (nothing is here for them: 404); 'in' (sign in first: 401). A message
 * without a line here fails the test.
 */
const text = `
                nobody  device  staff  keyWorker  officer  lead  administrator  tutor  laOfficer
  challenge     yes     yes     yes    yes        yes      yes   yes            yes    yes
  enrol         yes     yes     yes    yes        yes      yes   yes            yes    yes
  signIn        yes     yes     yes    yes        yes      yes   yes            yes    yes
  push          in      yes     no     no         no       no    no             no     no
  pull          in      yes     no     no         no       no    no             no     no
  devices       in      no      no     no         no       yes   yes            no     no
  deviceCode    in      no      no     no         no       no    yes            no     no
  replaceDevice in      yes     no     no         no       no    no             no     no
  revoke        in      no      no     no         no       no    yes            no     no
  members       in      no      no     no         no       yes   yes            no     no
  inviteMember  in      no      no     no         no       no    yes            no     no
  endMember     in      no      no     no         no       no    yes            no     no
  parked        in      no      yes    yes        yes      yes   yes            yes    yes
  settleParked  in      no      yes    yes        yes      yes   yes            yes    yes
  erase         in      no      no     no         no       no    yes            no     no
  giveBack      in      yes     no     no         no       no    no             no     no
  changePassphrase in   yes     no     no         no       no    no             no     no
`;

export interface SendingRow {
  readonly message: string;
  readonly answers: Readonly<Record<Asker, 'yes' | 'no' | 'in'>>;
}

export const sending: readonly SendingRow[] = text
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [message = '', ...answers] = line.trim().split(/\s+/);
    const byAsker = Object.fromEntries(askers.map((asker, index) => [asker, answers[index]]));
    // The text holds no other words in its columns.
    return { message, answers: byAsker as SendingRow['answers'] };
  });
