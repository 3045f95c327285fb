// Opening an item by keyboard moves the focus into it: a state of that navigation alone.
export interface Arrival {
  readonly takesFocus: boolean
}
export const TAKES_FOCUS: Arrival = { takesFocus: true }
