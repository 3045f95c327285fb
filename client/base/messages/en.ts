// All messages in English.
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
import sentences from './en.json' with { type: 'json' }
import type { Messages } from './es.ts'
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
import * as links from './links.ts'
import * as meeting from './meeting.ts'
import * as mentions from './mentions.ts'
import * as outline from './outline.ts'
import outside from './outside.en.json' with { type: 'json' }
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

const en: Messages = withSentences(
  { ...outside, ...sentences },
  {
    access: access.en,
    administration: administration.en,
    audit: audit.en,
    board: board.en,
    brackets: brackets.en,
    calendar: calendar.en,
    comments: comments.en,
    compare: compare.en,
    dates: dates.en,
    documents: documents.en(sentences.status),
    frame: frame.en,
    glossary: glossary.en,
    guide: guide.en,
    exchange: exchange.en,
    exporting: exporting.en,
    feed: feed.en,
    files: files.en,
    history: history.en,
    home: home.en,
    importing: importing.en,
    earlier: earlier.en,
    inbox: inbox.en,
    installation: installation.en,
    links: links.en,
    overwritten: overwritten.en,
    meeting: meeting.en,
    mentions: mentions.en,
    outline: outline.en,
    pairs: pairs.en,
    past: past.en,
    paste: paste.en,
    palette: palette.en,
    people: people.en,
    proof: proof.en,
    reports: reports.en,
    review: review.en,
    roadmap: roadmap.en,
    room: room.en,
    secondFactor: secondFactor.en,
    selection: selection.en,
    settings: settings.en,
    status: status.en,
    table: table.en,
    texts: texts.en,
    timeline: timeline.en,
    tokens: tokens.en,
    trust: trust.en,
    undoing: undoing.en,
    views: views.en,
    webhooks: webhooks.en,
    where: where.en,
  },
)
export const WORDS: Messages = isolating(en)
