// Change of account on one browser: copies of another account are sealed with its own public key or removed before anything is shown, and copies
// sealed for this account are restored. SPEC C7.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { CopyKey } from '../../shared/api/session.ts'
import { type AccountId, parseAccountId, parseDocumentId } from '../../shared/ids.ts'
import type { ApiAnswer } from './api.ts'
import { addWaiting, documentDatabaseName, draftsDatabaseName, PREFIX, readWaiting, storedDocuments } from './documentDatabase.ts'
import { asked, completed, databaseNames, deleteDatabase, openIndexedDb } from './idb.ts'
import { inOneTab } from './inOneTab.ts'
import { type SealedBytes, sealForAccount, unseal } from './sealing.ts'
import { createSendingStore, forgetInMemory, isInMemory, type Kept, sendingDatabaseName } from './sending.ts'
import { createUnsentCopies, type UnsentCopy, unsentDatabaseName } from './unsentCopies.ts'
import { filesDatabaseName, filesWaiting } from './unsentFiles.ts'
import { readWhole, writeWhole } from './wholeCopy.ts'

const SEALED = `${PREFIX}sealed`

interface SealedCopy extends SealedBytes {
  readonly id: string
  readonly account: AccountId
  /** Everything that was stored, unchanged (`wholeCopy.ts`); otherwise only pending edits and kept copies. */
  readonly whole?: true
}

/** Number of pending edits, comments and files of this account on this device. */
export const waitingAnywhere = async (account: AccountId): Promise<number> => {
  const documents = (await storedDocuments().catch(() => [])).filter((stored) => stored.account === account)
  const counts = await Promise.all(documents.map(async ({ name }) => (await readWaiting(name)).length))
  const comments = await writtenBy(account)
  // Only a count: if it cannot be read here, sealing reads it again, and fails rather than delete it.
  const files = await filesWaiting(account).catch(() => 0)
  return counts.reduce((sum, count) => sum + count, comments.unsent.length + files)
}

/** Unsent comments, and drafts. */
const writtenBy = async (account: AccountId): Promise<Kept> => {
  const isKept = isInMemory(account) || (await databaseNames(sendingDatabaseName(account)).catch(() => [])).length > 0
  if (!isKept) return { unsent: [], drafts: [] }
  const store = createSendingStore(account)
  return { unsent: await store.unsent(), drafts: await store.drafts() }
}

/** Removes everything of the account from this device. Pending edits (unless `discard`) and kept copies are sealed first. */
export const sealAccount = async (account: AccountId, waiting: 'seal' | 'discard'): Promise<void> => {
  if (waiting === 'discard') forgetInMemory(account)
  const names = await databaseNames(`${PREFIX}${account}/`)
  if (names.length === 0) return
  const documents = waiting === 'seal' ? await readAllWaiting(account) : []
  const whole = waiting === 'seal' ? [await readWhole(draftsDatabaseName(account)), await readWhole(filesDatabaseName(account))] : []
  const drafts = whole.filter((bytes) => bytes !== null)
  const kept = names.includes(unsentDatabaseName(account)) ? await createUnsentCopies(account).list() : []
  const written: Kept = waiting === 'seal' ? await writtenBy(account) : { unsent: [], drafts: [] }
  const isWritten = documents.length > 0 || kept.length > 0 || written.unsent.length > 0 || written.drafts.length > 0
  if (isWritten || drafts.length > 0) {
    const publicKey = await readPublicKey(account)
    // Without the key (old session, or no Web Crypto) losing unsent work would be worse than leaving it where no screen shows it to another account.
    if (!publicKey) return
    const keep = async (bytes: Uint8Array<ArrayBuffer>, whole?: true) => {
      const sealed: SealedCopy = {
        ...(await sealForAccount(publicKey, bytes)),
        id: crypto.randomUUID(),
        account,
        ...(whole ? { whole } : {}),
      }
      await within('copies', 'readwrite', (store) => store.put(sealed))
    }
    if (isWritten) await keep(writeParcel({ documents, kept, written }))
    for (const bytes of drafts) await keep(bytes, true)
    forgetInMemory(account)
  }
  await Promise.all(names.map(deleteDatabase))
}

/**
 * The session has expired: everything of `accounts` (null: of all) on this device is encrypted with its owner's public key, once `closed`, and
 * restored when the owner signs in. Others who open this browser cannot read it.
 */
export const sealCopies = async (accounts: readonly AccountId[] | null, closed: Promise<unknown>): Promise<void> => {
  try {
    await closed
    // Only one of two tabs stores the same copy.
    await inOneTab(SEALED, async () => {
      for (const account of accounts ?? (await accountsHere())) await sealWhole(account)
    })
  } catch (error) {
    // Left as it was; the next account's sign-in retries before anything is shown.
    console.warn('What this device keeps could not be put away', error)
  }
}

const accountsHere = async (): Promise<readonly AccountId[]> => {
  if (typeof indexedDB === 'undefined') return []
  const found = new Set((await databaseNames(PREFIX)).flatMap((name) => parseAccountId(name.split('/')[1]) ?? []))
  return [...found].filter((account) => account !== 'sealed')
}

const sealWhole = async (account: AccountId): Promise<void> => {
  const prefix = `${PREFIX}${account}/`
  const publicKey = await readPublicKey(account)
  // Without the key nothing can be sealed, and losing unsent work would be worse.
  const bytes = publicKey && (await readWhole(prefix))
  if (!publicKey || !bytes) return
  const sealed = await sealForAccount(publicKey, bytes)
  const copy: SealedCopy = { ...sealed, id: crypto.randomUUID(), account, whole: true }
  await within('copies', 'readwrite', (store) => store.put(copy))
  await Promise.all((await databaseNames(prefix)).map(deleteDatabase))
}

/** To be awaited, after `sealCopies`, before anything of `account` is shown. */
export const receiveAccount = async (account: AccountId, copyKey: () => Promise<ApiAnswer<CopyKey>>): Promise<void> => {
  // Without storage or Web Crypto nothing is stored here.
  if (typeof indexedDB === 'undefined' || !crypto.subtle) return
  try {
    for (const other of await accountsHere()) if (other !== account) await sealAccount(other, 'seal')
    const received = receiveKey(account, copyKey)
    // If nothing is sealed for this account, there is nothing to wait for; copies sealed before the key arrives stay sealed.
    if ((await sealedFor(account)).length === 0) return void received.catch(notHandedOver)
    const key = await received
    if (key) await bringBack(account, key.privateKey)
  } catch (error) {
    notHandedOver(error)
  }
}
/** A browser without storage must still work online; a real fault is logged to its console. */
const notHandedOver = (error: unknown) => console.warn('What this device keeps could not be handed over', error)

const receiveKey = async (account: AccountId, copyKey: () => Promise<ApiAnswer<CopyKey>>): Promise<CopyKey | null> => {
  const key = await copyKey()
  if (!key.ok) return null
  await within('keys', 'readwrite', (store) => store.put(key.value.publicKey, account))
  return key.value
}

const sealedFor = async (account: AccountId): Promise<readonly SealedCopy[]> => {
  const all: readonly SealedCopy[] = await within<SealedCopy[]>('copies', 'readonly', (store) => store.getAll())
  return all.filter((copy) => copy.account === account)
}

const bringBack = async (account: AccountId, privateKey: JsonWebKey) => {
  for (const sealed of await sealedFor(account)) {
    const bytes = await unseal(privateKey, sealed)
    if (sealed.whole) {
      await writeWhole(bytes)
      await within('copies', 'readwrite', (store) => store.delete(sealed.id))
      continue
    }
    const parcel = readParcel(bytes)
    for (const { document, updates } of parcel.documents) await addWaiting(documentDatabaseName(account, document), sealed.id, updates)
    const kept = createUnsentCopies(account)
    for (const copy of parcel.kept) await kept.add(copy)
    const store = createSendingStore(account)
    for (const one of parcel.written.unsent) await store.put(one)
    for (const [key, draft] of parcel.written.drafts) await store.keepDraft(key, draft)
    // Last: a crash before this restores the same edits twice, which is idempotent.
    await within('copies', 'readwrite', (store) => store.delete(sealed.id))
  }
}

const readAllWaiting = async (account: AccountId) => {
  const documents = (await storedDocuments()).filter((stored) => stored.account === account)
  const read = await Promise.all(documents.map(async ({ name, document }) => ({ document, updates: await readWaiting(name) })))
  return read.filter(({ updates }) => updates.length > 0)
}

const readPublicKey = (account: AccountId) =>
  crypto.subtle ? within<JsonWebKey | undefined>('keys', 'readonly', (store) => store.get(account)) : Promise.resolve(undefined)

const within = async <T>(name: 'copies' | 'keys', mode: IDBTransactionMode, task: (store: IDBObjectStore) => IDBRequest): Promise<T> => {
  const database = await openIndexedDb(SEALED, (fresh) => {
    fresh.createObjectStore('copies', { keyPath: 'id' })
    fresh.createObjectStore('keys')
  })
  try {
    const transaction = database.transaction(name, mode, { durability: 'strict' })
    const done = completed(transaction)
    const [value]: readonly [T, unknown] = await Promise.all([asked(task(transaction.objectStore(name))), done])
    return value
  } finally {
    database.close()
  }
}

interface Parcel {
  readonly documents: readonly { readonly document: UnsentCopy['document']; readonly updates: readonly Uint8Array[] }[]
  readonly kept: readonly UnsentCopy[]
  readonly written: Kept
}

const writeParcel = (parcel: Parcel): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    encoding.encode((encoder) => {
      encoding.writeAny(
        encoder,
        parcel.documents.map(({ document, updates }) => ({ document: String(document), updates: [...updates] })),
      )
      encoding.writeAny(
        encoder,
        parcel.kept.map(({ made = [], ...copy }) => ({ ...copy, document: String(copy.document), made: made.map((one) => [...one]) })),
      )
      encoding.writeVarString(encoder, JSON.stringify(parcel.written))
    }),
  )

/** Authenticated by AES-GCM, so only the document's name is parsed again. */
const readParcel = (bytes: Uint8Array): Parcel => {
  const decoder = decoding.createDecoder(bytes)
  const documents: { document: string; updates: Uint8Array[] }[] = decoding.readAny(decoder)
  const kept: (Omit<UnsentCopy, 'document'> & { document: string })[] = decoding.readAny(decoder)
  // The format before comments existed ends here.
  const written: Kept = decoding.hasContent(decoder) ? JSON.parse(decoding.readVarString(decoder)) : { unsent: [], drafts: [] }
  return { documents: documents.flatMap(withDocument), kept: kept.flatMap(withDocument), written }
}

const withDocument = <T extends { document: string }>(entry: T) => {
  const document = parseDocumentId(entry.document)
  return document ? [{ ...entry, document }] : []
}
