// A page with nothing but what this device keeps, for `device.e2e.ts`: the store, the locks and the handover in a real browser.
import type { ApiAnswer } from '../../../client/base/api.ts'
import { documentDatabaseName, readWaiting } from '../../../client/base/documentDatabase.ts'
import { receiveAccount, sealAccount, sealCopies, waitingAnywhere } from '../../../client/base/handover.ts'
import { databaseNames } from '../../../client/base/idb.ts'
import { commentOf, createSendingStore } from '../../../client/base/sending.ts'
import { readAhead } from '../../../client/base/storedAhead.ts'
import { createUnsentCopies } from '../../../client/base/unsentCopies.ts'
import { createUnsentFiles } from '../../../client/base/unsentFiles.ts'
import { onPageLeave, takeWebLock } from '../../../client/live/browser.ts'
import { takeSlot } from '../../../client/live/clientIdSlot.ts'
import { openIndexedDbStore } from '../../../client/live/offline/indexedDbStore.ts'
import { createReportDrafts } from '../../../client/reports/drafts.ts'
import type { CopyKey } from '../../../shared/api/session.ts'
import { parseThreadSubject } from '../../../shared/comments/subject.ts'
import {
  newCommentId,
  newId,
  newThreadId,
  parseAccountId,
  parseDelegationId,
  parseDocumentId,
  parseGroupId,
  type Random,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { STORE_CONTRACT } from '../../client/live/offline/storeContract.ts'

const account = (id: string) => must(parseAccountId(id), 'an account')
const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
const DOCUMENT = must(parseDocumentId('roadmap:tco'), 'a document')
const nameOf = (owner: string) => documentDatabaseName(account(owner), DOCUMENT)
/** What is read ahead is here. */
const READ_BY = 300
const late = Promise.withResolvers<ApiAnswer<CopyKey>>()
const copyKey = async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ])
  return { publicKey, privateKey }
}

const device = {
  contract: Object.keys(STORE_CONTRACT),
  async keepContract(name: string) {
    const run = must(STORE_CONTRACT[name], 'a clause of the contract')
    const database = `ruta/contract/${crypto.randomUUID()}`
    await run(() => openIndexedDbStore(database, crypto.randomUUID()))
  },
  async write(owner: string, ...values: number[]) {
    const store = await openIndexedDbStore(nameOf(owner), crypto.randomUUID())
    await store.load()
    values.forEach((value, index) => void store.keep(new Uint8Array([value]), index + 1))
    await store.settled()
    store.close()
  },
  waiting: async (owner: string) => (await readWaiting(nameOf(owner))).map((update) => [...update]),
  waitingAnywhere: (owner: string) => waitingAnywhere(account(owner)),
  databases: () => databaseNames('ruta/'),
  /** Everything that is kept here, as text: what a stranger could look for. */
  async dump() {
    const found: string[] = []
    for (const name of await databaseNames('')) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const all: unknown[] = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        })
        found.push(
          ...all.map((value) =>
            JSON.stringify(value, (_key, inner) => (inner instanceof Uint8Array ? new TextDecoder().decode(inner) : inner)),
          ),
        )
      }
      database.close()
    }
    return found.join('\n')
  },
  async keepFile(owner: string, words: string) {
    const content = new Blob([words])
    const of = { group: must(parseGroupId('tco'), 'a group'), document: DOCUMENT, subject: 'item:k3' } as const
    return createUnsentFiles(account(owner)).keep({ ...of, id: `file of ${owner}`, name: 'Acta.pdf', size: content.size, at: 1 }, content)
  },
  async files(owner: string) {
    const store = createUnsentFiles(account(owner))
    return Promise.all((await store.list()).map(async ({ id, name }) => `${name}: ${await (await store.contentOf(id))?.text()}`))
  },
  async keepCopy(owner: string, text: string) {
    const update = new TextEncoder().encode(text)
    await createUnsentCopies(account(owner)).add({ document: DOCUMENT, when: 1, reason: 'foreign-content', edits: 1, text, update })
  },
  copies: async (owner: string) => (await createUnsentCopies(account(owner)).list()).map(({ text }) => text),
  /** One comment that waits, one that is only begun, both for the delegation; and a draft of a report. */
  async writeComments(owner: string, words: string) {
    const store = createSendingStore(account(owner))
    const id = newCommentId(random)
    const begins = {
      id,
      thread: newThreadId(random),
      document: DOCUMENT,
      subject: must(parseThreadSubject('item:k3'), 'a subject'),
      field: null,
      anchor: null,
      visibility: 'delegation',
      delegation: must(parseDelegationId('co'), 'a delegation'),
      language: 'es',
      words,
    } as const
    await store.put({ id, group: must(parseGroupId('tco'), 'a group'), at: 1, written: { type: 'thread', begins }, refused: null })
    await store.keepDraft('new:roadmap:tco', { words: `${words} (a medias)`, mentions: [], language: 'es', visibility: 'delegation' })
    const said = { es: words, en: '' }
    const nothing = { es: '', en: '' }
    await createReportDrafts(account(owner)).write({
      key: 'tco k3~co',
      id: newId(random),
      progress: 'limited',
      done: said,
      obstacles: nothing,
      next: nothing,
      savedAt: 1,
    })
  },
  async comments(owner: string) {
    const store = createSendingStore(account(owner))
    const report = await createReportDrafts(account(owner)).read('tco k3~co')
    return [
      ...(await store.unsent()).map((one) => commentOf(one).words),
      ...(await store.drafts()).map(([, { words }]) => words),
      ...(report ? [report.done.es] : []),
    ]
  },
  copyKey,
  receive: (owner: string, key: { publicKey: JsonWebKey; privateKey: JsonWebKey }) =>
    receiveAccount(account(owner), async () => ({ ok: true, value: key })),
  /** The key is asked for and does not come yet; `late.resolve` gives it. */
  receiveLate: (owner: string) => receiveAccount(account(owner), () => late.promise),
  giveLate: (key: CopyKey) => late.resolve({ ok: true, value: key }),
  putAway: async () => void (await sealCopies(null, Promise.resolve())),
  seal: (owner: string, waiting: 'seal' | 'discard') => sealAccount(account(owner), waiting),
  /** Takes a slot as a document does, and leaves it to the next when the page goes. */
  async takeSlot(fresh: number) {
    const store = await openIndexedDbStore(nameOf('ana'), crypto.randomUUID())
    const slot = must(await takeSlot({ name: nameOf('ana'), fresh, store, takeLock: takeWebLock }), 'a slot')
    onPageLeave(slot.leave)
    return slot.clientId
  },
  /** Writes until the device is full; answers with what the store says of itself then. */
  async fill() {
    const store = await openIndexedDbStore(nameOf('ana'), crypto.randomUUID())
    await store.load()
    let edit = 0
    while (store.trouble() === 'fine' && edit < 200) {
      edit += 1
      store.keep(crypto.getRandomValues(new Uint8Array(65_536)), edit)
      await store.settled()
    }
    Object.assign(window, { full: store })
    return { trouble: store.trouble(), unkept: store.unkept(), edits: edit }
  },
  async goOn() {
    const store: Awaited<ReturnType<typeof openIndexedDbStore>> = Reflect.get(window, 'full')
    store.keep(new Uint8Array([1]), 10_000)
    await store.settled()
    return { trouble: store.trouble(), unkept: store.unkept() }
  },
  /** A page of the plan of this group is opened by somebody with these facts; `between` happens before the plan is shown. */
  async readAhead(known: Readonly<Record<string, unknown>>, now: number, between?: 'sealed') {
    localStorage.setItem('ruta/actor', JSON.stringify(known))
    readAhead('/g/tco/road-map', now)
    await new Promise((resolve) => setTimeout(resolve, READ_BY))
    const databases = await databaseNames('ruta/')
    if (between === 'sealed') await sealCopies(null, Promise.resolve())
    const store = await openIndexedDbStore(nameOf('ana'), crypto.randomUUID())
    const { updates, waiting } = await store.load()
    store.keep(new Uint8Array([9]), waiting.length + 1)
    await store.settled()
    const trouble = store.trouble()
    store.close()
    return { databases, updates: updates.map((update) => [...update]), waiting: waiting.length, trouble }
  },
  async holdOpen(owner: string) {
    const store = await openIndexedDbStore(nameOf(owner), crypto.randomUUID())
    await store.load()
    Object.assign(window, { held: store })
  },
  heldTrouble: () => {
    const store: Awaited<ReturnType<typeof openIndexedDbStore>> = Reflect.get(window, 'held')
    return store.trouble()
  },
}

export type Device = typeof device
Object.assign(window, { device })
