import { Box, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

interface PlainPageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** How wide the column may grow, in pixels. */
  readonly width?: number;
  /** A badge or a line beside the product's name. */
  readonly beside?: ReactNode;
  /** False where a control of the page takes the focus itself. */
  readonly focusTitle?: boolean;
}

/** A whole page in one column, without the frame: start, sign-in, and what went wrong. */
export function PlainPage({ title, children, width = 640, beside, focusTitle = true }: PlainPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus();
  }, [focusTitle, title]);
  return (
    <Box mih="100vh" bg="var(--waymark-quiet)" py="lg" px="md">
      <Stack maw={width} mx="auto" gap="md">
        <header style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', minHeight: 32 }}>
          <Text fw={700} fz={20}>
            Waymark
          </Text>
          {beside}
        </header>
        <Paper component="main" withBorder p={{ base: 'md', sm: 'xl' }}>
          <Title order={1} mb="md" tabIndex={-1} ref={heading}>
            {title}
          </Title>
          <Stack gap="md" align="stretch">
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Box>
  );
}
