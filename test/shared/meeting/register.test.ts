import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { projectMeeting } from '../../../server/background/projectMeeting.ts'
import type { Decision } from '../../../shared/meeting/model.ts'
import { pairsOfMeeting } from '../../../shared/meeting/pairs.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { decisionNumbers, isRegistered, nextDecisionNumber, numberAtFirstWord } from '../../../shared/meeting/register.ts'
import { addDecision, type NewDecision, setDecision } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(5).bytes
const made = (doc: Y.Doc, fields: NewDecision): Decision => {
  const added = addDecision(doc, fields, random)
  const id = must(added.ok ? added.value : null, 'a decision')
  return must(readMeeting(doc).decisions.find((one) => one.id === id) ?? null, 'the decision')
}
const worded = (doc: Y.Doc, number: number) => made(doc, { number, text: { en: 'Agreed' } })

describe('the numbers of decisions', () => {
  test('[S12] count on through the sessions, and two that share a number differ by a letter', () => {
    const doc = new Y.Doc()
    const register = [6, 2].map((number) => worded(new Y.Doc(), number))
    expect(nextDecisionNumber(register, [])).toBe(7)
    const here = [7, 7].map((number) => worded(doc, number))
    expect(nextDecisionNumber(register, here)).toBe(8)
    const numbers = decisionNumbers([...register, ...here], here)
    expect([...numbers.values()].sort()).toEqual(['2', '6', '7', '7b'])
    expect(nextDecisionNumber([], [])).toBe(1)
  })

  test('[S33] a decision has no number before its first word, in either language, unless it is more than proposed', () => {
    const doc = new Y.Doc()
    const blank = made(doc, { number: 3, text: { es: ' ', en: '\n' } })
    const [spanish, adopted] = [made(doc, { number: 4, text: { es: 'Sí' } }), made(doc, { number: 5, status: 'adopted' })]
    const { decisions } = readMeeting(doc)
    expect([...decisionNumbers([], decisions)].sort()).toEqual(
      [
        [spanish.id, '4'],
        [adopted.id, '5'],
      ].sort(),
    )
    expect(decisions.filter(isRegistered)).not.toContainEqual(blank)
    setDecision(doc, adopted.id, 'archived', true)
    expect(readMeeting(doc).decisions.filter(isRegistered)).toEqual([spanish])
  })

  test('[S33] pressing the button burns no number, and the second decision begun gets the next one', () => {
    const doc = new Y.Doc()
    worded(doc, 11)
    const next = () => nextDecisionNumber([], readMeeting(doc).decisions)
    const [first, second] = [made(doc, { number: next() }), made(doc, { number: next() })]
    expect([first.number, second.number]).toEqual([12, 12])
    expect(numberAtFirstWord(second, [], readMeeting(doc).decisions)).toBe(12)
    // The second is begun first.
    const here = readMeeting(doc).decisions.map((one) => (one.id === second.id ? { ...one, text: { es: '', en: 'A' } } : one))
    expect(numberAtFirstWord(first, [], here)).toBe(13)
    // In another session, as far as the register tells.
    expect(numberAtFirstWord(first, [second], [])).toBe(13)
  })

  test('[S33] a number that was given stays when the words are emptied and written anew, unless it has been taken', () => {
    const doc = new Y.Doc()
    const emptied = made(doc, { number: 7 })
    const later = worded(doc, 9)
    expect(numberAtFirstWord(emptied, [emptied, later], readMeeting(doc).decisions)).toBe(7)
    expect(numberAtFirstWord({ ...emptied, number: 9 }, [emptied], readMeeting(doc).decisions)).toBe(10)
  })

  test('[S33] a decision without a word is in no row of the server: register, search, links, and no pair to translate', () => {
    const doc = new Y.Doc()
    const blank = made(doc, { number: 1 })
    const words = worded(doc, 1)
    const { meeting, texts } = projectMeeting(doc)
    expect(meeting?.decisions.map(({ id }) => id)).toEqual([words.id])
    expect([...texts.keys()].filter((part) => part.includes(blank.id))).toEqual([])
    expect(pairsOfMeeting(readMeeting(doc)).filter(({ name }) => name.includes(blank.id))).toEqual([])
  })
})
