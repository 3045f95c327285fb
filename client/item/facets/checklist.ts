// The facet of checklists. They are edited in a part of the panel of their own; in a cell of a file each entry is a line: `[x] CO · Texto
// en español | Text in English`. Any list is read, with or without checkboxes.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import type { DelegationId } from '../../../shared/ids.ts'
import type { ChecklistDraft } from '../../../shared/roadmap/changeItems.ts'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import type { ChecklistEntry } from '../../../shared/roadmap/model.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import type { FacetNames } from './names.ts'
import { bad, changeTo } from './reading.ts'

const BETWEEN = ' | '
const AFTER_DELEGATION = ' · '

export const checklist: Facet<KeyOf<'checklist'>> = {
  ...USUAL_FACET,
  text: (item, field, names) => item[field].map((entry) => lineOf(entry, names)).join('\n'),
  read: (text, _field, names) => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const drafts = lines.map((line) => draftOf(line, names))
    if (drafts.length > FIELDS.checklist.most) return bad('long', lines[0] ?? '')
    const long = drafts.findIndex(({ text: words }) => LANGUAGES.some((side) => words[side].length > MOST_LETTERS))
    return long < 0 ? changeTo({ checklist: drafts }) : bad('long', lines[long] ?? '')
  },
}
const MOST_LETTERS = 1_000

const lineOf = ({ text, done, delegation }: ChecklistEntry, { delegations, language }: FacetNames): string => {
  const words = LANGUAGES.map((side) => text[side].replace(/\s*\n\s*/g, ' ').trim()).join(BETWEEN)
  return `[${done ? 'x' : ' '}] ${delegation ? `${delegations.nameOf(delegation, language)}${AFTER_DELEGATION}` : ''}${words}`
}

/** Without a separator between languages, the text is in the language of the reader. */
const draftOf = (line: string, names: FacetNames): ChecklistDraft => {
  const [, box = '', said = ''] = /^(?:[-*•]\s+)?(?:\[([ xX✓]?)\]\s*)?(.*)$/s.exec(line) ?? []
  const { delegation, words } = delegationOf(said, names)
  const at = words.indexOf(BETWEEN.trimEnd())
  return { text: at < 0 ? alone(words, names.language) : sides(words, at), done: /[xX✓]/.test(box), delegation }
}
const alone = (words: string, language: Language) => ({ es: '', en: '', [language]: words.trim() })
const sides = (words: string, at: number) => ({ es: words.slice(0, at).trim(), en: words.slice(at + BETWEEN.trimEnd().length).trim() })
const delegationOf = (said: string, names: FacetNames): { readonly delegation: DelegationId | null; readonly words: string } => {
  const at = said.indexOf(AFTER_DELEGATION)
  const found = at < 0 ? null : names.delegations.find(said.slice(0, at))
  return found === null || found === 'several'
    ? { delegation: null, words: said }
    : { delegation: found, words: said.slice(at + AFTER_DELEGATION.length) }
}
