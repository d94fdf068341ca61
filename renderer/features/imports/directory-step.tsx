import { Button, Progress, Stack, Text } from '@mantine/core';
import { counted } from '../../ui/format.ts';
import { useUnkept } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDirectory } from './use-directory.ts';

interface DirectoryStepProps {
  readonly bytes: Uint8Array;
  readonly onDone: () => void;
}

/** The directory of schools comes in with its progress in sight and a safe way to stop. */
export function DirectoryStep({ bytes, onDone }: DirectoryStepProps) {
  const { state, stop } = useDirectory(bytes, onDone);
  useUnkept(state.at === 'reading' || state.at === 'keeping');
  if (state.at === 'refused') {
    return (
      <Stack gap="md" align="flex-start">
        <Notice kind="error" title="The directory was not brought in">
          {state.message}
        </Notice>
        <Button onClick={onDone}>Choose another file</Button>
      </Stack>
    );
  }
  if (state.at === 'done') {
    return (
      <Stack gap="md" align="flex-start">
        <Notice kind="success" title="The schools directory is kept">
          {`${counted(state.schools, 'school')} can be found by name, URN or DfE number.`}
          {state.leftOut > 0 &&
            ` ${counted(state.leftOut, 'row')} without a number or name, or given twice, were left out.`}
        </Notice>
        <Button onClick={onDone}>Bring in another file</Button>
      </Stack>
    );
  }
  const words = state.at === 'reading' ? 'Reading' : 'Keeping';
  return (
    <Stack gap="md" align="stretch" maw={480}>
      <Text>{`${words}: ${counted(state.schools, 'school')} so far`}</Text>
      <Progress value={Math.round(state.share * 100)} aria-label={`${words} the directory`} size="lg" />
      <Text size="sm" c="dimmed">
        The directory that was here stays until all of the new one is kept.
      </Text>
      <div>
        <Button variant="default" onClick={stop}>
          Stop
        </Button>
      </div>
    </Stack>
  );
}
