import type { RouteObject } from 'react-router';
import { Needs } from './frame/needs.tsx';
import { AbsenceScreen } from '../features/absence/absence-screen.tsx';
import { AttendanceScreen } from '../features/attendance/attendance-screen.tsx';
import { WeekSheetScreen } from '../features/attendance/week-sheet-screen.tsx';
import { PupilAttendanceScreen } from '../features/attendance/pupil-attendance-screen.tsx';
import { ReasonsScreen } from '../features/absence/reasons-screen.tsx';

/** Who is missing, why, and how attendance stands. */
export const attendanceRoutes: RouteObject[] = [
  {
    path: 'absence',
    children: [
      { index: true, element: <AbsenceScreen /> },
      { element: <Needs any={['takeRegister']} />, children: [{ path: 'reasons', element: <ReasonsScreen /> }] },
    ],
  },
  {
    path: 'attendance',
    children: [
      { index: true, element: <AttendanceScreen /> },
      { path: 'pupil/:id', element: <PupilAttendanceScreen /> },
    ],
  },
  { path: 'print/week/:groupId/:weekStart', element: <WeekSheetScreen /> },
];
