import { Radio } from '@mantine/core';
import { sampleStaff } from '../../../shared/sample/staff.ts';
import type { MemberRow } from '../../data/rows.ts';
import classes from './person-picker.module.css';

interface PersonPickerProps {
  readonly members: readonly MemberRow[];
  readonly sample: boolean;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** The people who may sign in here, one of them chosen. In the sample, what each is for and the passphrase. */
export function PersonPicker({ members, sample, value, onChange }: PersonPickerProps) {
  return (
    <Radio.Group label="Who are you?" size="md" value={value} onChange={onChange}>
      <div className={classes['list'] ?? ''}>
        {members.map((member) => (
          <Radio
            key={member.id}
            value={member.id}
            className={classes['person'] ?? ''}
            styles={{ description: { marginTop: 2, lineHeight: 1.35 } }}
            label={
              <>
                <b>{member.name}</b>, {member.position}
              </>
            }
            description={sample ? <Guide member={member.id} /> : undefined}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

function Guide({ member }: { readonly member: string }) {
  const guide = sampleStaff.find(({ id }) => id === member);
  if (guide === undefined) return null;
  return (
    <>
      {guide.guide} Passphrase: <b>{guide.passphrase}</b>
    </>
  );
}
