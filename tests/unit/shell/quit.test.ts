import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QUIT_REQUESTED } from '../../../shared/ipc/channels.ts';
import { letRendererFinish } from '../../../electron/main/quit.ts';

const answers = vi.hoisted(() => ({ next: 0 }));
vi.mock('electron', () => ({ dialog: { showMessageBoxSync: () => answers.next } }));

const stay = 0;
const leave = 1;

/** A window whose page holds a half-typed form: it refuses to unload unless the shell overrules it. */
class WindowWithForm extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { send: vi.fn() });
  isOpen = true;
  halfTyped = true;
  close(): void {
    if (this.prevented(this, 'close')) return;
    if (this.halfTyped && !this.prevented(this.webContents, 'will-prevent-unload')) return;
    this.isOpen = false;
  }
  private prevented(emitter: EventEmitter, name: string): boolean {
    let prevented = false;
    emitter.emit(name, { preventDefault: () => (prevented = true) });
    return prevented;
  }
}

let window: WindowWithForm;
let rendererIsDone: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  window = new WindowWithForm();
  const asWindow = window as unknown as BrowserWindow;
  const quit = letRendererFinish(() => asWindow);
  quit.watch(asWindow);
  rendererIsDone = quit.rendererIsDone;
});

afterEach(() => {
  vi.useRealTimers();
});

function closeAndFinish(): void {
  window.close();
  rendererIsDone();
}

it('closing waits until the renderer has finished, then asks about a half-typed form; Stay keeps the window', () => {
  answers.next = stay;
  window.close();
  expect(window.webContents.send).toHaveBeenCalledWith(QUIT_REQUESTED);
  rendererIsDone();
  expect(window.isOpen).toBe(true);
  vi.runAllTimers();
  expect(window.isOpen).toBe(true);
});

it('after Stay the next closing asks again, and Leave lets the window go', () => {
  answers.next = stay;
  closeAndFinish();
  answers.next = leave;
  closeAndFinish();
  expect(window.webContents.send).toHaveBeenCalledTimes(2);
  expect(window.isOpen).toBe(false);
});

it('without a half-typed form the window closes at once', () => {
  window.halfTyped = false;
  closeAndFinish();
  expect(window.isOpen).toBe(false);
});
