// Verifies an archive, and says in plain words what that proves and what it does not.
import { fingerprintOf } from '../../shared/api/history.ts'
import { actLines } from '../trust/actLines.ts'
import { type CheckedArchive, checkArchive } from '../trust/checkArchive.ts'
import type { HeldHeads } from '../trust/heldHeads.ts'
import { timeOf } from '../trust/timeOf.ts'

export const verifyArchive = async (
  bytes: Uint8Array,
  held: readonly HeldHeads[],
  say: (line: string) => void,
  withActs = false,
): Promise<number> => {
  const checked = await checkArchive(bytes, held)
  const { group, logs, faults } = checked
  const bad = logs.filter(({ verified }) => !verified.ok)
  if (group) say(`Archive of ${group.name.es} / ${group.name.en} (${group.id}), exported ${momentOf(group.at)}.\n`)
  for (const { document, verified, from, to } of logs)
    say(
      verified.ok
        ? `ok       ${document}  ${verified.entries} entries${from !== null && to !== null ? `, ${dayOf(from)} to ${dayOf(to)}` : ''}`
        : `DAMAGED  ${document}  at entry ${verified.seq}: ${verified.why}`,
    )
  for (const fault of faults) say(`DAMAGED  the archive: ${fault}`)
  say('')
  if (withActs && group) {
    say('What the server decided, by its own word at that time:\n')
    for (const line of actLines(group.id, checked.acts, new Map(checked.words.map(({ commitment, words }) => [commitment, words]))))
      say(line)
    say('')
  }
  if (bad.length === 0 && faults.length === 0) for (const line of provedBy(checked, held)) say(line)
  else say('NOT PROVED. What is named above is not as it was written, or not as it was exported.')
  return bad.length === 0 && faults.length === 0 ? 0 : 1
}

const provedBy = (
  { logs, acts, meetings, signedHeads, keys, people, sealedBy }: CheckedArchive,
  held: readonly HeldHeads[],
): readonly string[] => {
  const entries = logs.reduce((sum, { verified }) => sum + (verified.ok ? verified.entries : 0), 0)
  const times = logs.flatMap(({ from, to }) => (from !== null && to !== null ? [from, to] : []))
  const span = times.length === 0 ? '' : `, the first of ${momentOf(Math.min(...times))}, the last of ${momentOf(Math.max(...times))}`
  const heldCount = held.reduce((sum, { heads }) => sum + heads.length, 0)
  return [
    `PROVED: ${counted(logs.length, 'document')} with ${counted(entries, 'entry', 'entries')} in ${counted(meetings, 'session')} and between them${span}.`,
    'Nothing in them was changed, removed, added or moved since it was written: each chain, computed again, leads to all of',
    `its heads (${signedHeads} signed ones, ${logs.reduce((sum, { witnesses }) => sum + witnesses, 0)} points in all).`,
    ...actsProved(acts),
    `The names (${counted(people?.people.length ?? 0, 'person', 'people')}) are those that the server gave when it exported this file.`,
    '',
    'Signed by:',
    ...keys.map(({ id, since }) => `  ${fingerprintOf(id)}  (since ${dayOf(since)})${id === sealedBy ? '  and sealed by it' : ''}`),
    '',
    heldCount > 0
      ? `What you hold (${counted(heldCount, 'head')}) lies on these chains: this is the history that you were shown.`
      : 'It does not prove that this is the history that you were shown: whoever runs the server could have written all of it\nanew, and signed it. Compare the key with the one you know, or give heads that you kept: --head HEADS.json',
  ]
}

const actsProved = (acts: CheckedArchive['acts']): readonly string[] =>
  acts.length === 0
    ? []
    : [
        `${counted(acts.length, 'act')} of the server (sessions, members, moments, exports) stand in its log of acts, the last of ${momentOf(acts.at(-1)?.at ?? 0)};`,
        'its list of members is what they say. --acts prints them.',
      ]

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
const momentOf = (at: number): string => `${timeOf(at).slice(0, 16).replace('T', ' ')} UTC`
const dayOf = (at: number): string => timeOf(at).slice(0, 10)
