/** What cannot be exported, in words for people: what happened, and what to do instead. */
export class ExportError extends Error {}
