// The name shown for an author, with role and delegation at the time of writing; null if unknown.
import type { Language } from '../../shared/bilingual.ts'
import type { AuthorContext } from '../../shared/history/credit.ts'
import { creditName } from '../../shared/history/creditWords.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Agency } from '../../shared/people.ts'

interface Signed extends AuthorContext {
  readonly account: AccountId | null
}

export const calledIn = (
  { agencies }: { readonly agencies: readonly Agency[] },
  signed: Signed,
  person: (id: AccountId) => string | null,
  language: Language,
): string | null => {
  const { account, formerly } = signed
  if (account === null || (person(account) === null && !formerly)) return null
  return creditName(signed, { person, agency: (id) => agencies.find((agency) => agency.id === id) ?? null }, language)
}
