import { TextField } from '../form/fields.tsx';
import type { Problems } from '../form/problems.ts';
import type { ConnectDraft } from './connect-draft.ts';

interface ConnectFieldsProps {
  readonly draft: ConnectDraft;
  readonly problems: Problems;
  readonly onChange: (draft: ConnectDraft) => void;
}

/** Where the local authority is, the code it gave, and how this laptop shall be known there. */
export function ConnectFields({ draft, problems, onChange }: ConnectFieldsProps) {
  return (
    <>
      <TextField
        id="address"
        label="Address of the local authority"
        description="It begins with https://"
        required
        value={draft.address}
        error={problems['address']}
        onChange={(address) => onChange({ ...draft, address })}
      />
      <TextField
        id="code"
        label="One-time code"
        description="Four groups of four letters and digits. It works once."
        width={260}
        required
        value={draft.code}
        error={problems['code']}
        onChange={(code) => onChange({ ...draft, code })}
      />
      <TextField
        id="deviceName"
        label="Name of this laptop"
        description="So that you know it again in a list, such as Front desk or Workshop 2. Not a person’s name."
        width={320}
        required
        value={draft.deviceName}
        error={problems['deviceName']}
        onChange={(deviceName) => onChange({ ...draft, deviceName })}
      />
    </>
  );
}
