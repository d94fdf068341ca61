import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { dayOf, timeOf } from '../../data/clock.ts';
import { checkBackup, type BackupContents } from '../../data/restore.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import type { PickedFile } from '../../platform/platform.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { hasProblems, noProblems, type Problems } from '../../ui/form/problems.ts';
import { counted, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

/** The drill: would this file restore? */
export function CheckBackup() {
  const platform = usePlatform();
  const [file, setFile] = useState<PickedFile | null>(null);
  const [key, setKey] = useState('');
  const [problems, setProblems] = useState<Problems>(noProblems);
  const [done, setDone] = useState<number | null>(null);
  const [found, setFound] = useState<BackupContents | null>(null);
  const choose = async (): Promise<void> => {
    const picked = await platform.openFile(['.waymark']);
    if (picked === null) return;
    setFile(picked);
    setFound(null);
  };
  const check = async (): Promise<void> => {
    const wrong = {
      ...(file === null ? { file: 'Choose the backup file' } : {}),
      ...(key.trim() === '' ? { key: 'Enter the recovery key from the printed sheet' } : {}),
    };
    setProblems(wrong);
    setFound(null);
    if (file === null || hasProblems(wrong) || done !== null) return;
    setDone(0);
    try {
      const answer: Result<BackupContents> = await checkBackup(file.bytes, key, (part) => {
        setDone(part);
        return Promise.resolve();
      });
      if (answer.ok) setFound(answer.value);
      else setProblems({ '': answer.error.message });
    } finally {
      setDone(null);
    }
  };
  return (
    <Form label="Check a backup file" onSubmit={() => void check()}>
      <ErrorSummary problems={problems} />
      <Group>
        <Button id="file" variant="default" onClick={() => void choose()}>
          Choose the backup file
        </Button>
        <Text>{file === null ? 'No file chosen' : file.name}</Text>
      </Group>
      <TextField id="key" label="Recovery key" value={key} error={problems['key']} onChange={setKey} />
      <Group>
        <Button type="submit" variant="default" loading={done !== null}>
          Check the file
        </Button>
      </Group>
      {done !== null && <Progress value={done * 100} aria-label="Checking the file" />}
      {found !== null && (
        <Notice kind="success" title="This backup is whole">
          {found.centreName}, made on {formatDate(dayOf(found.createdAt))} at {timeOf(found.createdAt)}, with{' '}
          {counted(found.counts['commits'] ?? 0, 'entry', 'entries')} in its log. It can be restored.
        </Notice>
      )}
    </Form>
  );
}
