// All messages by language. One file per part of the product; the type of `en` follows `es`, so a missing sentence does not compile.
import type { Language } from '../../../shared/bilingual.ts'
import * as access from './access.ts'
import * as common from './common.ts'
import * as frame from './frame.ts'
import type { Like } from './like.ts'
import * as people from './people.ts'
import * as roadmap from './roadmap.ts'
import * as status from './status.ts'
import * as texts from './texts.ts'

const es = {
  access: access.es,
  common: common.es,
  frame: frame.es,
  people: people.es,
  roadmap: roadmap.es,
  status: status.es,
  texts: texts.es,
}
const en: Like<typeof es> = {
  access: access.en,
  common: common.en,
  frame: frame.en,
  people: people.en,
  roadmap: roadmap.en,
  status: status.en,
  texts: texts.en,
}

export type Messages = Like<typeof es>
export const CATALOGUE: Readonly<Record<Language, Messages>> = { es, en }
