import { Text, Title } from '@mantine/core';

interface PrintHeaderProps {
  /** What the sheet is: 'Weekly register'. */
  readonly title: string;
  /** For whom and for when. */
  readonly subtitle?: string;
  readonly centreName: string;
  readonly printedBy: string;
  /** Day and time of printing in words: 'Sat 21 Nov 2026, 09:02'. */
  readonly printedAt: string;
  readonly sample: boolean;
}

/** The head of every printed sheet: what it is, whose, who printed it and when. Seen on paper only. */
export function PrintHeader({ title, subtitle, centreName, printedBy, printedAt, sample }: PrintHeaderProps) {
  return (
    <header className="print-only">
      <Title order={2}>{title}</Title>
      {subtitle !== undefined && <Text>{subtitle}</Text>}
      <Text size="sm">
        {centreName}
        {sample ? ' (sample data)' : ''}. Printed by {printedBy} on {printedAt}.
      </Text>
    </header>
  );
}
