// Messages of the sign-in page, loaded with the page.
import type { Language } from '../../../shared/bilingual.ts'
import * as access from './access.ts'
import * as frame from './frame.ts'
import type { Like } from './like.ts'
import enSentences from './outside.en.json' with { type: 'json' }
import esSentences from './outside.es.json' with { type: 'json' }
import { withSentences } from './withSentences.ts'

const es = withSentences(esSentences, { access: access.es, frame: frame.es })

export type OutsideMessages = Like<typeof es>
const en: OutsideMessages = withSentences(enSentences, { access: access.en, frame: frame.en })
export const OUTSIDE: Readonly<Record<Language, OutsideMessages>> = { es, en }
