import { Button, Group, Radio, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { erasePupil, syncAdmin } from '../../data/sync/api.ts';
import type { ErasureReason } from '../../data/sync/erase.ts';
import { useSession } from '../../data/session-context.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { nameOf } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { useProved } from './use-proved.ts';

interface EraseFormProps {
  readonly pupil: Pupil;
  readonly onErased: () => void;
}

/** Upper and lower case and spaces aside: it is to make sure, not to test spelling. */
export function isSameName(typed: string, name: string): boolean {
  const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB');
  return plain(typed) === plain(name);
}

/** The reason, the pupil's name typed, then the second proof: three steps that nobody takes by accident. */
export function EraseForm({ pupil, onErased }: EraseFormProps) {
  const session = useSession();
  const admin = useMemo(() => syncAdmin(session), [session]);
  const proved = useProved();
  const [why, setWhy] = useState<ErasureReason | ''>('');
  const [typed, setTyped] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const name = nameOf(pupil);
  const submit = (): void => {
    const wrong = {
      ...(why === '' ? { why: 'Choose why the records go' } : {}),
      ...(isSameName(typed, name) ? {} : { name: `Type the pupil’s name as it stands above: ${name}` }),
    };
    setProblems(wrong);
    if (why === '' || hasProblems(wrong) || proved.busy) return;
    proved.run(async (credentials) => {
      const opened = credentials === undefined ? null : await admin.open(credentials);
      return opened === null || opened.ok ? erasePupil(session, pupil.id, why) : opened;
    }, onErased);
  };
  return (
    <Form label="Erase this pupil’s records" onSubmit={submit}>
      <Notice kind="warning" title="This cannot be undone" standing>
        Nobody can bring the records back: not the local authority, not a backup that is put back later.
      </Notice>
      <ErrorSummary problems={problems} />
      {proved.problem !== null && !proved.asks && <Notice kind="error">{proved.problem}</Notice>}
      <Radio.Group
        id="why"
        label="Why"
        value={why}
        error={problems['why']}
        onChange={(value) => setWhy(value === 'retention' || value === 'severed' ? value : '')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="retention" label="The time these records may be kept is over" />
          <Radio
            value="severed"
            label="The pupil has a new identity, and nothing may link it to this one"
            description="After an adoption, or where the pupil would be at risk"
          />
        </Stack>
      </Radio.Group>
      <TextField
        id="name"
        label="Type the pupil’s name to confirm"
        description={name}
        width={320}
        value={typed}
        error={problems['name']}
        onChange={setTyped}
      />
      <Group>
        <Button type="submit" color="red.9" loading={proved.busy}>
          Erase for good
        </Button>
      </Group>
      <ProofDialog proved={proved} />
    </Form>
  );
}
