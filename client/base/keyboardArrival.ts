// Navigation state: an item opened by keyboard gets the focus.
export interface Arrival {
  readonly takesFocus: boolean
}
export const TAKES_FOCUS: Arrival = { takesFocus: true }
