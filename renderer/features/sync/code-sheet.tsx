import { Button, Group, Stack } from '@mantine/core';
import type { MemberRole } from '../../../shared/centre/staff.ts';
import { dayOf, now, timeOf } from '../../data/clock.ts';
import { useSync } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { Code } from '../../data/sync/things.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { CodeShown } from '../../ui/connect/code-shown.tsx';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PrintHeader } from '../../ui/print-header.tsx';

export interface CodeFor {
  readonly name: string;
  readonly kind: 'person' | 'laptop';
  /** Of whoever is invited. */
  readonly role?: MemberRole;
}

/** What a person from outside finds once they have joined. */
const afterJoining: Partial<Record<MemberRole, string>> = {
  providerTutor:
    'It must be a laptop of their own. They choose a passphrase there. After the first exchange, Today shows the registers of their groups, and they take them with or without a connection.',
  laOfficer:
    'It must be a laptop of their own. They choose a passphrase there. After the first exchange they read the registers and the attendance of the centre.',
};

interface CodeSheetProps {
  readonly code: Code;
  readonly whom: CodeFor;
  readonly onDone: () => void;
}

/** A one-time code, shown this once and printable, with what its holder does with it. */
export function CodeSheet({ code: { code, expiresAt }, whom, onDone }: CodeSheetProps) {
  const platform = usePlatform();
  const { member, kind } = useSession();
  const { address, centreName } = useSync();
  const next = whom.role === undefined ? undefined : afterJoining[whom.role];
  const title = whom.kind === 'person' ? `Code for ${whom.name}` : `Code for another laptop of ${whom.name}`;
  return (
    <section aria-label={title}>
      <PrintHeader
        title={title}
        centreName={centreName}
        printedBy={member.name}
        printedAt={`${formatDate(dayOf(now()))}, ${timeOf(now())}`}
        sample={kind === 'sample'}
      />
      <Stack gap="md" maw={640}>
        <div className="no-print">
          <Notice kind="success" title={title}>
            This page is shown once. Print it or write the code down before you go on.
          </Notice>
        </div>
        <CodeShown label="One-time code" code={code} />
        <CodeShown label="Address of the local authority" code={address} />
        <p>
          {`The code works once, until ${formatDate(dayOf(expiresAt))}. Give it to ${whom.name} alone. On ${whom.kind === 'person' ? 'their' : 'the other'} laptop, ${whom.name} opens Waymark, chooses “Join a centre” and types both.`}
        </p>
        {next !== undefined && <p>{next}</p>}
        <Group gap="xs" className="no-print">
          <Button variant="default" onClick={() => void platform.printPage()}>
            Print it
          </Button>
          <Button onClick={onDone}>I have passed it on</Button>
        </Group>
      </Stack>
    </section>
  );
}
