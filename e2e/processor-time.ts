/** How long tasks of a page keep its processor: on a busy machine a task takes as long as other programs let it, but not more of this. */
import { expect, type CDPSession, type Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The tasks of pages' main threads while something is done, each in milliseconds of processor time. */
export async function tasksWhile(page: Page, act: () => Promise<void>): Promise<number[]> {
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol says no more of its events.
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await client.send('Tracing.start', { categories: 'toplevel', transferMode: 'ReportEvents' });
  await act();
  await ended(client);
  await client.detach();
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const tasks = events.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && main.has(thread(event)));
  expect(tasks.length).toBeGreaterThan(100);
  return tasks.map(({ tdur }) => (tdur ?? 0) / 1000);
}

/** Ends the recording, and waits until all of it is there. */
async function ended(client: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
}
