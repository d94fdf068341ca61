import { Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';

const paths = { board: '/absence', reasons: '/absence/reasons' } as const;
export type AbsenceTab = keyof typeof paths;

/** The two halves of the work: who is missing now, and which absences still want a reason. */
export function AbsenceTabs({ current }: { readonly current: AbsenceTab }) {
  const navigate = useNavigate();
  return (
    <Tabs
      value={current}
      mb="lg"
      onChange={(tab) => {
        if (tab === 'board' || tab === 'reasons') void navigate(paths[tab]);
      }}
    >
      <Tabs.List aria-label="Absence">
        <Tabs.Tab value="board">Missing now</Tabs.Tab>
        <Tabs.Tab value="reasons">Reasons still to find</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
