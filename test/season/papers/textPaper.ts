// What an imported text says: the rows of its draft, each hole where it was.
import { HEADS } from './constants.ts'
import type { On, Paper } from './frame.ts'
import type { ImportedText } from './importDraft.ts'
import { say, theirs } from './wanted.ts'

export const textPaper = ({ language }: On, { id, title, rows }: ImportedText): Paper => ({
  kind: say(HEADS.text[language]),
  title: say(title[language]),
  isDraft: true,
  facts: [],
  body: say(...rows.map((row, at) => say(String(at + 1), theirs(row, language)))),
  logs: [[id, title[language]]],
})
