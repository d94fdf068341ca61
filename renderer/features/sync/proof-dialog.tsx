import { Dialog } from '../../ui/dialog.tsx';
import { ProofForm, proofTitle } from './proof-form.tsx';
import type { Proved } from './use-proved.ts';

/** Asks for proof while an act at the local authority waits for it. */
export function ProofDialog({ proved }: { readonly proved: Proved }) {
  if (!proved.asks) return null;
  return (
    <Dialog onClose={proved.cancel} title={proofTitle} size="md" closeOnClickOutside={false}>
      <ProofForm busy={proved.busy} problem={proved.problem} onProve={proved.prove} onCancel={proved.cancel} />
    </Dialog>
  );
}
