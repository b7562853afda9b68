import { grouped } from '../../../base/grouped.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import { stateName } from '../../views/diagram/graph/summary.ts';
import styles from './PrintedTrace.module.css';

/** A symbol as it is printed; a blank and a space are told apart. */
const symbol = (text: string): string => (text === '' ? '⊔' : text === ' ' ? '␣' : text);

/** All rules of a machine on paper: of each tape only what a rule reads, writes and moves. */
export function PrintedRules({ machine }: { readonly machine: MachineView }) {
  const { tapes, rules } = machine;
  return (
    <>
      <h2>Rules ({grouped(rules.length)})</h2>
      <table className={styles.rules}>
        <thead>
          <tr>
            <th>State</th>
            <th>Reads</th>
            <th>Writes, moves</th>
            <th>Next state</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ state, read, write, move, next }, number) => (
            // Rules have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={number}>
              <td>{stateName(machine, state)}</td>
              <td>
                {read
                  .flatMap((group, tape) => (group ? [`${tapes[tape]!.name} ${group.map(symbol).join('')}`] : []))
                  .join('; ')}
              </td>
              <td>
                {tapes
                  .flatMap(({ name }, tape) => {
                    const written = write[tape];
                    const done = [
                      ...(written === null || written === undefined ? [] : [symbol(written)]),
                      ...(move[tape] === 'S' ? [] : [move[tape]!]),
                    ];
                    return done.length > 0 ? [`${name} ${done.join(' ')}`] : [];
                  })
                  .join('; ')}
              </td>
              <td>{stateName(machine, next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
