import { Paper, Radio, Stack, Text } from '@mantine/core';
import type { Match } from '../../../../shared/joining/match.ts';
import type { BringPreview } from '../../../data/sync/bring/preview.ts';
import { ChangeList } from '../../../ui/change-list.tsx';
import { recordWords, typeWords } from './match-words.ts';

type Decision = { readonly same: string } | 'another';

interface MatchCardProps {
  readonly match: Match;
  readonly preview: BringPreview;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision) => void;
}

const another = 'another';

/** A record of this laptop that may be one of the centre's: only a person can say. */
export function MatchCard({ match, preview, decision, onDecide }: MatchCardProps) {
  const { type, id, candidates, why } = match;
  const value = decision === undefined ? null : decision === another ? another : decision.same;
  return (
    <Paper withBorder p="md">
      <Radio.Group
        label={`${typeWords[type]}: ${recordWords(preview.own, type, id)}`}
        description={why}
        value={value}
        onChange={(chosen) => onDecide(chosen === another ? another : { same: chosen })}
      >
        <Stack gap="xs" mt="sm">
          {candidates.map((candidate) => (
            <Radio
              key={candidate.id}
              value={candidate.id}
              label={`The same as ${recordWords(preview.theirs, type, candidate.id)} at the centre`}
            />
          ))}
          <Radio value={another} label={type === 'pupil' || type === 'staff' ? 'Another person' : 'Another one'} />
        </Stack>
      </Radio.Group>
      {candidates
        .filter(({ differences }) => differences.length > 0)
        .map(({ id: candidate, differences }) => (
          <div key={candidate}>
            <Text mt="sm" size="sm" c="dimmed">
              At the centre → on this laptop:
            </Text>
            <ChangeList changes={differences} />
          </div>
        ))}
    </Paper>
  );
}
