import { spotlight } from '@mantine/spotlight';

export function openPalette(): void {
  spotlight.open();
}

export function closePalette(): void {
  spotlight.close();
}
