import { noteSignOut, readClockDoubt } from '../../data/clock-watch.ts';
import type { CentreKind } from '../../data/database.ts';
import type { Founded } from '../../data/found-centre.ts';
import { centresHere, closeDatabase, openDatabase, removeSampleCentre } from '../../data/open-database.ts';
import { giveBack, withhold } from '../../data/lease/change-over.ts';
import { endSession, type Session } from '../../data/session.ts';
import { startSync, unsentBy } from '../../data/sync/api.ts';
import type { Joined } from '../../data/sync/things.ts';
import { wasWiped } from '../../data/sync/was-wiped.ts';
import type { Platform } from '../../platform/platform.ts';
import { remember, remembered } from '../../platform/remembered.ts';
import { isAnythingUnkept } from '../../ui/leaving/unkept.ts';
import type { OpenStore, Stage, StoreProblem } from './stage.ts';

/**
 * The one place that knows which store is open and who is signed in. Made once for the window, outside React, because a
 * store is held by the window and not by a screen.
 */
export class Gate {
  #stage: Stage = { at: 'opening' };
  #store: OpenStore | null = null;
  /** Ends the exchange of whoever is signed in; settles when nothing of it is under way. */
  #stopExchange: () => Promise<void> = () => Promise.resolve();
  /** Ends the session whose place another has taken. */
  #ending: Promise<void> = Promise.resolve();
  /** One session is taking the place of another. */
  #isChangingOver = false;
  readonly #platform: Platform;
  readonly #listeners = new Set<() => void>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly stage = (): Stage => this.#stage;

  /** Opens the centre used last, or goes to the start screen where there is none. */
  async begin(): Promise<void> {
    const here = await centresHere();
    const [first] = here;
    if (first === undefined) {
      this.#to({ at: 'start', here });
      return;
    }
    const last = here.find((kind) => kind === remembered('last-centre'));
    await this.open(last ?? first);
  }

  /** Opens a centre's store and asks who is there. */
  async open(kind: CentreKind): Promise<void> {
    this.#to({ at: 'opening' });
    await this.#letGo();
    const opened = await openDatabase(kind, { onClosed: () => this.#lost(kind) });
    if (opened.state === 'problem') {
      this.#to({ at: 'problem', problem: opened.problem, kind });
      return;
    }
    const here = await centresHere();
    if (opened.state === 'none') {
      this.#to({ at: 'start', here });
      return;
    }
    this.#store = { kind, database: opened.database, release: opened.release };
    remember('last-centre', kind);
    this.#to({ at: 'sign-in', store: this.#store, here, wasLocked: false, unsent: 0 });
  }

  /** The screen on which a centre is opened, set up or restored. */
  async toStart(): Promise<void> {
    await this.#letGo();
    this.#to({ at: 'start', here: await centresHere() });
  }

  /** A centre was just founded; its founder is signed in. */
  async founded({ session, release }: Founded): Promise<void> {
    const { kind, database } = session;
    database.on('close', () => this.#lost(kind));
    this.#store = { kind, database, release };
    remember('last-centre', kind);
    if (kind === 'real') {
      await this.signedIn(session, true);
      return;
    }
    // The sample is entered by its sign-in screen, where its people and what each is for are listed.
    await leave(session);
    this.#to({ at: 'sign-in', store: this.#store, here: await centresHere(), wasLocked: false, unsent: 0 });
  }

  /** This laptop just joined a centre; whoever joined is signed in, and the first fill begins. */
  async joined({ session, release }: Joined): Promise<void> {
    const { kind, database } = session;
    database.on('close', () => this.#lost(kind));
    this.#store = { kind, database, release };
    remember('last-centre', kind);
    await this.signedIn(session);
  }

  /** The records were taken off this laptop: begins afresh with whatever else is here. */
  async afterWipe(): Promise<void> {
    await this.#letGo();
    await this.begin();
  }

  async signedIn(session: Session, fresh = false): Promise<void> {
    if (this.#store === null) throw new Error('Nobody can sign in before a store is open');
    remember(`last-member-${session.kind}`, session.member.id);
    const store = this.#store;
    const clock = await readClockDoubt(session);
    this.#exchange(session);
    this.#to({ at: 'signed-in', store, session, fresh, clock });
  }

  #exchange(session: Session): void {
    this.#stopExchange = startSync(session, this.#platform, (news) => {
      // A form that is half done is kept or left first: nothing of the centre is newly opened meanwhile.
      if (news === 'ended' && isAnythingUnkept()) return;
      void this.#changeOver(session, news === 'ended' ? withhold : giveBack);
    });
  }

  /** Puts another session of the same person in the place of this one, without leaving the screen. */
  async #changeOver(session: Session, open: (session: Session) => Promise<Session | null>): Promise<void> {
    const stage = this.#stage;
    if (this.#isChangingOver || stage.at !== 'signed-in' || stage.session !== session) return;
    this.#isChangingOver = true;
    try {
      await this.#stopExchange();
      const next = await open(session);
      if (this.#stage !== stage) {
        // Locked meanwhile: that waited for this.
        if (next !== null) endSession(next);
        return;
      }
      this.#exchange(next ?? session);
      if (next === null) return;
      this.#to({ ...stage, session: next });
      this.#ending = endSoon(session);
      await this.#ending;
    } catch (error) {
      reportError(error);
      this.#isChangingOver = false;
      await this.lock();
    } finally {
      this.#isChangingOver = false;
    }
  }

  /** Takes every name and key out of the screen and out of memory. What is being written is finished first. */
  async lock(): Promise<void> {
    const stage = this.#stage;
    if (stage.at !== 'signed-in') return;
    const unsent = unsentBy(stage.session).all;
    this.#to({ at: 'opening' });
    await this.#ending;
    await this.#stopExchange();
    await leave(stage.session);
    this.#to({ at: 'sign-in', store: stage.store, here: await centresHere(), wasLocked: true, unsent });
  }

  /** Waits for what is being written; for the moment before the window closes. */
  async finish(): Promise<void> {
    if (this.#stage.at !== 'signed-in') return;
    await this.#stopExchange();
    await this.#stage.session.writeQueue;
  }

  /** Removes the sample centre and goes to the start screen. */
  async removeSample(): Promise<void> {
    this.#to({ at: 'opening' });
    await this.#letGo();
    await removeSampleCentre();
    await this.begin();
  }

  /** Something in the store cannot be trusted or reached; nothing is written any more. */
  fail(problem: StoreProblem): void {
    // The page that says so is on the screen already.
    if (this.#stage.at === 'signed-in' && wasWiped(this.#stage.session)) return;
    const kind = this.#store?.kind ?? 'real';
    void this.#letGo().then(() => {
      this.#to({ at: 'problem', problem, kind });
    });
  }

  #lost(kind: CentreKind): void {
    if (this.#store?.kind === kind) this.fail('closed');
  }

  async #letGo(): Promise<void> {
    const { at } = this.#stage;
    const session = this.#stage.at === 'signed-in' ? this.#stage.session : null;
    const store = this.#store;
    this.#store = null;
    if (at === 'signed-in') this.#to({ at: 'opening' });
    if (session !== null) {
      await this.#ending;
      await this.#stopExchange();
      await leave(session);
    }
    if (store === null) return;
    await closeDatabase(store.database);
    store.release();
  }

  #to(stage: Stage): void {
    this.#stage = stage;
    for (const listener of this.#listeners) listener();
  }
}

/** The small session of the time after the lease knows less than its successor, so it may stay open for what a screen had just begun with it. */
const graceMilliseconds = 2000;

/** Ends a session nobody looks at any more: one that held the centre's keys at once. */
async function endSoon(session: Session): Promise<void> {
  const grace = session.registersOnly === null ? 0 : graceMilliseconds;
  await new Promise((resolve) => setTimeout(resolve, grace));
  endSession(session);
}

/** What is being written is finished first; a store that has gone cannot be told the time. */
async function leave(session: Session): Promise<void> {
  await session.writeQueue;
  await noteSignOut(session).catch(() => undefined);
  endSession(session);
}
