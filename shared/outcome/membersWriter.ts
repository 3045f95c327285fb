// Names the members of a delegation, or those who take part by their office. Pure.
import type { Seated } from '../acts/whats.ts'
import { alphabetical } from '../counts.ts'
import { ROLE_WORDS } from '../history/roleWords.ts'
import { ROLES, type Role } from '../people.ts'
import type { PaperFacts } from './facts.ts'
import type { LanguageWriter } from './languageWriter.ts'
import type { PaperText } from './model.ts'

/** `name`: null if it was erased. */
export interface RecordMember extends Seated {
  readonly name: string | null
}

/** Members without a delegation who take part by their office. */
export const OFFICES: readonly Role[] = ['chair', 'secretariat', 'translator']

/** By office, then by name; of delegates their agency alone is said, which is the same in every language. */
export const membersWriter =
  ({ facts, say }: { readonly facts: PaperFacts; readonly say: LanguageWriter }) =>
  (members: readonly RecordMember[]): PaperText => {
    const compare = alphabetical(say.languages[0] ?? 'es')
    const named = members
      .flatMap(({ name, role, agency }) => (name === null || role === null ? [] : [{ name, role, agency }]))
      .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || compare(a.name, b.name))
    const words = named.map(({ name, role, agency }) => {
      const office = role === 'delegate' ? [] : [...new Set(say.languages.map((language) => ROLE_WORDS[role][language]))]
      const of = facts.group.agencies.find(({ id }) => id === agency)?.acronym
      return [of === undefined ? name : `${name} (${of})`, office.join(' / ')].filter((part) => part !== '').join(', ')
    })
    return say.same(words.join('; ') || '–')
  }
