import { Button, Modal } from '@mantine/core';
import { formatMinutes } from '../../ui/format.ts';
import classes from './register.module.css';

interface MinutesGridProps {
  readonly opened: boolean;
  readonly name: string;
  readonly longest: number;
  readonly onChoose: (minutes: number) => void;
  readonly onClose: () => void;
}

/** Every minute that can be kept now, so that one touch says how late. */
export function MinutesGrid({ opened, name, longest, onChoose, onClose }: MinutesGridProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      transitionProps={{ duration: 0 }}
      title={`${name}: how many minutes late?`}
    >
      <div className={classes['minutes'] ?? ''}>
        {Array.from({ length: longest }, (_, index) => index + 1).map((minutes) => (
          <Button
            key={minutes}
            variant="default"
            px={0}
            aria-label={formatMinutes(minutes)}
            onClick={() => onChoose(minutes)}
          >
            {minutes}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
