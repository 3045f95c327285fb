// What a slow reader's backlog calls for. Presence is the first to go; the reader itself only when there is no hope (SPEC I8).

interface Backlog {
  /** Written to the socket and not yet taken. */
  readonly buffered: number
  /** Written since its join answer, which may be larger than any limit: only its progress counts. */
  readonly sinceJoin: number
}

export type Pressure = 'calm' | 'flow' | 'shed' | 'cut'

export interface PressureLimits {
  readonly calmBytes: number
  readonly shedBytes: number
  readonly backlogBytes: number
}

/** `calm` and `shed` leave a band between them (hysteresis), so that a connection does not alternate. */
export const pressure = ({ buffered, sinceJoin }: Backlog, limits: PressureLimits): Pressure => {
  if (Math.min(buffered, sinceJoin) > limits.backlogBytes) return 'cut'
  if (buffered > limits.shedBytes) return 'shed'
  return buffered < limits.calmBytes ? 'calm' : 'flow'
}
