/** Thrown when a drawn instance cannot become a row: its machine does not answer, or its text is too long. The message names the instance. */
export class CannotWrite extends Error {}
