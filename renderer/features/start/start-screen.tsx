import { useState } from 'react';
import type { CentreKind } from '../../data/database.ts';
import type { Founded } from '../../data/found-centre.ts';
import { StartChoices } from './start-choices.tsx';

interface StartScreenProps {
  /** The centres that are on this laptop already. */
  readonly here: readonly CentreKind[];
  readonly onFounded: (founded: Founded) => void;
  readonly onOpen: (kind: CentreKind) => void;
}

type Way = 'choices';

/** The first screen of a laptop without a centre: the sample, an own centre, or a backup brought back. */
export function StartScreen({ here, onFounded, onOpen }: StartScreenProps) {
  const [way] = useState<Way>('choices');
  return way === 'choices' ? <StartChoices here={here} onFounded={onFounded} onOpen={onOpen} /> : null;
}
