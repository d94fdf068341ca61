import type { Role } from '../../../shared/centre/staff.ts';
import { ChoiceField, TextField } from '../../ui/form/fields.tsx';
import type { Problems } from '../../ui/form/problems.ts';
import { readsOf, roleChoices } from './role-words.ts';

/** What somebody is here: the position in words, and the role that says what they may see and do. */
export interface Post {
  readonly position: string;
  readonly role: Role;
}

interface PostFieldsProps {
  readonly post: Post;
  readonly problems: Problems;
  readonly onChange: (part: Partial<Post>) => void;
}

/** Problems by field; none where the post is whole. */
export function postProblems({ position }: Post): Problems {
  return position.trim() === '' ? { position: 'Enter the person’s position, such as Tutor' } : {};
}

export function PostFields({ post, problems, onChange }: PostFieldsProps) {
  return (
    <>
      <TextField
        id="position"
        label="Position"
        required
        value={post.position}
        error={problems['position']}
        onChange={(position) => onChange({ position })}
      />
      <ChoiceField
        id="role"
        label="Role"
        description={readsOf(post.role)}
        value={post.role}
        choices={roleChoices}
        onChange={(role) => onChange({ role })}
      />
    </>
  );
}
