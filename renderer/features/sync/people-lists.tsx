import { Button, Group, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyncAdmin } from '../../data/sync/api.ts';
import { useSession } from '../../data/session-context.ts';
import type { Code, DeviceShown, MemberShown } from '../../data/sync/things.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { Notice } from '../../ui/notice.tsx';
import { CodeSheet, type CodeFor } from './code-sheet.tsx';
import { DeviceTable } from './device-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable, type MemberAct } from './member-table.tsx';
import { EndAccess, type Ending } from './end-access.tsx';
import { NotTakenThere } from './not-taken-there.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import type { PeopleAndLaptops } from './use-people.ts';
import { useProved } from './use-proved.ts';
import { WaitsForLeadList } from './waits-for-lead.tsx';

interface PeopleListsProps {
  readonly admin: SyncAdmin;
  readonly lists: PeopleAndLaptops;
  readonly onChanged: () => void;
}

/** People, then laptops, each with what an administrator may do about them. */
export function PeopleLists({ admin, lists, onChanged }: PeopleListsProps) {
  const administers = useSession().member.role === 'administrator';
  const proved = useProved();
  const late = lists.parked.filter(({ why }) => why === 'lead');
  const others = lists.parked.filter(({ why }) => why !== 'lead');
  const [inviting, setInviting] = useState<{ readonly again: MemberShown | null } | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [shown, setShown] = useState<{ readonly code: Code; readonly whom: CodeFor } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const invite = (): void => setInviting({ again: null });
  const changed = (words: string | null): void => {
    setDone(words);
    onChanged();
  };
  useActions(
    administers
      ? [{ id: 'people invite', label: 'Invite a person', section: 'People and laptops', keys: 'n', run: invite }]
      : [],
  );
  const giveDeviceCode = (member: MemberShown): void => {
    let code: Code | null = null;
    proved.run(
      async (credentials) => {
        const opened = credentials === undefined ? null : await admin.open(credentials);
        if (opened !== null && !opened.ok) return opened;
        const given = await admin.deviceCode(member.staff);
        if (given.ok) code = given.value;
        return given;
      },
      () => {
        if (code !== null) setShown({ code, whom: { name: member.name, kind: 'laptop' } });
      },
    );
  };
  const onMember = (act: MemberAct, member: MemberShown): void => {
    setDone(null);
    if (act === 'laptop') giveDeviceCode(member);
    else if (act === 'again') setInviting({ again: member });
    else setEnding({ kind: 'person', member });
  };
  if (shown !== null) {
    return (
      <CodeSheet
        {...shown}
        onDone={() => {
          setShown(null);
          changed(null);
        }}
      />
    );
  }
  return (
    <>
      {done !== null && <Notice kind="success">{done}</Notice>}
      {proved.problem !== null && !proved.asks && <Notice kind="error">{proved.problem}</Notice>}
      <section aria-label="People">
        <Group justify="space-between" mb="xs">
          <Title order={2}>People</Title>
          {administers && (
            <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={invite}>
              Invite a person
            </Button>
          )}
        </Group>
        <MemberTable members={lists.members} {...(administers ? { onAct: onMember } : {})} />
      </section>
      <section aria-label="Laptops">
        <Title order={2} mb="xs">
          Laptops
        </Title>
        <DeviceTable
          devices={lists.devices}
          {...(administers ? { onEnd: (device: DeviceShown) => setEnding({ kind: 'laptop', device }) } : {})}
        />
      </section>
      {late.length > 0 && <WaitsForLeadList admin={admin} items={late} proved={proved} onDone={changed} />}
      {others.length > 0 && <NotTakenThere items={others} />}
      {inviting !== null && (
        <InviteDialog
          again={inviting.again}
          admin={admin}
          members={lists.members}
          onClose={() => setInviting(null)}
          onInvited={(code, { name, role }) => {
            setInviting(null);
            setShown({ code, whom: { name, kind: 'person', role } });
          }}
        />
      )}
      {ending !== null && (
        <EndAccess
          admin={admin}
          ending={ending}
          proved={proved}
          onClose={() => setEnding(null)}
          onDone={(words) => {
            setEnding(null);
            changed(words);
          }}
        />
      )}
      <ProofDialog proved={proved} />
    </>
  );
}
