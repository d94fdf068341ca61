import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { may } from '../../../../shared/centre/staff.ts';
import type { Names } from '../../../../shared/pupils/record-words.ts';
import { undoJoining } from '../../../data/acts/same-person.ts';
import type { HistoryLine } from '../../../data/queries/pupils.ts';
import { useSession } from '../../../data/session-context.ts';
import { useFound } from '../../../data/use-data.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useAct } from '../../../ui/form/use-act.ts';
import { Notice } from '../../../ui/notice.tsx';

interface SaidOfFilesProps {
  readonly line: HistoryLine;
  readonly names: Names;
}

/** One line of the history: two files were joined, or told apart. */
export function SaidOfFiles({ line: { values }, names }: SaidOfFilesProps) {
  const isJoined = values['answer'] === 'one';
  const whose = whoseFiles(values, names);
  return (
    <>
      <Text fw={650}>{isJoined ? `Joined: ${whose}` : `Two young people: ${whose}`}</Text>
      <Text size="sm">
        {isJoined
          ? `Found to be one young person. The file of ${nameIn(names, values['stands'])} stands.`
          : 'Each file is shown by itself.'}
      </Text>
    </>
  );
}

function whoseFiles(values: HistoryLine['values'], names: Names): string {
  const [one, other] = [nameIn(names, values['pupil']), nameIn(names, values['other'])];
  return one === other ? `two files of ${one}` : `the files of ${one} and ${other}`;
}

/** The way back, where the line is a joining that nothing was said after. */
export function UndoOfJoining({ line, names }: SaidOfFilesProps) {
  const { values, entry, record } = line;
  const session = useSession();
  const trail = useFound(() => session.replica.slice('samePerson', record)?.trail ?? [], [session, record]);
  const last = trail.at(-1);
  const isLast = last?.device === entry.device && last.n === entry.n;
  if (values['answer'] !== 'one' || !isLast || !may(session.member.role, 'joinPupils')) return null;
  return <UndoJoining record={record} whose={whoseFiles(values, names)} />;
}

function nameIn(names: Names, id: unknown): string {
  return (typeof id === 'string' ? names.get(id) : undefined) ?? 'a pupil not on this laptop';
}

function UndoJoining({ record, whose }: { readonly record: string; readonly whose: string }) {
  const session = useSession();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const undo = (): void => {
    const said = session.replica.keptOne('samePerson', record);
    if (said !== undefined)
      act.run(
        () => undoJoining(session, said),
        () => setAsking(false),
      );
  };
  return (
    <div className="no-print">
      <Button variant="default" mt={4} aria-label={`Undo: joined ${whose}`} onClick={() => setAsking(true)}>
        Undo
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Undo the joining?"
        confirmLabel="Undo the joining"
        busy={act.busy}
        onConfirm={undo}
        onCancel={() => setAsking(false)}
      >
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        Each file is shown by itself again, with its own marks and entries. Details that were taken over go back where
        nobody has changed them since. The history keeps both steps.
      </ConfirmDialog>
    </div>
  );
}
