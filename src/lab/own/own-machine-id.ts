/** The id of every machine of a person's own, whatever its file says. */
export const OWN_MACHINE = 'own';
