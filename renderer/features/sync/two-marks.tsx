import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { may } from '../../../shared/centre/staff.ts';
import type { Names } from '../../../shared/pupils/record-words.ts';
import { valuesInWords } from '../../../shared/sync/words.ts';
import { settleTwoMarks } from '../../data/acts/same-person.ts';
import type { EntryShown } from '../../data/queries/mark-book.ts';
import type { TwoMarks } from '../../data/queries/same-person.ts';
import { useSession } from '../../data/session-context.ts';
import { useNames } from '../../data/use-names.ts';
import { formatDay, formatSession, nameOf } from '../../ui/format.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { Notice } from '../../ui/notice.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { ReasonForm } from './reason-form.tsx';
import { whenInWords } from './state-words.ts';
import classes from './sync.module.css';

interface TwoFilesMarksProps {
  readonly items: readonly TwoMarks[];
  readonly onSettled: (words: string) => void;
}

/** Sessions for which two files of one young person have marks that differ: both become the one chosen. */
export function TwoFilesMarks({ items, onSettled }: TwoFilesMarksProps) {
  return (
    <Stack component="section" gap="md" aria-label="Marked differently in two files of one young person">
      <Title order={2}>Marked differently in two files of one young person</Title>
      {items.map((item) => (
        <TwoMarksCard key={`${item.enrolment} ${item.date} ${item.session}`} item={item} onSettled={onSettled} />
      ))}
    </Stack>
  );
}

function TwoMarksCard({ item, onSettled }: { readonly item: TwoMarks; readonly onSettled: (words: string) => void }) {
  const session = useSession();
  const names = useNames();
  const act = useAct();
  const [asked, setAsked] = useState<MarkUnit | null>(null);
  const { pupil, enrolment, date, mark, kept } = item;
  const title = `${nameOf(pupil)}, ${formatDay(date)} ${formatSession(item.session).toLowerCase()}`;
  const inWords = (unit: MarkUnit): string => valuesInWords('mark', { ...unit }, names);
  const settle = (unit: MarkUnit, reason: string): void =>
    act.run(
      () => settleTwoMarks(session, { enrolment, date, session: item.session }, mark, unit, reason),
      () => onSettled(`${title}: ${inWords(unit)}. The history keeps every entry.`),
    );
  const mayChoose = may(session.member.role, 'amendMarks');
  return (
    <SectionCard title={title}>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <div className={classes['values'] ?? ''}>
        {kept.map(({ unit, entries, enrolment: under }, index) => (
          <div key={under} className={classes['value'] ?? ''}>
            <Text size="sm" c="dimmed">
              {index === 0 ? 'Counts now' : 'In the other file'}
            </Text>
            <div className={classes['words'] ?? ''}>{inWords(unit)}</div>
            <EnteredBy entry={entries.at(-1)} names={names} />
            {mayChoose && asked === null && (
              <Button variant="default" aria-label={`Use this: ${inWords(unit)}`} onClick={() => setAsked(unit)}>
                Use this
              </Button>
            )}
          </div>
        ))}
      </div>
      {asked !== null && (
        <ReasonForm busy={act.busy} onReason={(reason) => settle(asked, reason)} onCancel={() => setAsked(null)} />
      )}
    </SectionCard>
  );
}

function EnteredBy({ entry, names }: { readonly entry: EntryShown | undefined; readonly names: Names }) {
  if (entry === undefined) return null;
  return (
    <div>
      <Text>{[names.get(entry.by) ?? [], entry.position].flat().join(', ')}</Text>
      <Text size="sm" c="dimmed">
        {whenInWords(entry.at)}
      </Text>
    </div>
  );
}
