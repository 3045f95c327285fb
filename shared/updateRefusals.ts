// Why the relay refuses an update: not an answer to a request, so it has no HTTP status.

/** Why the relay refuses an update for good (the text after `denied`). */
export type UpdateRefusal =
  | 'read-only'
  | 'forged-author'
  | 'foreign-content'
  /** Of one message. */
  | 'too-large'
  /** Of a text or a list, by one person. */
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
