import { Button, Group } from '@mantine/core';
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import type { Declaration, ValuesOf } from '../../../shared/model/declare.ts';
import { useUnkeptDraft } from '../leaving/unkept.ts';
import { Notice } from '../notice.tsx';
import { ChangedNote } from './changed-note.tsx';
import { changedUnder, mergedDraft } from './changed-under.ts';
import { ErrorSummary } from './error-summary.tsx';
import { Form } from './form.tsx';
import { noProblems, type Problems } from './problems.ts';
import { RecordFields, summaryOf } from './record-fields.tsx';
import { draftOf, readDraft, type Draft, type Helps } from './record-values.ts';
import { useAct } from './use-act.ts';

interface RecordFormProps<D extends Declaration> {
  /** Names the form for those who cannot see where it begins. */
  readonly label: string;
  readonly declaration: D;
  /** The fields shown, in order. Others are left as they are. */
  readonly names: readonly (keyof ValuesOf<D> & string)[];
  /** The record as it is; none for a new one. */
  readonly record?: object;
  /** What a new record begins with. */
  readonly proposed?: Draft;
  readonly helps?: Helps;
  readonly saveLabel: string;
  /** Only the fields shown; one whose box is empty is undefined. */
  readonly onSave: (values: ValuesOf<D>) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** 'Denise Farrowby changed this at 09:14', for a field that changed while the form was open. */
  readonly whoChanged?: (field: string) => string | undefined;
  readonly children?: ReactNode;
}

/**
 * A whole form for a record: boxes, what is wrong in place and above, save and cancel. Nothing typed is lost on an error. A
 * record that changes meanwhile never changes the boxes: both values are shown, and where the person typed too, they choose.
 */
export function RecordForm<D extends Declaration>(props: RecordFormProps<D>) {
  const { declaration, names, record, proposed, helps = {}, onSave, onDone, onCancel } = props;
  const form = useId();
  const current = draftOf(names, record);
  const [base, setBase] = useState<Draft>(current);
  const [draft, setDraft] = useState<Draft>(() => ({ ...current, ...proposed }));
  const changed = record === undefined ? [] : changedUnder(names, base, current, draft);
  useUnkeptDraft(draft);
  const [problems, setProblems] = useState<Problems>(noProblems);
  const act = useAct();
  // The summary takes the focus whenever it is given other problems, so it must be the same object until there are.
  const summary = useMemo(() => summaryOf(form, declaration, problems), [form, declaration, problems]);
  const keepOwn = (name: string): void => {
    setBase({ ...base, [name]: current[name] ?? '' });
    setProblems(noProblems);
  };
  const save = (): void => {
    const open = changed.filter(({ typed }) => typed);
    if (open.length > 0) {
      setProblems(Object.fromEntries(open.map(({ name }) => [name, 'Choose above which of the two to keep'])));
      return;
    }
    const wanted = record === undefined ? draft : mergedDraft(names, base, current, draft);
    const read = readDraft(declaration, names, wanted, helps);
    if ('problems' in read) {
      setProblems(read.problems);
      return;
    }
    setProblems(noProblems);
    // Each field shown was just judged by its own declaration; the caller knows which fields it asked for.
    act.run(() => onSave(read.values as ValuesOf<D>), onDone);
  };
  return (
    <Form label={props.label} onSubmit={save}>
      <ErrorSummary problems={summary} />
      {act.problem !== null && <Notice kind="error">{act.problem}</Notice>}
      <ChangedNote
        {...{ declaration, helps, changed, current, draft, whoChanged: props.whoChanged }}
        onTake={(name) => {
          setDraft({ ...draft, [name]: current[name] ?? '' });
          keepOwn(name);
        }}
        onKeepOwn={keepOwn}
      />
      <RecordFields
        form={form}
        declaration={declaration}
        names={names}
        draft={draft}
        problems={problems}
        helps={helps}
        onChange={setDraft}
      />
      {props.children}
      <Group gap="xs">
        <Button type="submit" loading={act.busy}>
          {props.saveLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Form>
  );
}
