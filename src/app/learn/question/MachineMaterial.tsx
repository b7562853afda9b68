import type { ShownMachine } from '../../../learn/question.ts';
import styles from './Material.module.css';

/** A machine: what it should do, its table, and tests that it passes. */
export function MachineMaterial({ shown }: { readonly shown: ShownMachine }) {
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">Rules of the machine</caption>
          <thead>
            <tr>
              <th scope="col">state</th>
              <th scope="col">reads</th>
              <th scope="col">writes</th>
              <th scope="col">moves</th>
              <th scope="col">next state</th>
            </tr>
          </thead>
          <tbody>
            {shown.rules.map(({ state, read, write, move, next }) => (
              <tr key={`${state} ${read}`}>
                <td>{state}</td>
                <td>{read}</td>
                <td>{write}</td>
                <td>{move}</td>
                <td>{next}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">Tests that the machine passes</caption>
          <thead>
            <tr>
              <th scope="col">test</th>
              <th scope="col">the machine’s result, which is right</th>
            </tr>
          </thead>
          <tbody>
            {shown.tests.map(({ input, result }) => (
              <tr key={input}>
                <td>{input === '' ? 'nothing' : input}</td>
                <td>{result}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
