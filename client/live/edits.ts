// The count behind "3 changes kept on this device": edits made here, and how far the server has confirmed them.

export interface Edits {
  made(): number
  waiting(): number
  /** Since when the oldest unconfirmed edit waits. */
  waitingSince(): number | null
  add(now: number): number
  confirm(upTo: number, now: number): void
}

/** `found` edits were made before this page was loaded and are not confirmed: they are the numbers 1 to `found`. */
export const createEdits = (found: number, now: number): Edits => {
  let made = found
  let confirmed = 0
  let since: number | null = found > 0 ? now : null
  return {
    made: () => made,
    waiting: () => made - confirmed,
    waitingSince: () => since,
    add(at) {
      since ??= at
      made += 1
      return made
    },
    confirm(upTo, at) {
      confirmed = Math.max(confirmed, Math.min(upTo, made))
      since = confirmed < made ? at : null
    },
  }
}
