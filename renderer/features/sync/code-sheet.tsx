import { Button, Group, Stack } from '@mantine/core';
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
}

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
