import { Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { parseLocalDate } from '../../../shared/lib/local-date.ts';
import { enrolmentStatuses, enrolmentStatusLabels, type EnrolmentStatus } from '../../../shared/pupils/pupil.ts';
import type { EnrolmentChoices } from '../../data/acts/imports.ts';
import { today } from '../../data/clock.ts';
import { DateField, TextField } from '../../ui/form/fields.tsx';
import { OneOf } from '../../ui/form/record-fields.tsx';

export interface EnrolmentDraft {
  readonly status: EnrolmentStatus;
  readonly from: string;
  readonly route: string;
  readonly set: (part: Partial<Pick<EnrolmentDraft, 'status' | 'from' | 'route'>>) => void;
  /** Null while the starting day is not a real date. */
  readonly read: () => EnrolmentChoices | null;
}

/** How the new pupils stand here. The file tells only how they stand at the school that sent it. */
export function useEnrolmentDraft(): EnrolmentDraft {
  const [draft, setDraft] = useState<Pick<EnrolmentDraft, 'status' | 'from' | 'route'>>(() => ({
    status: 'S',
    from: today(),
    route: '',
  }));
  return {
    ...draft,
    set: (part) => setDraft((before) => ({ ...before, ...part })),
    read: () => {
      const from = parseLocalDate(draft.from);
      const route = draft.route.trim();
      if (from === null) return null;
      return { status: draft.status, from, ...(route === '' ? {} : { route }) };
    },
  };
}

export function EnrolmentQuestions({ draft }: { readonly draft: EnrolmentDraft }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Enrolment of the new pupils">
      <Title order={2} mb="sm">
        Enrolment of the new pupils
      </Title>
      <Stack gap="md">
        <OneOf
          id="import-status"
          label="Enrolment status here"
          description="For all of them; change single pupils afterwards on their page"
          value={draft.status}
          required
          choices={enrolmentStatuses.map((value) => ({ value, label: enrolmentStatusLabels[value] }))}
          onChange={(status) => {
            const known = enrolmentStatuses.find((value) => value === status);
            if (known !== undefined) draft.set({ status: known });
          }}
        />
        <DateField
          id="import-from"
          label="Starting day"
          value={draft.from}
          required
          error={parseLocalDate(draft.from) === null ? 'Enter a real date' : undefined}
          onChange={(from) => draft.set({ from })}
        />
        <TextField
          id="import-route"
          label="Route (optional)"
          value={draft.route}
          onChange={(route) => draft.set({ route })}
        />
      </Stack>
    </Paper>
  );
}
