import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { enrolmentStatusLabels } from '../../../shared/pupils/pupil.ts';
import type { OverlapFound } from '../../data/queries/overlaps.ts';
import { useNames } from '../../data/use-names.ts';
import { formatDate, formatRange, nameOf } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { whenInWords } from './state-words.ts';
import classes from './sync.module.css';

const whatOverlaps = {
  enrolment: {
    title: 'on the roll twice',
    what: 'Two stays on the roll overlap, so registers and figures hold the name twice. End one, or change its days.',
    part: 'the enrolment',
  },
  membership: {
    title: 'twice in one group',
    what: 'Two places in one group overlap. End one of them.',
    part: 'The group',
  },
  weekPattern: {
    title: 'two weeks from the same day',
    what: 'Two weeks begin on the same day and differ, so nobody can say who expects the pupil. Take one of them back.',
    part: 'the week',
  },
  partTimePlan: {
    title: 'two part-time timetables from the same day',
    what: 'Two part-time timetables begin on the same day. Change or end one of them.',
    part: 'the week',
  },
} as const;

/** Entries that were each right by themselves and cannot both be: the ordinary forms put them right, and they leave the list. */
export function Overlaps({ items }: { readonly items: readonly OverlapFound[] }) {
  return (
    <Stack component="section" gap="md" aria-label="These entries cannot both be right">
      <Title order={2}>These entries cannot both be right</Title>
      {items.map((item) => (
        <OverlapCard key={item.records.map(({ id }) => id).join(' ')} item={item} />
      ))}
    </Stack>
  );
}

function OverlapCard({ item }: { readonly item: OverlapFound }) {
  const names = useNames();
  const { title, what, part } = whatOverlaps[item.type];
  const name = nameOf(item.file);
  const inWords = entriesInWords(item, names);
  return (
    <SectionCard title={`${name}: ${title}`}>
      <Text>{what}</Text>
      <div className={classes['values'] ?? ''}>
        {item.entered.map((entry, index) => (
          <div key={item.records[index]?.id} className={classes['value'] ?? ''}>
            <div className={classes['words'] ?? ''}>{inWords[index]}</div>
            {entry !== undefined && (
              <div>
                <Text>{`Entered by ${[names.get(entry.by) ?? [], entry.position].flat().join(', ')}`}</Text>
                <Text size="sm" c="dimmed">
                  {whenInWords(entry.at)}
                </Text>
              </div>
            )}
          </div>
        ))}
      </div>
      <div>
        <Button component={Link} to={whereToPutRight(item)} variant="default">
          {item.type === 'membership' ? `Open the group to end a place of ${name}` : `Open ${part} of ${name}`}
        </Button>
      </div>
    </SectionCard>
  );
}

function entriesInWords(item: OverlapFound, names: ReadonlyMap<string, string>): string[] {
  switch (item.type) {
    case 'enrolment':
      return item.records.map(({ from, to, status, route }) =>
        [daysInWords(from, to), route ?? [], enrolmentStatusLabels[status]].flat().join('. '),
      );
    case 'membership':
      return item.records.map(({ group, from, to }) =>
        [names.get(group) ?? [], daysInWords(from, to)].flat().join(', '),
      );
    case 'weekPattern':
      return item.records.map(({ from }) => `A week from ${formatDate(from)}`);
    case 'partTimePlan':
      return item.records.map(({ from, to, agreedOn }) => `${formatRange(from, to)}, agreed ${formatDate(agreedOn)}`);
  }
}

function daysInWords(from: Parameters<typeof formatDate>[0], to: Parameters<typeof formatDate>[0] | undefined): string {
  return to === undefined ? `From ${formatDate(from)}, still open` : formatRange(from, to);
}

function whereToPutRight(item: OverlapFound): string {
  if (item.type === 'membership') return `/groups/${item.records[0].group}`;
  return `/pupils/${item.file.id}/${item.type === 'enrolment' ? 'enrolment' : 'week'}`;
}
