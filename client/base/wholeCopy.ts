// Serialises all IndexedDB databases of one account, and restores them: sealed when a session expires, so that its owner finds everything again
// (also what only this device has seen, by which a restored server gets lost edits back).
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { asked, completed, databaseNames, openIndexedDb } from './idb.ts'

// Type aliases, because `writeAny` accepts no interfaces.
type StoreCopy = {
  name: string
  keyPath: string | null
  autoIncrement: boolean
  keys: encoding.AnyEncodable[]
  values: encoding.AnyEncodable[]
}
type DatabaseCopy = { name: string; stores: StoreCopy[] }

/** Databases with this name prefix; null if there is none. */
export const readWhole = async (prefix: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  const names = await databaseNames(prefix)
  if (names.length === 0) return null
  const copies: DatabaseCopy[] = []
  for (const name of names) copies.push(await readDatabase(name))
  return new Uint8Array(encoding.encode((encoder) => encoding.writeAny(encoder, copies)))
}

/** Merges into existing databases: nothing that a tab has written meanwhile is replaced. */
export const writeWhole = async (bytes: Uint8Array): Promise<void> => {
  const copies: DatabaseCopy[] = decoding.readAny(decoding.createDecoder(bytes))
  for (const copy of copies) await writeDatabase(copy)
}

const readDatabase = async (name: string): Promise<DatabaseCopy> => {
  const database = await openIndexedDb(name, () => undefined)
  try {
    const names = [...database.objectStoreNames]
    if (names.length === 0) return { name, stores: [] }
    const transaction = database.transaction(names, 'readonly')
    const stores = await Promise.all(
      names.map(async (storeName): Promise<StoreCopy> => {
        const store = transaction.objectStore(storeName)
        const [keys, values]: [encoding.AnyEncodable[], encoding.AnyEncodable[]] = await Promise.all([
          asked<IDBRequest['result']>(store.getAllKeys()),
          asked<IDBRequest['result']>(store.getAll()),
        ])
        const { keyPath, autoIncrement } = store
        return { name: storeName, keyPath: typeof keyPath === 'string' ? keyPath : null, autoIncrement, keys, values }
      }),
    )
    return { name, stores }
  } finally {
    database.close()
  }
}

const writeDatabase = async ({ name, stores }: DatabaseCopy): Promise<void> => {
  if (stores.length === 0) return
  const database = await openIndexedDb(name, (fresh) => {
    for (const store of stores) fresh.createObjectStore(store.name, { keyPath: store.keyPath, autoIncrement: store.autoIncrement })
  })
  try {
    const known = stores.filter((store) => database.objectStoreNames.contains(store.name))
    const transaction = database.transaction(
      known.map((store) => store.name),
      'readwrite',
      { durability: 'strict' },
    )
    const done = completed(transaction)
    await Promise.all([done, ...known.map((store) => writeStore(transaction.objectStore(store.name), store))])
  } finally {
    database.close()
  }
}

const writeStore = async (store: IDBObjectStore, { keys, values, autoIncrement }: StoreCopy): Promise<void> => {
  const there = new Set((await asked(store.getAllKeys())).map((key) => JSON.stringify(key)))
  values.forEach((value, at) => {
    const key = keyOf(keys[at])
    // Updates of a document are commutative and idempotent; their numbers have no meaning.
    if (autoIncrement) store.add(value)
    else if (key !== undefined && !there.has(JSON.stringify(key))) store.put(value, ...(store.keyPath === null ? [key] : []))
  })
}

/** Our keys are numbers, strings, and lists of them. */
const keyOf = (key: unknown): IDBValidKey | undefined =>
  typeof key === 'number' || typeof key === 'string' ? key : Array.isArray(key) ? key.flatMap((part) => keyOf(part) ?? []) : undefined
