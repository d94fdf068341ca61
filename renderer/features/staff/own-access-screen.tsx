import { roleLabels, tiersOfRole } from '../../../shared/centre/staff.ts';
import { centreKey } from '../../../shared/centre/centre.ts';
import { tierLabels } from '../../../shared/model/tiers.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecord, useRecords } from '../../data/use-data.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { groupsInWords } from '../../ui/group-words.ts';
import { PageHeading } from '../../ui/page-heading.tsx';

const doing = {
  providerTutor: 'You say who you saw. The centre’s marks follow from that.',
  laOfficer: 'You read. Nothing here is changed by you.',
} as const;

/** For people from outside: as whom they are signed in, and how far that reaches. */
export function OwnAccessScreen() {
  const { name, position, role, groups } = useSession().member;
  const centre = useRecord('centre', centreKey);
  const all = useRecords('group');
  return (
    <>
      <PageHeading title="Your access" subtitle={centre?.name ?? ''} />
      <FactsList
        facts={[
          { label: 'Name', value: name },
          { label: 'Position', value: position },
          { label: 'Access as', value: roleLabels[role] },
          { label: 'Pupils', value: groups === undefined ? 'The whole centre' : groupsInWords(all, groups) },
          { label: 'You see', value: tiersOfRole[role].map((tier) => tierLabels[tier]).join('; ') },
          ...(role === 'providerTutor' || role === 'laOfficer' ? [{ label: 'You do', value: doing[role] }] : []),
          { label: 'To change this', value: `Ask an administrator of ${centre?.name ?? 'the centre'}.` },
        ]}
      />
    </>
  );
}
