// All messages in Spanish. The type of English follows them, so a missing sentence does not compile.
import * as access from './access.ts'
import * as administration from './administration.ts'
import * as audit from './audit.ts'
import * as board from './board.ts'
import * as brackets from './brackets.ts'
import * as calendar from './calendar.ts'
import * as comments from './comments.ts'
import * as compare from './compare.ts'
import * as dates from './dates.ts'
import * as documents from './documents.ts'
import * as earlier from './earlier.ts'
import sentences from './es.json' with { type: 'json' }
import * as exchange from './exchange.ts'
import * as exporting from './exporting.ts'
import * as feed from './feed.ts'
import * as files from './files.ts'
import * as frame from './frame.ts'
import * as glossary from './glossary.ts'
import * as guide from './guide.ts'
import * as history from './history.ts'
import * as home from './home.ts'
import * as importing from './importing.ts'
import * as inbox from './inbox.ts'
import * as installation from './installation.ts'
import { isolating } from './isolating.ts'
import type { Like } from './like.ts'
import * as links from './links.ts'
import * as meeting from './meeting.ts'
import * as mentions from './mentions.ts'
import * as outline from './outline.ts'
import outside from './outside.es.json' with { type: 'json' }
import * as overwritten from './overwritten.ts'
import * as pairs from './pairs.ts'
import * as palette from './palette.ts'
import * as past from './past.ts'
import * as paste from './paste.ts'
import * as people from './people.ts'
import * as proof from './proof.ts'
import * as reports from './reports.ts'
import * as review from './review.ts'
import * as roadmap from './roadmap.ts'
import * as room from './room.ts'
import * as secondFactor from './secondFactor.ts'
import * as selection from './selection.ts'
import * as settings from './settings.ts'
import * as status from './status.ts'
import * as table from './table.ts'
import * as texts from './texts.ts'
import * as timeline from './timeline.ts'
import * as tokens from './tokens.ts'
import * as trust from './trust.ts'
import * as undoing from './undoing.ts'
import * as views from './views.ts'
import * as webhooks from './webhooks.ts'
import * as where from './where.ts'
import { withSentences } from './withSentences.ts'

const es = withSentences(
  { ...outside, ...sentences },
  {
    access: access.es,
    administration: administration.es,
    audit: audit.es,
    board: board.es,
    brackets: brackets.es,
    calendar: calendar.es,
    comments: comments.es,
    compare: compare.es,
    dates: dates.es,
    documents: documents.es(sentences.status),
    frame: frame.es,
    glossary: glossary.es,
    guide: guide.es,
    exchange: exchange.es,
    exporting: exporting.es,
    feed: feed.es,
    files: files.es,
    history: history.es,
    home: home.es,
    importing: importing.es,
    earlier: earlier.es,
    inbox: inbox.es,
    installation: installation.es,
    links: links.es,
    overwritten: overwritten.es,
    meeting: meeting.es,
    mentions: mentions.es,
    outline: outline.es,
    pairs: pairs.es,
    past: past.es,
    paste: paste.es,
    palette: palette.es,
    people: people.es,
    proof: proof.es,
    reports: reports.es,
    review: review.es,
    roadmap: roadmap.es,
    room: room.es,
    secondFactor: secondFactor.es,
    selection: selection.es,
    settings: settings.es,
    status: status.es,
    table: table.es,
    texts: texts.es,
    timeline: timeline.es,
    tokens: tokens.es,
    trust: trust.es,
    undoing: undoing.es,
    views: views.es,
    webhooks: webhooks.es,
    where: where.es,
  },
)
export type Messages = Like<typeof es>
export const WORDS: Messages = isolating(es)
