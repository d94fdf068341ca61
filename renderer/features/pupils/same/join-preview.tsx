import { Box, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fileDifferences, type PupilField } from '../../../../shared/pupils/file-differences.ts';
import type { Pupil } from '../../../../shared/pupils/pupil.ts';
import { joinFiles, tellApart } from '../../../data/acts/same-person.ts';
import { useSession } from '../../../data/session-context.ts';
import { CommonReasons } from '../../../ui/common-reasons.tsx';
import { formatDate, nameOf } from '../../../ui/format.ts';
import { Form } from '../../../ui/form/form.tsx';
import { useAct } from '../../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../../ui/leaving/unkept.ts';
import { Notice } from '../../../ui/notice.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { HoldsTable } from './holds-table.tsx';
import { justJoined } from './just-joined.tsx';

const commonReasons = ['Added by hand and from a file', 'The surname was misspelt'] as const;

interface JoinPreviewProps {
  /** The file that is open. */
  readonly here: Pupil;
  readonly other: Pupil;
}

/** Both files side by side: which stands, what differs, what each holds; then one act, with a reason. */
export function JoinPreview({ here, other }: JoinPreviewProps) {
  const session = useSession();
  const navigate = useNavigate();
  const act = useAct();
  const [standsId, setStandsId] = useState(here.id);
  const [stands, behind] = standsId === here.id ? [here, other] : [other, here];
  const differences = fileDifferences(stands, behind);
  const [chosen, setChosen] = useState<ReadonlyMap<PupilField, boolean>>(new Map());
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const keptDraft = useUnkeptDraft(reason);
  // What the standing file leaves empty is taken over unless somebody says otherwise.
  const isTaken = (field: PupilField): boolean => chosen.get(field) ?? stands[field] === undefined;
  const join = (): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const takeOver = differences.map(({ field }) => field).filter(isTaken);
    act.run(
      () => joinFiles(session, { stands: stands.id, other: behind.id, takeOver, reason }),
      () => {
        keptDraft(reason);
        void navigate(`/pupils/${stands.id}/history`, { state: justJoined });
      },
    );
  };
  const apart = (): void =>
    act.run(
      () => tellApart(session, here.id, other.id),
      () => {
        keptDraft(reason);
        void navigate(`/pupils/${here.id}/history`);
      },
    );
  return (
    <SectionCard title="The two files">
      <Form label="Join the two files" onSubmit={join}>
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        <Radio.Group
          label="Which file stands?"
          description="Its name, date of birth and details are the ones shown. Marks, contacts, weeks and history of both stay."
          value={standsId}
          onChange={(id) => {
            setStandsId(id);
            setChosen(new Map());
          }}
        >
          <Stack gap="xs" mt="xs">
            {[here, other].map((file) => (
              <Radio
                key={file.id}
                value={file.id}
                label={`${nameOf(file)}, born ${formatDate(file.dob)} (${file.id === here.id ? 'the file you opened' : 'the other file'})`}
              />
            ))}
          </Stack>
        </Radio.Group>
        <HoldsTable stands={stands} behind={behind} />
        <DifferencesTable
          differences={differences}
          isTaken={isTaken}
          onTake={(field, take) => setChosen(new Map(chosen).set(field, take))}
        />
        <div>
          <TextInput
            label="How do you know that this is one young person?"
            maw={520}
            required
            autoComplete="off"
            value={reason}
            error={missing ? 'Say why: the history keeps it' : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Box mt="xs">
            <CommonReasons reasons={commonReasons} onChoose={setReason} />
          </Box>
        </div>
        <Group gap="xs">
          <Button type="submit" loading={act.busy}>
            Join the two files
          </Button>
          <Button variant="default" disabled={act.busy} onClick={apart}>
            They are two young people
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          Joining can be undone on the history of the file. Other laptops show one young person at their next contact;
          what they enter until then is kept and shown too.
        </Text>
      </Form>
    </SectionCard>
  );
}
