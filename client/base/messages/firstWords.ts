// The words that come before the first rows of the plan, by section; `wordsPlugin.ts` builds a file of them, and one of all others, which
// comes after the first content. A test reads what is loaded first, and finds what is missing here.
export const FIRST_WORDS: Readonly<Record<string, 'all' | readonly string[]>> = {
  access: 'all',
  board: ['by', 'columnsBy', 'none'],
  calendar: ['agenda', 'month', 'next', 'nextYear', 'previous', 'previousYear', 'showDone', 'span', 'today', 'year'],
  cities: 'all',
  comments: ['open', 'openAndNew'],
  common: 'all',
  compare: 'all',
  documents: 'all',
  exporting: ['commands', 'itemSheet', 'verb'],
  frame: 'all',
  glossary: ['title'],
  guide: ['bring'],
  help: ['title'],
  history: ['away', 'moments', 'since', 'title'],
  home: ['title'],
  importing: ['open'],
  inbox: ['bell', 'title'],
  meeting: ['aSession', 'decisionStatuses', 'session'],
  pairs: 'all',
  palette: 'all',
  past: 'all',
  paste: ['copied', 'copiedCell', 'copiedCells', 'nothingAbove', 'readOnly'],
  roadmap: 'all',
  selection: ['all', 'asItWas', 'changed', 'count', 'none', 'select', 'undated'],
  settings: ['title'],
  status: 'all',
  subscription: ['subscribe'],
  table: 'all',
  texts: ['editedBy', 'reference', 'untitled'],
  timeline: ['dependencies', 'fit', 'today', 'zoom', 'zooms'],
  views: [
    'changedBy',
    'copyLink',
    'gone',
    'makeUsual',
    'menu',
    'mine',
    'mineNow',
    'modified',
    'noUsual',
    'none',
    'old',
    'remove',
    'removed',
    'rename',
    'revert',
    'save',
    'saveAs',
    'saved',
    'savedShared',
    'share',
    'shared',
    'sharedNow',
    'takenAway',
    'unshare',
    'usual',
    'usualNone',
    'usualNow',
    'whole',
  ],
  where: 'all',
}

/** Of a section's sentences, those that come first. */
export const isFirst = (section: string, key: string): boolean => {
  const first = FIRST_WORDS[section]
  return first === 'all' || (first?.includes(key) ?? false)
}
/** Its functions come first as a whole, where one of them does: a module is never taken apart. */
export const hasFirstFunctions = (section: string, sentences: object): boolean => {
  const first = FIRST_WORDS[section]
  return first === 'all' || (first?.some((key) => !Object.hasOwn(sentences, key)) ?? false)
}
