import { Button, Stack } from '@mantine/core';
import { addSchoolDays, type DayKind, type SchoolCalendar } from '../../../shared/centre/school-days.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

const reasons: Record<DayKind, string> = {
  weekend: 'It is the weekend, so no register is due.',
  plannedClosure: 'The centre is closed as planned, so no register is due.',
  betweenTerms: 'It is between terms, so no register is due.',
  unknown: 'No term dates have been entered for this day. A lead can add the term under Settings.',
  unplannedClosure: 'The site had to close.',
  schoolDay: '',
};

interface NoSchoolNoticeProps {
  readonly kind: DayKind;
  readonly date: LocalDate;
  readonly calendar: SchoolCalendar;
  /** Null where no other day may be opened. */
  readonly onOpenDay: ((date: LocalDate) => void) | null;
}

/** Says that the day is no school day and which one is next, and leads to the registers of the one before. */
export function NoSchoolNotice({ kind, date, calendar, onOpenDay }: NoSchoolNoticeProps) {
  const firstFocus = useFirstFocus();
  const last = addSchoolDays(calendar, date, -1);
  const next = addSchoolDays(calendar, date, 1);
  return (
    <Stack gap="md" align="flex-start">
      <Notice kind="information" standing title={`${formatDate(date)} is not a school day`}>
        {reasons[kind]} {next !== null && `The next school day is ${formatDate(next)}.`}
      </Notice>
      {last !== null && onOpenDay !== null && (
        <Button ref={firstFocus} onClick={() => onOpenDay(last)}>
          {`Open the registers of ${formatDate(last)}`}
        </Button>
      )}
    </Stack>
  );
}
