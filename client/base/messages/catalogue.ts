// All messages by language. One file per part of the product; the type of `en` follows `es`, so a missing sentence does not compile.
import type { Language } from '../../../shared/bilingual.ts'
import * as access from './access.ts'
import * as audit from './audit.ts'
import * as board from './board.ts'
import * as calendar from './calendar.ts'
import * as cities from './cities.ts'
import * as common from './common.ts'
import * as compare from './compare.ts'
import * as documents from './documents.ts'
import * as feed from './feed.ts'
import * as frame from './frame.ts'
import * as glossary from './glossary.ts'
import * as guide from './guide.ts'
import * as help from './help.ts'
import * as history from './history.ts'
import * as home from './home.ts'
import * as installation from './installation.ts'
import { isolating } from './isolating.ts'
import type { Like } from './like.ts'
import * as links from './links.ts'
import * as meeting from './meeting.ts'
import * as outline from './outline.ts'
import * as overwritten from './overwritten.ts'
import * as pairs from './pairs.ts'
import * as palette from './palette.ts'
import * as past from './past.ts'
import * as paste from './paste.ts'
import * as people from './people.ts'
import * as proof from './proof.ts'
import * as review from './review.ts'
import * as roadmap from './roadmap.ts'
import * as room from './room.ts'
import * as sample from './sample.ts'
import * as selection from './selection.ts'
import * as status from './status.ts'
import * as table from './table.ts'
import * as texts from './texts.ts'
import * as timeline from './timeline.ts'
import * as trust from './trust.ts'
import * as views from './views.ts'
import * as where from './where.ts'

const es = {
  access: access.es,
  audit: audit.es,
  board: board.es,
  calendar: calendar.es,
  cities: cities.es,
  common: common.es,
  compare: compare.es,
  documents: documents.es,
  frame: frame.es,
  glossary: glossary.es,
  guide: guide.es,
  help: help.es,
  feed: feed.es,
  history: history.es,
  home: home.es,
  installation: installation.es,
  links: links.es,
  overwritten: overwritten.es,
  meeting: meeting.es,
  outline: outline.es,
  pairs: pairs.es,
  past: past.es,
  paste: paste.es,
  palette: palette.es,
  people: people.es,
  proof: proof.es,
  review: review.es,
  roadmap: roadmap.es,
  room: room.es,
  sample: sample.es,
  selection: selection.es,
  status: status.es,
  table: table.es,
  texts: texts.es,
  timeline: timeline.es,
  trust: trust.es,
  views: views.es,
  where: where.es,
}
const en: Like<typeof es> = {
  access: access.en,
  audit: audit.en,
  board: board.en,
  calendar: calendar.en,
  cities: cities.en,
  common: common.en,
  compare: compare.en,
  documents: documents.en,
  frame: frame.en,
  glossary: glossary.en,
  guide: guide.en,
  help: help.en,
  feed: feed.en,
  history: history.en,
  home: home.en,
  installation: installation.en,
  links: links.en,
  overwritten: overwritten.en,
  meeting: meeting.en,
  outline: outline.en,
  pairs: pairs.en,
  past: past.en,
  paste: paste.en,
  palette: palette.en,
  people: people.en,
  proof: proof.en,
  review: review.en,
  roadmap: roadmap.en,
  room: room.en,
  sample: sample.en,
  selection: selection.en,
  status: status.en,
  table: table.en,
  texts: texts.en,
  timeline: timeline.en,
  trust: trust.en,
  views: views.en,
  where: where.en,
}

export type Messages = Like<typeof es>
export const CATALOGUE: Readonly<Record<Language, Messages>> = { es: isolating(es), en: isolating(en) }
