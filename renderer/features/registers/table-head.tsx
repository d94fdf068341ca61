import type { RegisterView } from '../../data/queries/registers.ts';
import { weekHeadings } from './week-cells.tsx';
import classes from './register.module.css';

/** The two heading lines of the list. */
export function TableHead({ view }: { readonly view: Pick<RegisterView, 'date' | 'head'> }) {
  const heading = weekHeadings(view.date);
  return (
    <thead className={classes['head'] ?? ''}>
      <tr>
        <th scope="col" rowSpan={2} className={classes['number'] ?? ''}>
          No.
        </th>
        <th scope="col" rowSpan={2}>
          Pupil
        </th>
        <th scope="col" rowSpan={2}>
          Expected now
        </th>
        {heading.days}
        {view.head.records === 'observations' && (
          <th scope="col" rowSpan={2}>
            Mark
          </th>
        )}
        <th scope="col" rowSpan={2}>
          {view.head.records === 'observations' ? 'Seen' : 'Mark'}
        </th>
      </tr>
      <tr>{heading.halves}</tr>
    </thead>
  );
}
