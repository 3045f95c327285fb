// Says at a destination of off-site backups to which installation they belong. A second one that writes there would delete the backups of the
// first and continue its changes: it is refused, unless it takes the destination over explicitly.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { hasTable, statement } from '../../db/queries.ts'
import { jsonOf } from '../../jsonOf.ts'
import { openWorkerStorage } from '../../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../../storage/storage.ts'
import type { Destination } from './destination.ts'

export interface NamedInstallation {
  /** Null where the database is of a version without one. */
  readonly id: string | null
  /** For people: PUBLIC_URL, or the name of the machine. */
  readonly address: string
}

/** Others may write to the destination, and the doctor prints this. */
const Address = z
  .string()
  .max(300)
  .regex(/^[\x20-\x7e]*$/)
const Owner = z.object({ installation: z.string(), address: Address, since: z.number() })
type Owner = z.output<typeof Owner>
const Refused = z.object({ installation: z.string(), address: Address, at: z.number() })
type Refused = z.output<typeof Refused>

const OWNER = 'ruta-installation.json'
const refusedName = (id: string): string => `ruta-refused-${id}.json`
const REFUSED = /^ruta-refused-[\w-]+\.json$/
/** A refused installation tries again each minute, and says so each hour. */
const HOUR = 3_600_000

export const addressOf = (publicUrl: string | null | undefined): string => publicUrl || hostname()

/** Chooses the id when there is none yet. */
export const openInstallationId = async (where: StorageLocation, clock: Clock): Promise<string | null> => {
  const { queries, close } = await openWorkerStorage(where, { clock, report: () => undefined }, false)
  try {
    if (!(await hasTable(queries, 'installation'))) return null
    const read = async () => (await queries.all(READ_ID))[0]?.id
    // Only once: a backup is made also of a database that can no longer be written.
    if ((await read()) === undefined)
      await queries.write([statement('INSERT INTO installation (number, id) VALUES (1, ?) ON CONFLICT (number) DO NOTHING', randomUUID())])
    return z.string().parse(await read())
  } finally {
    await close()
  }
}
export const READ_ID = 'SELECT id FROM installation'

interface Claim {
  readonly destination: Destination
  readonly installation: NamedInstallation
  readonly now: number
}

/** The names of what is stored there. Rejects when the destination belongs to another installation; the first one that writes there gets it. */
export const claimDestination = async ({ destination, installation, now }: Claim): Promise<readonly string[]> => {
  const { id } = installation
  const names = await destination.list()
  if (!names.includes(OWNER)) {
    if (id !== null) await writeOwner({ destination, installation, now }, id)
    return names
  }
  const owner = await readOwnerIn(destination)
  if (owner.installation === id) return names
  if (id !== null) await noteRefusal({ destination, installation, now }, id, names)
  throw new Error(`${refusalOf(destination, owner)}. ${TAKE_OVER}`)
}

/** From now on the other installation is refused. */
export const takeOver = async (claim: Claim): Promise<void> => {
  const { installation } = claim
  if (installation.id === null) throw new Error('the database is of an earlier version: start the server once')
  await writeOwner(claim, installation.id)
}

/** To which installation the destination belongs, and which were refused there, newest first. */
export const readBackupOwner = async (
  destination: Destination,
): Promise<{ readonly owner: Owner | null; readonly refused: readonly Refused[] }> => {
  const names = await destination.list()
  const refused = await Promise.all(names.filter((name) => REFUSED.test(name)).map((name) => readJson(destination, name, Refused)))
  const owner = names.includes(OWNER) ? await readOwnerIn(destination) : null
  return { owner, refused: refused.filter((one) => one !== null).sort((a, b) => b.at - a.at) }
}

export const refusalOf = (destination: Destination, { address, since }: Owner): string =>
  `${destination.name} holds the backups of another installation (${address}, since ${new Date(since).toISOString()})`

export const TAKE_OVER =
  'Give this one a folder or a prefix of its own in BACKUP_TO. If the other one no longer runs, take its place: npm run backup -- --to … --take-over'

const noteRefusal = async ({ destination, installation, now }: Claim, id: string, names: readonly string[]): Promise<void> => {
  const name = refusedName(id)
  const before = names.includes(name) ? await readJson(destination, name, Refused) : null
  if (before === null || now - before.at >= HOUR)
    await writeJson(destination, name, { installation: id, address: installation.address, at: now } satisfies Refused)
}

const writeOwner = ({ destination, installation, now }: Claim, id: string): Promise<void> =>
  writeJson(destination, OWNER, { installation: id, address: installation.address, since: now } satisfies Owner)

const inFolder = async <T>(use: (file: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-backup-'))
  try {
    return await use(join(folder, 'file'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const writeJson = (destination: Destination, name: string, value: unknown): Promise<void> =>
  inFolder(async (file) => {
    writeFileSync(file, JSON.stringify(value))
    await destination.put(name, file)
  })

const readOwnerIn = async (destination: Destination): Promise<Owner> => {
  const owner = await readJson(destination, OWNER, Owner)
  if (owner === null) throw new Error(`${OWNER} at ${destination.name} cannot be read. ${TAKE_OVER}`)
  return owner
}

/** Null when the file has another form. */
const readJson = <Of extends z.ZodType>(destination: Destination, name: string, schema: Of): Promise<z.output<Of> | null> =>
  inFolder(async (file) => {
    await destination.get(name, file)
    const read = schema.safeParse(jsonOf(readFileSync(file, 'utf8')))
    return read.success ? read.data : null
  })
