import { Anchor, List } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Notice } from '../notice.tsx';
import { hasProblems, type Problems } from './problems.ts';

interface ErrorSummaryProps {
  /** By the id of the field on the screen. A key that is no field's id is shown as plain words. */
  readonly problems: Problems;
}

/** All that is wrong, above the form; takes the focus when it appears. Each line leads to its field. */
export function ErrorSummary({ problems }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasProblems(problems)) box.current?.focus();
  }, [problems]);
  if (!hasProblems(problems)) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="error" title="There is a problem">
        <List>
          {Object.entries(problems).map(([field, message]) => (
            <List.Item key={field}>
              <ProblemLine field={field} message={message} />
            </List.Item>
          ))}
        </List>
      </Notice>
    </div>
  );
}

function ProblemLine({ field, message }: { readonly field: string; readonly message: string }) {
  if (document.getElementById(field) === null) return <>{message}</>;
  return (
    <Anchor
      component="button"
      type="button"
      underline="always"
      ta="left"
      c="inherit"
      onClick={() => {
        document.getElementById(field)?.focus();
      }}
    >
      {message}
    </Anchor>
  );
}
