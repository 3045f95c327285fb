// A bus between servers that loses, duplicates, delays and reorders messages.
import type { Bus, BusMessage, BusState } from '../../server/bus/bus.ts'
import type { Clock } from '../../server/clock.ts'
import type { Dice } from './random.ts'

interface Weather {
  readonly clock: Clock
  readonly dice: Dice
  /** Fraction of lost messages. */
  readonly lost: number
  readonly slowestMs: number
}

export const createNetwork = ({ clock, dice, lost, slowestMs }: Weather) => {
  const stations = new Set<(message: BusMessage) => void>()
  let state: BusState = 'joined'
  const carry = (message: BusMessage, to: (message: BusMessage) => void) => {
    if (state === 'lost' || dice.chance(lost)) return
    for (let copies = dice.chance(0.1) ? 2 : 1; copies > 0; copies--)
      clock.after(dice.below(slowestMs + 1), () => {
        if (stations.has(to)) to(message)
      })
  }
  return {
    /** Cut connections deliver nothing until they are restored. */
    cut: () => {
      state = 'lost'
    },
    mend: () => {
      state = 'joined'
      for (const station of stations) station({ type: 'doubt' })
    },
    join(): Bus & { readonly leave: () => void } {
      const listeners = new Set<(message: BusMessage) => void>()
      const hear = (message: BusMessage) => {
        for (const listener of [...listeners]) listener(message)
      }
      stations.add(hear)
      return {
        get state() {
          return state
        },
        lag: 0,
        servers: stations.size,
        close: async () => undefined,
        publish(message) {
          if (message.type !== 'presence') hear(message)
          for (const station of stations) if (station !== hear) carry(message, station)
        },
        subscribe(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
        leave: () => void stations.delete(hear),
      }
    },
  }
}
