import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { checkBackup } from '../../../data/restore.ts';
import { usePlatform } from '../../../platform/platform-context.ts';
import type { PickedFile } from '../../../platform/platform.ts';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../../ui/form/problems.ts';
import type { OpenedFile } from './opened-file.ts';

interface ChooseBackupProps {
  readonly onOpened: (opened: OpenedFile) => void;
  readonly onBack: () => void;
}

/** The file and the key that opens it; both are looked through before anything is written. */
export function ChooseBackup({ onOpened, onBack }: ChooseBackupProps) {
  const platform = usePlatform();
  const [file, setFile] = useState<PickedFile | null>(null);
  const [key, setKey] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [done, setDone] = useState<number | null>(null);
  const submit = async (): Promise<void> => {
    const wrong = {
      ...(file === null ? { file: 'Choose the backup file' } : {}),
      ...(key.trim() === '' ? { key: 'Enter the recovery key from the printed sheet' } : {}),
    };
    setProblems(wrong);
    if (file === null || hasProblems(wrong) || done !== null) return;
    setDone(0);
    try {
      const answer = await checkBackup(file.bytes, key, (part) => {
        setDone(part);
        return Promise.resolve();
      });
      if (answer.ok) onOpened({ bytes: file.bytes, recoveryKey: key, contents: answer.value });
      else setProblems({ '': answer.error.message });
    } finally {
      setDone(null);
    }
  };
  return (
    <Form label="Restore from a backup" onSubmit={() => void submit()}>
      <ErrorSummary problems={problems} />
      <Group>
        <Button
          id="file"
          variant="default"
          onClick={() => void platform.openFile(['.waymark']).then((picked) => picked !== null && setFile(picked))}
        >
          Choose the backup file
        </Button>
        <Text>{file === null ? 'No file chosen' : file.name}</Text>
      </Group>
      <TextField
        id="key"
        label="Recovery key"
        description="Seven groups of four characters, from the printed sheet"
        value={key}
        error={problems['key']}
        onChange={setKey}
      />
      <Group gap="xs">
        <Button variant="default" disabled={done !== null} onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={done !== null}>
          Continue
        </Button>
      </Group>
      {done !== null && <Progress value={done * 100} aria-label="Opening the backup" />}
    </Form>
  );
}
