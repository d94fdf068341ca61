import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { parseLocalDate, type LocalDate } from '../../../../shared/lib/local-date.ts';
import { refused, type Result } from '../../../../shared/lib/result.ts';
import { partTimePlan as declaration, type PartTimePlan } from '../../../../shared/pupils/group.ts';
import { keepPartTime } from '../../../data/acts/groups.ts';
import { useSession } from '../../../data/session-context.ts';
import { holdsTier } from '../../../data/session.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateField } from '../../../ui/form/fields.tsx';
import { RecordForm } from '../../../ui/form/record-form.tsx';
import { useUnkeptDraft } from '../../../ui/leaving/unkept.ts';
import { Notice } from '../../../ui/notice.tsx';

interface PartTimeFormProps {
  readonly pupil: string;
  readonly shown?: PartTimePlan;
  readonly onClose: () => void;
}

type Review = PartTimePlan['reviews'][number];

/** An agreed part-time timetable: exceptional, with an end and reviews. Only under one may a session be left out of the week. */
export function PartTimeForm({ pupil, shown, onClose }: PartTimeFormProps) {
  const session = useSession();
  const [reviews, setReviews] = useState<readonly string[]>(() => shown?.reviews.map(({ on }) => on) ?? ['']);
  useUnkeptDraft(reviews);
  const fields = ['from', 'to', 'agreedOn'] as const;
  const names = holdsTier(session, 'sensitive') ? ([...fields, 'purpose'] as const) : fields;
  const save = (values: Omit<PartTimePlan, 'id' | 'reviews'>): Promise<Result<unknown>> => {
    const read = readReviews(reviews, shown?.reviews ?? []);
    if (read === null)
      return Promise.resolve(refused('review', 'Enter a real date for each review, or take the empty one out.'));
    return keepPartTime(session, pupil, { ...values, reviews: read }, shown);
  };
  return (
    <Dialog onClose={onClose} title="Part-time timetable" size="lg">
      <Stack gap="md">
        <Notice kind="information" title="Only for a short time and in the pupil’s interest" standing>
          A part-time timetable is agreed with the parent, has an end date and regular reviews, and is never used to
          manage behaviour. While it lasts, sessions left out of the week are marked C2.
        </Notice>
        <RecordForm
          label="Part-time timetable"
          declaration={declaration}
          names={names}
          {...(shown === undefined ? {} : { record: shown })}
          saveLabel="Save the part-time timetable"
          onSave={({ reviews: _reviews, pupil: _pupil, ...values }) => save({ ...values, pupil })}
          onDone={onClose}
          onCancel={onClose}
        >
          <Reviews dates={reviews} onChange={setReviews} />
        </RecordForm>
      </Stack>
    </Dialog>
  );
}

function Reviews({
  dates,
  onChange,
}: {
  readonly dates: readonly string[];
  readonly onChange: (dates: readonly string[]) => void;
}) {
  return (
    <Stack gap="xs">
      {dates.map((date, index) => (
        <Group key={index} align="flex-end" gap="xs">
          <DateField
            id={`review-${index}`}
            label={`Review ${index + 1}`}
            value={date}
            onChange={(value) => onChange(dates.with(index, value))}
          />
          {dates.length > 1 && (
            <Button
              variant="default"
              aria-label={`Take out review ${index + 1}`}
              onClick={() => onChange(dates.toSpliced(index, 1))}
            >
              Take out
            </Button>
          )}
        </Group>
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange([...dates, ''])}>
          Another review
        </Button>
      </Group>
    </Stack>
  );
}

/** Reviews in order; one that was done keeps its note. Null where a date is not whole. */
function readReviews(dates: readonly string[], before: readonly Review[]): Review[] | null {
  const read: LocalDate[] = [];
  for (const date of dates) {
    const parsed = parseLocalDate(date);
    if (parsed === null) return null;
    if (!read.includes(parsed)) read.push(parsed);
  }
  return read.sort().map((on) => before.find((review) => review.on === on) ?? { on, done: false });
}
