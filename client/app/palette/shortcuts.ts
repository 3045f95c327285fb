// All keyboard shortcuts by screen: description and label.
import type { Messages } from '../../base/messages/catalogue.ts'

type Words = Messages['palette']
export const KEYS: readonly (readonly [
  group: keyof Words['groups'],
  keys: readonly (readonly [does: keyof Words['keyWords'], keys: string])[],
])[] = [
  [
    'anywhere',
    [
      ['palette', 'Ctrl K'],
      ['list', '?'],
      ['undo', 'Ctrl Z'],
      ['redo', 'Ctrl Shift Z'],
      ['difference', 'F8 · Shift F8'],
      ['commentHere', 'Alt C'],
    ],
  ],
  [
    'table',
    [
      ['move', '← ↑ → ↓'],
      ['type', 'A … Z · 0 … 9'],
      ['edit', 'Enter'],
      ['rename', 'F2'],
      ['range', 'Shift ← ↑ → ↓'],
      ['copyPaste', 'Ctrl C · Ctrl V'],
      ['fill', 'Ctrl D'],
      ['empty', 'Del'],
      ['panel', 'Space'],
      ['menu', 'Shift F10'],
      ['reorder', 'Alt Shift ↑ ↓'],
    ],
  ],
  [
    'selection',
    [
      ['select', 'Ctrl Space'],
      ['selectRange', 'Shift ↑ ↓'],
      ['selectAll', 'Ctrl A'],
      ['selectNone', 'Esc'],
    ],
  ],
  [
    'letters',
    [
      ['status', 'S'],
      ['lead', 'L'],
      ['due', 'D'],
      ['progress', 'P'],
      ['stream', 'W'],
      ['labels', 'T'],
      ['archive', 'A'],
      ['comment', 'C'],
      ['select', 'X'],
    ],
  ],
  [
    'timeline',
    [
      ['shiftBar', 'Alt ← →'],
      ['resizeBar', 'Alt Shift ← →'],
      ['lookAtToday', 'T'],
      ['fit', 'F'],
      ['labels', 'Shift T'],
      ['shiftFollowers', 'Shift F'],
    ],
  ],
  [
    'board',
    [
      ['card', '← ↑ → ↓'],
      ['moveCard', 'Alt ← ↑ → ↓'],
      ['menu', 'Shift F10'],
    ],
  ],
  [
    'calendar',
    [
      ['day', '← ↑ → ↓'],
      ['moveDue', 'Alt ← ↑ → ↓'],
    ],
  ],
  [
    'outline',
    [
      ['branch', '← →'],
      ['find', '0 … 9'],
      ['nest', 'Alt ← →'],
      ['reorder', 'Alt ↑ ↓'],
      ['menu', 'Shift F10'],
    ],
  ],
  [
    'writing',
    [
      ['toolbar', 'Alt F10'],
      ['findWords', 'Ctrl F'],
      ['replaceWords', 'Ctrl H'],
      ['typedFormats', '# · - · 1. · > · **…** · *…*'],
      ['nextFound', 'F3 · Shift F3'],
      ['linkTo', '@ · [['],
      ['clause', 'Ctrl Shift 6'],
      ['footnote', 'Ctrl Alt F'],
      ['putInBrackets', 'Alt B'],
      ['removeBrackets', 'Alt Shift B'],
      ['leaveNote', 'Ctrl Enter'],
      ['level', 'Tab · Shift Tab'],
      ['cell', 'Tab · Shift Tab'],
      ['leaveTable', 'Ctrl Enter'],
      ['term', 'F2'],
      ['confirmPair', 'Alt Enter'],
      ['nextThread', 'F8 · Shift F8'],
      ['leave', 'Esc'],
    ],
  ],
  ['report', [['nextReport', 'Alt ↓ · Alt ↑']]],
  [
    'past',
    [
      ['play', 'Space'],
      ['step', '→ · ←'],
      ['jump', 'Shift → · Shift ←'],
    ],
  ],
]

/** Single letters on an item. */
export const LETTERS = KEYS.flatMap(([group, keys]) => (group === 'letters' ? keys : []))
