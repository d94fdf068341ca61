import { attendanceCodes } from '../../../shared/attendance/codes.ts';
import type { Code } from '../../../shared/attendance/types.ts';
import classes from './week-sheet.module.css';

/** What is needed to mark by hand; a longer list stands in the app. */
const handCodes: readonly Code[] = ['/', '\\', 'L', 'N', 'I', 'M', 'B', 'K', 'D', 'C2', 'E', 'U', 'O'];

/** The codes of the sheet in words, and what the marks in the corners mean. */
export function SheetKey({ codes, blank }: { readonly codes: readonly Code[]; readonly blank: boolean }) {
  const shown = attendanceCodes.filter(({ code }) => (blank ? handCodes : codes).includes(code));
  return (
    <section className={classes['key'] ?? ''} aria-label="Key to the codes">
      <ul>
        {shown.map(({ code, meaning }) => (
          <li key={code}>
            <b>{code}</b> {meaning}
          </li>
        ))}
      </ul>
      {blank ? (
        <p>
          Write the mark, the minutes late after L, and your initials at the foot of the column. Enter the sheet in
          Waymark as soon as you can; keep it until then where nobody else can read it.
        </p>
      ) : (
        <p>
          A dashed box with a struck letter in its corner: the mark was amended; the struck letter is the original
          entry. – is no mark.
        </p>
      )}
    </section>
  );
}
