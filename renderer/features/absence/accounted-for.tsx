import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { codeInfo, isCode } from '../../../shared/attendance/codes.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { formatSession, nameOf } from '../../ui/format.ts';
import { MarkCell } from '../../ui/mark-cell.tsx';
import classes from './absence.module.css';
import { AttemptLines } from './attempt-lines.tsx';
import { rowKey } from './use-board.ts';
import { clearedWords, expectedWords } from './words.ts';

function labelOf(code: string): string {
  return isCode(code) ? codeInfo(code).label : '';
}

/** Everyone who was looked for or simply came: nothing leaves the board without a trace. */
export function AccountedFor({ rows }: { readonly rows: readonly AbsenceRow[] }) {
  return (
    <div className={classes['scroller'] ?? ''} tabIndex={0} role="region" aria-label="Accounted for">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Pupil</Table.Th>
            <Table.Th scope="col">Session</Table.Th>
            <Table.Th scope="col">Mark</Table.Th>
            <Table.Th scope="col">How we know</Table.Th>
            <Table.Th scope="col">What was tried</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`/pupils/${row.pupil.id}`}>
                  {nameOf(row.pupil)}
                </Anchor>
              </Table.Th>
              <Table.Td>{formatSession(row.session)}</Table.Td>
              <Table.Td>
                <MarkCell code={row.mark?.code ?? null} />
              </Table.Td>
              <Table.Td>
                {clearedWords(row, labelOf)}. {expectedWords(row)}.
              </Table.Td>
              <Table.Td>{row.attempts.length > 0 && <AttemptLines row={row} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
