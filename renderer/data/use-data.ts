import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type DependencyList } from 'react';
import type { RecordOf } from '../../shared/model/declare.ts';
import type { DeclarationOf, RecordType } from '../../shared/model/registry.ts';
import { useSession } from './session-context.ts';

/** Rises with every commit and every settling; effects that read the disk depend on it. */
export function useDataVersion(): number {
  const { replica } = useSession();
  return useSyncExternalStore(
    replica.subscribe,
    useCallback(() => replica.version, [replica]),
  );
}

/** Every record of a held type that is not withdrawn, always current. */
export function useRecords<T extends RecordType>(type: T): readonly RecordOf<DeclarationOf<T>>[] {
  const { replica } = useSession();
  return useSyncExternalStore(
    replica.subscribe,
    useCallback(() => replica.all(type), [replica, type]),
  );
}

/** One record of a held type, of a pupil the file that stands; undefined where there is none or it was withdrawn. */
export function useRecord<T extends RecordType>(
  type: T,
  id: string | undefined,
): RecordOf<DeclarationOf<T>> | undefined {
  const { replica } = useSession();
  const records = useRecords(type);
  const shown = id !== undefined && type === 'pupil' ? replica.persons.standing(id) : id;
  return records.find((record) => record.id === shown);
}

/** What `read` finds in memory, found again after every commit and settling and when an input changes. */
export function useFound<T>(read: () => T, inputs: DependencyList): T {
  const version = useDataVersion();
  const session = useSession();
  // eslint-disable-next-line react-hooks/exhaustive-deps, react-hooks/use-memo -- the caller names what `read` depends on
  return useMemo(read, [session, version, ...inputs]);
}

/**
 * What `load` reads from the disk, read again after every commit. Undefined until the first answer; afterwards the last
 * answer stays until the next is there, so that screens never flicker. Errors go to the nearest error screen.
 */
export function useLoaded<T>(load: () => Promise<T>, inputs: DependencyList): T | undefined {
  const version = useDataVersion();
  // Another session may take this one's place while a screen is open.
  const session = useSession();
  const [loaded, setLoaded] = useState<{ value: T } | { error: unknown }>();
  useEffect(() => {
    let current = true;
    load().then(
      (value) => {
        if (current) setLoaded({ value });
      },
      (error: unknown) => {
        if (current) setLoaded({ error });
      },
    );
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what `load` depends on
  }, [session, version, ...inputs]);
  if (loaded === undefined) return undefined;
  if ('error' in loaded) throw loaded.error;
  return loaded.value;
}
