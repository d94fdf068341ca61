import { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { Tier } from './tiers.ts';

/**
 * How long a record is kept. The periods stand in one table (retention.ts) because the law and local policy change them,
 * never the record types.
 */
export type RetentionClass = 'register' | 'pupilFile' | 'senFile' | 'organisation' | 'staff';

/**
 * Where the settled rows of a type live:
 * held  - in memory while someone is signed in (small: people, groups, weeks), for search and instant screens;
 * dated - on the disk, read by pupil or by date (grows every day);
 * sheet - packed by half-term (register marks).
 */
export type Storage = 'held' | 'dated' | 'sheet';

export interface FieldSpec<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** The words on forms, in histories and as a column heading. */
  readonly label: string;
  readonly tier: Tier;
  /** Fields with the same unit agree together: they are changed, contested and settled as one. */
  readonly unit?: string;
  readonly refersTo?: Reference;
}

/**
 * That a field holds the id of another record. `within`: the value is a list, and this property of its items holds it.
 * `typeIn`: the record's type is what another field of the same change says.
 */
export type Reference =
  | { readonly type: string; readonly within?: string; readonly typeIn?: never }
  | { readonly typeIn: string; readonly type?: never };

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

export interface Declaration<Name extends string = string, F extends FieldSpecs = FieldSpecs> {
  readonly type: Name;
  readonly label: string;
  readonly plural: string;
  readonly storage: Storage;
  readonly retention: RetentionClass;
  /** What a member of staff must be allowed to do to write it. Asked by the write door, and by the endpoint later. */
  readonly writtenWith: Permission;
  /** Append only: a record is made once and never changed (observations, contact attempts). */
  readonly appendOnly: boolean;
  /** The fields that make the key, in order; none where a random id is the key. */
  readonly key: readonly string[];
  /** The types of record whose ids the first parts of such a key are, in order; empty where no part is one. */
  readonly keyRefersTo: readonly string[];
  /** The field that names the pupil the record is about; 'id' for the pupil's own file; null where it is about no pupil. */
  readonly about: string | null;
  /** The field, a LocalDate, by which dated rows are found. Dates alone are not personal, so the index is plain. */
  readonly dateField: string | null;
  readonly fields: F;
  readonly schema: z.ZodObject<{ [K in keyof F]: F[K]['schema'] }>;
}

type Input<Name extends string, F extends FieldSpecs> = Pick<
  Declaration<Name, F>,
  'type' | 'label' | 'plural' | 'storage' | 'retention' | 'writtenWith' | 'fields'
> &
  Partial<Pick<Declaration<Name, F>, 'appendOnly' | 'key' | 'keyRefersTo' | 'about' | 'dateField'>>;

/** The one declaration of a record type. Everything else that knows its fields reads them from here. */
export function defineRecord<const Name extends string, F extends FieldSpecs>(
  input: Input<Name, F>,
): Declaration<Name, F> {
  const shape = Object.fromEntries(Object.entries(input.fields).map(([name, field]) => [name, field.schema]));
  return {
    appendOnly: false,
    key: [],
    keyRefersTo: [],
    about: null,
    dateField: null,
    ...input,
    // The shape is built from the very fields whose type it is given.
    schema: z.strictObject(shape) as unknown as Declaration<Name, F>['schema'],
  };
}

export function field<S extends z.ZodType>(label: string, tier: Tier, schema: S, unit?: string): FieldSpec<S> {
  return unit === undefined ? { label, tier, schema } : { label, tier, schema, unit };
}

/** Says that a field holds ids of other records, so that they can be followed and renamed from the declaration alone. */
export function refers<S extends z.ZodType>(to: string | Reference, spec: FieldSpec<S>): FieldSpec<S> {
  return { ...spec, refersTo: typeof to === 'string' ? { type: to } : to };
}

/** The values of a record, without its id. */
export type ValuesOf<D> =
  D extends Declaration<string, infer F> ? z.infer<z.ZodObject<{ [K in keyof F]: F[K]['schema'] }>> : never;

/** A record as screens read it: its id (its key, where the key is made of fields) and its values. */
export type RecordOf<D> = ValuesOf<D> & { readonly id: string };

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
