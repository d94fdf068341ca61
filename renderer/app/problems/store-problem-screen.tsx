import { Button } from '@mantine/core';
import { PlainPage } from '../../ui/plain-page.tsx';
import type { StoreProblem } from '../gate/stage.ts';

interface Words {
  readonly title: string;
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  readonly retry: string;
}

const words: Record<StoreProblem, Words> = {
  'newer-store': {
    title: 'This centre needs a newer Waymark',
    happened:
      'A newer version of Waymark has worked with this centre’s records. This older version has left them untouched.',
    safe: 'Everything that was kept is still there.',
    next: 'Install the newest version of Waymark on this laptop, then open it again.',
    retry: 'Try again',
  },
  'another-window': {
    title: 'Waymark is open in another window',
    happened: 'Only one window can work with a centre’s records at a time.',
    safe: 'Everything that was kept is still there.',
    next: 'Go on in the other window, or close it and choose “Open here”.',
    retry: 'Open here',
  },
  blocked: {
    title: 'Another window is holding the records',
    happened: 'Waymark has to bring this centre’s records up to date, and another window still holds them open.',
    safe: 'Everything that was kept is still there.',
    next: 'Close every other window of Waymark, then try again.',
    retry: 'Try again',
  },
  closed: {
    title: 'Waymark lost hold of its records',
    happened: 'The store on this laptop was closed while Waymark was working with it, so Waymark has stopped.',
    safe: 'Everything that Waymark showed as kept is safe. What was not yet kept has to be entered again.',
    next: 'Choose “Open again” and sign in. If this comes back, restart the laptop.',
    retry: 'Open again',
  },
  damaged: {
    title: 'These records are not as Waymark wrote them',
    happened:
      'Part of the store on this laptop was changed or taken away by something other than Waymark. To protect the rest, Waymark will not work with it.',
    safe: 'Your backup files are not affected. Nothing has been written since this was found.',
    next: 'Do not delete anything. Tell the person who looks after this laptop, and restore the newest backup file on a laptop you trust.',
    retry: 'Try again',
  },
  failed: {
    title: 'Waymark could not open its records',
    happened: 'The laptop did not let Waymark open the store in which it keeps this centre’s records.',
    safe: 'Waymark has changed nothing.',
    next: 'Restart the laptop and open Waymark again. If that does not help, restore the newest backup file.',
    retry: 'Try again',
  },
};

/** What happened to the store, what is safe, what to do. */
export function StoreProblemScreen({
  problem,
  onRetry,
}: {
  readonly problem: StoreProblem;
  readonly onRetry: () => void;
}) {
  const { title, happened, safe, next, retry } = words[problem];
  return (
    <PlainPage title={title}>
      <p>{happened}</p>
      <p>{safe}</p>
      <p>{next}</p>
      <Button onClick={onRetry}>{retry}</Button>
    </PlainPage>
  );
}
