// Where a sample stands: in a data folder of its own, as the demo, or beside real groups, where none of its names can be anybody's.
import { type AccountId, type DocumentId, type GroupId, newId, pageId, parseGroupId, type Random } from '../../shared/ids.ts'
import { NOBODYS_DOMAIN } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import { emailOf, type Person, SAMPLE_GROUP } from './people.ts'

export interface SamplePlace {
  readonly group: GroupId
  readonly emailOf: (person: Person) => string
  readonly page: (name: string) => DocumentId
}

export const DEMO: SamplePlace = { group: SAMPLE_GROUP.id, emailOf, page: pageId }

export const newSamplePlace = (random: Random): SamplePlace => {
  const name = `sample-${newId(random).slice(0, 10)}`
  return {
    group: must(parseGroupId(name), 'the id of a sample'),
    emailOf: (person) => `${person}@${name}${NOBODYS_DOMAIN}`,
    page: (page) => pageId(`${page}-${name}`),
  }
}

/** Of somebody of the demo whose sample was made anew. */
export const retiredEmail = (person: Person, account: AccountId): string => `${person}@${account.toLowerCase()}${NOBODYS_DOMAIN}`
