import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { codeInfo } from '../../../shared/attendance/codes.ts';
import type { ClosingProposal } from '../../../shared/attendance/closing-rules.ts';
import type { Code, MarkUnit } from '../../../shared/attendance/types.ts';
import { closeRegister, planClosing } from '../../data/acts/closing.ts';
import { secondOf } from '../../data/clock.ts';
import { attendanceFacts } from '../../data/queries/facts.ts';
import { everyone, type RegisterView } from '../../data/queries/registers.ts';
import { readRegisterSummaries } from '../../data/queries/register-summaries.ts';
import { useSession } from '../../data/session-context.ts';
import { useLoaded } from '../../data/use-data.ts';
import { compareText, counted, formatDate, formatSession, nameOf, sortName } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { MarkCell } from '../../ui/mark-cell.tsx';

interface ClosingDialogProps {
  readonly view: Pick<RegisterView, 'date' | 'session'>;
  readonly onClose: () => void;
  readonly onClosed: (words: string, keptAt: string) => void;
}

/** Shows what closing enters and for whom, everyone on roll included, and closes the session's register as one act. */
export function ClosingDialog({ view, onClose, onClosed }: ClosingDialogProps) {
  const session = useSession();
  const [usual, setUsual] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const plan = useLoaded(() => planClosing(session, view.date, view.session), [view.date, view.session]);
  const proposals = plan?.proposals ?? [];
  const unitOf = ({ enrolment, mark, instead }: ClosingProposal): MarkUnit =>
    instead !== null && !usual.has(enrolment) ? instead : mark;
  const close = async (): Promise<void> => {
    setBusy(true);
    const chosen = new Map(proposals.map((proposal) => [proposal.enrolment, unitOf(proposal)]));
    const kept = await closeRegister(session, view.date, view.session, chosen);
    setBusy(false);
    if (kept.ok)
      onClosed(`The ${formatSession(view.session).toLowerCase()} register is closed.`, secondOf(kept.value.at));
    else setProblem(kept.error.message);
  };
  const codes = [...new Set(proposals.map((proposal) => unitOf(proposal).code))];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      transitionProps={{ duration: 0 }}
      title={`Close the ${formatSession(view.session).toLowerCase()} register of ${formatDate(view.date)}`}
    >
      <Stack>
        <Text>
          {proposals.length === 0
            ? 'Everyone on roll has a mark. Closing enters nothing more.'
            : `${counted(proposals.length, 'pupil')} on roll ${proposals.length === 1 ? 'has' : 'have'} no mark yet. Closing enters:`}
        </Text>
        <NotTaken view={view} />
        {codes.map((code) => (
          <CodeGroup
            key={code}
            code={code}
            proposals={proposals.filter((proposal) => unitOf(proposal).code === code)}
          />
        ))}
        {proposals
          .filter(({ instead }) => instead !== null)
          .map((proposal) => (
            <SuspendedChoice
              key={proposal.enrolment}
              proposal={proposal}
              checked={!usual.has(proposal.enrolment)}
              onChange={(checked) => {
                const next = new Set(usual);
                if (checked) next.delete(proposal.enrolment);
                else next.add(proposal.enrolment);
                setUsual(next);
              }}
            />
          ))}
        <Text size="sm" c="dimmed">
          After closing, marks change only as amendments with a reason, and later arrivals are entered as U.
        </Text>
        {problem !== null && (
          <Text role="alert" c="var(--mantine-color-error)" fw={600}>
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Leave it open
          </Button>
          <Button loading={busy || plan === undefined} onClick={() => void close()}>
            Close the register
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Registers nobody has finished: their pupils would all be entered as not there. */
function NotTaken({ view }: Pick<ClosingDialogProps, 'view'>) {
  const session = useSession();
  const summaries = useLoaded(() => readRegisterSummaries(session, view.date, view.session), [view.date, view.session]);
  const open = (summaries ?? []).filter(
    ({ head, expected, done }) => head.records === 'marks' && head.kind !== everyone && done < expected,
  );
  if (open.length === 0) return null;
  return (
    <Notice kind="warning" standing title={`${counted(open.length, 'class', 'classes')} not finished`}>
      {open.map(({ head, done, expected }) => `${head.name}: ${done} of ${expected}`).join('. ')}. Ask for them before
      you close.
    </Notice>
  );
}

function useNameOf(): (enrolment: string) => { name: string; sort: string } {
  const facts = attendanceFacts(useSession());
  return (enrolment) => {
    const pupil = facts.pupil(facts.enrolment(enrolment)?.pupil ?? '');
    return pupil === undefined ? { name: '', sort: '' } : { name: nameOf(pupil), sort: sortName(pupil) };
  };
}

function CodeGroup({ code, proposals }: { readonly code: Code; readonly proposals: readonly ClosingProposal[] }) {
  const named = useNameOf();
  const names = proposals.map(({ enrolment }) => named(enrolment)).toSorted((a, b) => compareText(a.sort, b.sort));
  return (
    <Group align="flex-start" wrap="nowrap">
      <MarkCell code={code} />
      <div>
        <Text fw={650}>{`${codeInfo(code).label}: ${counted(names.length, 'pupil')}`}</Text>
        <Text size="sm">{names.map(({ name }) => name).join(', ')}</Text>
      </div>
    </Group>
  );
}

interface SuspendedChoiceProps {
  readonly proposal: ClosingProposal;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function SuspendedChoice({ proposal, checked, onChange }: SuspendedChoiceProps) {
  const { name } = useNameOf()(proposal.enrolment);
  return (
    <Checkbox
      checked={checked}
      label={`${name} is suspended on record: enter ${proposal.instead?.code ?? ''}, not ${proposal.mark.code}`}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
