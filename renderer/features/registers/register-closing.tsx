import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { closesAtMinutes } from '../../../shared/attendance/closing-rules.ts';
import { formatClockTime, parseClockTime } from '../../../shared/attendance/clock-time.ts';
import { isMarkDay } from '../../../shared/centre/school-days.ts';
import { dayOf, timeOf, useNow } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { RegisterView } from '../../data/queries/registers.ts';
import { useSession } from '../../data/session-context.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { closedWords, formatSession } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import type { Entry } from './use-entry.ts';

/** Proposes the closing when its time has come, and closes the session for everyone on roll. */
export function RegisterClosing({ view, say }: { readonly view: RegisterView; readonly say: Entry['say'] }) {
  const session = useSession();
  const facts = attendanceFacts(session);
  const [opened, setOpened] = useState(false);
  const [justClosed, setJustClosed] = useState<string | null>(null);
  const moment = useNow();
  const closesAt = closesAtMinutes(facts.registerTimes(view.date, view.session));
  const today = dayOf(moment);
  const passed =
    view.date < today ||
    (view.date === today && closesAt.ok && (parseClockTime(timeOf(moment)) ?? 0) >= closesAt.value);
  // Nobody on it: a group before it began, or after it ended. Another register of the session closes it.
  const isEmpty = view.rows.length === 0;
  const due = passed && view.closing === null && isMarkDay(view.dayKind) && !isEmpty;
  const marks = view.head.records === 'marks';
  useActions([
    {
      id: 'register.close',
      label: 'Close the register',
      section: 'Register',
      keys: 'mod+shift+Enter',
      run: () => {
        if (view.closing !== null) say(`${closedWords(view.closing, view.date)}.`, null);
        else if (due) setOpened(true);
        else if (isEmpty) say('Nobody is on this register on this day, so it cannot be closed here.', null);
        else if (!isMarkDay(view.dayKind)) say('No register is due on this day.', null);
        else
          say(
            closesAt.ok
              ? `The register closes at ${formatClockTime(closesAt.value)}. It can be closed from then on.`
              : closesAt.error.message,
            null,
          );
      },
    },
  ]);
  return (
    <>
      {justClosed !== null && <Notice kind="success" title={justClosed} />}
      {due && marks && (
        <Notice
          kind="warning"
          standing
          title={`The ${formatSession(view.session).toLowerCase()} register was due to close at ${closesAt.ok ? formatClockTime(closesAt.value) : ''}`}
        >
          <Group justify="space-between" gap="sm">
            <span>Everyone on roll who has no mark gets one with the closing.</span>
            <Button onClick={() => setOpened(true)}>Close the register</Button>
          </Group>
        </Notice>
      )}
      {opened && (
        <ClosingDialog
          view={view}
          onClose={() => setOpened(false)}
          onClosed={(words, keptAt) => {
            setOpened(false);
            setJustClosed(`${words} Kept ${keptAt}`);
          }}
        />
      )}
    </>
  );
}
