// Whoever comes to an item by keyboard goes on in it: said with the step to its address, and true for that step alone.
export interface Arrival {
  readonly takesFocus: boolean
}
export const TAKES_FOCUS: Arrival = { takesFocus: true }
