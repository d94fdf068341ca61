import type { LocalDate } from '../../../shared/lib/local-date.ts';

/** The work of the benchmark (docs/performance.md): what every adapter is given. */
export interface BenchPupil {
  readonly id: string;
  readonly groupId: string;
  readonly surname: string;
  readonly forename: string;
  readonly dob: LocalDate;
  /** About a kilobyte of what a pupil's file says. */
  readonly file: string;
}
export interface BenchTarget {
  readonly id: string;
  readonly pupilId: string;
  readonly text: string;
  readonly reviews: readonly { readonly on: LocalDate; readonly text: string }[];
}
export interface BenchMark {
  readonly id: string;
  readonly pupilId: string;
  readonly date: LocalDate;
  readonly session: 'AM' | 'PM';
  readonly code: string;
  readonly minutesLate?: number;
  readonly comment?: string;
  readonly by: string;
  readonly at: number;
}
export interface BenchSummary {
  readonly pupilId: string;
  readonly attended: number;
  readonly possible: number;
}
export interface OpenOptions {
  readonly durability: 'relaxed' | 'strict';
  readonly sync: boolean;
  /** Address of the bench endpoint (tests/bench/endpoint.mjs), where `sync`. */
  readonly syncUrl?: string;
  /** A founds and loads; B joins with the code A made for it. */
  readonly dev?: 'A' | 'B';
  readonly code?: string;
}

/** What any harness may drive. */
export interface BenchAdapter {
  readonly name: string;
  readonly version: string;
  readonly caps: { readonly strict: boolean };
  open(options: OpenOptions): Promise<void>;
  close(): Promise<void>;
  bulkLoad(work: {
    readonly pupils: readonly BenchPupil[];
    readonly targets: readonly BenchTarget[];
    readonly marks: readonly BenchMark[];
  }): Promise<void>;
  openRegister(ask: {
    readonly groupId: string;
    readonly date: LocalDate;
    readonly weekStart: LocalDate;
    readonly weekEnd: LocalDate;
  }): Promise<{
    readonly pupils: readonly { readonly id: string }[];
    readonly marks: readonly Pick<BenchMark, 'pupilId' | 'date' | 'session' | 'code'>[];
  }>;
  putMark(mark: BenchMark): Promise<void>;
  summary(range: { readonly from: LocalDate; readonly to: LocalDate }): Promise<readonly BenchSummary[]>;
  getMark(
    mark: Pick<BenchMark, 'id' | 'pupilId' | 'date' | 'session'>,
  ): Promise<Pick<BenchMark, 'code' | 'by' | 'at'> | null>;
  countMarks(): Promise<number>;
  /** Makes this laptop known at the endpoint, and a code for the next one where there are such. */
  enrol(): Promise<string>;
  /** Sends everything that was not sent. */
  push(): Promise<void>;
  /** Fetches everything there is. */
  pull(): Promise<void>;
  /** From now on what is kept here is sent at once, and what others keep is fetched at once. */
  startLive(): Promise<void>;
  stopLive(): Promise<void>;
}
