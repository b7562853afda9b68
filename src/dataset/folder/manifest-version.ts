/**
 * The version of the manifest and of what the rows hold besides their texts: 1 up to 0.3.0, without a number; 2 since it has one, notes and
 * the content's hash, and chats have a system message.
 */
export const MANIFEST_VERSION = 2;
