import type { RouteObject } from 'react-router';
import { AddPupilScreen } from './add-pupil-screen.tsx';
import { ContactsTab } from './contacts-tab.tsx';
import { DetailsTab } from './details-tab.tsx';
import { EnrolmentTab } from './enrolment-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PupilScreen } from './pupil-screen.tsx';
import { PupilsScreen } from './pupils-screen.tsx';
import { SameTab } from './same/same-tab.tsx';
import { WeekTab } from './week/week-tab.tsx';

/** The list, a new pupil, and one address for each part of a file. Addresses hold a random id and nothing else. */
export const pupilRoutes: readonly RouteObject[] = [
  { path: 'pupils', element: <PupilsScreen /> },
  { path: 'pupils/new', element: <AddPupilScreen /> },
  {
    path: 'pupils/:id',
    element: <PupilScreen />,
    children: [
      { index: true, element: <OverviewTab /> },
      { path: 'week', element: <WeekTab /> },
      { path: 'enrolment', element: <EnrolmentTab /> },
      { path: 'contacts', element: <ContactsTab /> },
      { path: 'details', element: <DetailsTab /> },
      { path: 'history', element: <HistoryTab /> },
      { path: 'same/:other?', element: <SameTab /> },
    ],
  },
];
