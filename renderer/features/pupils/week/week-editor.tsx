import { Button, Chip, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { isEffective } from '../../../../shared/lib/effective.ts';
import { parseLocalDate, type LocalDate } from '../../../../shared/lib/local-date.ts';
import type { PartTimePlan, WeekPattern } from '../../../../shared/pupils/group.ts';
import { placeKindOfSetting, slotName, weekProblems } from '../../../../shared/pupils/week-problems.ts';
import { keepWeek } from '../../../data/acts/groups.ts';
import { stayOn } from '../../../data/queries/pupils.ts';
import { useSession } from '../../../data/session-context.ts';
import { useRecords } from '../../../data/use-data.ts';
import { useActions } from '../../../ui/actions/registry.ts';
import { compareText } from '../../../ui/format.ts';
import { DateField } from '../../../ui/form/fields.tsx';
import { OneOf } from '../../../ui/form/record-fields.tsx';
import { useAct } from '../../../ui/form/use-act.ts';
import { useUnkeptDraft } from '../../../ui/leaving/unkept.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOpenFile } from '../pupil-screen.tsx';
import { useNames } from '../../../data/use-names.ts';
import { settingChoices } from './settings.ts';
import { useWeekDraft, type WeekDraft } from './use-week-draft.ts';
import { WeekGrid } from './week-grid.tsx';

interface WeekEditorProps {
  /** The pattern it begins with. */
  readonly start: WeekPattern | undefined;
  readonly from: LocalDate;
  readonly partTime: readonly PartTimePlan[];
  readonly onAgreePartTime: () => void;
  readonly onDone: () => void;
}

/** Draws up a week: which setting expects the pupil in each session, from a day on. */
export function WeekEditor({ start, from: proposed, partTime, onAgreePartTime, onDone }: WeekEditorProps) {
  const session = useSession();
  const { pupil, enrolments } = useOpenFile();
  const places = useRecords('place');
  const names = useNames();
  const act = useAct();
  const [typedFrom, setTypedFrom] = useState<string>(proposed);
  const [tried, setTried] = useState(false);
  const from = parseLocalDate(typedFrom);
  const { enrolment, state } = stayOn(enrolments, from ?? proposed);
  const draft = useWeekDraft(start?.sessions, places, enrolment?.homeSchool);
  useUnkeptDraft({ cells: draft.cells, typedFrom });
  const problems = weekProblems(draft.cells, {
    status: state === 'on' || state === 'notYet' ? (enrolment?.status ?? null) : null,
    hasHomeSchool: enrolment?.homeSchool !== undefined,
    partTimeAgreed: partTime.some((plan) => isEffective(plan, from ?? proposed)),
  });
  const stops = problems.filter(({ kind }) => kind !== 'clash');
  const save = (): void => {
    setTried(true);
    const sessions = draft.cells.flatMap((cell) => cell ?? []);
    if (from === null || stops.length > 0 || sessions.length !== 10) return;
    act.run(() => keepWeek(session, pupil.id, from, sessions), onDone);
  };
  useActions([
    { id: 'week save', label: 'Save the week', section: 'This week', keys: 'mod+s', inFields: true, run: save },
    {
      id: 'week copy',
      label: 'Copy the chosen session to all ten',
      section: 'This week',
      keys: 'mod+d',
      inFields: true,
      run: () => draft.copy('all'),
    },
  ]);
  const shownProblems = tried ? problems : problems.filter(({ slot }) => draft.cells[slot] !== null);
  return (
    <Stack gap="md">
      <DateField
        id="week-from"
        label="From"
        description="The week holds until a later one starts. Registers of earlier days do not change."
        value={typedFrom}
        error={tried && from === null ? 'Enter a real date' : undefined}
        required
        onChange={setTypedFrom}
      />
      <Text size="sm">
        Move with the arrow keys.{' '}
        {settingChoices.map(({ letter, label }) => `${letter} ${label.toLowerCase()}`).join(', ')}.
      </Text>
      <WeekGrid
        cells={draft.cells}
        names={names}
        wrong={new Set(shownProblems.map(({ slot }) => slot))}
        chosen={draft.chosen}
        onChoose={draft.choose}
        onSet={draft.set}
      />
      <ChosenSession draft={draft} />
      {shownProblems.length > 0 && (
        <Notice kind={tried && stops.length > 0 ? 'error' : 'warning'} title="Look at these sessions" standing={!tried}>
          <List>
            {shownProblems.map(({ slot, message }) => (
              <List.Item key={slot}>{message}</List.Item>
            ))}
          </List>
          {draft.cells.some((cell) => cell?.setting === 'none') && shownProblems.some(({ kind }) => kind === 'gap') && (
            <Button mt="sm" variant="default" onClick={onAgreePartTime}>
              Record an agreed part-time timetable
            </Button>
          )}
        </Notice>
      )}
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <Group gap="xs">
        <Button onClick={save} loading={act.busy}>
          Save the week
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** The setting and place of the session chosen in the grid, for mouse and touch; and copying it. */
function ChosenSession({ draft }: { readonly draft: WeekDraft }) {
  const { cells, chosen } = draft;
  const cell = cells[chosen] ?? null;
  const kind = cell === null ? null : placeKindOfSetting[cell.setting];
  const places = useRecords('place')
    .filter((place) => place.kind === kind)
    .map(({ id, name, programme }) => ({ value: id, label: programme === undefined ? name : `${name}: ${programme}` }))
    .sort((a, b) => compareText(a.label, b.label));
  const half = chosen % 2 === 0 ? 'every morning' : 'every afternoon';
  return (
    <Stack gap="sm">
      <Text fw={650}>{slotName(chosen)}</Text>
      <Chip.Group
        value={cell?.setting ?? null}
        // The chips below are the only values.
        onChange={(setting) => draft.set(chosen, setting)}
      >
        <Group gap="xs" role="radiogroup" aria-label={`Setting on ${slotName(chosen)}`}>
          {settingChoices.map(({ setting, label }) => (
            <Chip key={setting} value={setting} size="md">
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {kind !== null && (
        <OneOf
          id="week-place"
          label={`Place on ${slotName(chosen)}`}
          value={cell?.place ?? ''}
          choices={places}
          emptyLabel={places.length === 0 ? 'None known: add it under Places first' : 'Choose'}
          onChange={(place) => draft.setPlace(place === '' ? undefined : place)}
        />
      )}
      {cell !== null && (
        <Group gap="xs">
          <Button variant="default" onClick={() => draft.copy('all')}>
            Copy to all ten
          </Button>
          <Button variant="default" onClick={() => draft.copy('half')}>
            Copy to {half}
          </Button>
          <Button variant="default" onClick={() => draft.copy('day')}>
            Copy to the whole day
          </Button>
        </Group>
      )}
    </Stack>
  );
}
