/** What the help says of the Trace page. */
export const HELP = {
  title: 'How to read this page',
  description:
    'A Turing machine solves the instance; the tapes show it at one step of its run. Marks on its rules cut the run into atomic states, and the chain of thought is what they say: the operands fetched, the result, where it goes next. Point at an operand to see its cells and where its value was written.',
} as const;

/** What else there is to know about the keys of a group. */
export const HELP_NOTES: Readonly<Partial<Record<string, string>>> = {
  'Values and text':
    'Tab leads into the text, arrow keys go from value to value, and from the first of a state to the button that unfolds its arithmetic.',
  Cells:
    'The cell is the one pointed at or focused last: Tab leads to the tapes, arrow keys go from cell to cell, Enter to the step that wrote it.',
};
