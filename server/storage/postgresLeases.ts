// Leases as advisory locks of one connection: PostgreSQL releases them when the connection ends.
import { Client } from 'pg'
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { letGoOfProjection, tryToHoldProjection } from '../db/locks.ts'
import type { Leases } from './leases.ts'

interface Needs {
  readonly url: string
  readonly clock: Clock
  readonly lost: (error: unknown) => void
}

const REST_MS = 1_000

interface Held {
  readonly number: number
  askedAt: number
}

export const createPostgresLeases = ({ url, clock, lost }: Needs): Leases => {
  let line: Promise<Client> | null = null
  let held = new Map<DocumentId, Held>()
  let closed = false

  const forget = () => {
    line = null
    held = new Map()
  }
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: url, keepAlive: true, application_name: 'ruta leases' })
    client.on('error', (error) => {
      forget()
      lost(error)
    })
    client.on('end', forget)
    await client.connect()
    return client
  }
  const connected = (): Promise<Client> => {
    line ??= connect().catch((error: unknown) => {
      line = null
      throw error
    })
    return line
  }
  /** One question after the other: the client warns of several that wait. */
  let last: Promise<unknown> = Promise.resolve()
  const ask = <T>(question: (client: Client) => Promise<T>): Promise<T> => {
    const asked = last.then(() => (closed ? Promise.reject(new Error('the leases are closed')) : connected())).then(question)
    // Its own caller is told of an error; the next question is asked all the same.
    last = Promise.allSettled([asked])
    return asked
  }
  const sweep = () => {
    if (closed) return
    clock.after(REST_MS, sweep)
    for (const [document, { number, askedAt }] of held)
      if (clock.elapsed() - askedAt >= REST_MS) {
        held.delete(document)
        // A lost connection releases all of them.
        ask((client) => client.query(letGoOfProjection(number))).catch((error: unknown) => {
          // Closing the connection has released all of them.
          if (!closed) lost(error)
        })
      }
  }
  clock.after(REST_MS, sweep)

  return {
    async hold(document) {
      const known = held.get(document)
      if (known) {
        known.askedAt = clock.elapsed()
        return true
      }
      const { rows } = await ask((client) => client.query<{ number: string; held: boolean }>(tryToHoldProjection, [document]))
      const [row] = rows
      if (!row?.held) return false
      held.set(document, { number: Number(row.number), askedAt: clock.elapsed() })
      return true
    },
    async close() {
      closed = true
      const open = line
      forget()
      await open?.then((client) => client.end()).catch(lost)
    },
  }
}
