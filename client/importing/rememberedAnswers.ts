// What the words of files meant the last time: of the group, from the server, and of this device, which also holds what is asked about people and
// what was answered without a network. The answer that a person gave last counts.

import { createEffect, createSignal, untrack } from 'solid-js'
import type { KeptImportWord } from '../../shared/api/importWords.ts'
import { type AccountId, type GroupId, type Instant, instant } from '../../shared/ids.ts'
import { isImportWordKey, LONGEST_IMPORT_WORD_ID, MOST_IMPORT_WORD_IDS, MOST_IMPORT_WORDS } from '../../shared/roadmap/importWords.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { RefusedAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { asText, isRecord, rememberedFor, validEntries } from '../base/remembered.ts'
import { browserClock } from '../live/browser.ts'
import type { Answer, Answers } from './answers.ts'

interface Remembered {
  readonly key: string
  readonly answer: Answer
  /** When somebody here gave it; null for one that the server has, or that was only proposed: the group's counts before it. */
  readonly at: Instant | null
}

export const createRememberedAnswers = () => {
  const [{ account }, { id: group }] = [useActor()(), useGroup()()]
  const api = useApi()
  const here = rememberedAnswers(account, group)
  const ofGroup = createQuery(() => address('/api/groups/:group/import-words', { group }))
  const [ofDevice, setOfDevice] = createSignal(here.read())
  const renew = () => setOfDevice(here.read())
  const send = async (): Promise<void> => {
    const words = here.unsent()
    if (words.length === 0) return
    const answer = await api.send('PATCH /api/groups/:group/import-words', { group }, { words: [...words] })
    if (answer.ok) {
      here.sent(words)
      return ofGroup.refresh()
    }
    // Without a server they stay unsent, and go out when it answers the next import. A word that it does not take would hold back all others.
    const refused = answer.why === 'refused' ? refusedAmong(words, answer) : []
    if (refused.length === 0) return
    here.sent(refused)
    return send()
  }
  // Renewed with the answer of the group: until then those of this device that were sent count.
  createEffect(() => {
    if (!ofGroup.value()) return
    renew()
    void untrack(send)
  })
  return {
    read: (): Answers => latestAnswers(ofDevice(), ofGroup.value()?.words ?? []),
    /** `said`: those that somebody gave or confirmed; a mere likeness would be proposed to others anyway. */
    keep: (answers: Answers, said: Answers): void => {
      here.keep(answers, said, instant(browserClock.now()))
      renew()
      void send()
    },
  }
}
export type RememberedAnswers = Pick<ReturnType<typeof createRememberedAnswers>, 'read' | 'keep'>

/** Of each word the group's answer, unless a person gave another one here later. */
export const latestAnswers = (ofDevice: readonly Remembered[], ofGroup: readonly KeptImportWord[]): Answers => {
  const latest = new Map<string, Omit<Remembered, 'key'>>(ofDevice.map(({ key, ...one }) => [key, one]))
  for (const { key, answer, at } of ofGroup) {
    const here = latest.get(key)?.at ?? null
    if (here === null || here <= at) latest.set(key, { answer, at })
  }
  return new Map([...latest].map(([key, { answer }]) => [key, answer]))
}

/** `words.3.answer`: the fourth. */
const refusedAmong = (words: readonly KeptImportWord[], { problems = [] }: RefusedAnswer): readonly KeptImportWord[] =>
  words.filter((_, at) => problems.some(({ field }) => `${field}.`.startsWith(`words.${at}.`)))

/** Those about people, and words that stand for nothing, which may be people's names, stay on the device; also what the server would refuse. */
const isShared = ({ key, answer }: Remembered): boolean =>
  isImportWordKey(key) &&
  answer.length > 0 &&
  answer.length <= MOST_IMPORT_WORD_IDS &&
  answer.every((id) => id.trim() !== '' && id.length <= LONGEST_IMPORT_WORD_ID)

export const rememberedAnswers = (account: AccountId, group: GroupId) => {
  const kept = rememberedFor<{ readonly all: readonly Remembered[] }>(account, `import-answers/${group}`, (found) => ({
    all: validEntries(found.all, (one) => {
      if (!isRecord(one) || !Array.isArray(one.answer)) return null
      const key = asText(one.key)
      return key === null
        ? null
        : { key, answer: validEntries(one.answer, asText), at: typeof one.at === 'number' ? instant(one.at) : null }
    }),
  }))
  const all = () => kept.read()?.all ?? []
  return {
    read: all,
    keep: (answers: Answers, said: Answers, now: Instant): void => {
      if (answers.size === 0) return
      const before = new Map(all().map((one) => [one.key, one]))
      const stated = [...answers].map(([key, answer]): Remembered => {
        if (said.has(key)) return { key, answer, at: now }
        // What was only proposed replaces no answer that somebody gave here.
        const one = before.get(key)
        return one && one.at !== null ? one : { key, answer, at: null }
      })
      kept.write({ all: [...stated, ...all().filter(({ key }) => !answers.has(key))].slice(0, MOST_IMPORT_WORDS) })
    },
    /** Answers for the group that the server has not been given yet. */
    unsent: (): readonly KeptImportWord[] =>
      all()
        .filter(isShared)
        .flatMap(({ key, answer, at }) => (at === null ? [] : [{ key, answer: [...answer], at }])),
    sent: (words: readonly KeptImportWord[]): void => {
      // Somebody else has signed in since: what is kept there is theirs.
      if (!kept.read()) return
      const gone = new Map(words.map(({ key, at }) => [key, at]))
      kept.write({ all: all().map((one) => (gone.get(one.key) === one.at ? { ...one, at: null } : one)) })
    },
  }
}
