// Every expected no, with its HTTP status. The sentences in both languages are in `refusalMessages.ts` and, of what the server
// alone refuses, in `serverRefusalMessages.ts`.

export const REFUSALS = {
  'bad-request': 400,
  'wrong-credentials': 401,
  'second-factor-needed': 401,
  'wrong-code': 401,
  'wrong-passkey': 401,
  'sign-in-needed': 401,
  'token-invalid': 401,
  'foreign-origin': 403,
  forbidden: 403,
  'too-many-failures': 403,
  'too-many-codes': 403,
  'proof-needed': 403,
  'provider-stranger': 403,
  'provider-refused': 403,
  'provider-proof': 403,
  'not-yours': 403,
  'token-scope': 403,
  'factor-required': 403,
  'provider-needed': 403,
  'provider-other': 403,
  'comments-off': 403,
  'not-your-agency': 403,
  'not-found': 404,
  'last-chair': 409,
  'already-member': 409,
  'already-set-up': 409,
  'email-taken': 409,
  'email-differs': 409,
  'provider-email': 409,
  'provider-taken': 409,
  'only-way-in': 409,
  'code-taken': 409,
  'identity-taken': 409,
  'acronym-taken': 409,
  'still-seated': 409,
  'order-changed': 409,
  'too-many-delegations': 409,
  'too-many-agencies': 409,
  'item-archived': 409,
  'file-too-large': 409,
  'file-kind': 409,
  'files-full': 409,
  'file-infected': 409,
  'file-unscanned': 409,
  'not-open': 409,
  'status-move': 409,
  circular: 409,
  'meeting-state': 409,
  'another-in-session': 409,
  'unknown-moment': 404,
  'not-begun': 404,
  'recovery-closed': 409,
  'period-closed': 409,
  'mail-off': 409,
  'no-second-factor': 409,
  'last-factor': 409,
  'own-provider': 409,
  'nothing-due': 409,
  'reminded-today': 409,
  'thread-changed': 409,
  'thread-full': 409,
  'view-changed': 409,
  'too-many-views': 409,
  'too-many-tokens': 409,
  'too-many-texts': 409,
  'link-invalid': 410,
  'provider-expired': 410,
  'too-large': 413,
  'name-taken': 409,
  'nobody-consents': 409,
  'name-characters': 422,
  'password-short': 422,
  'password-common': 422,
  'unknown-delegation': 422,
  'unknown-item': 422,
  'words-missing': 422,
  'delegation-missing': 422,
  'not-in-delegation': 422,
  'push-service': 422,
  'edit-refused': 422,
  'files-underway': 429,
  'too-many': 429,
  'server-failed': 500,
  damaged: 500,
  'outcome-busy': 503,
  'outcome-slow': 503,
  'provider-down': 503,
  unavailable: 503,
} as const

export type Refusal = keyof typeof REFUSALS
export const statusOf = (refusal: Refusal) => REFUSALS[refusal]

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
