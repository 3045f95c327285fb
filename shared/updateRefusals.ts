// Reasons for refusing an update: not an answer to a request, so they have no HTTP status.

/** Reasons for refusing an update for good (the text after `denied`). */
export type UpdateRefusal =
  | 'read-only'
  | 'forged-author'
  | 'foreign-content'
  /** For one message. */
  | 'too-large'
  /** For a text or a list, by one person. */
  | 'too-long'
  | 'document-full'
  | 'too-many-ids'
  | 'other-words'
export const UPDATE_REFUSALS: readonly UpdateRefusal[] = [
  'read-only',
  'forged-author',
  'foreign-content',
  'too-large',
  'too-long',
  'document-full',
  'too-many-ids',
  'other-words',
]
