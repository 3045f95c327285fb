// The few messages that are there before anything else is: who signs in waits for no other.
import type { Language } from '../../../shared/bilingual.ts'
import * as access from './access.ts'
import * as common from './common.ts'
import * as frame from './frame.ts'
import type { Like } from './like.ts'
import * as people from './people.ts'

const es = { access: access.es, common: common.es, frame: frame.es, people: people.es }
const en: Like<typeof es> = { access: access.en, common: common.en, frame: frame.en, people: people.en }

export type OutsideMessages = Like<typeof es>
export const OUTSIDE: Readonly<Record<Language, OutsideMessages>> = { es, en }
