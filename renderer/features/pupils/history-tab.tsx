import { Table, Text } from '@mantine/core';
import { knownDeclaration } from '../../../shared/model/registry.ts';
import type { Operation } from '../../../shared/sync/commit.ts';
import { dayOf, timeOf } from '../../data/clock.ts';
import { pupilHistory, type HistoryLine } from '../../data/queries/pupils.ts';
import { useSession } from '../../data/session-context.ts';
import { useFound } from '../../data/use-data.ts';
import { formatDate } from '../../ui/format.ts';
import { wordsOfValue, type Names } from '../../../shared/pupils/record-words.ts';
import { useOpenFile } from './pupil-screen.tsx';
import { JustJoined } from './same/just-joined.tsx';
import { SaidOfFiles, UndoOfJoining } from './same/said-of-files.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useNames } from '../../data/use-names.ts';

const did: Record<Operation, string> = { create: 'Added', set: 'Changed', amend: 'Amended', withdraw: 'Taken back' };

/** Everything that was done to the file: field, from, to, who, in which position, when and why. */
export function HistoryTab() {
  const session = useSession();
  const { pupil } = useOpenFile();
  const names = useNames();
  const acts = useFound(() => pupilHistory(session, pupil.id), [session, pupil.id]);
  return (
    <SectionCard title="History of this file">
      <JustJoined />
      <Text c="dimmed" mb="sm">
        Newest first. Marks keep their own history: it is shown with each mark. You see the fields your role may see.
      </Text>
      <Table.ScrollContainer minWidth={640} aria-label="History">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Who</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {acts.map((act) => {
              const [{ entry, byName }] = act;
              return (
                <Table.Tr key={`${entry.device} ${entry.n}`} style={{ verticalAlign: 'top' }}>
                  <Table.Td>{`${formatDate(dayOf(entry.at))}, ${timeOf(entry.at)}`}</Table.Td>
                  <Table.Td>
                    {act.map((line) => (
                      <What key={`${line.type} ${line.record}`} line={line} names={names} open={pupil.id} />
                    ))}
                    {entry.reason !== undefined && <Text size="sm">{`Reason: ${entry.reason}`}</Text>}
                    {act
                      .filter(({ type }) => type === 'samePerson')
                      .map((line) => (
                        <UndoOfJoining key={line.record} line={line} names={names} />
                      ))}
                  </Table.Td>
                  <Table.Td>
                    {byName ?? entry.position}
                    {byName !== undefined && (
                      <Text size="sm" c="dimmed">
                        {entry.position}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </SectionCard>
  );
}

interface WhatProps {
  readonly line: HistoryLine;
  readonly names: Names;
  /** The file that is open: of another file of the same young person its name is said. */
  readonly open: string;
}

/** What was done to one record: field by field, from what to what. */
function What({ line, names, open }: WhatProps) {
  if (line.type === 'samePerson') return <SaidOfFiles line={line} names={names} />;
  const { fields, label } = knownDeclaration(line.type);
  const { entry } = line;
  return (
    <>
      <Text
        fw={650}
      >{`${did[entry.op]}: ${[label.toLowerCase(), whichOf(line, names, open)].filter((part) => part !== '').join(', ')}`}</Text>
      {Object.entries(entry.fields).map(([name, [from, to]]) => (
        <Text key={name} size="sm">
          {`${fields[name]?.label ?? 'Field'}: ${wordsOfValue(name, from, names) || 'nothing'} → ${wordsOfValue(name, to, names) || 'nothing'}`}
        </Text>
      ))}
    </>
  );
}

/** Tells one contact, group or week from another. */
function whichOf({ type, record, values }: HistoryLine, names: Names, open: string): string {
  const words = (field: string): string => wordsOfValue(field, values[field], names);
  if (type === 'contact') return words('name');
  if (type === 'membership') return words('group');
  if (type === 'pupil') return record === open ? '' : (names.get(record) ?? '');
  return `from ${words('from')}`;
}
