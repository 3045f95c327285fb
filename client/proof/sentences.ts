// What a proof has found, in the reader's words.
import type { Language } from '../../shared/bilingual.ts'
import { type DocumentId, documentKind } from '../../shared/ids.ts'
import type { Fault } from '../../shared/log/verifyChain.ts'
import type { ArchiveFault } from '../../shared/proof/faults.ts'
import { timeOf } from '../../shared/proof/timeOf.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { ProvedLog } from './report.ts'

interface Words {
  readonly text: Messages
  readonly language: Language
}

/** Beyond this Date knows no day. */
const LAST_DAY = 8.64e15
/** An instant in a file may be any number. */
export const instantWords = ({ language }: Words, at: number): string =>
  Math.abs(at) <= LAST_DAY ? formatMoment(at, language) : timeOf(at)

/** An archive knows a text by its id alone: its title is in its entries. */
export const archivedDocumentName = ({ text }: Words, document: DocumentId): string => {
  const names = text.proof.documents
  const kind = documentKind(document)
  const id = document.slice(document.indexOf(':') + 1)
  return kind === 'page' || kind === 'meeting' ? names[kind](id) : names[kind]
}

export const sentenceOfLog = (words: Words, { verified, covered }: ProvedLog): string => {
  if (!verified.ok) return sentenceOfFault(words, verified)
  const { proof } = words.text
  if (covered === null || covered === 0) return proof.none(verified.entries)
  return covered === verified.entries ? proof.all(verified.entries) : proof.some(covered, verified.entries - covered)
}

const sentenceOfFault = (words: Words, { seq, of, cause }: Fault): string => {
  const { wrongs } = words.text.proof
  if (cause?.type === 'other') {
    const { from, knownHead } = cause
    return knownHead.held
      ? wrongs.heldOther(from, seq, knownHead.held.file, instantWords(words, knownHead.held.at))
      : wrongs.other(from, seq)
  }
  if (cause?.type === 'short') {
    const { last, knownHead } = cause
    const { held } = knownHead
    if (last === 0) return held ? wrongs.heldMissing(held.file, instantWords(words, held.at)) : wrongs.missing
    return held ? wrongs.heldShort(last, knownHead.seq, held.file, instantWords(words, held.at)) : wrongs.short(last, knownHead.seq)
  }
  if (of === 'checkpoint') return wrongs.state(seq)
  return of === 'history' ? wrongs.history(seq) : wrongs.entry(seq)
}

export const sentenceOfArchiveFault = (words: Words, fault: ArchiveFault): string => {
  const { faults } = words.text.proof
  switch (fault.type) {
    case 'cut':
    case 'unreadable':
      return faults[fault.type](fault.byte)
    case 'twice':
      return faults.twice(archivedDocumentName(words, fault.document))
    case 'key':
      return faults.key(fault.key)
    case 'person':
      return faults.person(fault.account)
    case 'held':
      return faults.held(fault.file, archivedDocumentName(words, fault.document), fault.seq)
    case 'heldKey':
      return faults.heldKey(fault.file, fault.key)
    case 'heldGroup':
      return faults.heldGroup(fault.file, fault.group)
    default:
      return faults[fault.type]
  }
}
