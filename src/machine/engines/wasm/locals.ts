/** The parameters of a machine's function: the state, the stamp of the first step, and the stamp to stop at. */
export const STATE = 0;
export const START = 1;
export const END = 2;
/** The first local: the first tape's head; those of the other tapes follow. */
export const FIRST_HEAD = 3;
