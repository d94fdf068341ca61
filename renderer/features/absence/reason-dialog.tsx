import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { codeInfo, isCode, type AttendanceCode } from '../../../shared/attendance/codes.ts';
import type { MarkUnit } from '../../../shared/attendance/types.ts';
import { setMarks } from '../../data/acts/marks.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import type { OpenReason } from '../../data/queries/open-reasons.ts';
import { useSession } from '../../data/session-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField, TimeField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { OneOf } from '../../ui/form/record-fields.tsx';
import { useAct } from '../../ui/form/use-act.ts';
import { counted, formatDay, nameOf } from '../../ui/format.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { codesForAll } from './reason-words.ts';

interface ReasonDialogProps {
  /** Sessions of one pupil that get the same code. */
  readonly open: readonly OpenReason[];
  /** O with its reason is filled in; the person still says so. */
  readonly proposesO: boolean;
  readonly onClose: () => void;
  readonly onKept: (words: string) => void;
}

const usual = ['Parent rang', 'Home school told us', 'Provider told us', 'Seen in a letter or email'];
const noReason = 'No reason established within five school days';

/** Replaces N by what is now known, as an amendment with its reason, for one or more sessions at once. */
export function ReasonDialog({ open, proposesO, onClose, onKept }: ReasonDialogProps) {
  const session = useSession();
  const act = useAct();
  const [code, setCode] = useState(proposesO ? 'O' : '');
  const [detail, setDetail] = useState('');
  const [reason, setReason] = useState(proposesO ? noReason : '');
  useUnkeptDraft({ code, detail, reason });
  const [tried, setTried] = useState(false);
  const facts = attendanceFacts(session);
  const contexts = open.flatMap(({ enrolment, date, session: at }) => facts.contextFor(enrolment.id, date, at) ?? []);
  const codes = codesForAll(contexts);
  const chosen = isCode(code) ? codeInfo(code) : null;
  const name = open[0] === undefined ? '' : nameOf(open[0].pupil);
  const save = (): void => {
    setTried(true);
    if (chosen === null || reason.trim() === '') return;
    const unit = unitOf(chosen, detail);
    const wanted = open.map(({ enrolment, date, session: at, mark }) => ({
      enrolment: enrolment.id,
      date,
      session: at,
      shown: mark,
      unit,
    }));
    act.run(
      () => setMarks(session, wanted, reason),
      () => onKept(`${name}: ${counted(open.length, 'session')} now ${chosen.code}, ${chosen.label}`),
    );
  };
  return (
    <Dialog onClose={onClose} size="lg" title={`Enter the reason: ${name}`}>
      <Form label="Enter the reason" onSubmit={save}>
        {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
        <Text>
          {open.map(({ date, session: at }) => `${formatDay(date)} ${at}`).join(', ')}. N stays in the history as the
          original entry.
        </Text>
        <OneOf
          id="reason-code"
          data-autofocus
          label="Why was the pupil away?"
          required
          value={code}
          error={tried && chosen === null ? 'Choose a code' : undefined}
          choices={codes.map((info) => ({ value: info.code, label: `${info.code}  ${info.meaning}` }))}
          onChange={setCode}
        />
        {chosen?.asks != null && <Asked info={chosen} value={detail} onChange={setDetail} />}
        <TextField
          id="reason-words"
          label="How do you know?"
          description="Kept with the amendment, with your name and position."
          required
          value={reason}
          error={tried && reason.trim() === '' ? 'Say how the reason is known' : undefined}
          onChange={setReason}
        />
        {!proposesO && <Usual onChoose={setReason} />}
        <Text size="sm" c="dimmed">
          If the pupil was there after all, amend the mark in the register of that day.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={act.busy}>
            {open.length === 1 ? 'Amend this mark' : `Amend these ${open.length} marks`}
          </Button>
        </Group>
      </Form>
    </Dialog>
  );
}

function Usual({ onChoose }: { readonly onChoose: (words: string) => void }) {
  return (
    <Group gap="xs" role="group" aria-label="Usual answers">
      {usual.map((words) => (
        <Button key={words} variant="default" onClick={() => onChoose(words)}>
          {words}
        </Button>
      ))}
    </Group>
  );
}

interface AskedProps {
  readonly info: AttendanceCode;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Asked({ info: { asks }, value, onChange }: AskedProps) {
  if (asks === null || asks.what === 'minutes') return null;
  const label = asks.required ? asks.prompt : `${asks.prompt} (optional)`;
  const Field = asks.what === 'arrival' ? TimeField : TextField;
  return <Field id="reason-detail" label={label} required={asks.required} value={value} onChange={onChange} />;
}

function unitOf({ code, asks }: AttendanceCode, detail: string): MarkUnit {
  const words = detail.trim();
  if (asks === null || words === '') return { code };
  return asks.what === 'arrival' ? { code, arrivedAt: words } : { code, nature: words };
}
