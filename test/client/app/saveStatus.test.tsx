import { describe, expect, test } from 'vitest'
import { nextAnnouncement, sameWords, saveStatusWords, worstOf } from '../../../client/app/saveStatusWords.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { SAMPLE_SAVE_STATES as ALL } from '../../../client/design/sampleSaveStates.ts'
import type { SaveStatus } from '../../../client/live/types.ts'
import { instant } from '../../../shared/ids.ts'

const words = (status: SaveStatus, language: 'es' | 'en' = 'en') => {
  const { bold, rest } = saveStatusWords(status, CATALOGUE[language].status, language)
  return `${bold} ${rest}`.trim()
}

describe('the save status in words', () => {
  test('[C10] each state has a sign and words of its own in both languages', () => {
    for (const language of ['es', 'en'] as const) {
      const said = ALL.map((status) => words(status, language))
      expect(new Set(said).size).toBe(ALL.length)
      expect(said.every((sentence) => sentence.length > 0)).toBe(true)
    }
  })

  test.each([
    [{ type: 'reconnecting', waiting: 3 }, 'Reconnecting… 3 changes kept on this device'],
    [{ type: 'reconnecting', waiting: 0 }, 'Reconnecting…'],
    [{ type: 'offline', waiting: 12 }, 'Offline: you can keep working. 12 changes kept on this device'],
    [{ type: 'offline', waiting: 1 }, 'Offline: you can keep working. 1 change kept on this device'],
    [{ type: 'storageBlocked', waiting: 1 }, 'Not saved: this device’s storage is blocked'],
    [{ type: 'reload' }, 'Please reload: new version'],
  ] as const)('%o says “%s”', (status, sentence) => {
    expect(words(status)).toBe(sentence)
  })

  test('only what is on the server is calm; pending and failed edits get a line of their own', () => {
    const tones = (type: SaveStatus['type']) => ALL.filter((s) => s.type === type).map((s) => saveStatusWords(s, CATALOGUE.es.status, 'es'))
    expect(ALL.filter((s) => saveStatusWords(s, CATALOGUE.es.status, 'es').tone === 'calm').map((s) => s.type)).toEqual(['saved'])
    expect([...tones('offline'), ...tones('refused')].every(({ long }) => long)).toBe(true)
    expect(tones('saving')[0]?.long).toBe(false)
  })
})

test('within a minute each confirmation has the same words', () => {
  const at = (seconds: number) =>
    saveStatusWords({ type: 'saved', at: instant(Date.UTC(2026, 10, 25, 14, 1, seconds)) }, CATALOGUE.en.status, 'en')
  expect(sameWords(at(1), at(59))).toBe(true)
  expect(sameWords(at(1), at(61))).toBe(false)
})

describe('[C18] the save status is read out', () => {
  const course = (...states: readonly SaveStatus[]) => {
    const heard: string[] = []
    states.reduce((before, status) => {
      const now = nextAnnouncement(before, saveStatusWords(status, CATALOGUE.en.status, 'en'))
      if (now !== before) heard.push(now)
      return now
    }, '')
    return heard
  }
  const saved = (minute: number): SaveStatus => ({ type: 'saved', at: instant(Date.UTC(2026, 10, 25, 14, minute)) })

  test('is nothing while work goes on as usual', () => {
    expect(
      course({ type: 'loading' }, saved(1), { type: 'saving', waiting: 1 }, saved(2), { type: 'saving', waiting: 4 }, saved(3)),
    ).toEqual([])
  })

  test('announces each problem once, whatever is written meanwhile, and once that all is saved again', () => {
    const offline = (waiting: number): SaveStatus => ({ type: 'offline', waiting })
    expect(
      course(saved(1), { type: 'reconnecting', waiting: 0 }, { type: 'reconnecting', waiting: 2 }, offline(2), offline(3), offline(4)),
    ).toEqual(['Reconnecting…', 'Offline: you can keep working.'])
    expect(course(offline(3), { type: 'saving', waiting: 3 }, saved(5), saved(6))).toEqual(['Offline: you can keep working.', 'Saved'])
  })
})

describe('the save status of several open documents', () => {
  const open = (status: SaveStatus) => ({ saveStatus: () => status })
  test('the document with the worst status is shown', () => {
    const saved = open({ type: 'saved', at: instant(0) })
    const offline = open({ type: 'offline', waiting: 2 })
    const refused = open({ type: 'refused', why: 'read-only' })
    expect(worstOf([saved, offline])).toBe(offline)
    expect(worstOf([refused, offline, saved])).toBe(refused)
    expect(worstOf([])).toBeNull()
  })

  test('shows, of equals, the newest one, which is on the screen', () => {
    const [first, second] = [open({ type: 'saving', waiting: 1 }), open({ type: 'saving', waiting: 1 })]
    expect(worstOf([first, second])).toBe(second)
  })
})
