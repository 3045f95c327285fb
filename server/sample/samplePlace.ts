// Names of a sample: alone in a data folder, as the demo, or beside real groups, where its names must not collide with theirs.
import { type AccountId, type DocumentId, type GroupId, newId, pageId, parseGroupId, type Random } from '../../shared/ids.ts'
import { NOBODYS_DOMAIN } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import { emailOf, SAMPLE_GROUP, type SamplePersonName } from './people.ts'

export interface SamplePlace {
  readonly group: GroupId
  readonly emailOf: (person: SamplePersonName) => string
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

/** Former address of a demo account whose sample was recreated. */
export const retiredEmail = (person: SamplePersonName, account: AccountId): string => `${person}@${account.toLowerCase()}${NOBODYS_DOMAIN}`
