import type { EndpointSend, NewsRequest } from '../../../shared/ipc/endpoint-line.ts';
import { may } from '../../../shared/centre/staff.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { pollMilliseconds } from '../../../shared/sync/protocol/poke.ts';
import type { Platform } from '../../platform/platform.ts';
import { now } from '../clock.ts';
import { contactAfterLease } from '../lease/lease-contact.ts';
import type { Session } from '../session.ts';
import { isStoreClosed } from '../store-errors.ts';
import { afterAccess } from './access-ended.ts';
import { PersonLine } from './admin.ts';
import { readContests } from './contests.ts';
import { Stopped, type HeldBack } from './device-log.ts';
import { exchange, type ExchangeEnd } from './exchange.ts';
import { newLife, type Life } from './life.ts';
import { readParked } from './parked.ts';
import { readState, type ExchangeState } from './state.ts';
import { aloneStatus, fillingOf, idle, type SyncPhase, type SyncStatus, type SyncTrouble } from './status.ts';
import { readStatus } from './read-status.ts';
import type { Contest, Parked } from './things.ts';
import { copied, fault, troubleOf } from './trouble.ts';
import { vouchForColleagues } from './vouch.ts';

const engines = new WeakMap<Session, SyncEngine>();

/** What whoever shows the session must know: the lease ended while somebody is signed in, or contact renewed it. */
export type LeaseNews = 'ended' | 'renewed';

export function engineOf(session: Session): SyncEngine {
  const known = engines.get(session);
  if (known !== undefined) return known;
  const engine = new SyncEngine(session);
  engines.set(session, engine);
  return engine;
}

const firstPauseMilliseconds = 5000;
const longestPauseMilliseconds = 60_000;

/** One exchange for one signed-in person: when to send and fetch, and the honest state of it. */
export class SyncEngine {
  readonly #session: Session;
  readonly #listeners = new Set<() => void>();
  #status: SyncStatus;
  #contests: readonly Contest[] = [];
  #parked: readonly Parked[] = [];
  #phase: SyncPhase = idle;
  #trouble: SyncTrouble | null = null;
  #heldBack: HeldBack | null = null;
  #rowsBefore = 0;
  #platform: Platform | null = null;
  #person: PersonLine | null = null;
  /** Since the last `start`: ends with its stop. */
  #life: Life = newLife();
  #isPaused = false;
  #isListening = false;
  /** Somebody asked for an exchange since the last one began. */
  #isNudged = false;
  #wakeUp: (() => void) | null = null;
  #onLease: (news: LeaseNews) => void = () => undefined;
  #looking: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(session: Session) {
    this.#session = session;
    const { shared } = session.replica;
    const alone = aloneStatus(session.replica.one('centre', 'centre')?.name ?? '');
    // Until it has been counted, nothing is said to be sent, and an empty laptop not to be filled.
    this.#phase = shared?.isFilled === false ? fillingOf(null) : idle;
    this.#status =
      shared === null ? alone : { ...alone, is: 'enrolled', isFilled: shared.isFilled, phase: this.#phase };
  }

  get status(): SyncStatus {
    return this.#status;
  }

  get contests(): readonly Contest[] {
    return this.#contests;
  }

  get parked(): readonly Parked[] {
    return this.#parked;
  }

  get platform(): Platform | null {
    return this.#platform;
  }

  /** The line for administering; null before `start`. */
  get person(): PersonLine | null {
    return this.#person;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Gives the engine the line, without exchanging yet. */
  attach(platform: Platform): void {
    this.#platform = platform;
    this.#person ??= new PersonLine(this.#session, platform.endpointSend);
  }

  /** Exchanges from now on: at once, after every act, when the network comes back, and every minute. */
  start(platform: Platform, onLease: (news: LeaseNews) => void = () => undefined): () => Promise<void> {
    this.attach(platform);
    this.#onLease = onLease;
    const life = newLife();
    this.#life = life;
    const wake = (): void => this.#nudge();
    window.addEventListener('online', wake);
    let lastNumber = this.#session.lastNumber;
    const leave = this.#session.replica.subscribe(() => {
      const made = this.#session.lastNumber - lastNumber;
      lastNumber = this.#session.lastNumber;
      if (made > 0) {
        this.#noteMade(made);
        wake();
      }
      void this.look();
    });
    const running = this.#loop(life);
    return () => {
      life.end();
      window.removeEventListener('online', wake);
      leave();
      this.#nudge();
      return running;
    };
  }

  /** At once: from the moment an act is kept, nothing may say that all was sent. */
  #noteMade(made: number): void {
    if (this.#status.is === 'alone') return;
    this.#status = { ...this.#status, unsent: this.#status.unsent + made, isUpToDate: false };
    for (const listener of this.#listeners) listener();
  }

  wake(): void {
    this.#isPaused = false;
    this.#nudge();
  }

  pause(): void {
    this.#isPaused = true;
  }

  #nudge(): void {
    this.#isNudged = true;
    this.#wakeUp?.();
  }

  get #isOver(): boolean {
    return this.#life.isOver || this.#session.database.keyring !== this.#session.keyring;
  }

  async #loop(life: { readonly isOver: boolean }): Promise<void> {
    let pause = firstPauseMilliseconds;
    while (!life.isOver && !this.#isOver) {
      this.#isNudged = false;
      await this.look();
      const end = this.#isPaused || this.#status.is === 'alone' ? null : await this.#once();
      pause = end?.ok === false ? Math.min(pause * 2, longestPauseMilliseconds) : firstPauseMilliseconds;
      await this.#rest(end?.ok === false ? pause : pollMilliseconds, end);
    }
  }

  async #rest(milliseconds: number, end: Result<unknown> | null): Promise<void> {
    this.#phase =
      end?.ok === false ? { is: 'waiting', tryAgainAt: now() + milliseconds, words: end.error.message } : idle;
    await this.look();
    const { is, unsent, heldBack } = this.#status;
    // What was asked for, or written, while the exchange was under way is not slept over.
    if (this.#isNudged || (is === 'enrolled' && end?.ok === true && unsent > heldBack)) return;
    await new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
      setTimeout(resolve, milliseconds);
    });
    this.#wakeUp = null;
  }

  async #once(): Promise<Result<unknown> | null> {
    const { platform } = this;
    if (platform === null) return null;
    this.#rowsBefore = 0;
    try {
      await this.#noteFillBeforeItsFirstPage();
      // Locking never waits for a line: what is under way there counts as lost, and is asked again.
      const send: EndpointSend = (request) => Promise.race([platform.endpointSend(request), this.#life.over]);
      if (this.#session.registersOnly !== null) {
        const end = await contactAfterLease(this.#session, send);
        this.#trouble = end.ok ? null : troubleOf(end.error);
        if (end.ok) this.#onLease('renewed');
        return end;
      }
      const end = await exchange(this.#session, send, {
        greeted: (line) => void this.#listen(line),
        moved: (state) => this.#moved(state),
        heldBack: (held) => void (this.#heldBack = held),
        received: (rows) => void (this.#rowsBefore += rows),
        isStopped: () => this.#isPaused || this.#isOver,
      });
      this.#trouble = end.ok ? null : troubleOf(end.error);
      if (end.ok) await this.#after(end.value.is);
      return end;
    } catch (error) {
      // Stopped by a person, or locked or closed under the exchange: everything kept so far is whole.
      if (error instanceof Stopped || this.#isOver || isStoreClosed(error)) return null;
      this.#trouble = fault;
      reportError(error);
      return { ok: false, error: { code: 'trouble', message: fault.words } };
    }
  }

  async #after(end: ExchangeEnd['is']): Promise<void> {
    if (end === 'forked') this.#trouble = copied;
    if (end === 'revoked' || end === 'ended') await this.#close(end);
    if (end === 'done' && this.#person !== null) await vouchForColleagues(this.#session, this.#person);
    if (end !== 'renewed') return;
    this.#person?.forget();
    this.#isNudged = true;
  }

  /** The access of the laptop, or of whoever is signed in, has ended: what may not be seen here any more goes. */
  async #close(what: 'revoked' | 'ended'): Promise<void> {
    await this.look();
    const { trouble, forget } = await afterAccess(this.#session, what, this.#status);
    this.#trouble = trouble;
    if (forget === null) return;
    this.#status = { ...this.#status, trouble };
    for (const listener of this.#listeners) listener();
    this.#life.end();
    await forget();
  }

  /** Waits for the endpoint's news, one wait at a time; where that is blocked, the pauses between exchanges do. */
  async #listen(line: NewsRequest): Promise<void> {
    if (this.#isListening || this.#platform === null) return;
    this.#isListening = true;
    const told = await this.#platform.endpointNews(line);
    this.#isListening = false;
    if (told.ok && told.value.news && !this.#isOver) this.#nudge();
  }

  async #noteFillBeforeItsFirstPage(): Promise<void> {
    const state = await readState(this.#session.database);
    if (state?.isFilled !== false) return;
    this.#phase = fillingOf(state.filling);
    await this.look();
  }

  #moved(state: ExchangeState): void {
    const left = this.#session.lastNumber - state.sentTo;
    if (state.filling !== null) this.#phase = fillingOf(state.filling);
    else if (left > 0) this.#phase = { is: 'sending', left };
    else this.#phase = { is: 'receiving', rows: this.#rowsBefore };
    void this.look();
  }

  /** Counts anew from the disk and tells the screens. One look after the other; who waits for one that has not begun shares it. */
  async look(): Promise<void> {
    this.#next ??= this.#looking.then(() => {
      this.#next = null;
      this.#looking = this.#lookNow();
      return this.#looking;
    });
    return this.#next;
  }

  async #lookNow(): Promise<void> {
    if (this.#session.database.keyring !== this.#session.keyring) return;
    try {
      await this.#count();
    } catch (error) {
      // Locked or closed while counting: the next person counts anew.
      if (!this.#isOver && !isStoreClosed(error)) throw error;
      return;
    }
    for (const listener of this.#listeners) listener();
    if (this.#status.lease.isRegisterOnly && this.#session.registersOnly === null) this.#onLease('ended');
  }

  async #count(): Promise<void> {
    const session = this.#session;
    if (session.replica.shared === null) {
      // A laptop on its own asks the disk nothing.
      this.#status = aloneStatus(session.replica.one('centre', 'centre')?.name ?? '');
      return;
    }
    const settles = may(session.member.role, 'takeRegister');
    this.#contests = await readContests(session);
    this.#parked = await readParked(session);
    this.#status = await readStatus(session, {
      ...{ phase: this.#phase, trouble: this.#trouble, heldBack: this.#heldBack },
      ...{ parked: this.#parked.length, toSettle: settles ? this.#contests.length : 0 },
    });
  }
}
