import { Button, Group, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { closureKindLabels, type Closure, type Term } from '../../../shared/centre/centre.ts';
import { yearProblems } from '../../../shared/centre/check-year.ts';
import { may } from '../../../shared/centre/staff.ts';
import { secondOf } from '../../data/clock.ts';
import { commit } from '../../data/commit.ts';
import { newId } from '../../data/ids.ts';
import { useSession } from '../../data/session-context.ts';
import { useRecords } from '../../data/use-data.ts';
import { YearEditor, type YearDraft } from '../../ui/centre/year-editor.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { formatRange } from '../../ui/format.ts';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { draftOfYear, yearChanges } from './year-changes.ts';

/** On which days the centre meets. Every count of school days rests on it. */
export function TermsScreen() {
  const { member } = useSession();
  const terms = useRecords('term');
  const closures = useRecords('closure');
  return (
    <>
      <PageHeading title="Terms and closures" subtitle="Every count of school days rests on these dates" />
      {may(member.role, 'editCentre') ? (
        <YearForm terms={terms} closures={closures} />
      ) : (
        <YearFacts terms={terms} closures={closures} />
      )}
    </>
  );
}

interface YearProps {
  readonly terms: readonly Term[];
  readonly closures: readonly Closure[];
}

function YearForm({ terms, closures }: YearProps) {
  const session = useSession();
  // As it was when the form opened: what a colleague changed meanwhile is neither sent back nor taken as seen.
  const [opened, setOpened] = useState(() => ({ terms, closures, seen: session.replica.seen }));
  const [draft, setDraft] = useState<YearDraft>(() => draftOfYear(terms, closures));
  const keptDraft = useUnkeptDraft(draft);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [outcome, setOutcome] = useState<string>();
  const save = async (): Promise<void> => {
    setOutcome(undefined);
    const found = yearProblems(draft.terms, draft.closures);
    setProblems(found);
    if (hasProblems(found)) return;
    const changes = yearChanges(opened.terms, opened.closures, draft);
    if (changes.length === 0) {
      keptDraft(draft);
      setOutcome('Nothing was different, so there was nothing to keep.');
      return;
    }
    const kept = await commit(session, { changes, seen: opened.seen });
    if (!kept.ok) {
      setProblems({ '': kept.error.message });
      return;
    }
    const now = { terms: session.replica.all('term'), closures: session.replica.all('closure') };
    setOpened({ ...now, seen: session.replica.seen });
    setDraft(draftOfYear(now.terms, now.closures));
    keptDraft(draftOfYear(now.terms, now.closures));
    setOutcome(`Kept ${secondOf(kept.value.at)}`);
  };
  return (
    <Form label="Terms and closures" onSubmit={() => void save()}>
      <ErrorSummary problems={problems} />
      <YearEditor
        draft={draft}
        problems={problems}
        newKey={newId}
        onChange={(changed) => {
          setDraft(changed);
          setOutcome(undefined);
        }}
      />
      <Group>
        <Button type="submit">Keep the changes</Button>
      </Group>
      {outcome !== undefined && <Notice kind="success">{outcome}</Notice>}
    </Form>
  );
}

function YearFacts({ terms, closures }: YearProps) {
  const rows = (spans: readonly (Term | Closure)[], label: (span: Term | Closure) => string) =>
    spans
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map((span) => (
        <Table.Tr key={span.id}>
          <Table.Th scope="row">{label(span)}</Table.Th>
          <Table.Td>{formatRange(span.from, span.to)}</Table.Td>
        </Table.Tr>
      ));
  if (terms.length === 0)
    return <EmptyState title="No term dates have been entered">Ask a lead to enter them.</EmptyState>;
  return (
    <>
      <Title order={2}>Terms</Title>
      <Table maw={640} aria-label="Terms">
        <Table.Tbody>{rows(terms, (span) => ('name' in span ? span.name : ''))}</Table.Tbody>
      </Table>
      <Title order={2} mt="lg">
        Closures inside the terms
      </Title>
      <Table maw={640} aria-label="Closures inside the terms">
        <Table.Tbody>
          {rows(closures, (span) => ('kind' in span ? (span.note ?? closureKindLabels[span.kind]) : ''))}
        </Table.Tbody>
      </Table>
    </>
  );
}
