import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { FactsList, type Fact } from '../../ui/facts-list.tsx';
import { counted } from '../../ui/format.ts';
import { clockInWords, copiedInWords, momentInWords, whenInWords } from './state-words.ts';

/** The counts behind the state, the connection's own particulars, and how long this laptop may go without one. */
export function ExchangeFacts({ status, today }: { readonly status: SyncStatus; readonly today: LocalDate }) {
  const clock = clockInWords(status.clockOffMilliseconds);
  const facts: (Fact | false)[] = [
    { label: 'Waiting to be sent', value: unsentInWords(status) },
    status.heldBack > 0 && {
      label: 'Held back',
      value: `${counted(status.heldBack, 'entry waits', 'entries wait')} until ${heldBackUntil[status.heldBackUntil]}.`,
    },
    { label: 'Last exchange', value: lastExchange(status, today) },
    { label: 'To settle', value: <ToSettle count={status.toSettle} /> },
    {
      label: 'Not taken',
      value: status.parked === 0 ? 'Nothing' : `${counted(status.parked, 'entry', 'entries')}, listed below`,
    },
    status.deferred > 0 && {
      label: 'For a newer Waymark',
      value: `${counted(status.deferred, 'record')} came that this Waymark cannot show yet. They are kept and shown after the update.`,
    },
    clock !== null && {
      label: 'This laptop’s clock',
      value: clock.isOff ? `${clock.words}. Times of what you enter are put right when it is kept.` : clock.words,
    },
    status.lease.schoolDaysLeft !== null && { label: 'Without a connection', value: leaseInWords(status) },
    status.becameOwn !== null && { label: 'Copied laptop', value: copiedInWords(status.becameOwn) },
    { label: 'Local authority’s address', value: status.address },
    { label: 'This laptop’s name there', value: status.deviceName },
  ];
  return <FactsList facts={facts.filter((fact) => fact !== false)} />;
}

const heldBackUntil: Readonly<Record<SyncStatus['heldBackUntil'], string>> = {
  reader: 'someone who may read all of it signs in here, such as a lead',
  vouched:
    'an administrator signs in here, opens “People and laptops” and confirms who they are: somebody’s passphrase was set anew on this laptop, and their new key is not known yet',
};

function unsentInWords({ unsent, oldestUnsentAt }: SyncStatus): string {
  if (unsent === 0) return 'Nothing';
  const oldest = oldestUnsentAt === null ? '' : `, the oldest from ${whenInWords(oldestUnsentAt)}`;
  return `${counted(unsent, 'entry', 'entries')}${oldest}`;
}

function lastExchange({ lastPullAt }: SyncStatus, today: LocalDate): string {
  return lastPullAt === null ? 'Not yet' : momentInWords(lastPullAt, today);
}

/** What remains of the lease: '15 school days left before this laptop shows registers only'. */
export function leaseInWords({ lease }: Pick<SyncStatus, 'lease'>): string {
  if (lease.isRegisterOnly) return 'Too long ago: this laptop shows registers only until it is connected';
  return `${counted(lease.schoolDaysLeft ?? 0, 'school day')} left before this laptop shows registers only`;
}

function ToSettle({ count }: { readonly count: number }): ReactNode {
  if (count === 0) return 'Nothing';
  return (
    <Anchor component={Link} to="/settle" underline="always">
      {counted(count, 'thing')}
    </Anchor>
  );
}
