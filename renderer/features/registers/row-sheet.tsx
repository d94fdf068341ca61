import { Modal, Stack, Title } from '@mantine/core';
import type { Code } from '../../../shared/attendance/types.ts';
import { markHistory } from '../../data/queries/mark-history.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { formatDate, formatSession, nameOf } from '../../ui/format.ts';
import { MarkHistory } from '../../ui/mark-history.tsx';
import { CodeList } from './code-list.tsx';
import type { ShownRow } from './shown-row.ts';

export interface SheetOf {
  readonly enrolment: string;
  readonly kind: 'menu' | 'history';
}

interface RowSheetProps {
  readonly row: ShownRow | undefined;
  readonly kind: SheetOf['kind'];
  readonly view: Pick<RegisterView, 'date' | 'session'>;
  readonly onChoose: (row: ShownRow, code: Code) => void;
  readonly onClose: () => void;
}

/** The codes in plain words and the history of one row. The list puts the focus back itself, on the row that comes next. */
export function RowSheet({ row, kind, view, onChoose, onClose }: RowSheetProps) {
  const session = useSession();
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      size="xl"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      title={
        row === undefined
          ? ''
          : `${nameOf(row.pupil)}: ${formatSession(view.session).toLowerCase()} of ${formatDate(view.date)}`
      }
    >
      {row !== undefined && (
        <Stack>
          {kind === 'menu' && <CodeList row={row} view={view} onChoose={(code) => onChoose(row, code)} />}
          <Title order={2}>History</Title>
          <MarkHistory lines={markHistory(session, row.mark)} emptyWords="Nothing has been entered here yet." />
        </Stack>
      )}
    </Modal>
  );
}
