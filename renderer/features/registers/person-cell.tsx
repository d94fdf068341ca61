import { Avatar, Text } from '@mantine/core';
import { initialsOf, nameOf } from '../../ui/format.ts';
import { useSession } from '../../data/session-context.ts';
import { holdsTier } from '../../data/session.ts';
import type { ShownRow } from './shown-row.ts';
import classes from './register.module.css';

/** Initials, the name used, and what the person in the room must know about the pupil now. */
export function PersonCell({ row }: { readonly row: ShownRow }) {
  const session = useSession();
  const { pupil, enrolment } = row;
  const medical = holdsTier(session, 'sensitive') ? pupil.medical : undefined;
  return (
    <div className={classes['person'] ?? ''}>
      <Avatar size={36} radius="sm" aria-hidden="true" color="accent" variant="light">
        {initialsOf(pupil)}
      </Avatar>
      <div>
        <div className={classes['name'] ?? ''}>
          {nameOf(pupil)}
          {enrolment.status === 'G' && (
            <Text span size="sm" c="dimmed">
              {' '}
              (guest)
            </Text>
          )}
        </div>
        {pupil.alerts !== undefined && <div className={classes['alert'] ?? ''}>{pupil.alerts}</div>}
        {medical !== undefined && <div className={classes['alert'] ?? ''}>Medical: {medical}</div>}
      </div>
    </div>
  );
}
