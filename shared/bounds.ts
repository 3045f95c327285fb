// Size limits of text and lists: the relay refuses updates beyond them, input fields of the client stop at a quarter (`inFields`), DOCUMENTS.md
// lists them.

/** UTF-16 units of one person in a title, a name, or another single line. */
export const LINE = 4_000
/** … and in texts of several sentences: a decision, a reason, a note of the glossary. */
export const PROSE = 40_000
/** Limit of input fields: a quarter, so that several people, an undo and a restore never reach the bound. */
export const inFields = (most: number): number => most / 4

/** Of one document, as the relay counts it: its newest checkpoint, and all updates since then. */
export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024

/** Per account. */
export const MOST_PASSKEYS = 20

/** Texts that one person creates in a group within an hour. */
export const MOST_NEW_TEXTS = 60
/** Texts of one person in which nothing was written, and archived ones; and both in a group. None can be deleted. */
export const MOST_EMPTY_TEXTS = 200
export const MOST_ARCHIVED_TEXTS = 1_000
export const MOST_UNUSED_TEXTS = 10_000

/** Entries of one person in a list that are not archived. */
export const MOST = {
  /** Of a group, by any author: written in, and not archived; those brought back after a restore are not limited. */
  texts: 1_000,
  items: 10_000,
  streams: 500,
  /** Own fields of a group that are in use; and with those that were archived, which are never deleted. */
  ownFields: 30,
  ownFieldsEver: 200,
  /** Choices of one of them. */
  choices: 200,
  sections: 500,
  points: 2_000,
  decisions: 2_000,
  speakers: 2_000,
  terms: 10_000,
  members: 500,
  labels: 200,
  links: 500,
  checklist: 500,
  delegations: 100,
  confirmations: 50_000,
  /** Paragraphs that say from which text they were copied. */
  origins: 20_000,
} as const
