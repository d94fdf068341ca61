import { Notice } from '../../ui/notice.tsx';

/** What connecting means, before anybody presses the button: what leaves the laptop, to whom, and what stays as it is. */
export function WhatHappens() {
  return (
    <Notice kind="information" title="What happens when you connect" standing>
      <ul>
        <li>
          Everything in this centre goes to the local authority: pupils and their files, families, groups, registers,
          and the history of all of it. Nobody on the way can read it. The local authority can.
        </li>
        <li>
          From then on this laptop sends what is entered here, and fetches what colleagues enter elsewhere, whenever
          there is a connection. Without one, everything works as it does now.
        </li>
        <li>
          Colleagues who sign in on this laptop need no code: they are connected when they next sign in, with the
          passphrase they have here. Others join with their own laptops. You give out the codes.
        </li>
        <li>What has been sent cannot be called back from here.</li>
      </ul>
    </Notice>
  );
}
