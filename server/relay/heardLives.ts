// When a server last heard each life of a document, that is one document in one page from its opening to its closing, everything that was made in it by
// then being on disk. What it sends after a reconnect was written later. In a table: another server knows it too, and this one after a restart.
import { type AccountId, type DocumentId, type Instant, instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/queries.ts'

export interface Life {
  readonly document: DocumentId
  /** Under the name of another account nothing is known of it. */
  readonly account: AccountId
  /** Chosen by the page at random. */
  readonly life: string
}

export interface HeardLives {
  /** `null`: never, or so long ago that it is forgotten. */
  of(life: Life): Promise<Instant | null>
  note(life: Life, at: Instant): void
  /** Writes down what was noted. */
  save(): Promise<void>
}

/** A UUID, as Yjs names each of its documents. A copy: a part of the address would keep all of it in memory. */
const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const parseLife = (text: string | null): string | null => (text !== null && FORM.test(text) ? Buffer.from(text).toString() : null)

const DAY = 86_400_000
const KEPT_MS = 30 * DAY
const FORGET_EVERY_MS = 3_600_000
/** Rows of one statement: between two of them edits are appended. */
const CHUNK = 100

interface Needs {
  readonly queries: Queries
  readonly clock: Pick<Clock, 'now'>
  readonly report: (what: string, error: unknown) => void
}

export const createHeardLives = ({ queries, clock, report }: Needs): HeardLives => {
  let noted = new Map<string, Life & { readonly at: Instant }>()
  let forgotAt = 0

  const note: HeardLives['note'] = ({ document, account, life }, at) => {
    const key = keyOf({ document, account, life })
    if (at > (noted.get(key)?.at ?? 0)) noted.set(key, { document, account, life, at })
  }
  const write = async () => {
    const all = [...noted.values()]
    noted = new Map()
    try {
      while (all.length > 0) {
        const rows = all.slice(0, CHUNK)
        const values = rows.flatMap(({ document, account, life, at }) => [document, account, life, at])
        await queries.write([statement(insertionOf(rows.length), ...values)])
        all.splice(0, CHUNK)
      }
    } catch (error) {
      for (const { at, ...life } of all) note(life, at)
      throw error
    }
  }
  const forget = async () => {
    const now = clock.now()
    if (now - forgotAt < FORGET_EVERY_MS) return
    forgotAt = now
    await queries.write([statement('DELETE FROM heard_life WHERE at < ?', now - KEPT_MS)])
  }

  return {
    async of(life) {
      const [row] = await queries.all(READ, life.account, life.document, life.life)
      const at = Math.max(Number(row?.at ?? 0), noted.get(keyOf(life))?.at ?? 0)
      return at === 0 ? null : instant(at)
    },
    note,
    // Without it what comes after a reconnect is dated less closely, and nothing else.
    save: () =>
      write()
        .then(forget)
        .catch((error: unknown) => report('when pages were last heard could not be saved', error)),
  }
}

const keyOf = ({ document, account, life }: Life) => `${account} ${document} ${life}`

const READ = 'SELECT at FROM heard_life WHERE account = ? AND document = ? AND life = ?'
const insertionOf = (rows: number): string =>
  `INSERT INTO heard_life (document, account, life, at) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ')}
  ON CONFLICT (account, document, life) DO UPDATE SET at = excluded.at WHERE excluded.at > heard_life.at`
