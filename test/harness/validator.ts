// The relay's validation of one document, with the valid clients that created it.
import * as Y from 'yjs'
import { LIMITS } from '../../server/relay/limits.ts'
import type { GroupFacts } from '../../server/relay/validation/rules.ts'
import { createSchemaValidator } from '../../server/relay/validation/validateSchema.ts'
import { type ValidationContext, type Verdict, validateUpdate } from '../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../server/relay/validation/validationDocument.ts'
import type { DocumentSchema, MapSchema } from '../../shared/contentSchema.ts'
import { type AccountId, type ClientId, clientId } from '../../shared/ids.ts'
import { TABLES, whoIs } from './relay.ts'

/** `exists`: ids of the group; without it all named ids exist. `isSteward`: writers are chair or secretariat. */
export const createValidator = (tables: DocumentSchema = TABLES, exists: GroupFacts['exists'] = () => true, isSteward = false) => {
  const validation = createValidationDocument([])
  const owners = new Map<ClientId, AccountId>()
  const context: ValidationContext = {
    document: validation,
    validator: createSchemaValidator(validation, tables, { ownerOf: (client) => owners.get(clientId(client)), exists }),
    owners,
    limits: LIMITS,
  }
  const log: { readonly update: Uint8Array; readonly account: string; readonly inserts: readonly number[] }[] = []

  /** As in a room: validates, and applies what is accepted. */
  const offer = (account: string, update: Uint8Array): Verdict => {
    const verdict = validateUpdate(update, whoIs(account).account, context, { isSteward })
    if (verdict.type !== 'accepted') return verdict
    validation.apply(verdict.update)
    for (const client of verdict.claims) owners.set(client, whoIs(account).account)
    log.push({ update: verdict.update, account, inserts: verdict.inserts })
    return verdict
  }
  return { validation, owners, context, log, offer, state: () => Y.encodeStateAsUpdate(validation.doc) }
}

/** A key under which a container stands in this map. */
export const keyIn = ({ isKey }: Pick<MapSchema, 'isKey'>): string => ['own-choice-x1'].find((key) => isKey?.(key)) ?? 'x1'

/** The updates of `edit` in `doc`. */
export const updatesOf = (doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array[] => {
  const updates: Uint8Array[] = []
  const hear = (update: Uint8Array) => void updates.push(update)
  doc.on('update', hear)
  edit(doc)
  doc.off('update', hear)
  return updates
}

/** A document with this client id and this state. */
export const docOf = (client: number, state?: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  if (state) Y.applyUpdate(doc, state)
  doc.clientID = client
  return doc
}

/** Creates an item as the model does: completely, in one transaction. */
export const addItem = (doc: Y.Doc, id: string) => {
  doc.transact(() => {
    const item = new Y.Map<unknown>()
    doc.getMap('items').set(id, item)
    item.set('title.es', new Y.Text('Título'))
    item.set('labels', new Y.Map())
    item.set('status', 'proposed')
    item.set('order', 1)
    const body = new Y.XmlFragment()
    item.set('body', body)
    body.push([paragraph('first', 'Texto')])
  })
}

export const paragraph = (id: string, text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

export const itemOf = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const item = doc.getMap('items').get(id)
  if (!(item instanceof Y.Map)) throw new Error(`no item ${id}`)
  return item
}
export const bodyOf = (doc: Y.Doc, id: string): Y.XmlFragment => {
  const body = itemOf(doc, id).get('body')
  if (!(body instanceof Y.XmlFragment)) throw new Error('no body')
  return body
}
