import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { passphraseProblem } from '../../data/members.ts';
import { useSession } from '../../data/session-context.ts';
import { changeOwnPassphrase } from '../../data/staff-admin.ts';
import { syncNow, useSync } from '../../data/sync/api.ts';
import { endpointPassphraseProblem, shortestEndpointPassphrase } from '../../ui/connect/connect-draft.ts';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Form } from '../../ui/form/form.tsx';
import { emptyPassphrase, NewPassphraseFields, newPassphraseProblems } from '../../ui/form/new-passphrase.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { useUnkeptDraft } from '../../ui/leaving/unkept.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PassphraseThere } from './passphrase-there.tsx';
import { useStaffAct } from './use-staff-act.ts';

/** The passphrase of whoever is signed in, here and at the local authority. */
export function OwnPassphraseScreen() {
  const session = useSession();
  const { is, own } = useSync();
  const isEnrolled = is === 'enrolled';
  const [old, setOld] = useState('');
  const [draft, setDraft] = useState(emptyPassphrase);
  useUnkeptDraft({ old, draft });
  const [done, setDone] = useState(false);
  const { problems, busy, attempt } = useStaffAct();
  const submit = async (): Promise<void> => {
    setDone(false);
    const weak =
      passphraseProblem(draft.passphrase) ?? (isEnrolled ? endpointPassphraseProblem(draft.passphrase) : null);
    const wrong = {
      ...(old === '' ? { old: 'Enter your present passphrase' } : {}),
      ...newPassphraseProblems(draft, weak),
    };
    const changed = await attempt(wrong, (locking) => changeOwnPassphrase(session, old, draft.passphrase, locking));
    if (!changed) return;
    setOld('');
    setDraft(emptyPassphrase);
    setDone(true);
    syncNow(session);
  };
  return (
    <>
      <PageHeading title="Your passphrase" subtitle={`${session.member.name}, ${session.member.position}`} />
      <div style={{ maxWidth: 480 }}>
        {isEnrolled && <PassphraseThere told={own.passphrase} />}
        <Form label="Your passphrase" onSubmit={() => void submit()}>
          {done && (
            <Notice kind="success">
              {`Your passphrase is changed. Use the new one from now on.${isEnrolled ? ' On your other laptops the old one opens Waymark until you change it there.' : ''}`}
            </Notice>
          )}
          <ErrorSummary problems={problems} />
          <PassphraseField id="old" label="Present passphrase" value={old} error={problems['old']} onChange={setOld} />
          <NewPassphraseFields
            label="New passphrase"
            {...(isEnrolled ? { shortest: shortestEndpointPassphrase } : {})}
            draft={draft}
            problems={problems}
            onChange={setDraft}
          />
          <Group>
            <Button type="submit" loading={busy}>
              Change the passphrase
            </Button>
          </Group>
          {busy && <Text role="status">This takes some seconds.</Text>}
        </Form>
      </div>
    </>
  );
}
