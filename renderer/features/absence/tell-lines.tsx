import { Button, Text } from '@mantine/core';
import type { AbsenceAttempt } from '../../../shared/attendance/observation.ts';
import type { Contact } from '../../../shared/pupils/pupil.ts';
import type { AbsenceRow } from '../../data/queries/absence.ts';
import { nameOf } from '../../ui/format.ts';
import classes from './absence.module.css';

/** Who is about to be rung: what the dialog starts from. */
export interface Ringing {
  readonly told: AbsenceAttempt['told'];
  readonly who: string;
}

interface TellLinesProps {
  readonly row: AbsenceRow;
  /** Undefined where the signed-in member may not log attempts. */
  readonly onLog: ((ringing: Ringing) => void) | undefined;
}

/** Whom to ring about one pupil, with numbers, each with its own button to log the attempt. */
export function TellLines({ row, onLog }: TellLinesProps) {
  const { homeSchool, contacts, pupil } = row;
  return (
    <ul className={classes['tell'] ?? ''} aria-label={`Who to tell about ${nameOf(pupil)}`}>
      {homeSchool !== null && (
        <TellLine
          about={nameOf(pupil)}
          name={homeSchool.name}
          note={homeSchool.contactName === null ? 'home school' : `home school, ${homeSchool.contactName}`}
          phones={homeSchool.phone === null ? [] : [homeSchool.phone]}
          onLog={onLog && (() => onLog({ told: 'homeSchool', who: homeSchool.contactName ?? '' }))}
        />
      )}
      {contacts === null && (
        <li>
          <Text c="dimmed">Ask the office for the family’s numbers.</Text>
        </li>
      )}
      {contacts?.length === 0 && (
        <li>
          <Text c="dimmed">No family contact is recorded. Add one on the pupil’s page.</Text>
        </li>
      )}
      {contacts?.map((contact) => (
        <TellLine
          key={contact.id}
          about={nameOf(pupil)}
          name={contact.name}
          note={relationOf(contact)}
          phones={[contact.phone, contact.otherPhone].filter((phone) => phone !== undefined)}
          onLog={onLog && (() => onLog({ told: 'family', who: contact.name }))}
        />
      ))}
    </ul>
  );
}

function relationOf({ relationship, note }: Contact): string {
  return [relationship ?? 'family', note ?? ''].filter((words) => words !== '').join('. ');
}

interface TellLineProps {
  readonly about: string;
  readonly name: string;
  readonly note: string;
  readonly phones: readonly string[];
  readonly onLog: (() => void) | undefined;
}

function TellLine({ about, name, note, phones, onLog }: TellLineProps) {
  return (
    <li>
      <span className={classes['who'] ?? ''}>
        <Text span fw={650}>
          {name}
        </Text>{' '}
        <Text span c="dimmed">
          ({note})
        </Text>
      </span>
      <span className={classes['phones'] ?? ''}>{phones.length === 0 ? 'No number' : phones.join(', ')}</span>
      {onLog !== undefined && (
        <Button variant="default" aria-label={`Log an attempt: ${name}, about ${about}`} onClick={onLog}>
          Log
        </Button>
      )}
    </li>
  );
}
