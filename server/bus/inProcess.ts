// The bus of a single process: every listener receives every message, synchronously, in the order of subscription.
import type { Bus, BusMessage } from './bus.ts'

export const createInProcessBus = (): Bus => {
  const listeners = new Set<(message: BusMessage) => void>()
  return {
    state: 'alone',
    lag: 0,
    servers: 1,
    publish(message) {
      for (const listener of [...listeners]) listener(message)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => undefined,
  }
}
