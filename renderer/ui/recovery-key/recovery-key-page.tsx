import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../form/problems.ts';
import { useUnkept } from '../leaving/unkept.ts';
import { PlainPage } from '../plain-page.tsx';
import { PrintHeader } from '../print-header.tsx';
import classes from './recovery-key.module.css';

interface RecoveryKeyPageProps {
  /** Groups of four, joined by dashes. */
  readonly recoveryKey: string;
  readonly centreName: string;
  readonly shownTo: string;
  /** Day and time in words, for the printed sheet. */
  readonly shownAt: string;
  /** Something to know besides the key. */
  readonly note?: ReactNode;
  readonly onPrint: () => void;
  readonly onDone: () => void;
}

/** The third group is asked back: someone who only glanced at the key does not know it. */
const askedGroup = 2;

function stepProblems(recoveryKey: string, typed: string, kept: boolean): Problems {
  const wanted = recoveryKey.split('-')[askedGroup] ?? '';
  const read = typed.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return {
    ...(kept ? {} : { kept: 'Print the key or write it down, then tick the box' }),
    ...(read === wanted
      ? {}
      : { group: 'These are not the four characters of the third group. Look at your copy and type them again' }),
  };
}

/** The recovery key, shown this once: to be printed or written down before anything else happens. */
export function RecoveryKeyPage({
  recoveryKey,
  centreName,
  shownTo,
  shownAt,
  note,
  onPrint,
  onDone,
}: RecoveryKeyPageProps) {
  // It is shown this once, so closing the window asks until it is confirmed.
  const letGo = useUnkept(true);
  const [typed, setTyped] = useState('');
  const [kept, setKept] = useState(false);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const submit = (): void => {
    const wrong = stepProblems(recoveryKey, typed, kept);
    setProblems(wrong);
    if (hasProblems(wrong)) return;
    letGo();
    onDone();
  };
  return (
    <PlainPage title="Keep the recovery key">
      <PrintHeader
        title="Waymark recovery key"
        centreName={centreName}
        printedBy={shownTo}
        printedAt={shownAt}
        sample={false}
      />
      <p>
        If everybody’s passphrase is forgotten, or this laptop is lost and a backup has to be restored, only this key
        opens the centre’s records. Waymark shows it this once and keeps no copy.
      </p>
      {note}
      <Text component="div" className={classes['key'] ?? ''} aria-label="Recovery key">
        {recoveryKey.split('-').map((group, index) => (
          <span key={`${index} ${group}`}>{group}</span>
        ))}
      </Text>
      <p>Keep it on paper, locked away, and not with the laptop.</p>
      <div className="no-print">
        <Form label="Keep the recovery key" onSubmit={submit}>
          <Group>
            <Button variant="default" onClick={onPrint}>
              Print it
            </Button>
          </Group>
          <ErrorSummary problems={problems} />
          <Checkbox
            id="kept"
            label="I have printed it or written it down"
            checked={kept}
            error={problems['kept']}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
          <TextField
            id="group"
            label="Type the third group of four characters from your copy"
            width={120}
            value={typed}
            error={problems['group']}
            onChange={setTyped}
          />
          <Group>
            <Button type="submit">Continue</Button>
          </Group>
        </Form>
      </div>
    </PlainPage>
  );
}
