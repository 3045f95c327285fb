import { describe, expect, test } from 'vitest'
import { parseAnchor } from '../../../shared/comments/storedAnchor.ts'
import { isFieldName, isIn, parseThreadSubject } from '../../../shared/comments/subject.ts'
import { parseDocumentId } from '../../../shared/ids.ts'

const ANCHOR = { block: 'b1', side: 'es', start: 'AAEC', end: 'AQID', quote: 'el plazo', before: 'se amplía ' }

describe('the anchor of a thread as it is kept', () => {
  test.each([
    ['words of a paragraph', ANCHOR],
    ['a whole paragraph', { ...ANCHOR, start: '', end: '', quote: '', before: '' }],
    ['the longest quote', { ...ANCHOR, quote: 'x'.repeat(300), before: 'x'.repeat(40) }],
  ])('is read: %s', (_, anchor) => {
    expect(parseAnchor(anchor)).toEqual(anchor)
  })
  test.each([
    ['nothing', null],
    ['a list', [ANCHOR]],
    ['one field less', { ...ANCHOR, before: undefined }],
    ['one field more', { ...ANCHOR, color: 'red' }],
    ['a block without a name', { ...ANCHOR, block: '' }],
    ['a third language', { ...ANCHOR, side: 'fr' }],
    ['one end alone', { ...ANCHOR, end: '' }],
    ['positions that are no base64', { ...ANCHOR, start: 'no base64' }],
    ['positions without end', { ...ANCHOR, start: 'A'.repeat(404) }],
    ['a quote that is too long', { ...ANCHOR, quote: 'x'.repeat(301) }],
    ['too much before it', { ...ANCHOR, before: 'x'.repeat(41) }],
    ['half a sign', { ...ANCHOR, quote: '\uD83D' }],
    ['what no database keeps', { ...ANCHOR, quote: 'a\0b' }],
  ])('is none: %s', (_, foreign) => {
    expect(parseAnchor(foreign)).toBeNull()
  })
})

describe('the subject of a thread', () => {
  test.each([
    ['item:k3', 'roadmap:tco'],
    ['text:', 'page:p1'],
    ['point:p1', 'meeting:m1'],
    ['decision:d1', 'meeting:m1'],
  ])('%s stands in %s', (subject, document) => {
    const parsed = parseThreadSubject(subject)
    const id = parseDocumentId(document)
    expect(parsed && id && isIn(parsed, id)).toBe(true)
  })
  test.each(['item:', 'text:x', 'term:t1', 'item:a b', 'item', '', 7])('%j is nothing that threads are about', (subject) => {
    expect(parseThreadSubject(subject)).toBeNull()
  })
  test('an item is not in a text', () => {
    const [item, page] = [parseThreadSubject('item:k3'), parseDocumentId('page:p1')]
    expect(item && page && isIn(item, page)).toBe(false)
  })
  test.each([
    ['due', true],
    ['description.es', true],
    ['checklist/k3f9/text', true],
    ['', false],
    ['a b', false],
    ['x'.repeat(121), false],
  ])('the name of a field: %j is %s', (name, is) => {
    expect(isFieldName(name)).toBe(is)
  })
})
