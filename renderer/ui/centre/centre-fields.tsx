import { Group, NumberInput, Stack } from '@mantine/core';
import { longestRegisterMinutes, type Centre } from '../../../shared/centre/centre.ts';
import { readDfeNumber } from '../../../shared/centre/dfe-number.ts';
import { TextField, TimeField } from '../form/fields.tsx';
import { readTypedTime } from '../form/typed.ts';
import type { Problems } from '../form/problems.ts';

/** A centre's details while they are typed; everything is text until it is checked. */
export interface CentreDraft {
  readonly name: string;
  readonly urn: string;
  readonly dfeNumber: string;
  readonly phone: string;
  readonly amStartsAt: string;
  readonly pmStartsAt: string;
  readonly dayEndsAt: string;
  readonly registerOpenMinutes: number | string;
  readonly lockAfterMinutes: number | string;
}

/** What many centres use, to be corrected; ten minutes until the lock, because a laptop in a workshop is left alone often. */
export const newCentreDraft: CentreDraft = {
  name: '',
  urn: '',
  dfeNumber: '',
  phone: '',
  amStartsAt: '09:15',
  pmStartsAt: '13:00',
  dayEndsAt: '15:00',
  registerOpenMinutes: longestRegisterMinutes,
  lockAfterMinutes: 10,
};

export function draftOfCentre(centre: Centre): CentreDraft {
  const { id: _id, sample: _sample, phone = '', ...rest } = centre;
  return { ...rest, phone };
}

type Times = Pick<CentreDraft, 'amStartsAt' | 'pmStartsAt' | 'dayEndsAt'>;

/** The times as 'HH:MM', however they were typed; what is no time stays as it is. */
function timesOf({ amStartsAt, pmStartsAt, dayEndsAt }: Times): Times {
  return {
    amStartsAt: readTypedTime(amStartsAt) ?? amStartsAt,
    pmStartsAt: readTypedTime(pmStartsAt) ?? pmStartsAt,
    dayEndsAt: readTypedTime(dayEndsAt) ?? dayEndsAt,
  };
}

/** The draft as the declaration wants it: no telephone is left out rather than empty. */
export function valuesOfDraft({ phone, ...rest }: CentreDraft): Record<string, string | number> {
  const dfeNumber = readDfeNumber(rest.dfeNumber);
  return { ...rest, urn: rest.urn.trim(), dfeNumber, ...timesOf(rest), ...(phone.trim() === '' ? {} : { phone }) };
}

/** What to say where the declaration's own words would not tell which field is meant. */
export const centreWords: Readonly<Record<string, string>> = {
  name: 'Enter the name of the centre, in 120 characters or fewer',
  urn: 'Enter the URN: six digits',
  dfeNumber: 'Enter the DfE number, such as 821/1104',
  phone: 'Enter a telephone number, such as 01632 960123, or leave it empty',
  amStartsAt: 'Enter when the morning session starts, such as 09:15',
  pmStartsAt: 'Enter when the afternoon session starts, such as 13:00',
  dayEndsAt: 'Enter when the day ends, such as 15:00',
  registerOpenMinutes: `Enter for how long a register stays open: 1 to ${longestRegisterMinutes} minutes`,
  lockAfterMinutes: 'Enter after how long Waymark locks: 1 to 60 minutes',
};

/** The times must follow one another; the declaration checks each by itself. */
export function orderProblems(typed: CentreDraft): Problems {
  // Enter sends the form before the field has put '9:00' in order, and as text '9:00' comes after '13:00'.
  const [amStartsAt, pmStartsAt, dayEndsAt] = [typed.amStartsAt, typed.pmStartsAt, typed.dayEndsAt].map(readTypedTime);
  // What is no time has a problem of its own, and says nothing about the times beside it.
  const follows = (later: string | null | undefined, earlier: string | null | undefined): boolean =>
    later == null || earlier == null || later > earlier;
  return {
    ...(follows(pmStartsAt, amStartsAt)
      ? {}
      : { pmStartsAt: 'The afternoon session must start after the morning session' }),
    ...(follows(dayEndsAt, pmStartsAt)
      ? {}
      : { dayEndsAt: 'The day must end after the afternoon session has started' }),
  };
}

interface CentreFieldsProps {
  readonly draft: CentreDraft;
  readonly problems: Problems;
  readonly onChange: (part: Partial<CentreDraft>) => void;
}

/** Name, URN, DfE number, telephone. */
export function IdentityFields({ draft, problems, onChange }: CentreFieldsProps) {
  return (
    <Stack gap="md">
      <TextField
        id="name"
        label="Name of the centre"
        required
        value={draft.name}
        error={problems['name']}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        id="urn"
        label="URN"
        description="Six digits, from Get Information about Schools"
        required
        width={200}
        value={draft.urn}
        error={problems['urn']}
        onChange={(urn) => onChange({ urn })}
      />
      <TextField
        id="dfeNumber"
        label="DfE number"
        description="Three digits of the local authority and four of the centre, such as 821/1104"
        required
        width={200}
        value={draft.dfeNumber}
        error={problems['dfeNumber']}
        onChange={(dfeNumber) => onChange({ dfeNumber })}
      />
      <TextField
        id="phone"
        label="Telephone (optional)"
        width={260}
        value={draft.phone}
        error={problems['phone']}
        onChange={(phone) => onChange({ phone })}
      />
    </Stack>
  );
}

/** Session times, closing of the register, lock. */
export function DayFields({ draft, problems, onChange }: CentreFieldsProps) {
  return (
    <Stack gap="md">
      <Group align="flex-start" gap="md">
        <TimeField
          id="amStartsAt"
          label="Morning session starts"
          required
          width={200}
          value={draft.amStartsAt}
          error={problems['amStartsAt']}
          onChange={(amStartsAt) => onChange({ amStartsAt })}
        />
        <TimeField
          id="pmStartsAt"
          label="Afternoon session starts"
          required
          width={200}
          value={draft.pmStartsAt}
          error={problems['pmStartsAt']}
          onChange={(pmStartsAt) => onChange({ pmStartsAt })}
        />
        <TimeField
          id="dayEndsAt"
          label="Day ends"
          required
          width={200}
          value={draft.dayEndsAt}
          error={problems['dayEndsAt']}
          onChange={(dayEndsAt) => onChange({ dayEndsAt })}
        />
      </Group>
      <MinutesField
        id="registerOpenMinutes"
        label="Minutes a register stays open"
        description="At most 30, and the same for every session (Working together to improve school attendance)"
        max={longestRegisterMinutes}
        value={draft.registerOpenMinutes}
        error={problems['registerOpenMinutes']}
        onChange={(registerOpenMinutes) => onChange({ registerOpenMinutes })}
      />
      <MinutesField
        id="lockAfterMinutes"
        label="Minutes without use before Waymark locks"
        max={60}
        value={draft.lockAfterMinutes}
        error={problems['lockAfterMinutes']}
        onChange={(lockAfterMinutes) => onChange({ lockAfterMinutes })}
      />
    </Stack>
  );
}

interface MinutesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly max: number;
  readonly value: number | string;
  readonly error: string | undefined;
  readonly onChange: (value: number | string) => void;
}

function MinutesField(props: MinutesFieldProps) {
  // Too large a number is told, not silently cut, so that a person learns of the limit.
  return (
    <NumberInput
      {...props}
      styles={{ wrapper: { maxWidth: 120 } }}
      min={1}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      hideControls
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
