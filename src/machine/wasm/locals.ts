/** The locals of a machine's function; first its parameters: the state, the stamp of the first step, and the stamp to stop at. */
export const STATE = 0;
export const START = 1;
export const END = 2;
/** The first tape's head; those of the other tapes follow. */
export const FIRST_HEAD = 3;
