// Close codes of the server. 4400–4499 are final for every y-websocket 3.1 client; clients retry after all others.

export const CLOSE_CODES = {
  restart: 1012,
  tooBig: 1009,
  /** The same for a stock provider, which would retry the same frame for ever after 1009. */
  tooBigForStock: 4413,
  accessChanged: 4205,
  malformed: 4400,
  signIn: 4401,
  notAMember: 4403,
  documentClosed: 4409,
  pleaseReload: 4426,
  logUnavailable: 4503,
  /** The log is damaged: nobody can join until it is repaired. */
  damaged: 4504,
  tooSlow: 4529,
} as const

export type CloseReason = keyof typeof CLOSE_CODES
export type CloseCode = (typeof CLOSE_CODES)[CloseReason]

/** 1009 is final too: the same frame would be sent for ever. */
export const isFinal = (code: number): boolean => (code >= 4400 && code < 4500) || code === CLOSE_CODES.tooBig
