import { Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Match } from '../../../../shared/joining/match.ts';
import type { BringPreview } from '../../../data/sync/bring/preview.ts';
import { ChangeList } from '../../../ui/change-list.tsx';
import { counted } from '../../../ui/format.ts';
import { recordWords, typeWords } from './match-words.ts';

interface MatchTableProps {
  readonly title: string;
  readonly matches: readonly Match[];
  readonly preview: BringPreview;
}

const step = 100;

/** Records of this laptop with what the centre has of them. Long lists are drawn a hundred rows at a time. */
export function MatchTable({ title, matches, preview }: MatchTableProps) {
  const [shown, setShown] = useState(step);
  if (matches.length === 0) return null;
  const more = matches.length - shown;
  const hasOther = matches.some(({ outcome }) => outcome === 'same');
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {`${title} (${matches.length})`}
      </Title>
      <Table.ScrollContainer minWidth={560} aria-label={`${title} rows`}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>Kind</Table.Th>
              <Table.Th w="34%">On this laptop</Table.Th>
              {hasOther && <Table.Th>At the centre</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {matches.slice(0, shown).map((match) => (
              <Table.Tr key={`${match.type} ${match.id}`} style={{ verticalAlign: 'top' }}>
                <Table.Td>{typeWords[match.type]}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {recordWords(preview.own, match.type, match.id)}
                </Table.Td>
                {hasOther && <OtherSide match={match} preview={preview} />}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more > 0 && (
        <Button variant="default" onClick={() => setShown(shown + step)}>
          {`Show ${counted(Math.min(step, more), 'more row')}`}
        </Button>
      )}
    </section>
  );
}

function OtherSide({ match, preview }: { readonly match: Match; readonly preview: BringPreview }) {
  const [same] = match.candidates;
  return (
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {same !== undefined && recordWords(preview.theirs, match.type, same.id)}
      {same !== undefined && same.differences.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mt={4}>
            At the centre → on this laptop:
          </Text>
          <ChangeList changes={same.differences} />
        </>
      )}
    </Table.Td>
  );
}
