import { Grid, Stack, Text } from '@mantine/core';
import { sessions } from '../../../shared/attendance/types.ts';
import { settingLabels } from '../../../shared/pupils/group.ts';
import { isEffective } from '../../../shared/lib/effective.ts';
import { useSession } from '../../data/session-context.ts';
import { today } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { holdsTier } from '../../data/session.ts';
import { useDataVersion, useRecords } from '../../data/use-data.ts';
import { formatDate, formatSession } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ContactLines } from './contact-lines.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LastSeen } from './last-seen.tsx';
import { useOpenFile } from './pupil-screen.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { AttendanceStrip } from './attendance-strip.tsx';
import { useNames } from '../../data/use-names.ts';

/** What a person about to meet the pupil needs, at one glance. */
export function OverviewTab() {
  const session = useSession();
  const { pupil, contacts } = useOpenFile();
  return (
    <>
      {pupil.alerts !== undefined && (
        <Notice kind="warning" title="Know before you meet" standing>
          <Text style={{ whiteSpace: 'pre-line' }}>{pupil.alerts}</Text>
        </Notice>
      )}
      {holdsTier(session, 'sensitive') && pupil.medical !== undefined && (
        <Notice kind="information" title="Medical essentials" standing>
          <Text style={{ whiteSpace: 'pre-line' }}>{pupil.medical}</Text>
        </Notice>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Today />
            <SectionCard title="Who to ring">
              <ContactLines contacts={contacts} most={3} />
            </SectionCard>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <SectionCard title="Attendance, the last six school weeks">
              <AttendanceStrip />
            </SectionCard>
            <SectionCard title="Last seen elsewhere, and calls about absence">
              <LastSeen pupil={pupil.id} />
            </SectionCard>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Today() {
  const session = useSession();
  useDataVersion();
  const { pupil, enrolments } = useOpenFile();
  const names = useNames();
  const memberships = useRecords('membership');
  const date = today();
  const facts = attendanceFacts(session);
  const plans = sessions.map((part) => {
    const plan = facts.planFor(pupil.id, date, part);
    const where =
      plan === null ? 'No plan for this session' : (names.get(plan.placeId ?? '') ?? settingLabels[plan.setting]);
    const nature = plan?.nature === undefined ? '' : `, ${plan.nature}`;
    return { label: formatSession(part), value: `${where}${nature}` };
  });
  const groups = memberships
    .filter((place) => place.pupil === pupil.id && isEffective(place, date))
    .map(({ group }) => names.get(group));
  const homeSchool = enrolments.find((stay) => isEffective(stay, date))?.homeSchool;
  return (
    <SectionCard title={`Today, ${formatDate(date)}`}>
      <FactsList
        facts={[
          ...plans,
          { label: 'Groups', value: groups.length === 0 ? 'In no group' : groups.join(', ') },
          { label: 'Key worker', value: names.get(pupil.keyWorker ?? '') },
          { label: 'Home school', value: names.get(homeSchool ?? '') },
          ...(holdsTier(session, 'contact') ? [{ label: 'How they get here', value: pupil.transport }] : []),
        ]}
      />
    </SectionCard>
  );
}
