import { ConfirmDialog } from '../confirm-dialog.tsx';

/** Marks the question on the page, so that the dialog under it leaves Escape to it. */
const questionId = 'leave-question';

export function isLeavingAsked(): boolean {
  return document.getElementById(questionId) !== null;
}

interface AskToLeaveProps {
  readonly opened: boolean;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asked once before something half done is left. Escape stays. */
export function AskToLeave({ opened, onLeave, onStay }: AskToLeaveProps) {
  return (
    <ConfirmDialog
      opened={opened}
      title="You have not kept this"
      confirmLabel="Leave and lose it"
      cancelLabel="Stay"
      danger
      above
      onConfirm={onLeave}
      onCancel={onStay}
    >
      <p id={questionId}>What you typed or chose here is not kept yet. If you leave, it is lost.</p>
    </ConfirmDialog>
  );
}
