import { Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useActions } from '../../ui/actions/registry.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ImportKind } from './use-import.ts';

interface ChooseStepProps {
  readonly notOpened: boolean;
  readonly onPick: (kind: ImportKind) => void;
}

interface Kind {
  readonly kind: ImportKind;
  readonly title: string;
  readonly words: string;
  readonly button: string;
  readonly keys: string;
}

const kinds: readonly Kind[] = [
  {
    kind: 'ctf',
    title: 'Common Transfer File',
    words: 'What a school sends with a pupil: a file ending in .xml, version 24.0 or 25.0.',
    button: 'Choose a CTF',
    keys: 'x',
  },
  {
    kind: 'csv',
    title: 'List of pupils',
    words:
      'A spreadsheet saved as CSV, with headings in its first row. You say which column holds what; it is remembered.',
    button: 'Choose a CSV list',
    keys: 'c',
  },
  {
    kind: 'directory',
    title: 'Schools directory',
    words:
      'Names, numbers and addresses of schools: “All establishment data” (CSV) from Get Information about Schools.',
    button: 'Choose the directory',
    keys: 'd',
  },
];

/** What kind of file it is; the button opens the dialogue to pick it. */
export function ChooseStep({ notOpened, onPick }: ChooseStepProps) {
  useActions(
    kinds.map(({ kind, button, keys }) => ({
      id: `import ${kind}`,
      label: button,
      section: 'Bring in a file',
      keys,
      run: () => onPick(kind),
    })),
  );
  return (
    <Stack gap="lg">
      {notOpened && (
        <Notice kind="information" title="No file was opened">
          If you picked one, it could not be read: check that it is still there, then pick it again.
        </Notice>
      )}
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
        {kinds.map(({ kind, title, words, button }) => (
          <Paper key={kind} withBorder p="md" component="section" aria-label={title}>
            <Stack gap="sm" align="flex-start" justify="space-between" h="100%">
              <div>
                <Title order={2} mb="xs">
                  {title}
                </Title>
                <Text>{words}</Text>
              </div>
              <Button onClick={() => onPick(kind)}>{button}</Button>
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
