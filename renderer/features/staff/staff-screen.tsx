import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { may, type Staff } from '../../../shared/centre/staff.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { useActions } from '../../ui/actions/registry.ts';
import { compareText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AddMember } from './add-member.tsx';
import { ChangeRole, MarkAsLeft, SetPassphrase } from './change-member.tsx';
import { StaffTable, type MemberAct } from './staff-table.tsx';

type Asked = { readonly act: 'add' } | { readonly act: MemberAct; readonly member: Staff };

/** Who works here, in which position, and what each may see. */
export function StaffScreen() {
  const { member } = useSession();
  const manages = may(member.role, 'manageStaff');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [outcome, setOutcome] = useState<string>();
  const staff = useRecords('staff').toSorted(
    (a, b) => Number(a.leftOn !== undefined) - Number(b.leftOn !== undefined) || compareText(a.name, b.name),
  );
  const add = (): void => setAsked({ act: 'add' });
  const done = (words: string): void => {
    setAsked(null);
    setOutcome(words);
  };
  useActions(
    manages ? [{ id: 'staff add', label: 'Add a member of staff', section: 'Staff', keys: 'n', run: add }] : [],
  );
  return (
    <>
      <PageHeading
        title="Staff"
        {...(manages
          ? {
              actions: (
                <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={add}>
                  Add a member of staff
                </Button>
              ),
            }
          : {})}
      />
      {outcome !== undefined && <Notice kind="success">{outcome}</Notice>}
      <StaffTable
        staff={staff}
        {...(manages
          ? {
              onAct: (act: MemberAct, chosen: Staff) => {
                setOutcome(undefined);
                setAsked({ act, member: chosen });
              },
            }
          : {})}
      />
      {asked !== null && <AskedDialog asked={asked} onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
}

interface AskedDialogProps {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

function AskedDialog({ asked, ...rest }: AskedDialogProps) {
  switch (asked.act) {
    case 'add':
      return <AddMember {...rest} />;
    case 'role':
      return <ChangeRole member={asked.member} {...rest} />;
    case 'left':
      return <MarkAsLeft member={asked.member} {...rest} />;
    case 'passphrase':
      return <SetPassphrase member={asked.member} {...rest} />;
  }
}
