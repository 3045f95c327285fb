// Control characters in titles and other lines: refused where they are new, and no obstacle where an earlier version accepted them.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../client/live/undo.ts'
import { LIMITS } from '../../server/relay/limits.ts'
import { createSchemaValidator } from '../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../server/relay/validation/validationDocument.ts'
import type { ContentSchema, DocumentSchema } from '../../shared/contentSchema.ts'
import { GLOSSARY } from '../../shared/glossary/layout.ts'
import { restoreText } from '../../shared/history/restoreText.ts'
import { MEETING } from '../../shared/meeting/layout.ts'
import { LOCAL } from '../../shared/origins.ts'
import { PAGE, PAGE_ROOTS } from '../../shared/page/layout.ts'
import { hasControls, withoutControls } from '../../shared/printable.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { ROADMAP } from '../../shared/roadmap/layout.ts'
import { createValidator, docOf, keyIn, updatesOf } from '../harness/validator.ts'

const CONTROLS = ['\0', '\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u007f', '\u0080', '\u009f', '\ufffe']
const REFUSED = [{ type: 'refused', why: 'foreign-content' }]
const KINDS: Readonly<Record<string, DocumentSchema>> = {
  roadmap: ROADMAP.schema,
  meeting: MEETING.schema,
  page: PAGE.schema,
  glossary: GLOSSARY.schema,
}
const textsBelow = (path: readonly string[], place: ContentSchema): readonly (readonly string[])[] => {
  if (place.type === 'text') return [path]
  if (place.type !== 'map') return []
  const below = Object.entries(place.keys).flatMap(([key, one]) => textsBelow([...path, key], one))
  return [...below, ...(place.each ? textsBelow([...path, keyIn(place)], place.each) : [])]
}
const TEXTS = Object.entries(KINDS).flatMap(([kind, schema]) =>
  Object.entries(schema).flatMap(([root, place]) =>
    textsBelow([root], place).map((path) => [`${kind} ${path.join(' ')}`, schema, path] as const),
  ),
)

/** The Y.Text at this path, created with what holds it. */
const textAt = (doc: Y.Doc, [root = '', ...keys]: readonly string[]): Y.Text => {
  if (keys.length === 0) return doc.getText(root)
  let map = doc.getMap<unknown>(root)
  for (const [at, key] of keys.entries()) {
    const there = map.get(key)
    if (there instanceof Y.Text) return there
    const next = there instanceof Y.Map ? there : at === keys.length - 1 ? new Y.Text() : new Y.Map<unknown>()
    if (!there) map.set(key, next)
    if (next instanceof Y.Text) return next
    map = next
  }
  throw new Error('no text')
}

test.each(TEXTS)(
  '[W18] no control character is accepted as new in %s; tabs, line ends and direction controls are',
  (_name, schema, path) => {
    const validator = createValidator(schema, undefined, true)
    const offer = (words: string) =>
      updatesOf(docOf(666, validator.state()), (doc) => doc.transact(() => textAt(doc, path).insert(0, words))).map((update) =>
        validator.offer('mal', update),
      )
    for (const control of CONTROLS) expect([control, offer(`a${control}=1`)]).toEqual([control, REFUSED])
    expect(offer('a\tb\r\nc\u202ed\u2066')).toMatchObject([{ type: 'accepted' }])
  },
)

test('[W18] a label holds none', () => {
  for (const control of CONTROLS.slice(0, -1)) expect(FIELDS.labels.accepts(`a${control}b`)).toBe(false)
})

/** A title that an earlier version accepted. */
const before = () => {
  const doc = docOf(1)
  doc.getText(PAGE_ROOTS.title.es).insert(0, 'Acta\0\u000b 3')
  return Y.encodeStateAsUpdate(doc)
}
const earlier = () => {
  const document = createValidationDocument([before()])
  const context = { document, validator: createSchemaValidator(document, PAGE.schema), owners: new Map(), limits: LIMITS }
  const offer = (update: Uint8Array, asOthers = false) => {
    const verdict = validateUpdate(update, 'ana' as never, context, { asOthers })
    if (verdict.type === 'accepted') document.apply(verdict.update)
    return verdict.type === 'refused' ? verdict.why : verdict.type
  }
  return { offer, words: () => docOf(9, Y.encodeStateAsUpdate(document.doc)).getText(PAGE_ROOTS.title.es).toString() }
}

test('[W18] a title of an earlier version that holds some can be written in, emptied, undone and redone', () => {
  const { offer, words } = earlier()
  const doc = docOf(2, before())
  const undo = createUndo(doc)
  const text = doc.getText(PAGE_ROOTS.title.es)
  const steps = [
    () => doc.transact(() => text.insert(0, 'El '), LOCAL),
    () => doc.transact(() => text.delete(3, text.length - 3), LOCAL),
    () => void undo.undo(),
    () => void undo.redo(),
    () => void undo.undo(),
  ]
  for (const step of steps) {
    undo.stopCapturing()
    for (const update of updatesOf(doc, step)) expect(offer(update)).toBe('accepted')
    expect(words()).toBe(text.toString())
  }
  expect(withoutControls(text.toString().replaceAll(' ', ''))).toBe('ElActa3')
})

test('[W18] a past title that holds some is restored without them, and what a restore of the server has lost comes back as it was', () => {
  const { offer, words } = earlier()
  const doc = docOf(2, before())
  const text = doc.getText(PAGE_ROOTS.title.es)
  for (const update of updatesOf(doc, () => doc.transact(() => text.delete(0, text.length)))) expect(offer(update)).toBe('accepted')
  for (const update of updatesOf(doc, () => doc.transact(() => restoreText(text, withoutControls('Acta\0\u000b 3')))))
    expect(offer(update)).toBe('accepted')
  expect(words()).toBe('Acta 3')
  const lost = docOf(7)
  lost.getText(PAGE_ROOTS.title.en).insert(0, 'Minutes\0')
  expect(offer(Y.encodeStateAsUpdate(lost), true)).toBe('accepted')
  expect(hasControls('Minutes\0')).toBe(true)
})
