import {
  IconCalendarCheck,
  IconChartBar,
  IconPhoneCall,
  IconFileImport,
  IconSettings,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import { may, type MemberRole } from '../../shared/centre/staff.ts';
import type { Permission } from '../../shared/model/permissions.ts';

/** One line of the menu on the left; also an action with keys and a line in the palette. */
export interface NavigationLine {
  readonly path: string;
  readonly label: string;
  readonly keys: string;
  readonly icon: Icon;
  /** Any one of them opens the line; none means that everybody may. */
  readonly needs?: readonly Permission[];
}

/** In the order of the menu; the first a person may open is where the app begins. */
const lines: readonly NavigationLine[] = [
  { path: '/today', label: 'Today', keys: 'g t', icon: IconCalendarCheck, needs: ['observe', 'readRegisters'] },
  { path: '/absence', label: 'Absence', keys: 'g a', icon: IconPhoneCall, needs: ['readAttendance'] },
  { path: '/attendance', label: 'Attendance', keys: 'g d', icon: IconChartBar, needs: ['readAttendance'] },
  { path: '/pupils', label: 'Pupils', keys: 'g p', icon: IconUsers, needs: ['readPupils'] },
  { path: '/groups', label: 'Groups', keys: 'g g', icon: IconUsersGroup, needs: ['readPupils'] },
  { path: '/import', label: 'Bring in a file', keys: 'g i', icon: IconFileImport, needs: ['importPupils'] },
  { path: '/settings', label: 'Settings', keys: 'g ,', icon: IconSettings },
];

export function navigationFor(role: MemberRole): readonly NavigationLine[] {
  return lines.filter(({ needs }) => needs === undefined || needs.some((permission) => may(role, permission)));
}
