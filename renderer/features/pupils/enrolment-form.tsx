import { useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { enrolment as declaration, type Enrolment } from '../../../shared/pupils/pupil.ts';
import type { EnrolmentValues } from '../../data/acts/pupils.ts';
import { useRecords } from '../../data/use-data.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { compareText } from '../../ui/format.ts';
import { enrolmentHelps } from './enrolment-fields.ts';
import { SchoolPicker } from './school-picker.tsx';

interface EnrolmentFormProps {
  readonly label: string;
  readonly shown?: Enrolment;
  readonly saveLabel: string;
  readonly onSave: (values: EnrolmentValues) => Promise<Result<unknown>>;
  readonly onDone: () => void;
}

/** Status, starting day, route and home school. The last day and its ground have a form of their own. */
export function EnrolmentForm({ label, shown, saveLabel, onSave, onDone }: EnrolmentFormProps) {
  const routes = useRoutesInUse();
  const [homeSchool, setHomeSchool] = useState(shown?.homeSchool);
  useUnkeptDraft({ homeSchool });
  return (
    <RecordForm
      label={label}
      declaration={declaration}
      names={['status', 'from', 'route']}
      {...(shown === undefined ? {} : { record: shown })}
      helps={enrolmentHelps(routes)}
      saveLabel={saveLabel}
      onSave={({ status, from, route }) =>
        onSave({ status, from, route, homeSchool, to: shown?.to, ground: shown?.ground })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <SchoolPicker value={homeSchool} onChange={setHomeSchool} />
    </RecordForm>
  );
}

export function useRoutesInUse(): readonly string[] {
  const enrolments = useRecords('enrolment');
  return [...new Set(enrolments.flatMap(({ route }) => route ?? []))].sort(compareText);
}
