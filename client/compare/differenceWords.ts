// The words of an old value, and of its author: loaded with a comparison, because the plan without one does not need the words of the history.
export { creditName, doubtOf } from '../../shared/history/creditWords.ts'
export { fieldText } from '../../shared/history/fieldText.ts'
