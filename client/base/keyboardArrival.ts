// Navigation state: an item opened by keyboard gets the focus.
export interface KeyboardArrival {
  readonly takesFocus: boolean
}
export const TAKES_FOCUS: KeyboardArrival = { takesFocus: true }
