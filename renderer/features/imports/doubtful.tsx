import { Paper, Radio, Stack, Text, Title } from '@mantine/core';
import type { Decision, Decisions } from '../../../shared/imports/plan.ts';
import type { PreviewRow } from '../../../shared/imports/preview.ts';
import { useRecords } from '../../data/use-data.ts';
import { formatDate, sortName } from '../../ui/format.ts';
import { ChangeList } from '../../ui/change-list.tsx';
import { whoWords } from './row-words.ts';

interface DoubtfulProps {
  readonly rows: readonly PreviewRow[];
  readonly decisions: Decisions;
  readonly onDecide: (row: number, decision: Decision) => void;
}

type DoubtfulRow = Extract<PreviewRow, { readonly outcome: 'possible-duplicate' }>;

/** Rows that may be about somebody who is here already: only a person can say. */
export function Doubtful({ rows, decisions, onDecide }: DoubtfulProps) {
  const doubtful = rows.filter((row) => row.outcome === 'possible-duplicate');
  if (doubtful.length === 0) return null;
  return (
    <section aria-label="To decide">
      <Title order={2} mb="sm">
        {`To decide (${doubtful.length})`}
      </Title>
      <Stack gap="md">
        {doubtful.map((row) => (
          <DoubtfulCard
            key={row.row}
            row={row}
            decision={decisions.get(row.row)}
            onDecide={(decision) => onDecide(row.row, decision)}
          />
        ))}
      </Stack>
    </section>
  );
}

interface DoubtfulCardProps {
  readonly row: DoubtfulRow;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision) => void;
}

function DoubtfulCard({ row, decision, onDecide }: DoubtfulCardProps) {
  const pupils = useRecords('pupil');
  const here = (id: string): string => {
    const pupil = pupils.find((one) => one.id === id);
    return pupil === undefined ? 'a pupil here' : `${sortName(pupil)}, born ${formatDate(pupil.dob)}`;
  };
  const value = decision?.kind === 'same-person' ? decision.existingId : (decision?.kind ?? null);
  const decide = (chosen: string): void => {
    if (chosen === 'different-person' || chosen === 'leave-out') onDecide({ kind: chosen });
    else onDecide({ kind: 'same-person', existingId: chosen });
  };
  return (
    <Paper withBorder p="md">
      <Radio.Group
        label={`Row ${row.row}: ${whoWords(row.fields)}`}
        description={row.message}
        value={value}
        onChange={decide}
      >
        <Stack gap="xs" mt="sm">
          {row.candidates.map(({ existingId }) => (
            <Radio key={existingId} value={existingId} label={`The same person as ${here(existingId)}`} />
          ))}
          <Radio value="different-person" label="Another person: bring in as new" />
          <Radio value="leave-out" label="Leave this row out" />
        </Stack>
      </Radio.Group>
      {row.candidates.map(({ existingId, changes }) => (
        <div key={existingId}>
          <Text mt="sm" size="sm" c="dimmed">
            {changes.length === 0
              ? 'If it is the same person, nothing changes.'
              : 'If it is the same person, this changes:'}
          </Text>
          <ChangeList changes={changes} />
        </div>
      ))}
    </Paper>
  );
}
