import { isPassphrase } from './passphrase.ts';
import type { Ports } from './ports.ts';
import { acceptedStep } from './totp.ts';
import type { Account } from './store-access.ts';

/** What somebody shows to prove who they are. */
export interface Credentials {
  readonly passphrase: string;
  readonly oneTimeCode?: string | undefined;
}

/**
 * Who somebody is. The endpoint's own accounts are its one implementation; a sign-in by an LA's OpenID Connect provider would
 * be another, with credentials of its own. Role and scope are not its business: they come from the grants.
 */
export interface Identity {
  /**
   * The account, where it is there and the credentials are its own. Takes as long for nobody as for somebody. `asksCode` says
   * of an account with a second factor whether that is asked for too.
   */
  prove(
    account: Account | undefined,
    shown: Credentials,
    asksCode?: (account: Account) => boolean,
  ): Promise<Account | 'wrong'>;
}

/** After so many wrong passphrases or codes in a row an account rests, so that guessing online leads nowhere. */
const mostFailures = 10;
const restMilliseconds = 15 * 60_000;

/** Accounts with a passphrase, and a one-time code for those who have a second factor. Counts failures and uses codes up. */
export function localIdentity({ store, now }: Pick<Ports, 'store' | 'now'>): Identity {
  return {
    prove: async (account, { passphrase, oneTimeCode }, asksCode = () => true) => {
      const asked = now();
      const isRight = await isPassphrase(passphrase, account?.passphraseHash ?? null);
      if (account === undefined) return 'wrong';
      return store.write(async (tx) => {
        // Read again: another try may have counted, or used the same code, meanwhile.
        const fresh = (await tx.account(account.centre, account.staff)) ?? account;
        if (fresh.lockedUntil > asked) return 'wrong';
        const isCodeAsked = fresh.totpSecret !== null && asksCode(fresh);
        const step =
          fresh.totpSecret === null || !isCodeAsked
            ? fresh.totpStep
            : acceptedStep(fresh.totpSecret, oneTimeCode ?? '', asked, fresh.totpStep);
        if (isRight && step !== null) {
          // A passphrase alone does not forgive wrong codes: else codes could be guessed between two of them.
          const isWhole = isCodeAsked || fresh.totpSecret === null;
          const passed = { ...fresh, failures: isWhole ? 0 : fresh.failures, totpStep: step };
          await tx.putAccount(passed);
          return passed;
        }
        await tx.putAccount({ ...fresh, ...afterFailure(fresh.failures + 1, asked) });
        return 'wrong';
      });
    },
  };
}

function afterFailure(failures: number, now: number): Pick<Account, 'failures' | 'lockedUntil'> {
  return failures < mostFailures ? { failures, lockedUntil: 0 } : { failures: 0, lockedUntil: now + restMilliseconds };
}
