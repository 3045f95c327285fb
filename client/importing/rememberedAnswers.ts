// What the words of files meant the last time: of the group, from the server, and of this device, which also holds what is asked about people and
// what was answered without a network.
import type { ImportWord } from '../../shared/api/importWords.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { isImportWordKey, MOST_IMPORT_WORDS } from '../../shared/roadmap/importWords.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { asText, isRecord, rememberedFor, validEntries } from '../base/remembered.ts'
import type { Answer, Answers } from './answers.ts'

interface Said {
  readonly key: string
  readonly answer: Answer
}

/** What the group has answered since counts before what this device remembers. */
export const createRememberedAnswers = () => {
  const [{ account }, { id: group }] = [useActor()(), useGroup()()]
  const api = useApi()
  const here = rememberedAnswers(account, group)
  const ofDevice = here.read()
  const ofGroup = createQuery(() => address('/api/groups/:group/import-words', { group }))
  return {
    read: (): Answers => new Map([...ofDevice, ...(ofGroup.value()?.words ?? []).map(({ key, answer }) => [key, answer] as const)]),
    /** `said`: those that somebody gave or confirmed; a mere likeness would be proposed to others anyway. */
    keep: (answers: Answers, said: Answers): void => {
      here.keep(answers)
      const words = sharedWords(said)
      // Without an answer of the server they are on this device alone, and are kept for all with the next import.
      if (words.length > 0) void api.send('PATCH /api/groups/:group/import-words', { group }, { words })
    },
  }
}
export type RememberedAnswers = Pick<ReturnType<typeof createRememberedAnswers>, 'read' | 'keep'>

/** Answers that are shared with the group: without those about people, and without words that stand for nothing, which may be people's names. */
const sharedWords = (answers: Answers): ImportWord[] =>
  [...answers]
    .filter(([key, answer]) => isImportWordKey(key) && answer.length > 0)
    .slice(0, MOST_IMPORT_WORDS)
    .map(([key, answer]) => ({ key, answer: [...answer] }))

export const rememberedAnswers = (account: AccountId, group: GroupId) => {
  const kept = rememberedFor<{ readonly all: readonly Said[] }>(account, `import-answers/${group}`, (found) => ({
    all: validEntries(found.all, (one) => {
      if (!isRecord(one) || !Array.isArray(one.answer)) return null
      const key = asText(one.key)
      return key === null ? null : { key, answer: validEntries(one.answer, asText) }
    }),
  }))
  const all = () => kept.read()?.all ?? []
  return {
    read: (): Answers => new Map(all().map(({ key, answer }) => [key, answer])),
    keep: (answers: Answers): void => {
      if (answers.size === 0) return
      const now = [...answers].map(([key, answer]) => ({ key, answer }))
      kept.write({ all: [...now, ...all().filter(({ key }) => !answers.has(key))].slice(0, MOST_IMPORT_WORDS) })
    },
  }
}
