import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { may } from '../../../../shared/centre/staff.ts';
import { joinedFiles } from '../../../data/queries/same-person.ts';
import { useSession } from '../../../data/session-context.ts';
import { useFound } from '../../../data/use-data.ts';
import { formatDate } from '../../../ui/format.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import { useOpenFile } from '../pupil-screen.tsx';
import { DifferencesTable } from './differences-table.tsx';

/** What the other files of this young person say otherwise, so that nothing in them is lost from sight; and the way to join one. */
export function JoinedCard() {
  const session = useSession();
  const { pupil } = useOpenFile();
  const joined = useFound(() => joinedFiles(session, pupil), [session, pupil]);
  const mayJoin = may(session.member.role, 'joinPupils');
  return (
    <>
      {joined.length > 0 && (
        <SectionCard
          title="Another file of this young person"
          action={
            <Anchor component={Link} to={`/pupils/${pupil.id}/history`} underline="always">
              When it was joined
            </Anchor>
          }
        >
          {joined.map(({ file, differences }) => (
            <Stack key={file.id} gap="xs">
              <Text>{`${file.forename} ${file.surname}, born ${formatDate(file.dob)}.`}</Text>
              <DifferencesTable differences={differences} />
            </Stack>
          ))}
        </SectionCard>
      )}
      {mayJoin && (
        <div className="no-print">
          <Anchor component={Link} to={`/pupils/${pupil.id}/same`} underline="always">
            Is this the same young person as another file?
          </Anchor>
        </div>
      )}
    </>
  );
}
