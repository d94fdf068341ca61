import { Text } from '@mantine/core';
import { originalCode } from '../../data/queries/mark-history.ts';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import { MarkCell } from '../../ui/mark-cell.tsx';
import { shortSeenWords } from './seen.ts';
import type { SeenEntry, ShownRow } from './shown-row.ts';

const seenTones: Record<SeenEntry['seen'], StatusTone> = { present: 'good', late: 'attention', absent: 'problem' };

/** What the row holds now: the mark, or what was seen. A mark that follows from what was seen stands in its own column. */
export function EntryShown({ row }: { readonly row: ShownRow }) {
  if (row.records === 'observation') {
    if (row.seenNow === null)
      return (
        <Text span c="dimmed" size="sm">
          Not entered
        </Text>
      );
    return <StatusBadge tone={seenTones[row.seenNow.seen]}>{shortSeenWords(row.seenNow)}</StatusBadge>;
  }
  return <StandingMarkCell row={row} />;
}

/** The mark of the session, with the original where it was amended. */
export function StandingMarkCell({ row }: { readonly row: ShownRow }) {
  const original = row.painted ? undefined : originalCode(row.mark);
  const minutes = row.unit?.minutesLate;
  return (
    <MarkCell
      code={row.unit?.code ?? null}
      {...(original === undefined ? {} : { original })}
      {...(minutes === undefined ? {} : { detail: String(minutes) })}
    />
  );
}
