import type { BringPreview } from '../../../data/sync/bring/preview.ts';
import { counted } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';

interface WhatFollowsProps {
  readonly preview: BringPreview;
  readonly centreName: string;
}

/** What agreeing means: what goes, what stays behind, what changes on this laptop, and that there is no way back. */
export function WhatFollows({ preview, centreName }: WhatFollowsProps) {
  const { entries, closedTwice, colleagues } = preview;
  return (
    <Notice kind="information" title="What happens when you agree" standing>
      <ul>
        <li>
          {`This laptop becomes a laptop of ${centreName}. Its ${counted(entries, 'entry', 'entries')} go there with who made them, when and why. You answer for them.`}
        </li>
        <li>
          Nothing at the centre is overwritten. Where both say something different, the centre’s stands and the
          difference waits under “Things to settle”.
        </li>
        <li>The centre’s name, session times, terms and closures stand; those of this laptop are not brought.</li>
        {closedTwice.length > 0 && (
          <li>
            {`${counted(closedTwice.length, 'session was', 'sessions were')} closed on both: the centre’s closing stands, and yours is noted beside it.`}
          </li>
        )}
        {colleagues.length > 0 && (
          <li>
            {`Afterwards only you sign in on this laptop. A code of their own, which you can give, is needed by: ${colleagues.join(', ')}. Their entries come along now.`}
          </li>
        )}
        <li>
          Joining cannot be undone. Make a last backup before you agree: with the recovery key you have printed it
          brings back what was here, on another laptop. For this laptop that key ends.
        </li>
      </ul>
    </Notice>
  );
}
