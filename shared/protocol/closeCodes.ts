// Why the server ends a connection. 4400–4499 are final for every y-websocket 3.1 client; all others are retried.

export const CLOSE_CODES = {
  restart: 1012,
  tooBig: 1009,
  /** The same for a stock provider, which would come back after 1009 with the same frame, for ever. */
  tooBigForStock: 4413,
  accessChanged: 4205,
  malformed: 4400,
  signIn: 4401,
  notAMember: 4403,
  documentClosed: 4409,
  pleaseReload: 4426,
  logUnavailable: 4503,
  /** Its log is damaged: nobody can join until somebody has mended it. */
  damaged: 4504,
  tooSlow: 4529,
} as const

export type CloseReason = keyof typeof CLOSE_CODES
export type CloseCode = (typeof CLOSE_CODES)[CloseReason]

/** 1009 is final too: the same frame would come back for ever. */
export const isFinal = (code: number): boolean => (code >= 4400 && code < 4500) || code === CLOSE_CODES.tooBig
