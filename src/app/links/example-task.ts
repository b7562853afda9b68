/** The task whose example a stranger sees first: everybody has added by hand, and knows what a carry is. */
export const EXAMPLE_TASK = 'large-number-addition';

/** The machine step at which that example opens: its first carry has just been written. */
export const EXAMPLE_STEP = 54;
