// Messages needed before the first rows of the plan, by section; `wordsPlugin.ts` builds one file of them, and one of all others, loaded after the
// first content. A test reports keys missing here.
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

/** Sections of which only these sentences come first. */
export const isFirst = (section: string, key: string): boolean => {
  const first = FIRST_WORDS[section]
  return first === 'all' || (first?.includes(key) ?? false)
}
/** If one function of a module is needed first, the whole module is: modules are not split. */
export const hasFirstFunctions = (section: string, sentences: object): boolean => {
  const first = FIRST_WORDS[section]
  return first === 'all' || (first?.some((key) => !Object.hasOwn(sentences, key)) ?? false)
}
