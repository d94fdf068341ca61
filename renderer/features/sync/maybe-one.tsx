import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Pupil } from '../../../shared/pupils/pupil.ts';
import { tellApart } from '../../data/acts/same-person.ts';
import type { readMaybeSame } from '../../data/queries/same-person.ts';
import { useSession } from '../../data/session-context.ts';
import { formatDate, nameOf } from '../../ui/format.ts';
import { useAct } from '../../ui/form/use-act.ts';
import { Notice } from '../../ui/notice.tsx';
import { SectionCard } from '../../ui/section-card.tsx';

type Maybe = ReturnType<typeof readMaybeSame>[number];

interface MaybeOneProps {
  readonly items: readonly Maybe[];
  readonly onSettled: (words: string) => void;
}

const whyWords = {
  upn: 'Both files have the same UPN.',
  name: 'Both files have the same name and date of birth.',
} as const;

/** Two files that may be one young person's: a person compares them, or says that they are two. */
export function MaybeOne({ items, onSettled }: MaybeOneProps) {
  return (
    <Stack component="section" gap="md" aria-label="These two files may be one young person">
      <Title order={2}>These two files may be one young person</Title>
      {items.map((item) => (
        <MaybeCard key={item.files.join(' ')} item={item} onSettled={onSettled} />
      ))}
    </Stack>
  );
}

function MaybeCard({ item, onSettled }: { readonly item: Maybe; readonly onSettled: MaybeOneProps['onSettled'] }) {
  const session = useSession();
  const act = useAct();
  const [one, other] = item.pupils;
  const title = nameOf(one) === nameOf(other) ? `${nameOf(one)}, twice` : `${nameOf(one)} and ${nameOf(other)}`;
  const apart = (): void =>
    act.run(
      () => tellApart(session, one.id, other.id),
      () => onSettled(`${title}: two young people. You are not asked again.`),
    );
  return (
    <SectionCard title={title}>
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <Text>{`${whyWords[item.why]} ${inWords(one)}; ${inWords(other)}.`}</Text>
      <Group gap="xs">
        <Button component={Link} to={`/pupils/${one.id}/same/${other.id}`} variant="default">
          {`Compare the two files of ${title}`}
        </Button>
        <Button variant="default" loading={act.busy} onClick={apart} aria-label={`Two young people: ${title}`}>
          They are two young people
        </Button>
      </Group>
    </SectionCard>
  );
}

function inWords(pupil: Pupil): string {
  return `${pupil.forename} ${pupil.surname}, born ${formatDate(pupil.dob)}`;
}
