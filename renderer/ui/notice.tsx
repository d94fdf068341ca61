import { Box, Text } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import classes from './notice.module.css';

export type NoticeKind = 'success' | 'warning' | 'error' | 'information';

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Standing text that was there when the screen opened is not read out of turn. */
  readonly standing?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

const words: Record<NoticeKind, string> = {
  success: 'Done',
  warning: 'Warning',
  error: 'Problem',
  information: 'Note',
};

/** Says in words what happened. Errors and warnings are read out at once, the rest when the reader is free. */
export function Notice({ kind, title, children, standing = false, ref }: NoticeProps) {
  const urgent = kind === 'error' || kind === 'warning';
  const role = standing ? undefined : urgent ? 'alert' : 'status';
  return (
    <Box ref={ref} role={role} className={classes['notice'] ?? ''} data-kind={kind}>
      <Text fw={650}>{title ?? words[kind]}</Text>
      {children !== undefined && <div>{children}</div>}
    </Box>
  );
}
