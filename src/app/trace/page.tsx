import { useMessage } from '../frame/messages.ts';
import type { Page } from '../frame/page.ts';
import { taskOf, type Selection } from '../links/selection.ts';
import { parseAddress } from '../links/trace-address.ts';
import { shownRange } from '../../tasks/ranges.ts';
import { onTraceServiceFailure, traceService } from '../session/trace-client.ts';
import { AddressWriter } from './address-writer.ts';
import { TracePage } from './TracePage.tsx';
import { isEmbedded } from './share/links.ts';
import { TracePageSession } from './trace-session.ts';

/** The page that steps through a task's run, with the session of its trace. */
export function makeTracePage(): Page {
  const session = new TracePageSession(traceService);
  const writer = new AddressWriter(session);
  return {
    id: 'trace',
    name: 'Trace',
    Component: () => <TracePage session={session} />,
    title: { read: () => titleOf(session.selection), subscribe: session.state.subscribe },
    // While a trace is shown its own link need not follow the cursor.
    address: {
      read: () => writer.address(),
      subscribe: (listener) => session.state.subscribe((now, before) => now.run !== before.run && listener()),
    },
    start: () => {
      onTraceServiceFailure((sentence) => session.fail(`${sentence} Run it again, or load the page again.`));
      useMessage.subscribe(({ sentence }) => session.notices.notify(sentence));
    },
    open: (hash) => {
      writer.open();
      const { selection, step, breakpoints, table, presents, problems } = parseAddress(hash);
      // A link that names none leaves what the person has chosen.
      if (table) session.panels.showTable(table);
      session.panels.present(presents && !isEmbedded());
      void session.open(selection, { step: step ?? 'in the middle', problems });
      session.breakpoints.set(breakpoints);
    },
    leave: () => {
      writer.leave();
      session.playback.pause();
      session.point(undefined);
    },
  };
}

/** The task, and which of its instances where it was drawn. */
function titleOf(selection: Selection): string {
  const { title } = taskOf(selection);
  return selection.seed === null ? title : `${title}, ${shownRange(selection.range)}, seed ${selection.seed}`;
}
